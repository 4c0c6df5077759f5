"""The interview in a real terminal: a power cut in the middle, and gone on with after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from content.words import words_in
from tests.tui.terminal import Terminal, terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", ["en", "ro"])
def test_killed_midway_it_goes_on_at_the_same_question(tmp_path: Path, language: str) -> None:
    words = words_in(language)
    variables = surroundings(tmp_path, language)
    with terminal([], variables) as window:
        window.wait_for(words("home.invitation"))
        window.press("enter")
        window.wait_for(words("questions.subject.label"))
        fill_in(window)
        window.wait_for(words("interview.number", number=1, usual=6))
        window.press("3")
        window.wait_for(words("questions.major_business.ask"))
        window.press("2")
        window.wait_for(words("questions.reason.ask"))
        window.kill()
    with terminal([], variables) as window:
        window.wait_for(words("home.waiting.title"))
        window.press("1", "enter")
        window.wait_for(words("questions.reason.ask"))
        window.press("r")
        window.wait_for(words("questions.client_rank.option.middle"))
        assert "Ștefan & Fiii" in window.text
        window.press("ctrl+q")
        assert window.wait_for_end() == 0


def test_typed_ahead_all_goes_where_it_was_meant(tmp_path: Path) -> None:
    form = ("Acme", "budget", "10 dec 14", "1h", "2", "1")
    words = words_in("en")
    with terminal([], surroundings(tmp_path, "en")) as window:
        window.wait_for(words("home.invitation"))
        window.press("enter")
        window.wait_for(words("interview.meeting.title"))
        window.press("".join(f"{each}\r" for each in form) + "321y" + "Ioana\r" + "ny")
        window.wait_for(words("check.title"))
        for said in ("Acme", "budget", "Thu 10 December, 14:00", "1 h", "Midway", "Ioana"):
            assert said in window.text


def fill_in(window: Terminal) -> None:
    """Fill in the meeting's form."""
    window.press("Ștefan & Fiii", "enter", "campanie", "enter")
    window.press("10 dec 14", "enter", "1h", "enter", "2", "enter", "1", "enter")


def surroundings(folder: Path, language: str) -> dict[str, str]:
    return {
        "BREATHING_ROOM_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "BREATHING_ROOM_CONFIG": str(folder / "config"),
        "BREATHING_ROOM_LANG": language,
        "BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00",
        "TZ": "Europe/Bucharest",
    }
