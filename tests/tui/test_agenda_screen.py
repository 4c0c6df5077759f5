"""The agenda on the screen, and from there to the first advice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from storage.calendar_import import import_calendars, window_around
from tests.benchmarks import consultant
from tests.storage.calendar_reader import BUCHAREST, calendar
from tests.tui.interviewed import Coach, coach
from tests.tui.stores import session
from tests.tui.test_command_calendar import LUNCH, REVIEW, WEEKLY

SIZES = [(80, 24), (120, 36), (40, 12), (200, 60)]


def _import(folder: Path, *events: str, text: str = "") -> Path:
    path = folder / "mine.ics"
    path.write_text(text or calendar(*events), encoding="utf-8")
    opened = session(folder)
    assert opened.calendar_store
    today = opened.today()
    import_calendars(opened.calendar_store, [path], window_around(today, BUCHAREST), opened.now())
    return path


async def _agenda(found: Coach) -> None:
    await found.press("a")
    assert found.shown == "AgendaScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_the_meetings_ahead_by_day(tmp_path: Path, size: tuple[int, int]) -> None:
    _import(tmp_path, REVIEW, WEEKLY, LUNCH)
    async with coach(tmp_path, size=size) as found:
        await _agenda(found)
        await found.press("end")
        await found.press("home")
        text = " ".join(found.text.split())
        assert "Tuesday 8 December" in text
        assert "10:00" in text
        assert "Northwind" in text
        assert "Lunch" not in text
        assert "ana@northwind.example is invited" in " ".join(found.text.split())


async def test_an_empty_agenda_says_how_to_fill_it(tmp_path: Path) -> None:
    async with coach(tmp_path, "ro") as found:
        await _agenda(found)
        assert "breathing-room calendar import" in found.text
        await found.press("escape")
        assert found.shown == "HomeScreen"


async def test_one_key_corrects_and_one_shows_all(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW, LUNCH.replace("20261203", "20261204"))
    async with coach(tmp_path) as found:
        await _agenda(found)
        assert "Lunch" not in found.text
        await found.press("a")
        assert "Lunch" in found.text
        await found.press("home", "x")
        await found.press("a")
        assert "you said so" in " ".join(found.text.split())
        await found.press("x")
        assert "Lunch" not in found.text


async def test_enter_begins_with_the_facts_filled_in(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW)
    async with coach(tmp_path) as found:
        await _agenda(found)
        await found.press("enter")
        assert found.shown == "MeetingScreen"
        answers = found.interview.answers
        assert answers == {
            "client": "Northwind",
            "subject": "Campaign review",
            "starts_at": "2026-12-08T10:00:00+02:00",
            "minutes": 90,
            "format": "in_person",
            "repeats": "once",
        }


async def test_names_can_be_hidden(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW)
    async with coach(tmp_path) as found:
        await _agenda(found)
        await found.press("n")
        for name in ("Northwind", "Campaign", "ana@", "Lungă"):
            assert name not in found.text


async def test_a_decided_meeting_opens_its_decision(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW)
    opened = session(tmp_path)
    from tests.tui.test_command_calendar import ANSWERS

    opened.decide(opened.read(ANSWERS))
    async with coach(tmp_path) as found:
        await _agenda(found)
        assert "→ phone call" in found.text
        await found.press("enter")
        assert found.shown == "DecisionScreen"


async def test_hostile_names_are_shown_as_text(tmp_path: Path) -> None:
    hostile = REVIEW.replace("Campaign review", "[@click=app.quit]A[/] \x1b[2J [bold]").replace(
        "Str. Lungă 5", "[/] \u202e"
    )
    _import(tmp_path, hostile)
    async with coach(tmp_path) as found:
        await _agenda(found)
        assert "[@click=app.quit]A[/]" in found.text
        assert "\x1b" not in found.text


async def test_changed_calendars_are_read_again_behind_the_screen(tmp_path: Path) -> None:
    path = _import(tmp_path, REVIEW)
    path.write_text(calendar(REVIEW.replace("Campaign review", "Budget")), encoding="utf-8")
    async with coach(tmp_path) as found:
        await _agenda(found)
        for _ in range(200):
            await found.pilot.pause(0.05)
            if "Budget" in found.text:
                break
        assert "Budget" in found.text
        path.write_text(calendar(REVIEW.replace("Campaign review", "Offer")), encoding="utf-8")
        await found.press("r")
        for _ in range(200):
            await found.pilot.pause(0.05)
            if "Offer" in found.text:
                break
        assert "Offer" in found.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_long_agenda_opens_with_its_first_day(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    _import(tmp_path, text=consultant.year(date(2026, 6, 1)))
    async with coach(tmp_path, size=size) as found:
        await _agenda(found)
        await found.pilot.pause()
        assert "Thursday 3 December" in found.text


async def test_fifteen_keys_from_a_years_calendar_to_the_first_advice(tmp_path: Path) -> None:
    """From a fresh start with a consultant's year to advice on next week's longest meeting."""
    _import(tmp_path, text=consultant.year(date(2026, 6, 1)))
    async with coach(tmp_path) as found:
        pressed = 0

        async def press(key: str) -> None:
            nonlocal pressed
            pressed += 1
            await found.press(key)

        for key in ("a", "l", "enter"):
            await press(key)
        assert found.shown == "MeetingScreen"
        longest = found.interview.answers
        assert (longest["minutes"], longest["starts_at"][:10]) == (120, "2026-12-07")
        while found.shown != "AdviceScreen" and pressed < 20:
            for key in _next_keys(found):
                await press(key)
        assert found.shown == "AdviceScreen"
        assert pressed <= 15


def _next_keys(found: Coach) -> tuple[str, ...]:
    """What a person presses who reads: an option of each question, and on."""
    if found.shown == "MeetingScreen":
        return ("enter",) if "format" in found.interview.answers else ("2",)
    if found.shown != "QuestionScreen":
        return ("enter",)
    # Where minutes are asked for a digit is typed; the arrow goes to the quick picks.
    return ("down", "enter") if found.interview.place.question == "minutes_needed" else ("2",)


async def test_leaving_what_was_only_looked_at_leaves_nothing_unfinished(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW)
    async with coach(tmp_path) as found:
        await _agenda(found)
        await found.press("enter", "escape")
        assert found.shown == "AgendaScreen"
        assert found.app.session.unfinished.read() is None


async def test_a_correction_can_be_taken_back(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW)
    async with coach(tmp_path) as found:
        await _agenda(found)
        assert "take it back" not in found.text
        await found.press("x")
        assert "Northwind" not in found.text
        assert "take it back" in found.text
        await found.press("u")
        assert "Northwind" in found.text
        assert "take it back" not in found.text
