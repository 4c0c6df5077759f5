"""The examples of RFC 5545, section 3.8.5.3, with the dates that stand there.

Each is a rule, the start it counts from, and what the standard lists: months with their days.
All are at nine in New York, and where the text breaks off ("…") the window ends there.
"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from storage.ics_window import Window
from tests.storage.calendar_reader import calendar, read

NEW_YORK = ZoneInfo("America/New_York")
LONG = Window(date(1996, 1, 1), date(2008, 1, 1), NEW_YORK)
EVERY_DAY = " ".join(map(str, range(1, 32)))

# start, rule, what is listed, the first day that is not listed any more (where it goes on)
EXAMPLES = [
    ("19970902", "FREQ=DAILY;COUNT=10", "1997-09 2 3 4 5 6 7 8 9 10 11", ""),
    (
        "19970902",
        "FREQ=DAILY;UNTIL=19971224T000000Z",
        f"1997-09 {' '.join(map(str, range(2, 31)))} 1997-10 {EVERY_DAY} "
        f"1997-11 {' '.join(map(str, range(1, 31)))} 1997-12 {' '.join(map(str, range(1, 24)))}",
        "",
    ),
    (
        "19970902",
        "FREQ=DAILY;INTERVAL=2",
        "1997-09 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 "
        "1997-10 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 "
        "1997-11 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 1997-12 1 3",
        "1997-12-04",
    ),
    ("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09 2 12 22 1997-10 2 12", ""),
    (
        "19980101",
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        f"1998-01 {EVERY_DAY} 1999-01 {EVERY_DAY} 2000-01 {EVERY_DAY}",
        "",
    ),
    (
        "19980101",
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        f"1998-01 {EVERY_DAY} 1999-01 {EVERY_DAY} 2000-01 {EVERY_DAY}",
        "",
    ),
    ("19970902", "FREQ=WEEKLY;COUNT=10", "1997-09 2 9 16 23 30 1997-10 7 14 21 28 1997-11 4", ""),
    (
        "19970902",
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        "1997-09 2 9 16 23 30 1997-10 7 14 21 28 1997-11 4 11 18 25 1997-12 2 9 16 23",
        "",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1997-09 2 16 30 1997-10 14 28 1997-11 11 25 1997-12 9 23 1998-01 6 20 1998-02 3 17",
        "1998-02-18",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 9 11 16 18 23 25 30 1997-10 2",
        "",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 9 11 16 18 23 25 30 1997-10 2",
        "",
    ),
    (
        "19970901",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09 1 3 5 15 17 19 29 1997-10 1 3 13 15 17 27 29 31 "
        "1997-11 10 12 14 24 26 28 1997-12 8 10 12 22",
        "",
    ),
    (
        "19970902",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "1997-09 2 4 16 18 30 1997-10 2 14 16",
        "",
    ),
    (
        "19970905",
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09 5 1997-10 3 1997-11 7 1997-12 5 1998-01 2 1998-02 6 1998-03 6 1998-04 3 "
        "1998-05 1 1998-06 5",
        "",
    ),
    (
        "19970905",
        "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
        "1997-09 5 1997-10 3 1997-11 7 1997-12 5",
        "",
    ),
    (
        "19970907",
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09 7 28 1997-11 2 30 1998-01 4 25 1998-03 1 29 1998-05 3 31",
        "",
    ),
    (
        "19970922",
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09 22 1997-10 20 1997-11 17 1997-12 22 1998-01 19 1998-02 16",
        "",
    ),
    (
        "19970928",
        "FREQ=MONTHLY;BYMONTHDAY=-3",
        "1997-09 28 1997-10 29 1997-11 28 1997-12 29 1998-01 29 1998-02 26",
        "1998-03-01",
    ),
    (
        "19970902",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
        "1997-09 2 15 1997-10 2 15 1997-11 2 15 1997-12 2 15 1998-01 2 15",
        "",
    ),
    (
        "19970930",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09 30 1997-10 1 31 1997-11 1 30 1997-12 1 31 1998-01 1 31 1998-02 1",
        "",
    ),
    (
        "19970910",
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09 10 11 12 13 14 15 1999-03 10 11 12 13",
        "",
    ),
    (
        "19970902",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "1997-09 2 9 16 23 30 1997-11 4 11 18 25 1998-01 6 13 20 27 1998-03 3 10 17 24 31",
        "1998-04-01",
    ),
    (
        "19970610",
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06 10 1997-07 10 1998-06 10 1998-07 10 1999-06 10 1999-07 10 2000-06 10 "
        "2000-07 10 2001-06 10 2001-07 10",
        "",
    ),
    (
        "19970310",
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03 10 1999-01 10 1999-02 10 1999-03 10 2001-01 10 2001-02 10 2001-03 10 "
        "2003-01 10 2003-02 10 2003-03 10",
        "",
    ),
    (
        "19970101",
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01 1 1997-04 10 1997-07 19 2000-01 1 2000-04 9 2000-07 18 2003-01 1 2003-04 10 "
        "2003-07 19 2006-01 1",
        "",
    ),
    ("19970519", "FREQ=YEARLY;BYDAY=20MO", "1997-05 19 1998-05 18 1999-05 17", "2000-01-01"),
    (
        "19970512",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "1997-05 12 1998-05 11 1999-05 17",
        "2000-01-01",
    ),
    (
        "19970313",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03 13 20 27 1998-03 5 12 19 26 1999-03 4 11 18 25",
        "2000-01-01",
    ),
    (
        "19970605",
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997-06 5 12 19 26 1997-07 3 10 17 24 31 1997-08 7 14 21 28 "
        "1998-06 4 11 18 25 1998-07 2 9 16 23 30 1998-08 6 13 20 27",
        "1999-01-01",
    ),
    (
        "19970913",
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09 13 1997-10 11 1997-11 8 1997-12 13 1998-01 10 1998-02 7 1998-03 7 1998-04 11 "
        "1998-05 9 1998-06 13",
        "1998-07-01",
    ),
    (
        "19961105",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11 5 2000-11 7 2004-11 2",
        "",
    ),
    (
        "19970904",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09 4 1997-10 7 1997-11 6",
        "",
    ),
    (
        "19970929",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09 29 1997-10 30 1997-11 27 1997-12 30 1998-01 29 1998-02 26 1998-03 30",
        "1998-04-01",
    ),
    (
        "19970805",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08 5 10 19 24",
        "",
    ),
    (
        "19970805",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08 5 17 19 31",
        "",
    ),
    # An invalid day (30 February) is ignored, and is not counted.
    (
        "20070115",
        "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "2007-01 15 30 2007-02 15 2007-03 15 30",
        "",
    ),
]


def _listed(text: str) -> list[datetime]:
    found, month = [], ""
    for word in text.split():
        if "-" in word:
            month = word
        else:
            day = date.fromisoformat(f"{month}-{int(word):02d}")
            found.append(datetime(day.year, day.month, day.day, 9, tzinfo=NEW_YORK))
    return found


@pytest.mark.parametrize(
    ("start", "rule", "listed", "end"), EXAMPLES, ids=[each[1] for each in EXAMPLES]
)
def test_the_standards_examples(start: str, rule: str, listed: str, end: str) -> None:
    window = Window(LONG.first, date.fromisoformat(end), NEW_YORK) if end else LONG
    text = calendar(
        f"UID:1\nDTSTART;TZID=America/New_York:{start}T090000\nDURATION:PT1H\nRRULE:{rule}"
    )
    found = read(text, window)
    assert found.reasons == []
    starts = [datetime.fromisoformat(each).astimezone(NEW_YORK) for each in found.starts]
    assert starts == _listed(listed)


def test_friday_the_thirteenth_without_the_start_that_is_none() -> None:
    text = calendar(
        "UID:1\nDTSTART;TZID=America/New_York:19970902T090000\n"
        "EXDATE;TZID=America/New_York:19970902T090000\n"
        "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"
    )
    found = read(text, Window(LONG.first, date(2001, 1, 1), NEW_YORK))
    days = [each[:10] for each in found.starts]
    assert days == ["1998-02-13", "1998-03-13", "1998-11-13", "1999-08-13", "2000-10-13"]


def test_every_three_hours_of_one_day() -> None:
    """The end as corrected by erratum 3883 of the standard."""
    text = calendar(
        "UID:1\nDTSTART;TZID=America/New_York:19970902T090000\n"
        "RRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z"
    )
    hours = [each[11:16] for each in read(text, LONG).starts]
    assert hours == ["13:00", "16:00", "19:00"]


def test_every_twenty_minutes_of_working_hours() -> None:
    text = calendar(
        "UID:1\nDTSTART;TZID=America/New_York:19970902T090000\n"
        "RRULE:FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40;COUNT=25"
    )
    found = read(text, LONG).starts
    assert len(found) == 25
    assert found[1].startswith("1997-09-02T13:20")
    assert found[24].startswith("1997-09-03T13:00")
