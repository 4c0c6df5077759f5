"""Every text on every screen can be read in every theme, at 4.5 to 1 or more.

What is measured is what is rendered, after blending. The tour goes in a theme in which each colour
is a number, so that the rendered colours tell which of the theme's they are; those are looked up in
all themes. A colour that is none of the theme's is a fault. With `-m long` every screen is rendered
in every theme instead, which takes a minute or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

import tui.coach
from tests.tui.contrast import Pair, contrast, luminance, seen
from tests.tui.tour import coach, lived_in, tour
from tui.app import CoachApp
from tui.themes import coloured

CHOSEN = "input-selection-background"
"""Where an empty line is chosen half a cell has this colour: ground that is drawn, not a shape."""
MARKS = Theme("marks", primary="#010203")


def _numbers(variables: Mapping[str, str]) -> dict[str, Color]:
    """Return a colour for each colour of a theme; no two are the same."""
    names = [name for name, value in variables.items() if value.startswith("#")]
    return {name: Color.parse(f"#{number * 4099:06x}") for number, name in enumerate(names, 1)}


def _coloured(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a theme; in that of the marks the colours are numbers."""
    known = coloured(variables)
    if variables["primary"].lower() != MARKS.primary:
        return known
    return {**known, **{name: color.hex6 for name, color in _numbers(known).items()}}


@pytest.fixture(autouse=True)
def _no_other_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(tui.coach, "coloured", _coloured)
    monkeypatch.setattr(CoachApp, "_keep_theme", lambda *_: None)


def test_contrast_is_that_of_wcag() -> None:
    grey, white = Color.parse("#767676"), Color.parse("#ffffff")
    assert luminance(white) == pytest.approx(1)
    assert contrast(Pair(grey, white, True)) == pytest.approx(4.54, abs=0.01)
    assert contrast(Pair(white, Color.parse("#000000"), True)) == pytest.approx(21)


async def test_all_text_can_be_read_in_all_themes(tmp_path: Path) -> None:
    async with lived_in(tmp_path) as pilot:
        app = coach(pilot)
        app.register_theme(MARKS)
        app.theme = MARKS.name
        met = {pair: f"{name}: {text}" async for name in tour(pilot) for pair, text in shown(app)}
        names = {color: name for name, color in _numbers(app.get_css_variables()).items()}
        assert [text for pair, text in met.items() if not {*pair[:2]} <= names.keys()] == []
        assert len(met) > 20
        for theme in _themes(app):
            app.theme = theme
            assert _unreadable(met, names, app.get_css_variables()) == [], theme


def shown(app: CoachApp) -> Iterable[tuple[Pair, str]]:
    return [(pair, text[:30]) for pair, text in seen(app).items()]


def _unreadable(
    met: Mapping[Pair, str], names: Mapping[Color, str], theme: Mapping[str, str]
) -> list[str]:
    """Return what can't be read, given the names of the colours that were met and a theme."""
    lines = []
    for pair, text in met.items():
        front, back = names[pair.front], names[pair.back]
        found = contrast(Pair(Color.parse(theme[front]), Color.parse(theme[back]), pair.is_text))
        if found < pair.least and (pair.is_text or front != CHOSEN):
            lines.append(f"{found:.2f} {front} on {back} ({text})")
    return lines


@pytest.mark.long
async def test_all_screens_can_be_read_in_all_themes(tmp_path: Path) -> None:
    async with lived_in(tmp_path) as pilot:
        app = coach(pilot)
        async for name in tour(pilot):
            for theme in _themes(app):
                app.theme = theme
                await pilot.pause()
                chosen = Color.parse(app.theme_variables[CHOSEN])
                for pair, text in seen(app).items():
                    if pair.is_text or pair.front != chosen:
                        assert contrast(pair) >= pair.least, (theme, name, text)


def _themes(app: CoachApp) -> list[str]:
    """Return the names of the themes that have colours of their own."""
    known = app.available_themes
    return [each for each in app.themes_in_order() if each != MARKS.name and not known[each].ansi]
