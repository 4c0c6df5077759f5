"""What goes out as a calendar reads back as what it was, whatever the names contain."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from content.meetings import Person
from content.plain_text import clean
from storage.ics_write import COUNTER, PUBLISH, REQUEST, Entry, calendar_text
from tests.storage.calendar_reader import BUCHAREST, read
from tests.storage.fuzzing import fuzzed

NOW = datetime(2026, 11, 24, 9, tzinfo=BUCHAREST)
START = datetime(2026, 12, 1, 10, tzinfo=BUCHAREST)
ANA = Person("ana@northwind.example", "Ana Pop")
MARA = Person("mara@studio.example", "Mara")
HOSTILE = (
    'Evil"\r\nATTENDEE:mailto:x@y.example',
    "a\nEND:VEVENT\nBEGIN:VEVENT",
    "\x1b]52;c;AA==\x07",
    "\u202eexe.gpj",
    "; \\, : ^n ^'",
    "\ud800",
    "é" * 90,
    "",
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=120))


def _entry(**changed: object) -> Entry:
    usual = {
        "uid": "one",
        "starts_at": START,
        "minutes": 30,
        "subject": "Review",
        "location": "By phone",
        "description": "Dear Ana,\n\nlet us speak.",
        "sequence": 3,
        "organizer": MARA,
        "people": (MARA, ANA),
        "own_address": MARA.address,
    }
    return Entry(**{**usual, **changed})  # type: ignore[arg-type]


def _event(text: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    (event,) = calendar.events
    return event


def test_an_invitation() -> None:
    text = calendar_text(REQUEST, [_entry()], NOW)
    event = _event(text)
    assert b"METHOD:REQUEST" in text
    assert (event["UID"], event["SEQUENCE"]) == ("one", 3)
    assert event.start == START
    assert event.end == START + timedelta(minutes=30)
    assert event["ORGANIZER"] == "mailto:mara@studio.example"
    parts = {str(each): each.params["PARTSTAT"] for each in event["ATTENDEE"]}
    assert parts == {
        "mailto:mara@studio.example": "ACCEPTED",
        "mailto:ana@northwind.example": "NEEDS-ACTION",
    }
    assert "RECURRENCE-ID" not in event


def test_a_single_occurrence_is_named() -> None:
    event = _event(calendar_text(COUNTER, [_entry(recurrence_id="20261201T080000Z")], NOW))
    assert event["RECURRENCE-ID"].dt == datetime(2026, 12, 1, 8, tzinfo=UTC)
    event = _event(calendar_text(COUNTER, [_entry(recurrence_id="20261201")], NOW))
    assert event["RECURRENCE-ID"].dt == date(2026, 12, 1)


def test_what_is_published_names_nobody() -> None:
    event = _event(calendar_text(PUBLISH, [_entry()], NOW))
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event


def test_a_reminder_lasts_a_day_and_leaves_it_free() -> None:
    entry = _entry(starts_at=date(2026, 12, 8), busy=False, reminds=True)
    event = _event(calendar_text(PUBLISH, [entry], NOW))
    assert (event.start, event.end) == (date(2026, 12, 8), date(2026, 12, 9))
    assert event["TRANSP"] == "TRANSPARENT"
    (alarm,) = event.alarms.times
    assert alarm.trigger.replace(tzinfo=None) == datetime(2026, 12, 8, 9)


def test_our_own_importer_reads_it() -> None:
    found = read(calendar_text(REQUEST, [_entry(), _entry(uid="two")], NOW))
    assert found.starts == ["2026-12-01T08:00:00+00:00"] * 2
    assert found.series[0]["versions"][0]["people"][1]["name"] == "Ana Pop"


def test_a_backslash_before_an_n_is_no_end_of_a_line() -> None:
    event = _event(calendar_text(PUBLISH, [_entry(subject=r"C:\New, a;b \N \n")], NOW))
    assert str(event["SUMMARY"]) == r"C:\New, a;b \N \n"


@fuzzed
@given(texts, texts, texts, texts, st.sampled_from([REQUEST, COUNTER, PUBLISH]))
def test_hostile_names_stay_where_they_belong(
    subject: str, place: str, name: str, address: str, method: str
) -> None:
    people = (Person(address, name), ANA)
    entry = _entry(uid=subject, subject=subject, location=place, description=place, people=people)
    text = calendar_text(method, [entry], NOW)
    lines = text.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert not any(byte < 0x20 or byte == 0x7F for line in lines for byte in line)
    begun = [line for line in lines if line.startswith((b"BEGIN:", b"END:"))]
    assert begun == [b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"END:VCALENDAR"]
    event = _event(text)
    assert str(event["SUMMARY"]) == clean(subject)
    assert str(event.get("LOCATION", "")) == clean(place)
    if method != PUBLISH:
        assert len(event["ATTENDEE"]) == 2
        assert str(event["ATTENDEE"][1]) == "mailto:ana@northwind.example"
