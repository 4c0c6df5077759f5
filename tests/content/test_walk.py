"""The walk: answers are stored, position is computed, and answers that still apply survive."""

from __future__ import annotations

from typing import Any

from content.library import load
from content.walk import usual_length, walk
from tests.content.cases import answers
from tests.reference import gates

LIBRARY = load()


def test_begins_with_the_first_question() -> None:
    path = walk(LIBRARY, {})
    assert (path.asked, path.next) == ((), "client")


def test_goes_on_from_where_the_answers_end() -> None:
    complete = answers()
    given: dict[str, Any] = {}
    for key in walk(LIBRARY, complete).asked:
        assert walk(LIBRARY, given).next == key
        given[key] = complete[key]
    assert walk(LIBRARY, given).next is None


def test_an_answer_that_is_not_asked_is_neither_lost_nor_counted() -> None:
    on_site = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
    on_video = {**on_site, "format": "video"}
    path = walk(LIBRARY, on_video)
    assert "travel_minutes" not in path.asked
    assert path.facts["baseline_minutes"] == 60
    assert walk(LIBRARY, {**on_video, "format": "in_person"}).facts["baseline_minutes"] == 100


def test_only_what_became_invalid_is_asked_again() -> None:
    shortened = answers(minutes=30)
    path = walk(LIBRARY, shortened)
    assert path.next == "minutes_needed"
    assert walk(LIBRARY, {**shortened, "minutes_needed": 30}).next is None


def test_any_answer_can_be_changed_and_the_rest_survives() -> None:
    for document in gates.generate(seed=12, count=60):
        for question in LIBRARY.questions:
            for other in question.options or ((True, False) if question.kind == "yes_no" else ()):
                path = walk(LIBRARY, {**document, question.id: other})
                kept = [key for key in path.asked if key != question.id]
                assert all(path.facts[key] == document[key] for key in kept)


def test_every_question_and_every_outcome_is_reached() -> None:
    asked: set[str] = set()
    outcomes: set[str] = set()
    for document in gates.generate(seed=5, count=600):
        for chosen in LIBRARY.tactics:
            asked.update(walk(LIBRARY, document, chosen=chosen).asked)
        outcomes.add(gates.outcome(document).tactic)
    assert asked == {question.id for question in LIBRARY.questions}
    assert outcomes == set(LIBRARY.tactics)
    letter_asks = {key for tactic in LIBRARY.tactics.values() for key in tactic.letter_asks}
    of_every_letter = {"language", "register", "address"}
    assert letter_asks | of_every_letter == {each.id for each in LIBRARY.letter_questions}


def test_the_usual_length_follows_the_answers() -> None:
    facts_only = {key: value for key, value in answers().items() if key in MEETING_PART}
    assert usual_length(LIBRARY, facts_only) == 6
    assert usual_length(LIBRARY, {**facts_only, "reason": "dislike"}) == 3
    top_client = {**facts_only, "client_rank": "top"}
    assert usual_length(LIBRARY, top_client) == 4


MEETING_PART = {question.id for question in LIBRARY.questions if question.part == "meeting"}
