"""Still so? What is known of a client is kept with one key, or changed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from content.words import words_in
from tests.tui import stores
from tests.tui.interviewed import FACTS, IN_PERSON, coach, know
from tui.widgets.known_rows import KnownLine

if TYPE_CHECKING:
    from pathlib import Path

KNOWN: dict[str, Any] = {
    "client_rank": "middle",
    "major_business": False,
    "phone_welcome": "yes",
    "client_flexible": True,
}


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_enter_keeps_all_that_is_known(tmp_path: Path, language: str) -> None:
    know(tmp_path, **KNOWN)
    words = words_in(language)
    async with coach(tmp_path, language) as at:
        await at.ask(IN_PERSON)
        assert at.shown == "KnownScreen"
        assert words("interview.known.title") in at.text
        await at.press("enter")
        assert {each: at.interview.answers[each] for each in KNOWN} == KNOWN
        assert at.interview.place.question == "reason"
        assert words("interview.number", number=1, usual=4) in at.text


async def test_a_number_changes_one_in_its_place(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    async with coach(tmp_path) as at:
        await at.ask(IN_PERSON)
        await at.press("1")
        assert "1 ✓" not in at.text
        assert "3 ✓ Midway" in at.text
        assert "Enter take it" in at.prose
        await at.press("2")
        assert "Before most" in at.text
        assert "changed now" in at.text
        await at.press("3", "down", "enter", "enter")
        assert at.interview.answers["client_rank"] == "upper"
        assert at.interview.answers["phone_welcome"] == "unsure"
        assert at.interview.answers["major_business"] is False


async def test_esc_leaves_the_open_answer_as_it_is(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    async with coach(tmp_path) as at:
        await at.ask(IN_PERSON)
        await at.press("1", "escape")
        assert at.shown == "KnownScreen"
        assert "Enter all still so" in at.prose
        await at.press("escape")
        assert at.shown == "MeetingScreen"


async def test_back_from_the_first_question_returns_to_what_is_known(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    async with coach(tmp_path) as at:
        await at.ask(IN_PERSON)
        await at.press("1", "1", "enter")
        assert at.interview.place.question == "reason"
        await at.press("escape")
        assert at.shown == "KnownScreen"
        assert "Among the first" in at.text
        assert "changed now" in at.text


async def test_a_call_is_not_spoken_of_where_nobody_travels(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    async with coach(tmp_path) as at:
        await at.ask(FACTS)
        assert "Glad of a call" not in at.text


async def test_what_is_older_than_ninety_days_is_asked_afresh(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    app = stores.app(tmp_path)
    app.session.environment.variables["BREATHING_ROOM_NOW"] = "2027-01-11T09:00:00+02:00"  # type: ignore[index]
    async with app.run_test() as pilot:
        app.start_interview(FACTS)
        await pilot.pause()
        await pilot.press("enter")
        assert type(app.screen).__name__ == "QuestionScreen"


async def test_another_client_has_a_page_of_its_own(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    know(tmp_path, "Acme", client_rank="top")
    async with coach(tmp_path) as at:
        await at.ask(FACTS)
        await at.press("enter", "r", "enter", "ctrl+u", *"Acme", "enter")
        assert at.shown == "KnownScreen"
        assert "Among the first" in at.text


async def test_by_mouse(tmp_path: Path) -> None:
    know(tmp_path, **KNOWN)
    async with coach(tmp_path) as at:
        await at.ask(IN_PERSON)
        first = at.app.screen.query(KnownLine)[0]
        await at.pilot.click(first)
        assert "3 ✓ Midway" in at.text
        await at.pilot.click(first)
        assert "3 ✓ Midway" not in at.text
        await at.pilot.click(first)
        await at.pilot.click("OptionPick", offset=(6, 0))
        await at.pilot.pause()
        assert "changed now" in at.text


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_a_small_window_loses_nothing(tmp_path: Path, language: str) -> None:
    know(tmp_path, **KNOWN)
    words = words_in(language)
    async with coach(tmp_path, language, size=(40, 12)) as at:
        await at.ask(IN_PERSON)
        seen = ""
        for _ in range(6):
            seen += " " + at.prose
            await at.press("pagedown")
        for each in KNOWN:
            assert words(f"questions.{each}.label") in seen
        assert words("interview.known.private").split()[-1] in seen
        await at.press("4", "2")
        assert words("interview.known.changed") in at.prose
