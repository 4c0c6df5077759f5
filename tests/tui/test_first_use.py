"""A first use, replayed in a real terminal: every screen is the one that was recorded.

Where one differs, `python -m tests.tui.first_use` records them anew: look at them, then keep them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from content.words import languages
from storage.repository import Repository
from tests.tui import first_use
from tests.tui.terminal import terminal

if TYPE_CHECKING:
    from pathlib import Path

each_language = pytest.mark.parametrize("language", languages())


@each_language
def test_every_screen_is_the_one_that_was_recorded(tmp_path: Path, language: str) -> None:
    variables = first_use.surroundings(tmp_path, language)
    with terminal([], variables, first_use.COLUMNS, first_use.LINES) as window:
        for step, (named, screen) in zip(
            first_use.steps(), first_use.screens(language), strict=True
        ):
            window.press(*step.keys)
            first_use.wait_for_screen(window, screen, named)
        window.press("ctrl+q")
        assert window.wait_for_end() == 0
    now = datetime.fromisoformat(variables["BREATHING_ROOM_NOW"])
    (decision,) = Repository(tmp_path / "data", "reader", lambda: now).decisions()
    assert (decision.client, decision.tactic, decision.minutes_freed) == (
        "Acme Design",
        "phone_call",
        40,
    )
    assert decision.state == "proposed"


@each_language
def test_the_recording_is_of_these_keys_in_a_small_window(language: str) -> None:
    recorded = first_use.screens(language)
    assert [named for named, _ in recorded] == [
        first_use.heading(number, step) for number, step in enumerate(first_use.steps(), 1)
    ]
    for named, screen in recorded:
        lines = screen.split("\n")
        assert len(lines) == first_use.LINES, named
        assert max(map(len, lines)) <= first_use.COLUMNS, named


def test_a_screen_that_differs_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_use, "PATIENCE_SECONDS", 0.1)
    with terminal(["week"], first_use.surroundings(tmp_path, "en")) as window:
        window.wait_for_end()
        with pytest.raises(
            AssertionError, match=r"(?s)here\n--- recorded\n.*-nothing\n.*\+  0 min"
        ):
            first_use.wait_for_screen(window, "nothing", "here")
