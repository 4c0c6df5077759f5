"""`week`: the worked example of the reasoning, decided, answered and checked in by commands."""

from __future__ import annotations

from typing import Any

import pytest

from tests.content.cases import answers
from tests.tui.command_line import CommandLine

BEFORE = "2026-10-30T09:00:00+02:00"
AFTER_W4 = "2026-11-30T09:00:00+02:00"
IN_WRITING: dict[str, Any] = {
    "client_rank": "lower",
    "fits_in_writing": True,
    "client_flexible": True,
    "serious": False,
}
CALL = answers(
    client="Orizont",
    starts_at="2026-11-03T10:00",
    format="in_person",
    travel_minutes=50,
    phone_welcome="yes",
)
WEEKLY = answers(
    client="Novatex",
    starts_at="2026-11-05T10:00",
    minutes=90,
    minutes_needed=30,
    repeats="weekly",
    lasts="until 2026-11-22",
)
EMAIL = answers(client="Harbour & Lane", starts_at="2026-11-11T10:00", **IN_WRITING)
HANDED = answers(
    client="Meridian",
    starts_at="2026-11-17T10:00",
    minutes=45,
    minutes_needed=None,
    brought_by_colleague=True,
    colleague="Ioana",
    direct_contact=False,
    colleague_can_speak=True,
)
HOPED = answers(client="Kite", starts_at="2026-11-25T10:00", **IN_WRITING)


@pytest.fixture
def example(shell: CommandLine) -> CommandLine:
    """The five meetings of the worked example, as far as anything is known after week 4."""
    for meeting in (CALL, WEEKLY, EMAIL, HANDED, HOPED):
        shell.decide(meeting, now=BEFORE)
    for client in ("Orizont", "Novatex", "Harbour"):
        assert shell("state", client, "agreed", now=BEFORE).code == 0
    assert shell("state", "Meridian", "refused", now=BEFORE).code == 0
    for line in (
        ("Orizont", "--took", "25"),
        ("Novatex", "--on", "2026-11-05", "--took", "30"),
        ("Novatex", "--on", "2026-11-12", "--took", "40"),
        ("Novatex", "--on", "2026-11-19", "--did-not-happen"),
        ("Harbour", "--took", "18", "--later-call", "20", "--later-call-on", "2026-11-18"),
    ):
        assert shell("check-in", *line, now=AFTER_W4).code == 0
    return shell


def test_the_worked_example(example: CommandLine) -> None:
    week = example("week", "2026-W48", "--json", now=AFTER_W4).document()
    found = {each["week"]: (each["freed"], each["hoped"]) for each in week["series"]}
    assert [found[f"2026-W{number}"] for number in (45, 46, 47, 48)] == [
        (145, 0),
        (92, 0),
        (-20, 0),
        (0, 50),
    ]


def test_the_breathing_room_is_the_mean_of_four_completed_weeks(example: CommandLine) -> None:
    week = example("week", "--json", now=AFTER_W4).document()
    assert week["week"] == "2026-W49"
    assert week["starts_on"] == "2026-11-30"
    room = week["breathing_room"]
    assert (room["minutes_per_week"], room["weeks"]) == (54.25, 4)
    assert week.keys() >= {"freed", "expected", "hoped", "moved", "series", "sticks"}


def test_the_series_is_twelve_weeks_that_end_four_after_this_one(example: CommandLine) -> None:
    week = example("week", "2026-W48", "--json", now=AFTER_W4).document()
    weeks = [each["week"] for each in week["series"]]
    assert weeks == [f"2026-W{number}" for number in range(41, 53)]
    assert all(
        each.keys() >= {"week", "freed", "expected", "hoped", "moved"} for each in week["series"]
    )


def test_what_sticks(example: CommandLine) -> None:
    week = example("week", "--json", now=AFTER_W4).document()
    sticks = {each["tactic"]: (each["held"], each["checked_in"]) for each in week["sticks"]}
    assert sticks == {"phone_call": (1, 1), "shorter_meeting": (2, 2), "email": (1, 1)}


def test_in_text_the_figure_is_in_whole_minutes(example: CommandLine) -> None:
    ran = example("week", now=AFTER_W4)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].strip() == "54 min"
    assert "over the last 4 weeks" in ran.out
    romanian = example("week", "--lang", "ro", now=AFTER_W4).out
    assert "în ultimele 4 săptămâni" in romanian


def test_plain_says_it_in_sentences(example: CommandLine) -> None:
    example.variables["BREATHING_ROOM_PLAIN"] = "1"
    plain = example("week", "2026-W48", now=AFTER_W4).out
    assert "Week 48: freed 0 min, expected 0 min, hoped 50 min." in plain
    assert "Week 47: freed 20 min over" in plain
    assert not any("\u2500" <= char <= "\u259f" for char in plain)


def test_a_format_fills_a_status_bar(example: CommandLine) -> None:
    text = "$$ $mean|$freed|$expected|$hoped|$week"
    ran = example("week", "2026-W48", "--format", text, now=AFTER_W4)
    assert ran.out == "$ 1 h 12 min|0 min|0 min|50 min|2026-W48\n"


@pytest.mark.parametrize("text", ["$nothing", "$", "${freed", "$1"])
def test_a_format_that_cannot_be_filled_is_refused(shell: CommandLine, text: str) -> None:
    says = shell("week", "--format", text).refused(2)
    assert "$freed, $expected, $hoped, $mean, $week" in says


def test_a_format_is_no_document(shell: CommandLine) -> None:
    assert "--format" in shell("week", "--json", "--format", "$mean").refused(2)
    assert "--json" in shell("week", "--format", "", "--json", "--lang", "ro").refused(2)


def test_before_anything_is_checked_in_it_says_what_could_come(shell: CommandLine) -> None:
    shell.decide(HOPED, now="2026-11-24T09:00:00+02:00")
    ran = shell("week", now="2026-11-24T09:30:00+02:00")
    assert ran.out.splitlines()[0].strip() == "50 min"
    assert "could come free" in ran.out
    week = shell("week", "--json", now="2026-11-24T09:30:00+02:00").document()
    assert week["breathing_room"] is None


def test_an_empty_store_has_a_week_of_nothing(shell: CommandLine) -> None:
    week = shell("week", "--json").document()
    assert (week["freed"], week["expected"], week["hoped"], week["moved"]) == (0, 0, 0, 0)
    assert week["breathing_room"] is None
    assert week["sticks"] == []
    assert shell("week").code == 0
    assert not (shell.folder / "data").exists()


def test_a_moved_meeting_is_shown_apart(shell: CommandLine) -> None:
    shell.decide(answers(starts_at="2026-12-03T10:00"), "--tactic", "reschedule")
    week = shell("week", "--json").document()
    assert (week["moved"], week["expected"], week["hoped"]) == (60, 0, 0)
    assert "moved, not saved     1 h" in shell("week").out


@pytest.mark.parametrize(
    ("week", "part"),
    [
        ("2026-W54", "2026 has W01 to W53"),
        ("2025-W53", "2025 has W01 to W52"),
        ("2026-W00", "2026 has W01 to W53"),
        ("2026-48", "is not a week. Give one such as 2026-W48."),
        ("now", "is not a week"),
        ("", "is not a week"),
    ],
)
def test_a_week_that_there_is_not_is_refused(shell: CommandLine, week: str, part: str) -> None:
    assert part in shell("week", week, "--json").refused(2)


@pytest.mark.parametrize("week", ["1900-W01", "2199-W52"])
def test_the_first_week_and_the_last_have_a_series_too(shell: CommandLine, week: str) -> None:
    series = shell("week", week, "--json").document()["series"]
    assert (len(series), series[7]["week"]) == (12, week)
    assert shell("week", week).out


def test_a_week_is_read_in_either_case(shell: CommandLine) -> None:
    assert shell("week", "2026-w48", "--json").document()["week"] == "2026-W48"
