"""`week --share`: the freed weeks as characters to paste into a chat, with nobody's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.words import languages, words_in
from tests.tui.command_line import CommandLine
from tests.tui.stores import checked, decision, session, worked_example, years
from tui.drawn.columns import width
from tui.printed.week_share import WIDEST

NOW = "2026-11-30T09:00:00+02:00"
PEOPLE = ("client", "subject", "colleague", "contact", "address", "your_name", "phone_number")


@pytest.fixture
def example(shell: CommandLine) -> CommandLine:
    """The worked example, as a person would look at it on the Monday after."""
    kept = session(shell.folder / "data").repository
    kept.record(worked_example())
    return shell


def test_the_picture(example: CommandLine) -> None:
    ran = example("week", "--share", now=NOW)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Breathing room, week 49 of 2026",
        "",
        "54 min",
        "a week really came free, over the last 4 weeks",
        "of it 54 min timed, 0 min taken as planned",
        "",
        "W45     [               ]    2 h 25 min",
        "W46     [         ]          1 h 32 min",
        "W47   ██│                   20 min over",
        "W48     []                        0 min",
        "W49     []                        0 min",
        "",
        "One column is 10 min. [ ] is time that came free.",
    ]


@pytest.mark.parametrize("plain", ["0", "1"])
@pytest.mark.parametrize("language", languages())
def test_it_says_the_figure_and_what_of_it_was_timed(
    example: CommandLine, language: str, plain: str
) -> None:
    example.variables["BREATHING_ROOM_PLAIN"] = plain
    said = example("week", "--share", "--lang", language, now=NOW).out
    words = words_in(language)
    assert f"\n{words.minutes(54)}\n" in said
    assert words("commands.week.timed", timed="54 min", as_planned="0 min") in said


def test_as_plain_sentences(example: CommandLine) -> None:
    example.variables["BREATHING_ROOM_PLAIN"] = "1"
    said = example("week", "--share", now=NOW).out
    assert "\nWeek 46: 1 h 32 min.\nWeek 47: 20 min over.\n" in said
    assert said.isascii()


@pytest.mark.parametrize("language", languages())
def test_nobody_and_no_subject_is_in_it(shell: CommandLine, language: str) -> None:
    made = [
        replace(
            each,
            answers={**each.answers, **{name: f"{name}-{number}" for name in PEOPLE}},
        )
        for number, each in enumerate(years(200))
    ]
    kept = session(shell.folder / "data").repository
    kept.record(made)
    said = shell("week", "--share", "--lang", language).out
    everything = shell("history", "--lang", language).out
    names = [str(each.answers[name]) for each in made for name in PEOPLE]
    assert any(name in everything for name in names)
    assert [name for name in (*names, *(each.id for each in made)) if name in said] == []


@pytest.mark.parametrize("minutes", [5, 90, 1000, 5000, -40, -3000])
@pytest.mark.parametrize("language", languages())
def test_it_is_sixty_columns_wide_at_most_and_only_characters(
    shell: CommandLine, language: str, minutes: int
) -> None:
    took = replace(decision(1, starts_at="2026-12-01T10:00:00+02:00"), baseline_minutes=6000)
    small = decision(2, starts_at="2026-11-24T10:00:00+02:00")
    kept = session(shell.folder / "data").repository
    kept.record([checked(took, 6000 - minutes), checked(small, 60)])
    for now in ("2026-12-02T12:00:00+02:00", "2026-12-08T12:00:00+02:00"):
        said = shell("week", "--share", "--lang", language, now=now).out
        assert max(map(width, said.splitlines())) <= WIDEST
        assert not set(said) & {"\x1b", "\t", "\r"}
        assert words_in(language).minutes(abs(minutes)) in said


@pytest.mark.parametrize("language", languages())
def test_in_a_first_week_it_says_so(shell: CommandLine, language: str) -> None:
    kept = session(shell.folder / "data").repository
    kept.record([checked(decision(1, starts_at="2026-12-01T10:00:00+02:00"), 25)])
    now = "2026-12-02T12:00:00+02:00"
    said = shell("week", "--share", "--lang", language, now=now).out
    words = words_in(language)
    assert words("commands.week.freed_so_far") in " ".join(said.split())
    assert words("commands.week.timed", timed="1 h 15 min", as_planned="0 min") in said
    assert max(map(width, said.splitlines())) <= WIDEST


def test_only_what_came_free_is_drawn(shell: CommandLine) -> None:
    kept = session(shell.folder / "data").repository
    kept.record([decision(1, starts_at="2026-12-04T10:00:00+02:00")])
    said = shell("week", "--share").out
    assert "could come free" in said
    assert "W49   []   0 min\n" in said
    assert "?" not in said


@pytest.mark.parametrize("option", ["--share", "--format=$mean"])
def test_it_is_text_and_no_json(shell: CommandLine, option: str) -> None:
    assert f"Give {option.split('=')[0]} or --json" in shell("week", option, "--json").refused(2)


def test_one_text_at_a_time(shell: CommandLine) -> None:
    assert "can't stand beside" in shell("week", "--share", "--format", "$mean").refused(2)
