"""The article's own cases in a real terminal, from home to the recorded decision."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from content.answers import read_answers
from content.loader import load
from content.schema import Question
from content.walk import walk
from content.words import Words, words_in
from storage.repository import Repository
from tests.content.cases import ARTICLE, Case
from tests.tui.stores import BUCHAREST, NOW
from tests.tui.terminal import Terminal, terminal

CASES = ARTICLE[:8]
HAVE_NO_LETTER = ("keep",)


def answers_of(number: int, case: Case) -> dict[str, Any]:
    """Return the case's answers, about a client of its own."""
    named = {**case.answers, "client": f"Client {number} [/]"}
    return read_answers(named, load(), BUCHAREST)


def type_answer(window: Terminal, question: Question, value: Any) -> None:
    """Answer as a person would: a number of the list, or what is typed and then Enter."""
    if question.kind == "yes_no":
        window.press("1" if value else "2")
    elif question.kind == "choice":
        window.press(str(question.options.index(value) + 1))
    elif question.kind == "instant":
        window.press(f"{datetime.fromisoformat(value):%Y-%m-%d %H:%M}", "enter")
    else:
        window.press(str(value), "enter")


def tell_the_meeting(window: Terminal, words: Words, answers: dict[str, Any]) -> None:
    window.wait_for(words("questions.client.hint"))
    for question in load().questions:
        if question.part == "meeting" and question.id in answers:
            type_answer(window, question, answers[question.id])
            if question.options and question.id != "repeats":
                window.press("enter")
        if question.kind == "instant":
            window.wait_for(words.moment(datetime.fromisoformat(answers[question.id])))
    window.press("enter")


def answer_the_questions(window: Terminal, words: Words, answers: dict[str, Any]) -> None:
    for question_id in walk(load(), answers).asked:
        question = load().question(question_id)
        if question.part == "reasoning":
            asked = words(f"questions.{question_id}.ask", **names(answers))
            window.wait_for(asked)
            type_answer(window, question, answers[question_id])


def names(answers: dict[str, Any]) -> dict[str, str]:
    return {name: str(answers.get(name, "")) for name in ("client", "colleague", "minutes")}


def first_to_do(case: Case) -> str:
    return "keep" if case.tactic in HAVE_NO_LETTER else "copy"


def decide(window: Terminal, words: Words, case: Case) -> None:
    """Go from the answers over the advice and the letter to the recorded decision."""
    window.wait_for(words("check.invitation"))
    window.press("enter")
    window.wait_for(f"▐ 1 {words(f'tactics.{case.tactic}.name')}")
    if case.minutes_freed:
        window.wait_for(words.minutes(case.minutes_freed))
    window.press("enter")
    first = f"letter_screen.do.{first_to_do(case)}"
    window.wait_for(f"▐ 1 {words(first)} {words(f'{first}_note')}")
    window.press("enter")
    if case.tactic not in HAVE_NO_LETTER:
        window.wait_for(f"▐ 2 {words('letter_screen.do.proposed')}")
        window.press("enter")
    window.wait_for(words("letter_screen.recorded.title"))
    window.press("enter")


@pytest.mark.parametrize(("language", "first"), [("en", 0), ("ro", 1)])
def test_every_other_case_comes_out_exactly(tmp_path: Path, language: str, first: int) -> None:
    words, cases = words_in(language), CASES[first::2]
    variables = {
        "BREATHING_ROOM_NOW": NOW,
        "BREATHING_ROOM_HOME": str(tmp_path),
        "BREATHING_ROOM_LANG": language,
        "BREATHING_ROOM_DEVICE": "here",
        "TEXTUAL_ANIMATIONS": "none",
        "TZ": "Europe/Bucharest",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    with terminal([], variables) as window:
        for number, case in enumerate(cases, 1):
            answers = answers_of(number, case)
            window.wait_for(words("home.invitation"))
            window.press("enter")
            tell_the_meeting(window, words, answers)
            answer_the_questions(window, words, answers)
            decide(window, words, case)
        window.wait_for(words("home.invitation"))
        window.press("ctrl+q")
        assert window.wait_for_end() == 0
    decisions = Repository(tmp_path, "reader", lambda: datetime.fromisoformat(NOW)).decisions()
    assert [(each.tactic, each.minutes_freed) for each in decisions] == [
        (case.tactic, case.minutes_freed) for case in cases
    ]
    assert [each.follow_up_on is not None for each in decisions] == [
        case.follow_up for case in cases
    ]
