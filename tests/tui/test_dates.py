"""Days and times as people say them, in both languages; said on a Thursday at twenty to nine."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content.words import words_in
from tui.typed import dates

NOW = datetime(2026, 12, 3, 8, 40, tzinfo=ZoneInfo("Europe/Bucharest"))
LANGUAGES = {"en": ("en", "ro"), "ro": ("ro", "en")}

ENGLISH = {
    # relative days
    "tomorrow 10:00": "2026-12-04 10:00",
    "10:00 tomorrow": "2026-12-04 10:00",
    "Tomorrow at 10": "2026-12-04 10:00",
    "tomorrow 10am": "2026-12-04 10:00",
    "tomorrow at 2pm": "2026-12-04 14:00",
    "tomorrow at 2": "2026-12-04 14:00",
    "today 14:30": "2026-12-03 14:30",
    "tonight at 8": "2026-12-03 20:00",
    "yesterday 10:00": "2026-12-02 10:00",
    "day after tomorrow 9:00": "2026-12-05 09:00",
    "in 3 days 10:00": "2026-12-06 10:00",
    "in two weeks 11:00": "2026-12-17 11:00",
    "in an hour": "2026-12-03 09:40",
    "in 2 hours": "2026-12-03 10:40",
    # weekdays: this week's that is still ahead, next week's otherwise; "next": next week's
    "fri 9": "2026-12-04 09:00",
    "on friday at 9": "2026-12-04 09:00",
    "this friday 10": "2026-12-04 10:00",
    "Thu 14:30": "2026-12-10 14:30",
    "thur 10": "2026-12-10 10:00",
    "next thursday 10": "2026-12-10 10:00",
    "next friday 9": "2026-12-11 09:00",
    "next wed 3pm": "2026-12-09 15:00",
    "on next monday at 10": "2026-12-07 10:00",
    "monday 9.30": "2026-12-07 09:30",
    "next week monday 10": "2026-12-07 10:00",
    "friday next week 10:00": "2026-12-11 10:00",
    "wed 12h30": "2026-12-09 12:30",
    "tue 1530": "2026-12-08 15:30",
    "mon 10-11": "2026-12-07 10:00",
    "midday friday": "2026-12-04 12:00",
    # days of a month
    "10 dec 14": "2026-12-10 14:00",
    "10 dec 2": "2026-12-10 14:00",
    "10 Dec 9:00": "2026-12-10 09:00",
    "Dec 10, 2pm": "2026-12-10 14:00",
    "december 10 14:00": "2026-12-10 14:00",
    "11th dec 10:00": "2026-12-11 10:00",
    "the 11th 10:00": "2026-12-11 10:00",
    "10.12 14": "2026-12-10 14:00",
    "10.12 14:00": "2026-12-10 14:00",
    "10/12 14:30": "2026-12-10 14:30",
    "12/25 10:00": "2026-12-25 10:00",
    "10.12.2026 10:00": "2026-12-10 10:00",
    "7.1.27 10:00": "2027-01-07 10:00",
    "7 jan 10": "2027-01-07 10:00",
    "1 may 10:00": "2027-05-01 10:00",
    "3 dec 16:00": "2026-12-03 16:00",
    "3 dec 8:00": "2026-12-03 08:00",
    "29 feb 10:00": "2028-02-29 10:00",
    # times alone
    "14:30": "2026-12-03 14:30",
    "8:00": "2026-12-04 08:00",
    "8:40": "2026-12-04 08:40",
    "noon": "2026-12-03 12:00",
    "half past 2 tomorrow": "2026-12-04 14:30",
    "tomorrow quarter past 9": "2026-12-04 09:15",
    "tomorrow quarter to 10": "2026-12-04 09:45",
    "tomorrow 9 o'clock": "2026-12-04 09:00",
    "12am tomorrow": "2026-12-04 00:00",
    # as programs write them
    "2026-12-10 10:00": "2026-12-10 10:00",
    "2026-12-10T10:00": "2026-12-10 10:00",
    "2026-12-10T10:00+01:00": "2026-12-10 11:00",
}
ROMANIAN = {
    "mâine 10:00": "2026-12-04 10:00",
    "maine la 10": "2026-12-04 10:00",
    "MÂINE LA 10": "2026-12-04 10:00",
    "mâine la ora 14": "2026-12-04 14:00",
    "mâine dimineață la 9": "2026-12-04 09:00",
    "mâine seară la 7": "2026-12-04 19:00",
    "mâine la prânz": "2026-12-04 12:00",
    "mâine pe la 10": "2026-12-04 10:00",
    "mâine la 10 și jumătate": "2026-12-04 10:30",
    "mâine la 10 fără un sfert": "2026-12-04 09:45",
    "diseară la 8": "2026-12-03 20:00",
    "azi la 5": "2026-12-03 17:00",
    "ieri 10:00": "2026-12-02 10:00",
    "poimâine 9:00": "2026-12-05 09:00",
    "peste 3 zile 10:00": "2026-12-06 10:00",
    "peste o săptămână 11:00": "2026-12-10 11:00",
    "peste două ore": "2026-12-03 10:40",
    "joi 14:30": "2026-12-10 14:30",
    "joi la 14 fix": "2026-12-10 14:00",
    "joia viitoare 10": "2026-12-10 10:00",
    "vinerea viitoare 9": "2026-12-11 09:00",
    "lunea viitoare la 10": "2026-12-07 10:00",
    "joia asta la 10": "2026-12-10 10:00",
    "luni săptămâna viitoare 10:00": "2026-12-07 10:00",
    "vineri după-amiază la 3": "2026-12-04 15:00",
    "marți 10": "2026-12-08 10:00",
    "marţi 10": "2026-12-08 10:00",
    "mie 10": "2026-12-09 10:00",
    "sâm 10": "2026-12-05 10:00",
    "10 dec 14": "2026-12-10 14:00",
    "pe 10 dec la 14": "2026-12-10 14:00",
    "10 decembrie 2026, ora 14:00": "2026-12-10 14:00",
    "joi 10.12 ora 14": "2026-12-10 14:00",
    "10.12.2026 ora 10": "2026-12-10 10:00",
    "4 sept 10:00": "2027-09-04 10:00",
    "1 mai 10:00": "2027-05-01 10:00",
    "ora 14": "2026-12-03 14:00",
    "tomorrow 10:00": "2026-12-04 10:00",
}
WITHOUT_TIME = {
    "joi": date(2026, 12, 10),
    "thu": date(2026, 12, 10),
    "2026-12-10": date(2026, 12, 10),
    "10.12": date(2026, 12, 10),
    "mar 10": date(2027, 3, 10),
    "tomorrow 25:00": date(2026, 12, 4),
    "31 march": date(2027, 3, 31),
    "next week": date(2026, 12, 10),
}
NOTHING = (
    "",
    " ",
    "hello",
    "salut",
    "december",
    "99:99",
    "31 feb 10:00",
    "31 februarie 10:00",
    "[/] x",
    "\x1b[2J",
    "tomorrow " * 2000,
)


@pytest.mark.parametrize(("said", "meant"), ENGLISH.items())
def test_english(said: str, meant: str) -> None:
    assert read(said, "en") == meant


@pytest.mark.parametrize(("said", "meant"), ROMANIAN.items())
def test_romanian(said: str, meant: str) -> None:
    assert read(said, "ro") == meant


@pytest.mark.parametrize(("said", "meant"), WITHOUT_TIME.items())
def test_a_day_without_a_time_is_a_day_alone(said: str, meant: date) -> None:
    reading = dates.read(said, NOW, LANGUAGES["ro"])
    assert reading is not None
    assert (reading.day, reading.clock) == (meant, None)


@pytest.mark.parametrize("said", NOTHING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_says_no_day_is_read_as_none(said: str, language: str) -> None:
    assert dates.read(said, NOW, LANGUAGES[language]) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", range(0, 400, 7))
def test_what_the_screen_says_can_be_typed(language: str, days: int) -> None:
    words = words_in(language)
    moment = datetime.combine(NOW.date() + timedelta(days=days), time(14, 5))
    for form in ("day", "long_day"):
        said = words.moment(moment, form, today=NOW.date())
        assert read(said, language) == f"{moment:%Y-%m-%d %H:%M}", said
    short = f"{words.day(moment.date(), 'short_day', NOW.date())} {words.clock(moment)}"
    assert read(short, language) == f"{moment:%Y-%m-%d %H:%M}", short


OFFSETS = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda each: timezone(timedelta(minutes=each)))
WRITTEN = st.builds(
    lambda moment, between, precision: moment.isoformat(between, precision),
    st.datetimes(timezones=st.none() | st.just(UTC) | OFFSETS),
    st.sampled_from("T "),
    st.sampled_from(("minutes", "seconds", "milliseconds", "microseconds")),
)
STRANGE = st.text(max_size=40) | st.text("0123456789:./- adeilmnortuvh", max_size=20)


@settings(max_examples=150, deadline=None)
@given(STRANGE | st.builds("{} {}".format, WRITTEN, STRANGE))
def test_no_text_is_too_strange(said: str) -> None:
    for languages in LANGUAGES.values():
        reading = dates.read(said, NOW, languages)
        past = dates.read_past_day(said, NOW, languages)
        assert past is None or past <= NOW.date()
        if reading is not None:
            clock = reading.clock or time()
            assert (clock.second, clock.microsecond, clock.tzinfo) == (0, 0, None)
            assert isinstance(reading.day, date)


@settings(max_examples=300, deadline=None)
@given(WRITTEN)
@example("0001-01-01T00:00+14:00")
@example("9999-12-31T23:59:59.999999-23:59")
def test_an_instant_is_read_as_programs_write_it(written: str) -> None:
    said = datetime.fromisoformat(written)
    reading = dates.read(written, NOW, LANGUAGES["en"])
    try:
        here = said.astimezone(NOW.tzinfo) if said.tzinfo else said
    except OverflowError:  # past the last day that there is, or before the first
        assert reading is None
    else:
        assert reading is not None
        assert reading.moment == here.replace(second=0, microsecond=0, tzinfo=None, fold=0)


def read(said: str, language: str) -> str | None:
    reading = dates.read(said, NOW, LANGUAGES[language])
    moment = reading and reading.moment
    return f"{moment:%Y-%m-%d %H:%M}" if moment else None


def test_a_language_that_dateparser_does_not_know_takes_nothing_from_the_others() -> None:
    for known in (LANGUAGES["en"], LANGUAGES["ro"]):
        for said in ("no day at all", "10 dec", "joi la 10"):
            more = ("tlh", *known, "xx")
            assert dates.read(said, NOW, more) == dates.read(said, NOW, known)
