"""Calendars that hang, blow up or lie: the rest of each is still there, and what is left out named.

They are read in the child process, as people's own are.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from storage import calendar_reading
from storage.calendar_import import window_around
from storage.calendar_reading import FileFound, read_files
from tests.storage.calendar_reader import BUCHAREST, calendar, read
from tests.storage.test_calendar_import import NOW

GOOD = "UID:good\nDTSTART:20261205T100000Z\nSUMMARY:Good"
START = "DTSTART;TZID=Europe/Bucharest:20261201T100000\nDURATION:PT1H"
MEGABYTE = 1024 * 1024


def _read(path: Path) -> FileFound:
    (found,) = read_files([path], window_around(NOW.date(), BUCHAREST))
    return found


def _hostile(tmp_path: Path, event: str, zones: str = "") -> FileFound:
    path = tmp_path / "hostile.ics"
    text = calendar(GOOD, f"UID:hostile\n{event}", GOOD.replace("good", "better"), zones=zones)
    path.write_text(text, encoding="utf-8")
    before = time.monotonic()
    found = _read(path)
    assert time.monotonic() - before < 10
    assert {each["uid"] for each in found.series} >= {"good", "better"}
    return found


REFUSED = {
    "secondly": (f"{START}\nRRULE:FREQ=SECONDLY", "too_often"),
    "minutely": (f"{START}\nRRULE:FREQ=MINUTELY;INTERVAL=15", "too_often"),
    "interval of nothing": (f"{START}\nRRULE:FREQ=DAILY;INTERVAL=0", "bad_rule"),
    "no frequency": (f"{START}\nRRULE:COUNT=3", "bad_rule"),
    "huge product": (
        f"{START}\nRRULE:FREQ=YEARLY;BYHOUR={','.join(map(str, range(24)))}"
        f";BYMINUTE={','.join(map(str, range(60)))};BYSECOND={','.join(map(str, range(60)))}",
        "too_often",
    ),
    "from the year one": ("DTSTART:00010101T000000Z\nRRULE:FREQ=DAILY", "too_many_steps"),
    "every hour for years": ("DTSTART:19700101T000000Z\nRRULE:FREQ=HOURLY", "too_many_steps"),
    "every hour": ("DTSTART:20261201T000000Z\nRRULE:FREQ=HOURLY", "too_many_occurrences"),
    "exception rule": (f"{START}\nRRULE:FREQ=DAILY\nEXRULE:FREQ=SECONDLY", "exrule"),
    "no start": ("SUMMARY:Nowhere", "no_start"),
    "two starts": (f"{START}\nDTSTART:20261202T100000Z", "twice"),
    "no date": ("DTSTART:INVALID-DATE", "bad_date"),
    "thirtieth of February": ("DTSTART:20260230T100000Z", "bad_date"),
    "endless": ("DTSTART:20261201T100000Z\nDURATION:P999999999W", "bad_duration"),
    "two thousand years": ("DTSTART:20261201T100000Z\nDURATION:P99999W", "too_long"),
    "backwards": ("DTSTART:20261201T100000Z\nDTEND:20261201T090000Z", "ends_before_start"),
    "nothing in its zone": ("DTSTART;TZID=a\0b:20261201T100000", "unknown_zone"),
    "unknown zone": ("DTSTART;TZID=Nowhere/Town:20261201T100000", "unknown_zone"),
    "zone out of the folder": ("DTSTART;TZID=../../etc/passwd:20261201T100000", "unknown_zone"),
    "zone that is a folder": ("DTSTART;TZID=America:20261201T100000", "unknown_zone"),
    "zone of a megabyte": (f"DTSTART;TZID={'x' * MEGABYTE}:20261201T100000", "unknown_zone"),
    "many dates": (f"{START}\n" + "RDATE:20261201T100000Z\n" * 3_000, "too_many_lines"),
    "long list of dates": (f"{START}\nRDATE:{'20261201T100000Z,' * 9_000}", "too_many_dates"),
    "a time in place of a date": (f"{START}\nRDATE;VALUE=TIME:083000", "bad_date"),
    "days that are moved": (f"{START}\nRRULE:FREQ=YEARLY;SKIP=FORWARD", "moves_days"),
    "the Chinese year": (f"{START}\nRRULE:RSCALE=CHINESE;FREQ=YEARLY", "other_calendar"),
}


@pytest.mark.parametrize("quirk", REFUSED)
def test_refused_by_name(tmp_path: Path, quirk: str) -> None:
    event, why = REFUSED[quirk]
    found = _hostile(tmp_path, event)
    (refused,) = found.result.refused
    assert (refused.why, refused.event) == (why, "hostile")
    assert 6 < refused.line < 8_000


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
    ],
)
def test_a_day_that_never_comes_leaves_the_start_alone(tmp_path: Path, rule: str) -> None:
    found = _hostile(tmp_path, f"{START}\nRRULE:{rule}")
    hostile = next(each for each in found.series if each["uid"] == "hostile")
    assert len(hostile["occurrences"]) == 1
    assert not found.result.refused


def test_a_rule_that_never_comes_to_an_end_is_stopped(tmp_path: Path) -> None:
    found = _hostile(tmp_path, f"{START}\nRRULE:FREQ=DAILY;BYDAY=MO;BYSETPOS=200")
    assert [each.why for each in found.result.refused] == ["no_time"]


ZONE = "BEGIN:VTIMEZONE\nTZID:Odd\n{}END:VTIMEZONE\n"
TURN = "BEGIN:STANDARD\nDTSTART:{}\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n{}END:STANDARD\n"


@pytest.mark.parametrize(
    "zone",
    [
        TURN.format("19700101T000000", "RRULE:FREQ=SECONDLY\n"),
        TURN.format("19700101T000000", "RDATE:19700101T000000\n" * 50_000),
        TURN.format("00010101T000000", ""),
        TURN.format("19700101T000000", "").replace("+0100", "+9900"),
        "",
    ],
)
def test_a_zone_that_is_none(tmp_path: Path, zone: str) -> None:
    event = "DTSTART;TZID=Odd:20261201T100000"
    found = _hostile(tmp_path, event, ZONE.format(zone))
    assert [each.why for each in found.result.refused] == ["unknown_zone"]


FILES = {
    "zeros": b"\0" * MEGABYTE,
    "noise": os.urandom(MEGABYTE),
    "carriage returns": b"\r" * MEGABYTE,
    "line feeds": b"\n" * MEGABYTE,
    "components in components": b"BEGIN:X\n" * 100_000,
    "one long line": b"BEGIN:VCALENDAR\nX:" + b"x" * (8 * MEGABYTE),
}


@pytest.mark.parametrize("kind", FILES)
def test_what_is_no_calendar_holds_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.ics"
    path.write_bytes(FILES[kind])
    found = _read(path)
    assert not found.series
    assert not found.result.refused
    assert not found.result.whole
    assert not found.failed


def test_events_that_are_never_closed_are_counted_one_by_one() -> None:
    found = read(b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nUID:a\n" * 50)
    assert found.reasons == ["not_closed"] * 50


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    os.mkfifo(path)
    assert _read(path).failed == "not_a_file"


def test_more_events_than_are_read_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.ics_scan.MOST_EVENTS", 10)
    found = read(calendar(*[GOOD.replace("good", str(number)) for number in range(25)]))
    assert found.result.events_in == 10
    assert [(each.why, each.count) for each in found.result.refused] == [("left_out", 15)]
    assert found.counted == 25


def test_more_text_than_is_kept_is_left_out_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.ics_read.MOST_STORED", 2_000)
    found = read(calendar(*[GOOD.replace("good", str(number)) for number in range(25)]))
    assert found.counted == 25
    assert set(found.reasons) == {"left_out"}
    assert found.result.events_in


def test_answers_to_invitations_change_nothing() -> None:
    text = calendar(GOOD).replace("VERSION:2.0", "VERSION:2.0\nMETHOD:REPLY")
    assert read(text).reasons == ["an_answer"]


def test_a_child_that_dies_loses_one_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever kills the child at one event: the others come in on the next try."""
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(calendar_reading, "WORKER", "tests.storage.dying_worker")
    path = tmp_path / "a.ics"
    series = f"UID:deadly\n{START}\nRRULE:FREQ=DAILY;COUNT=2"
    path.write_text(calendar(GOOD, series, GOOD.replace("good", "better")), encoding="utf-8")
    other = tmp_path / "b.ics"
    other.write_text(calendar(GOOD), encoding="utf-8")
    found = list(read_files([path, other], window_around(NOW.date(), BUCHAREST)))
    assert [each["uid"] for each in found[0].series] == ["good", "better"]
    assert [(each.why, each.event) for each in found[0].result.refused] == [("no_time", "deadly")]
    assert [each["uid"] for each in found[1].series] == ["good"]


@pytest.mark.long
def test_fifty_thousand_events(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    events = [f"UID:{number}\n{START}\nSUMMARY:Event" for number in range(50_000)]
    path.write_text(calendar(*events), encoding="utf-8")
    before = time.monotonic()
    found = _read(path)
    assert time.monotonic() - before < 10
    result = found.result
    assert result.events_in + sum(each.count for each in result.refused) == 50_000
    assert result.events_in > 15_000
