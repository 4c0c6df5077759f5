"""The interview in prompts: the same answers give the same advice and decision as `decide`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from content.loader import load
from content.words import Words
from tests.content.cases import ARTICLE, answers
from tests.tui.asked import decided, lines_for, plain, without_id
from tests.tui.stores import session
from tui.context import Context
from tui.talks.ask import Asking
from tui.talks.interview import interview as run_interview
from tui.talks.prompts import Ended, Later, Prompt
from tui.told import asked, phrases
from tui.told.asked import Option
from tui.told.spoken import spoken
from tui.use_cases.interview import Interview

DRAWN = re.compile("[\u2500-\u259f]")
LANGUAGES = ("en", "ro")
COMPLETE: dict[str, Any] = {
    "travel_minutes": 40,
    "colleague": "Ioana",
    "minutes_needed": 45,
    "phone_welcome": "unsure",
    "fits_in_writing": True,
    "client_flexible": True,
    "serious": True,
    "direct_contact": False,
    "colleague_can_speak": True,
}
"""Answers to whatever an outcome may need."""
SERIES = answers(
    format="in_person",
    travel_minutes=40,
    phone_welcome="yes",
    repeats="weekly",
    lasts="until 2027-03-10",
)
LETTERED: dict[str, Any] = {
    "contact": "Ms Radu",
    "your_name": "Mara",
    "phone_number": "0722 000 111",
    "new_time": "2026-12-11T09:00:00+02:00",
    "written_by": "2026-12-09",
    "brief_status": "Two drafts are ready.\nThe third is not.",
    "brief_answers": "Budget? Agreed.",
    "brief_limits": "Up to 500.",
    "brief_bring_back": "A date.",
    "language": "ro",
    "register": "warm",
    "address": "radu@carpatica.ro",
}


@pytest.mark.parametrize("case", ARTICLE, ids=lambda case: case.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_article_comes_out_as_through_decide(case: Any, language: str, tmp_path: Path) -> None:
    other = session(tmp_path / "decide", language)
    expected = other.decide(case.answers)
    asked, told = decided(tmp_path / "ask", lines_for(other, case.answers), language)
    assert asked.tactic == case.tactic
    assert without_id(asked) == without_id(expected)
    advice = other.advise(case.answers)
    assert phrases.verdict(spoken(language), advice, case.answers) in told
    assert not DRAWN.search(told)


@pytest.mark.parametrize("tactic", sorted(load().tactics))
@pytest.mark.parametrize(
    "case", [ARTICLE[0], ARTICLE[4], ARTICLE[5], ARTICLE[7]], ids=lambda case: case.name
)
def test_every_outcome_can_be_chosen(case: Any, tactic: str, tmp_path: Path) -> None:
    given = {**COMPLETE, **case.answers}
    other = session(tmp_path / "decide")
    lines = lines_for(other, given, tactic)
    asked, _ = decided(tmp_path / "ask", lines)
    assert asked.tactic == tactic
    assert without_id(asked) == without_id(other.decide(asked.answers, tactic))
    assert (
        dict(given).items()
        >= {key: value for key, value in asked.answers.items() if key != "new_time"}.items()
    )


@pytest.mark.parametrize("case", ARTICLE[:7], ids=lambda case: case.name)
def test_the_letters_own_answers(case: Any, tmp_path: Path) -> None:
    tactic = load().tactics[case.tactic]
    if tactic.letter_to is None:
        return
    own = (*tactic.letter_asks, "language", "register", "address")
    given = {**case.answers, **{key: LETTERED[key] for key in own}}
    other = session(tmp_path / "decide")
    expected = other.decide(given)
    asked, told = decided(tmp_path / "ask", lines_for(other, given, details=True))
    assert without_id(asked) == without_id(expected)
    assert expected.letter is not None
    assert expected.letter.body in told


def test_how_long_a_series_is_changed(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    asked, told = decided(tmp_path / "ask", lines_for(other, SERIES))
    assert asked.answers["lasts"] == "until 2027-03-10"
    assert "Until which day?" in told
    three = lines_for(other, {**SERIES, "lasts": "once"})
    three[-2] = "2"
    assert decided(tmp_path / "three", three)[0].answers["lasts"] == "until 2027-03-10"
    lines = [*lines_for(other, SERIES)[:-2], "< ", "3", "yesterday", "31 March 2027", ""]
    asked, told = decided(tmp_path / "again", lines)
    assert asked.answers["lasts"] == "until 2027-03-31"
    assert "two years at most" in told


# Going back


def test_back_at_every_question_loses_nothing(tmp_path: Path) -> None:
    """At each question: back, keep the answer before with Enter, and answer again."""
    other = session(tmp_path / "decide")
    case = ARTICLE[2].answers
    lines: list[str] = []
    for at, line in enumerate(lines_for(other, case)):
        lines += [line] if at == 0 else ["<", "", line]
    # Behind the last question `back` goes to a page: its Enter goes on, and so does the advice's.
    asked, told = decided(tmp_path / "ask", lines)
    assert without_id(asked) == without_id(other.decide(case))
    assert "It is now: Carpatica Foods. Enter leaves it so." in told


@pytest.mark.parametrize(("language", "word"), [("en", "Back"), ("ro", "înapoi"), ("ro", "<")])
def test_the_word_for_back(language: str, word: str, tmp_path: Path) -> None:
    other = session(tmp_path / "decide", language)
    lines = lines_for(other, ARTICLE[0].answers)
    asked, _ = decided(tmp_path / "ask", [lines[0], "x", word, *lines[1:]], language)
    assert asked.subject == "campaign review"


def test_there_is_nothing_before_the_first_question(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    asked, told = decided(tmp_path / "ask", ["<", *lines_for(other, ARTICLE[0].answers)])
    assert asked.client == "Carpatica Foods"
    assert "There is nothing to go back to." in told


def test_an_answer_is_mended_from_the_page_of_answers(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = ARTICLE[0].answers
    lines = lines_for(other, case)
    order = list(case)
    client, format_ = str(order.index("client") + 1), str(order.index("format") + 1)
    mended = [*lines[:-3], client, "<", client, "Acme", format_, "2", *lines[-3:]]
    asked, told = decided(tmp_path / "ask", mended)
    assert (asked.client, asked.answers["format"]) == ("Acme", "video")
    assert asked.tactic == "keep"
    assert "Carpatica Foods" in told


def test_a_fact_that_becomes_needed_is_asked(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = answers(phone_welcome="yes")
    lines = lines_for(other, {key: case[key] for key in case if key != "phone_welcome"})
    mended = [*lines[:-3], "5", "1", "40", "1", *lines[-3:]]
    asked, _ = decided(tmp_path / "ask", mended)
    assert asked.answers["travel_minutes"] == 40
    assert asked.tactic == "phone_call"


# What is known of a client


def test_what_is_known_is_offered_and_one_of_it_changed(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.decide(ARTICLE[0].answers)
    known = Interview(session(tmp_path))
    for key in ("client", "subject", "starts_at", "minutes", "format", "travel_minutes", "repeats"):
        known.put(key, ARTICLE[0].answers[key])
    assert known.go_on().kind == "known"
    told: list[str] = []
    prompts, told = plain(
        known.session, ["<", "", "1", "4", "3", "3", "", *["1", "2", "60", "2"], "", "", ""]
    )
    decision = Asking(known, prompts).decide()
    assert decision.answers["client_rank"] == "lower"
    assert decision.answers["phone_welcome"] == "no"
    said = "".join(told)
    assert "What you said about Carpatica Foods, as of Thu 3 December. Still so?" in said
    assert "Glad of a call: Gladly" in said


# What can't be used


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("at", "wrong", "takes"),
    [
        (0, "", "text"),
        (0, "x" * 121, "text"),
        (1, "x" * 201, "text"),
        (2, "later", "instant"),
        (2, "tomorrow", "both"),
        (2, "2201-01-01 10:00", "instant"),
        (2, "0001-01-01T00:00+14:00", "instant"),
        (2, "9999-12-31T23:59-10:00", "instant"),
        (2, "0001-01-01 00:00", "instant"),
        (3, "soon", "duration"),
        (3, "4", "number"),
        (3, "12 h 1 min", "number"),
        (4, "5", "option"),
        (4, "", "option"),
        (4, "9" * 400, "option"),
        (4, "\x1b[2J", "option"),
        (5, "-3", "duration"),
        (5, "1441", "number"),
        (11, "61", "number"),
    ],
)
def test_what_is_no_answer_gets_one_line_and_is_asked_again(
    at: int, wrong: str, takes: str, language: str, tmp_path: Path
) -> None:
    other = session(tmp_path / "decide", language)
    lines = lines_for(other, ARTICLE[0].answers)
    asked, told = decided(tmp_path / "ask", [*lines[:at], wrong, *lines[at:]], language)
    assert asked.tactic == "phone_call"
    says = Words(language).find(f"ask.takes.{takes}")
    assert re.search(re.sub(r"\\\$\w+", r"\\d+", re.escape(says)), told)


def test_a_number_counts_as_a_whole(tmp_path: Path) -> None:
    options = [Option(number, f"each {number}") for number in range(1, 13)]
    prompts, written = plain(
        session(tmp_path), ["00019", "10001", "1" * 5000, "0", "-1", "²", "12"]
    )
    assert prompts.choose(Prompt("Which?"), options) == 12
    assert "".join(written).count("Type a number from 1 to 12") == 6


@pytest.mark.parametrize(
    "name", ["[/] x", "ACME [/bold]", "\x1b]52;c;x\x07", "$client", "{0}", "a\u202eb", "ion%s"]
)
def test_hostile_names_are_text(name: str, tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = {**ARTICLE[0].answers, "subject": "y"}
    lines = [name, name, *lines_for(other, case)[2:]]
    asked, told = decided(tmp_path / "ask", lines)
    expected = other.read({**case, "client": name, "subject": name})
    assert (asked.client, asked.subject) == (expected["client"], expected["subject"])
    assert not set(told) & {"\x1b", "\x07", "\u202e"}


# Stopping


def test_whatever_stops_it_keeps_the_answers(tmp_path: Path) -> None:
    """The input ends after each line in turn, and the next run goes on from there."""
    other = session(tmp_path / "decide")
    lines = lines_for(other, ARTICLE[0].answers)
    coach = session(tmp_path / "ask")
    for line in lines[:-1]:
        going_on = Interview.resumed(coach) or Interview(coach)
        prompts, _ = plain(coach, [line])
        with pytest.raises(Ended):
            Asking(going_on, prompts).decide()
    last = Interview.resumed(coach)
    assert last is not None
    decision = Asking(last, plain(coach, [""])[0]).decide()
    assert without_id(decision) == without_id(other.decide(ARTICLE[0].answers))
    assert coach.unfinished.read() is None


def test_stopping_at_the_end_goes_on_another_time(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    coach = session(tmp_path / "ask")
    lines = [*lines_for(other, ARTICLE[0].answers)[:-1], "3"]
    with pytest.raises(Later):
        Asking(Interview(coach), plain(coach, lines)[0]).decide()
    assert not coach.repository.decisions()
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.place.kind == "letter"


# Why, and what would change it


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_is_told_at_every_question(language: str, tmp_path: Path) -> None:
    other = session(tmp_path / "decide", language)
    case = ARTICLE[3].answers
    lines = [each for line in lines_for(other, case) for each in ("?", line)]
    asked, told = decided(tmp_path / "ask", lines, language)
    assert asked.tactic == "email"
    words = Words(language)
    for key in case:
        if words.has(f"questions.{key}.why"):
            assert words.find(f"questions.{key}.why") in told
    assert words("ask.how.option_back") in told
    assert words("ask.how.text") in told


def test_what_would_change_the_advice_is_told_on_demand(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = ARTICLE[0].answers
    lines = lines_for(other, case)
    _, told = decided(tmp_path / "ask", [*lines[:-2], "7", *lines[-2:]])
    advice = other.advise(case)
    assert advice.would_change
    for change in advice.would_change:
        assert phrases.change_sentence(spoken("en"), change) in told


def test_minus_is_a_word(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = {**COMPLETE, **answers(minutes=10, minutes_needed=10)}
    _, told = decided(tmp_path / "ask", lines_for(other, case, "email"))
    assert "minus 15 minutes" in told
    assert "−" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_one_language_is_said_in_the_other(language: str, tmp_path: Path) -> None:
    """Every line told, but for what the person typed and the letter, is of the language's words."""
    other = session(tmp_path / "decide", language)
    case = {**ARTICLE[0].answers, "client": "Zzz", "subject": "Yyy"}
    _, told = decided(tmp_path / "ask", lines_for(other, case), language)
    foreign = ("What", "Enter takes", "back", "meeting") if language == "ro" else ("Ce ", "înapoi")
    before_letter = told.split(Words(language)("ask.letter.client"))[0]
    assert not [word for word in foreign if word in before_letter]


# As a command


def test_stopped_before_it_is_said_which_the_unfinished_one_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coach = session(tmp_path)
    begun = Interview(coach)
    begun.put("client", "Acme")
    begun.keep()
    prompts, _ = plain(coach, [])
    assert run_interview(context_of(coach), prompts) == 1
    assert "Your answers are kept." in capsys.readouterr().err
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.answers == {"client": "Acme"}


def test_what_only_a_calendar_knows_is_not_offered(tmp_path: Path) -> None:
    interview = Interview(session(tmp_path))
    assert "calendar" not in [each.value for each in asked.options(interview, "repeats")]
    interview.put("repeats", "calendar")
    assert "calendar" in [each.value for each in asked.options(interview, "repeats")]


def test_an_unfinished_one_is_offered(tmp_path: Path) -> None:
    coach = session(tmp_path)
    begun = Interview(coach)
    begun.put("client", "Acme")
    begun.keep()
    context = context_of(coach)
    prompts, told = plain(coach, ["1", "status"])
    assert run_interview(context, prompts) == 1
    assert "An interview about Acme is unfinished" in "".join(told)
    prompts, told = plain(coach, ["2", "Novatex"])
    assert run_interview(context, prompts) == 1
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.answers == {"client": "Novatex"}


def test_one_that_is_damaged_is_set_aside(tmp_path: Path) -> None:
    coach = session(tmp_path)
    (tmp_path / "unfinished.here.json").write_text("{")
    prompts, told = plain(coach, ["Novatex"])
    assert run_interview(context_of(coach), prompts) == 1
    assert "is damaged" in "".join(told)
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.answers == {"client": "Novatex"}


def context_of(coach: Any) -> Context:
    """Return what a command is given."""
    from argparse import Namespace

    context = Context(coach.environment, coach.words, Namespace(json=False, plain=True, data=None))
    context.__dict__["session"] = coach
    return context
