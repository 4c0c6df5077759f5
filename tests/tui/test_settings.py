"""The settings file: read leniently, faults named by line and key, written back line by line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.loader import load
from content.words import words_in
from tests.content.cases import ARTICLE, IN_WRITING, answers
from tests.tui.stores import session
from tui.refusals import Refusal
from tui.settings.settings import ASSUMPTIONS, Settings, of_file, of_text
from tui.settings.settings import load as load_settings
from tui.settings.settings_file import change, starter, with_value
from tui.settings.settings_values import KINDS, DayOff

LANGUAGES = ("en", "ro")
FULL = """\
# mine
name = "Mara Ionescu"   # as on my card
signature = "Mara\\nStudio Verde"
phone_number = "0722 000 111"
mail_domains = ["studioverde.ro", "@Verde.RO"]
working_days = ["mon", "tue", "wed"]
working_hours = "08:30-16:00"
country = "ro"
days_off = [
    2026-12-24,  # a date as TOML has it
    "2026-12-28..2027-01-03",
]
target_minutes_per_week = 120
email_minutes = 20
briefing_minutes = 25
later_call_minutes = 30
language = "ro"
theme = "day"
motion = false
plain = true
keymap = "keys.toml"
"""


def test_everything_that_can_be_set_is_read() -> None:
    found = of_text(FULL)
    assert not found.faults
    assert found.name == "Mara Ionescu"
    assert found.mail_domains == ("studioverde.ro", "verde.ro")
    assert found.country == "RO"
    assert found.days_off == (
        DayOff(date(2026, 12, 24), date(2026, 12, 24)),
        DayOff(date(2026, 12, 28), date(2027, 1, 3)),
    )
    assert found.assumptions == {
        "email_minutes": 20,
        "briefing_minutes": 25,
        "later_call_minutes": 30,
    }
    assert (found.motion, found.plain, found.language) == (False, True, "ro")
    assert not found.is_working_day(date(2026, 12, 24))
    assert not found.is_working_day(date(2026, 12, 17))
    assert found.is_working_day(date(2026, 12, 16))


def test_every_assumption_of_the_tactics_can_be_set() -> None:
    assert set(ASSUMPTIONS) == set(load().assumptions)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("working_days = []", "working_days"),
        ('working_hours = "17:00-09:00"', "working_hours"),
        ('country = "Romania"', "country"),
        ('days_off = ["tomorrow"]', "days_off"),
        ("email_minutes = true", "email_minutes"),
        ("email_minutes = 0", "email_minutes"),
        ('language = "xx"', "language"),
        ('motion = "no"', "motion"),
        ("name = 3", "name"),
        ('mail_domains = "a.ro"', "mail_domains"),
        ("[nam]", "nam"),
        ("nmae = 'x'", "nmae"),
        ("this is no TOML", ""),
        ('theme = "night', ""),
        ("keymap = [", ""),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_is_named_by_line_and_key_and_the_rest_is_in_use(
    line: str, key: str, language: str, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'# first\nphone_number = "0722"\n{line}\n')
    found = of_file(file)
    assert found.phone_number == "0722"
    assert [(fault.line, fault.key) for fault in found.faults] == [(3, key)]
    (said,) = found.fault_lines(words_in(language))
    assert f"{file}" in said
    assert "3" in said
    assert key in said
    assert "\n" not in said


@given(st.text())
def test_no_text_ever_makes_reading_fail(text: str) -> None:
    found = of_text(text)
    for language in LANGUAGES:
        assert all("\n" not in line for line in found.fault_lines(words_in(language)))


def test_a_file_that_cannot_be_read_is_a_fault_and_no_failure(tmp_path: Path) -> None:
    folder = tmp_path / "settings.toml"
    folder.mkdir()
    assert of_file(folder).fault_lines(words_in("en"))
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'# a\nname = "Rom\xe2nia"\n')
    assert of_file(latin).faults[0].line == 2
    assert of_file(tmp_path / "none.toml") == Settings()


# Writing back


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_file_explains_every_setting_and_sets_none(language: str) -> None:
    text = starter(words_in(language))
    assert of_text(text) == Settings()
    assert not of_text(text).faults
    live = "\n".join(re.sub(r"^# (\w+ = )", r"\1", line) for line in text.split("\n"))
    found = of_text(live)
    assert not found.faults, found.fault_lines(words_in(language))
    assert all(f"\n# {key} = " in text for key in KINDS)


def test_only_the_lines_of_the_key_change() -> None:
    text = with_value(FULL, "name", "Ana")
    assert text == FULL.replace('"Mara Ionescu"', '"Ana"')
    text = with_value(FULL, "days_off", (DayOff(date(2027, 1, 2), date(2027, 1, 2)),))
    assert 'country = "ro"\ndays_off = ["2027-01-02"]\ntarget' in text
    assert with_value("[other]\nx = 1\n", "name", "Ana").startswith('name = "Ana"\n[other]')


def test_what_is_set_back_is_commented_out() -> None:
    text = with_value(FULL, "motion", True)
    assert "# motion = false\n" in text
    assert of_text(text).motion
    assert "\nmotion = false\n" in with_value(text, "motion", False)


VALUES = {
    "name": st.text(max_size=60).map(str.strip),
    "email_minutes": st.integers(1, 240),
    "motion": st.booleans(),
    "working_days": st.lists(st.sampled_from(["mon", "tue", "sun"]), min_size=1).map(tuple),
    "working_hours": st.sampled_from(["08:00-12:00", "10:30-19:15"]),
}


@given(st.data())
def test_what_is_written_is_what_is_read(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([FULL, "", starter(words_in("en")), starter(words_in("ro"))]))
    for key in data.draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=5)):
        value = data.draw(VALUES[key])
        before = of_text(text)
        text = with_value(text, key, value)
        after = of_text(text)
        assert not after.faults
        assert getattr(after, key) == KINDS[key].read(
            list(value) if isinstance(value, tuple) else value
        )
        for other in KINDS:
            assert other == key or getattr(before, other) == getattr(after, other)


def test_a_change_is_kept_for_this_person_alone(tmp_path: Path) -> None:
    words, file = words_in("en"), tmp_path / "deep" / "settings.toml"
    kept = change(of_file(file), {"name": "Mara", "language": "ro"}, words)
    assert (kept.name, kept.language) == ("Mara", "ro")
    assert of_file(file) == kept
    assert file.stat().st_mode & 0o077 == 0
    assert of_file(file) == change(kept, {}, words)


def test_without_a_file_a_change_holds_for_this_run() -> None:
    assert change(Settings(), {"theme": "day"}, words_in("en")).theme == "day"


def test_a_file_that_would_not_take_the_change_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('name = """\nunclosed\n')
    before = file.read_bytes()
    with pytest.raises(Refusal) as refused:
        change(of_file(file), {"theme": "day"}, words_in("en"))
    assert str(file) in refused.value.says(words_in("ro"))
    assert file.read_bytes() == before


# Where they count


def test_assumptions_flow_into_advice_and_decision(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.settings = Settings(email_minutes=20, later_call_minutes=5)
    given = answers(**IN_WRITING, serious=True)
    assert coach.advise(given).minutes_freed == 35
    made = coach.decide(given)
    assert (made.planned_minutes, made.as_planned_minutes) == (25, 20)


def test_the_name_signs_letters_unless_another_is_given(tmp_path: Path) -> None:
    coach = session(tmp_path)
    case = ARTICLE[0].answers
    coach.settings = Settings(name="Mara Ionescu", phone_number="0722 000 111")
    letter = coach.letter(case, "phone_call")
    assert letter is not None
    assert letter.body.endswith("\nMara Ionescu\n0722 000 111")
    assert letter.body.count("0722") == 1
    letter = coach.letter({**case, "your_name": "Ana"}, "phone_call")
    assert letter is not None
    assert "Mara" not in letter.body
    coach.settings = Settings(signature="Mara\nStudio Verde")
    letter = coach.letter(case, "phone_call")
    assert letter is not None
    assert letter.body.endswith("\nMara\nStudio Verde")


def test_ones_own_number_is_not_the_number_that_a_call_is_on(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.settings = Settings(name="Mara", phone_number="0722 000 111")
    letter = coach.letter({**ARTICLE[0].answers, "phone_number": "021 555"}, "phone_call")
    assert letter is not None
    assert "on 021 555" in letter.body
    assert letter.body.count("0722") == 1


def test_no_new_time_on_a_day_off_or_a_free_weekday(tmp_path: Path) -> None:
    coach = session(tmp_path)
    ill = answers(reason="illness", minutes_needed=None, fits_in_writing=None)
    usual = coach.draft(ill, "reschedule").new_time
    assert usual is not None
    assert usual.date() == date(2026, 12, 17)
    coach.settings = of_text('days_off = ["2026-12-17..2026-12-18"]\nworking_days = ["tue", "fri"]')
    moved = coach.draft(ill, "reschedule").new_time
    assert moved is not None
    assert moved.date() == date(2026, 12, 22)


@pytest.mark.parametrize(
    ("hours", "starts_at", "proposed"),
    [
        ("", "18:30", "18:30"),
        ("09:00-17:00", "10:00", "10:00"),
        ("09:00-17:00", "16:00", "16:00"),
        ("09:00-17:00", "16:30", "16:00"),
        ("09:00-17:00", "18:30", "16:00"),
        ("09:00-17:00", "07:45", "09:00"),
        ("13:00-13:30", "10:00", "13:00"),
    ],
)
def test_a_new_time_lies_within_the_working_hours(
    hours: str, starts_at: str, proposed: str, tmp_path: Path
) -> None:
    coach = session(tmp_path)
    coach.settings = of_text(f'working_hours = "{hours}"')
    assert not coach.settings.faults
    ill = answers(reason="illness", minutes_needed=None, fits_in_writing=None)
    found = coach.draft({**ill, "starts_at": f"2026-12-10T{starts_at}:00+02:00"}, "reschedule")
    assert found.new_time is not None
    assert f"{found.new_time:%Y-%m-%d %H:%M}" == f"2026-12-17 {proposed}"


def test_working_hours_hold_as_well_where_the_hour_is_taken(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.settings = Settings(working_hours="09:00-17:00")
    case = {**ARTICLE[1].answers, "reason": "conflict", "starts_at": "2026-12-10T18:30:00+02:00"}
    letter = coach.letter(case, "shorter_meeting")
    assert letter is not None
    assert "16:30" in letter.body


@pytest.mark.parametrize(
    ("option", "variable", "setting", "locale", "spoken"),
    [
        ("ro", "en", "en", "en_GB.UTF-8", "ro"),
        (None, "ro", "en", "en_GB.UTF-8", "ro"),
        (None, "", "ro", "en_GB.UTF-8", "ro"),
        (None, "", "", "ro_RO.UTF-8", "ro"),
        (None, "", "", "ja_JP.UTF-8", "en"),
        (None, "", "xx", "ro_RO.UTF-8", "ro"),
    ],
)
def test_which_language_is_spoken(
    option: str | None, variable: str, setting: str, locale: str, spoken: str, tmp_path: Path
) -> None:
    if setting:
        (tmp_path / "settings.toml").write_text(f'language = "{setting}"\n')
    said = _run(
        ["history", *(["--lang", option] if option else [])],
        tmp_path,
        {"BREATHING_ROOM_LANG": variable, "LC_ALL": locale},
    )
    assert said.returncode == 0
    assert words_in(spoken)("commands.history.nothing") in said.stderr
    assert ("settings.toml" in said.stderr) == (setting == "xx")


def test_the_folder_of_the_settings(tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert load_settings({"BREATHING_ROOM_CONFIG": str(own)}).file == own / "settings.toml"
    if os.name == "posix":
        found = load_settings({"XDG_CONFIG_HOME": str(tmp_path)}).file
        assert found == tmp_path / "breathing-room" / "settings.toml"


def _run(
    arguments: list[str], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "BREATHING_ROOM_HOME": str(folder / "data"),
        "BREATHING_ROOM_CONFIG": str(folder),
        "BREATHING_ROOM_DEVICE": "here",
        "BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00",
        **variables,
    }
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("9-17", "09:00-17:00"),
        ("9:00-17:30", "09:00-17:30"),
        ("9 – 17:30", "09:00-17:30"),
        ("08.30 - 16", "08:30-16:00"),
        ("17-9", ""),
        ("9", ""),
        ("9-25", ""),
    ],
)
def test_working_hours_are_read_as_people_write_them(said: str, hours: str) -> None:
    assert of_text(f'working_hours = "{said}"').working_hours == hours
