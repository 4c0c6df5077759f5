"""Every screen in every window: nothing cut, nothing hidden, nothing over something else.

The window changes its size while the app runs, as a window does, at each stop of the tour. At
40x12 all that does not fit can be scrolled to. Without colour the same characters are to be seen.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

import tui.screens
from content.words import languages
from tests.tui.layout import faults
from tests.tui.tour import coach, journey, lived_in, tour
from tui.app import CoachApp
from tui.screens.base import CoachScreen

SMALL = (40, 12)
SIZES = (SMALL, (120, 36), (200, 60), (80, 24))
THEMES = ("night", "ansi-dark")


@pytest.fixture(autouse=True)
def _in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(CoachApp, "_keep_theme", lambda *_: None)


async def test_nothing_is_cut_or_hidden_as_the_window_changes(tmp_path: Path) -> None:
    wrong: list[str] = []
    async with lived_in(tmp_path) as pilot:
        async for stop in journey(pilot):
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                wrong += [f"{stop} at {size}: {fault}" for fault in faults(pilot.app.screen)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", languages())
async def test_nothing_is_cut_or_hidden_in_a_small_window(language: str, tmp_path: Path) -> None:
    wrong: list[str] = []
    seen: set[type] = set()
    async with lived_in(tmp_path, language, SMALL) as pilot:
        async for stop in tour(pilot):
            await pilot.pause()
            seen.add(type(pilot.app.screen))
            wrong += [f"{stop}: {fault}" for fault in faults(pilot.app.screen)]
    assert not wrong, "\n".join(wrong)
    assert {each.__name__ for each in _every_screen() - seen} == set()


def _every_screen() -> set[type]:
    """Return the screens that there are: what no other is made from."""
    for module in iter_modules(tui.screens.__path__):
        import_module(f"tui.screens.{module.name}")
    kinds: list[type] = [CoachScreen]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {
        kind for kind in kinds if not kind.__subclasses__() and "tui.screens" in kind.__module__
    }


async def test_nothing_is_said_by_colour_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    night, ansi = THEMES
    coloured = {stop: text(app) async for stop, app in _seen(tmp_path / "coloured", night)}
    monkeypatch.setenv("NO_COLOR", "1")
    plain: dict[str, list[str]] = {}
    async for stop, app in _seen(tmp_path / "plain", ansi):
        plain[stop] = text(app)
        assert _hues(app) == set(), stop
    for stop in coloured:
        assert plain[stop] == coloured[stop], stop


async def _seen(folder: Path, theme: str) -> AsyncIterator[tuple[str, CoachApp]]:
    """Go the journey in a theme."""
    async with lived_in(folder) as pilot:
        pilot.app.theme = theme
        async for stop in journey(pilot):
            yield stop, coach(pilot)


def text(app: CoachApp) -> list[str]:
    """Return what is on the screen, whatever the theme is called."""
    lines = (strip.text for strip in app.screen._compositor.render_strips())
    return [" ".join(re.sub("|".join(THEMES), "", line).split()) for line in lines]


def _hues(app: CoachApp) -> set[str]:
    """Return the colours on the screen that are more than light and dark."""
    return {
        color.get_truecolor().hex
        for strip in app.screen._compositor.render_strips()
        for _, style, _ in strip
        for color in ((style.color, style.bgcolor) if style else ())
        if color is not None and len(set(color.get_truecolor())) > 1
    }
