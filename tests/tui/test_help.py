"""Help and the palette: every key with its word, every figure explained, everything found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from content.words import languages, words_in
from tests.tui import stores
from tests.tui.interviewed import HOSTILE, coach

if TYPE_CHECKING:
    from pathlib import Path

AHEAD = "2026-12-10T10:00:00+02:00"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "Keys here",
                "h history",
                "n hide names",
                "Keys everywhere",
                "Ctrl+Q quit; everything is kept",
                "[ ] time that really came free",
                "██│ more than the meeting as it was",
                "taken as planned you said that it went as planned",
                "not known past for more than fourteen days",
            ),
        ),
        (
            "ro",
            (
                "Taste aici",
                "h istoric",
                "[ ] timp care chiar s-a eliberat",
                "mutat întâlniri reprogramate",
            ),
        ),
    ],
)
async def test_keys_drawings_and_figures(
    tmp_path: Path, language: str, expected: tuple[str, ...]
) -> None:
    async with coach(tmp_path, language, (120, 60)) as found:
        await found.press("question_mark")
        text = " ".join(found.text.split())
        assert [part for part in expected if part not in text] == []
        await found.press("question_mark")
        assert found.shown == "HomeScreen"


async def test_the_keys_are_those_of_the_screen_that_asks(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(120, 60)) as found:
        await found.press("h", "question_mark")
        text = " ".join(found.text.split())
        assert "/ search" in text
        assert "w what sticks" in text
        await found.press("escape")
        assert found.shown == "HistoryScreen"


async def test_help_can_be_read_to_its_end_in_a_small_window(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(40, 12)) as found:
        await found.press("question_mark")
        seen = ""
        for _ in range(14):
            await found.press("pagedown")
            seen += found.text
        assert "fourteen" in seen
        assert "travel" in seen


@pytest.mark.parametrize("language", languages())
async def test_every_key_that_is_shown_has_a_word(tmp_path: Path, language: str) -> None:
    made = tuple(stores.worked_example())
    keys = words_in(language).find("app.keys")
    async with coach(tmp_path, language, decisions=made) as found:
        for opens in ("", "escape", "h", "w", "escape", "c", "escape", "enter", "escape"):
            if opens:
                await found.press(opens)
            for active in found.app.screen.active_bindings.values():
                binding = active.binding
                if binding.show and binding.id and active.enabled:
                    name = binding.group.description if binding.group else binding.id
                    screen, _, word = name.partition(".")
                    assert word in keys[screen], (found.shown, name)


async def test_the_palette_does_what_a_key_does(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        await found.press("ctrl+p", *"history", "enter")
        await found.pilot.pause()
        assert found.shown == "HistoryScreen"


async def test_the_palette_finds_a_client_without_marks(tmp_path: Path) -> None:
    made = stores.decision(1, starts_at=AHEAD, client="Dunărea Print")
    async with coach(tmp_path, "ro", decisions=(made,)) as found:
        await found.press("ctrl+p", *"dunarea", "enter")
        await found.pilot.pause()
        assert found.shown == "HistoryScreen"
        assert "Dunărea Print · toate căile" in found.text


async def test_the_palette_changes_the_colours_and_goes_back(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        await found.press("ctrl+p", *"colours day", "enter")
        await found.pilot.pause()
        assert found.app.theme == "day"
        await found.press("ctrl+p", "ctrl+p", *"nothing of the kind", "enter")
        assert "Nothing fits." in found.text
        await found.press("escape")
        assert found.shown == "HomeScreen"


async def test_hidden_names_are_not_in_the_palette(tmp_path: Path) -> None:
    made = stores.decision(1, starts_at=AHEAD, client="Acme")
    async with coach(tmp_path, decisions=(made,)) as found:
        await found.press("n", "ctrl+p", *"acme")
        assert "Nothing fits." in found.text


async def test_hostile_names_in_the_palette(tmp_path: Path) -> None:
    made = tuple(
        stores.decision(number, starts_at=AHEAD, client=name) for number, name in enumerate(HOSTILE)
    )
    async with coach(tmp_path, decisions=made) as found:
        await found.press("ctrl+p", "pagedown", "pagedown")
        assert all(len(line) <= 80 for line in found.text.splitlines())
        assert "\x1b" not in found.text
        await found.press(*"quit", "x")
        assert found.shown == "PaletteScreen"
