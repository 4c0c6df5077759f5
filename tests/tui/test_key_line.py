"""The line of keys is as high as what it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui import stores
from tui.screens.home import HomeScreen
from tui.widgets.key_line import KeyLine


async def test_a_key_that_comes_unannounced_gets_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is not told that its keys have changed, and the line is merely drawn anew."""
    silent = {"history", "undo", "settings", "agenda", "names"}
    told = HomeScreen.check_action

    def check_action(self: HomeScreen, action: str, parameters: tuple[object, ...]) -> bool | None:
        return False if action in silent else told(self, action, parameters)

    monkeypatch.setattr(HomeScreen, "check_action", check_action)
    async with stores.app(tmp_path).run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        line = pilot.app.screen.query_one(KeyLine)
        before = line.content_size.height
        silent.clear()
        line.refresh()
        await pilot.pause()
        await pilot.pause()
        assert line.content_size.height > before
        assert line.content_size.height == len(str(line.render()).splitlines())
