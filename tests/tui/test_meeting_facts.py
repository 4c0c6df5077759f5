"""What a meeting of the calendar tells an interview, and what it leaves to be asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from content.decision import Known
from content.meetings import Meeting
from tests.storage.calendar_reader import BUCHAREST
from tui.calendars.meeting_facts import facts, form_of

START = datetime(2026, 12, 8, 10, tzinfo=BUCHAREST)
TRAVEL = {"travel_minutes": Known(40, date(2026, 11, 1))}


def _meeting(**changed: Any) -> Meeting:
    usual = {
        "uid": "a",
        "recurrence_id": "",
        "starts_at": START,
        "minutes": 60,
        "subject": "Review",
    }
    return Meeting(**{**usual, **changed})


@pytest.mark.parametrize(
    ("told", "form"),
    [
        ({"location": "Str. Lungă 5"}, "in_person"),
        ({"location": "https://example.com/room"}, "video"),
        ({"location": "Str. Lungă 5", "video": True}, "video"),
        ({"location": "tel:+40 21 555"}, "phone"),
        ({"location": "+40 21 555 0100"}, "phone"),
        ({}, ""),
    ],
)
def test_how_it_is_held(told: dict[str, Any], form: str) -> None:
    assert form_of(_meeting(**told)) == form


def test_travel_comes_from_the_last_answer_where_there_is_a_place() -> None:
    placed = facts(_meeting(location="Str. Lungă 5"), "Acme", TRAVEL)
    assert (placed["format"], placed["travel_minutes"]) == ("in_person", 40)
    assert "travel_minutes" not in facts(_meeting(), "Acme", TRAVEL)
    assert "travel_minutes" not in facts(_meeting(location="Str. Lungă 5"), "Acme", {})


@pytest.mark.parametrize(
    ("told", "minutes"),
    [
        ({"minutes": 5}, 5),
        ({"minutes": 4}, None),
        ({"minutes": 720}, 720),
        ({"minutes": 721}, None),
        ({"minutes": 1440, "all_day": True}, None),
    ],
)
def test_a_length_that_no_interview_takes_is_asked_for(
    told: dict[str, Any], minutes: int | None
) -> None:
    assert facts(_meeting(**told), "Acme", {}).get("minutes") == minutes


def test_one_of_a_series_repeats_as_the_calendar_has_it() -> None:
    assert facts(_meeting(recurs=True), "Acme", {})["repeats"] == "calendar"
    assert facts(_meeting(), "Acme", {})["repeats"] == "once"


def test_what_is_too_long_for_an_answer_is_cut() -> None:
    found = facts(_meeting(subject="x" * 300), "y" * 300, {})
    assert (len(found["subject"]), len(found["client"])) == (200, 120)
