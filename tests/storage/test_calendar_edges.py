"""Odd corners of calendars, read in this process: each is used as it is meant, or named."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from storage.ics_lines import text
from storage.ics_window import Window
from tests.storage.calendar_reader import BUCHAREST, calendar, read

START = "DTSTART;TZID=Europe/Bucharest:20261201T100000\nDURATION:PT1H"
DAY = "DTSTART;VALUE=DATE:20261201"
END_OF_TIME = Window(date(9999, 12, 1), date(9999, 12, 31), ZoneInfo("America/New_York"))


def one(event: str, zones: str = "") -> str:
    return calendar(f"UID:odd\nSUMMARY:Odd\n{event}", zones=zones)


REFUSED = {
    "too_often": [
        f"{START}\nRRULE:FREQ=SECONDLY",
        f"{START}\nRRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))}"
        f";BYMINUTE={','.join(map(str, range(60)))}",
    ],
    "bad_rule": [
        f"{START}\nRRULE:COUNT=3",
        f"{START}\nRRULE:FREQ=WEEKLY;WKST=XX",
        f"{START}\nRRULE:FREQ=WEEKLY;BYDAY=0MO",
    ],
    "other_calendar": [f"{START}\nRRULE:FREQ=YEARLY;RSCALE=CHINESE"],
    "moves_days": [f"{START}\nRRULE:FREQ=MONTHLY;SKIP=BACKWARD"],
    "too_many_steps": ["DTSTART:00010101T000000Z\nRRULE:FREQ=DAILY"],
    "too_many_occurrences": ["DTSTART:20261201T000000Z\nRRULE:FREQ=HOURLY"],
    "exrule": [f"{START}\nEXRULE:FREQ=DAILY"],
    "bad_period": [
        f"{START}\nRDATE;VALUE=PERIOD:20261201T100000Z",
        f"{START}\nRDATE;VALUE=PERIOD:20261201T100000Z/20261202",
    ],
    "bad_end": ["DTSTART:20261201T100000Z\nDTEND;VALUE=DATE:20261202"],
    "ends_before_start": ["DTSTART:20261201T100000Z\nDTEND:20261201T090000Z"],
    "too_long": ["DTSTART:19500101T100000Z\nDTEND:20261201T090000Z"],
    "twice": [f"{START}\nDTSTART:20261202T100000Z"],
    "too_many_dates": [
        f"{START}\nRDATE:{'20261201T100000Z,' * 9_000}",
        f"{START}\n" + f"EXDATE:{'20261201T100000Z,' * 900}\n" * 12,
    ],
}


@pytest.mark.parametrize(
    ("why", "event"), [(why, event) for why, events in REFUSED.items() for event in events]
)
def test_what_can_t_be_used_is_named(why: str, event: str) -> None:
    found = read(one(event))
    assert found.reasons == [why]
    assert found.series == []


def first_version(event: str) -> dict[str, object]:
    (series,) = read(one(event)).series
    version: dict[str, object] = series["versions"][0]
    return version


def test_rooms_and_resources_are_no_people_and_the_people_are_not_without_end() -> None:
    guests = "\n".join(f"ATTENDEE:mailto:guest{number}@acme.example" for number in range(500))
    room = "ATTENDEE;CUTYPE=ROOM:mailto:room@acme.example"
    alone, crowd = first_version(f"{START}\n{room}"), first_version(f"{START}\n{guests}")
    assert alone["people"] == []
    people = crowd["people"]
    assert isinstance(people, list)
    assert 0 < len(people) < 500


@pytest.mark.parametrize(
    "line",
    [
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example/1",
        "DESCRIPTION:Join at https://zoom.us/j/123456",
        "LOCATION:https://meet.google.com/abc-defg-hij",
    ],
)
def test_a_link_to_a_call_makes_it_a_video_meeting(line: str) -> None:
    assert first_version(f"{START}\n{line}")["video"] is True
    assert first_version(f"{START}\nDESCRIPTION:Bring the figures")["video"] is False


def test_one_that_outlook_calls_free_keeps_nobody_busy() -> None:
    free = first_version(f"{START}\nX-MICROSOFT-CDO-BUSYSTATUS:FREE")
    busy = first_version(f"{START}\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY")
    assert (free["busy"], busy["busy"]) == (False, True)


def zone(name: str, *lines: str) -> str:
    """A zone two hours east all year, with more lines in it."""
    standard = [
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0200",
        *lines,
        "END:STANDARD",
    ]
    body = "\n".join(["BEGIN:VTIMEZONE", f"TZID:{name}", *standard, "END:VTIMEZONE"])
    return f"{body}\n"


HERE = "DTSTART;TZID=Our office:20261201T100000\nDURATION:PT1H"


@pytest.mark.parametrize(
    "line", ["X-COMMENT:plain", "RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1SU", "RDATE:19710101T000000"]
)
def test_a_zone_that_the_file_defines_is_followed(line: str) -> None:
    assert read(one(HERE, zone("Our office", line))).starts == ["2026-12-01T08:00:00+00:00"]


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=YEARLY;INTERVAL=0",
        "DTSTART:99990101T000000",
        f"RDATE:{','.join(['19710101T000000'] * 600)}",
        "TZOFFSETTO:nowhere",
    ],
)
def test_a_zone_that_can_t_be_followed_is_unknown(line: str) -> None:
    assert read(one(HERE, zone("Our office", line))).reasons == ["unknown_zone"]


def test_a_zone_without_a_name_or_of_another_name_is_none_of_ours() -> None:
    nameless = zone("x").replace("TZID:x\n", "")
    assert read(one(HERE, nameless)).reasons == ["unknown_zone"]


def test_a_zone_that_says_whose_copy_it_is_is_that_one() -> None:
    copy = zone("Our office").replace(
        "BEGIN:STANDARD", "X-LIC-LOCATION:Europe/Bucharest\nBEGIN:STANDARD"
    )
    summer = HERE.replace("20261201", "20260701")
    assert read(one(summer, copy)).starts == ["2026-07-01T07:00:00+00:00"]


def test_a_whole_day_of_a_series_may_be_moved_to_an_hour() -> None:
    moved = "RECURRENCE-ID;VALUE=DATE:20261202\nDTSTART:20261202T100000Z\nDURATION:PT1H"
    found = read(
        calendar(
            f"UID:days\n{DAY}\nRRULE:FREQ=DAILY;COUNT=3",
            f"UID:days\n{moved}",
        )
    )
    assert found.starts == ["2026-12-01", "2026-12-02T10:00:00+00:00", "2026-12-03"]


def test_more_occurrences_than_a_calendar_holds_are_refused_as_one() -> None:
    hours = ",".join(map(str, range(8, 20)))
    often = f"{START}\nRRULE:FREQ=DAILY;BYHOUR={hours}"
    assert read(one(often), Window(date(2026, 1, 1), date(2036, 1, 1), BUCHAREST)).reasons == [
        "too_many_occurrences"
    ]


def test_a_day_that_is_moved_to_another_takes_later_ones_along() -> None:
    moved = "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20261202\nDTSTART;VALUE=DATE:20261203"
    days = f"UID:days\n{DAY}\nRRULE:FREQ=WEEKLY;BYDAY=TU,WE;COUNT=4"
    found = read(calendar(days, f"UID:days\n{moved}"))
    assert found.starts == ["2026-12-01", "2026-12-03", "2026-12-09", "2026-12-10"]


def test_a_series_that_ended_before_the_window_has_nothing_in_it() -> None:
    old = "DTSTART:20200101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20200201T000000Z"
    found = read(one(old))
    assert (found.series, found.reasons) == ([], [])
    assert found.result.outside == 1


def test_the_ends_of_time_are_in_no_window() -> None:
    late = "DTSTART:99991231T235959Z\nDURATION:PT1H"
    found = read(one(late), END_OF_TIME)
    assert found.reasons == []
    early = "DTSTART;VALUE=DATE:00010101"
    assert read(one(early)).series == []


def test_empty_lines_without_end_don_t_hide_what_follows() -> None:
    text_of_it = one(START)
    assert read("\n" * 200_000 + text_of_it).starts == read(text_of_it).starts


def test_a_line_without_end_is_cut_and_the_rest_is_read() -> None:
    long = "\n ".join(["DESCRIPTION:", *["x" * 70] * 4_000])
    assert read(one(f"{START}\n{long}")).starts == read(one(START)).starts
    assert read(one(f"{START}\nDESCRIPTION:{'x' * 2_000_000}")).starts == read(one(START)).starts


def test_bytes_that_are_no_text_are_taken_for_latin_letters() -> None:
    assert text("Întâlnire".encode()) == "Întâlnire"
    assert text(b"caf\xe9 \x80") == "café €"
    assert text(b"\x81\xe9") == "\x81é"


def test_an_event_outside_of_what_there_is_time_for_is_named() -> None:
    found = read(calendar(f"UID:a\n{START}", f"UID:b\n{START}"), poison={"a"})
    assert found.reasons == ["no_time"]
    assert [each["uid"] for each in found.series] == ["b"]
