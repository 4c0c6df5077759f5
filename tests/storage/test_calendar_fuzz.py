"""Whatever a calendar file holds, reading it ends, raises nothing, and accounts for every event."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.meetings import Meeting
from storage.calendar_series import combined, meetings
from storage.ics_read import TimeIsUp
from storage.plain_json import check
from tests.storage.calendar_reader import BUCHAREST, HERE, read
from tests.storage.fuzzing import fuzzed

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
BEGINS = re.compile(rb"(?i)^BEGIN[ \t]*:[ \t]*VEVENT[ \t]*$")
FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY", "X", "")
PARTS = (
    *("INTERVAL=0", "INTERVAL=1", "INTERVAL=2", "INTERVAL=99999", "INTERVAL=x"),
    *("COUNT=0", "COUNT=1", "COUNT=5", "COUNT=-1", "COUNT=999999"),
    *("UNTIL=20261231", "UNTIL=20261231T000000Z", "UNTIL=99991231T235959Z", "UNTIL=x", "UNTIL="),
    *("BYDAY=MO", "BYDAY=-1FR,2TU", "BYDAY=0MO", "BYDAY=XX", "BYMONTH=2", "BYMONTH=13"),
    *("BYMONTHDAY=30", "BYMONTHDAY=-31", "BYYEARDAY=366", "BYWEEKNO=53", "BYSETPOS=-1"),
    *("BYHOUR=3", "BYHOUR=1,2,3,4,5,6,7,8", "BYMINUTE=0,30", "BYSECOND=60", "WKST=SU", "WKST=?"),
    *("RSCALE=GREGORIAN", "RSCALE=HEBREW", "SKIP=FORWARD", "X-OWN=1", ";;", "="),
)
DATES = (
    *("20261201T100000", "20261201T100000Z", "20261201", "20260329T033000", "20261025T033000"),
    *("00010101T000000", "99991231T235959Z", "20260230", "2026", "", "x", "20261201T246060Z"),
    *("19700101T000000Z", "16010101T000000", "20261201T100060", "20261201/PT1H"),
)
PARAMETERS = (
    *("", ";VALUE=DATE", ";VALUE=DATE-TIME", ";VALUE=PERIOD", ";VALUE=TIME", ";;"),
    *(";TZID=Europe/Bucharest", ";TZID=GTB Standard Time", ";TZID=Own", ";TZID=Nowhere", ";TZID="),
    *(';TZID="Europe/Bucharest"', ';TZID="', ";RANGE=THISANDFUTURE", ";TZID=UTC"),
)
NAMES = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE", "DTSTAMP", "LAST-MODIFIED")
LENGTHS = ("PT1H", "P1D", "P1W", "-PT1H", "PT", "P", "P999999999W", "P99999D", "PT0S", "x")
OTHERS = (
    *("UID:a", "UID:b", "UID:", "SEQUENCE:1", "SEQUENCE:x", "SEQUENCE:-5", "STATUS:CANCELLED"),
    *("SUMMARY:Review\\, \\n\\x", "LOCATION:\x1b[2J", "SUMMARY:\u202e", "TRANSP:TRANSPARENT"),
    *('ORGANIZER;CN="A":mailto:a@b.example', "ATTENDEE;CN=^n^^:x", "ATTENDEE:", "EXRULE:x"),
    *("BEGIN:VALARM", "END:VALARM", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "X", " folded"),
    *("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE\nTZID:Own", "END:VTIMEZONE", "METHOD:CANCEL"),
)

rules = st.builds(
    lambda frequency, parts: f"RRULE:FREQ={frequency};{';'.join(parts)}",
    st.sampled_from(FREQUENCIES),
    st.lists(st.sampled_from(PARTS), max_size=4),
)
dates = st.builds(
    lambda name, parameters, values: f"{name}{parameters}:{','.join(values)}",
    st.sampled_from(NAMES),
    st.sampled_from(PARAMETERS),
    st.lists(st.sampled_from(DATES), min_size=1, max_size=3),
)
starts = st.sampled_from(
    ["DTSTART;TZID=Europe/Bucharest:20261201T100000", "DTSTART;VALUE=DATE:20261201"]
)
lines = st.one_of(
    rules,
    dates,
    starts,
    st.sampled_from(OTHERS),
    st.sampled_from(LENGTHS).map(lambda length: f"DURATION:{length}"),
    st.text(max_size=30),
)
events = st.lists(lines, max_size=8).map(
    lambda inner: "\n".join(["BEGIN:VEVENT", *inner, "END:VEVENT"])
)
calendars = st.builds(
    lambda inner, end: f"BEGIN:VCALENDAR\n{end.join(inner)}{end}END:VCALENDAR{end}",
    st.lists(events, max_size=4),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
).map(lambda text: text.encode("utf-8", "surrogatepass"))


@contextmanager
def alarm() -> Iterator[None]:
    """As in the child process: what takes too long is stopped; here a tenth of the time will do.

    Rung in a finalizer it goes unheard, as there, and is heard at the next ring.
    """

    def ring(*_: object) -> None:
        raise TimeIsUp

    before, sys.unraisablehook = sys.unraisablehook, lambda _: None
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.1, 0.02)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.unraisablehook = before


def _count(raw: bytes) -> int:
    """Count the events by another way than the importer's: physical lines, unfolded by hand."""
    logical: list[bytes] = []
    for physical in re.split(rb"\r\n|\n|\r", raw.removeprefix(b"\xef\xbb\xbf")):
        if physical[:1] in (b" ", b"\t") and logical:
            logical[-1] += physical[1:]
        elif physical:
            logical.append(physical)
    return sum(BEGINS.match(line) is not None for line in logical)


def _check(raw: bytes) -> None:
    found = read(raw, guard=alarm)
    assert found.counted == _count(raw)
    check(found.series)
    everything = meetings(
        combined({"source": "x", **each} for each in found.series),
        BUCHAREST,
        datetime(2020, 1, 1, tzinfo=BUCHAREST),
        datetime(2035, 1, 1, tzinfo=BUCHAREST),
    )
    for meeting in everything:
        _check_texts(meeting)
        assert meeting.minutes >= 0


def _check_texts(meeting: Meeting) -> None:
    people = [text for each in meeting.everyone() for text in (each.name, each.address)]
    for text in (meeting.subject, meeting.location, *people):
        assert not any(
            char < " " or "\x7f" <= char < "\xa0" or char in "\u202e\u2028" for char in text
        )


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms here")
@fuzzed
@given(calendars)
def test_calendars_that_are_nearly_right(raw: bytes) -> None:
    _check(raw)


@fuzzed
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    if raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        _check(raw)


SAMPLES = [path.read_bytes() for path in sorted(HERE.glob("*.ics"))]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms here")
@fuzzed
@given(st.sampled_from(SAMPLES), st.data())
def test_good_calendars_with_holes_and_blots(raw: bytes, data: st.DataObject) -> None:
    blots = st.sampled_from([b"", b"\0", b"\n", b";", b":", b"\xff", b'"', b"BEGIN:VEVENT\n"])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        until = min(len(raw), at + data.draw(st.sampled_from([0, 1, 5, 40])))
        raw = raw[:at] + data.draw(blots) + raw[until:]
    if raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        _check(raw)
