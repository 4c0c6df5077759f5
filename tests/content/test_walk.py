"""The walk: answers are stored, position is computed, and answers that still apply survive."""

from __future__ import annotations

from typing import Any

from content.loader import load
from content.walk import usual_questions, walk
from tests.content.cases import answers
from tests.reference import gates


def test_begins_with_the_first_question() -> None:
    path = walk(load(), {})
    assert (path.asked, path.next) == ((), "client")


def test_goes_on_from_where_the_answers_end() -> None:
    complete = answers()
    given: dict[str, Any] = {}
    for key in walk(load(), complete).asked:
        assert walk(load(), given).next == key
        given[key] = complete[key]
    assert walk(load(), given).next is None


def test_an_answer_that_is_not_asked_is_neither_lost_nor_counted() -> None:
    on_site = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
    on_video = {**on_site, "format": "video"}
    path = walk(load(), on_video)
    assert "travel_minutes" not in path.asked
    assert path.facts["baseline_minutes"] == 60
    assert walk(load(), {**on_video, "format": "in_person"}).facts["baseline_minutes"] == 100


def test_only_what_became_invalid_is_asked_again() -> None:
    shortened = answers(minutes=30)
    path = walk(load(), shortened)
    assert path.next == "minutes_needed"
    assert walk(load(), {**shortened, "minutes_needed": 30}).next is None


def test_any_answer_can_be_changed_and_the_rest_survives() -> None:
    for document in gates.generate(seed=12, count=60):
        for question in load().questions:
            for other in question.options or ((True, False) if question.kind == "yes_no" else ()):
                path = walk(load(), {**document, question.id: other})
                kept = [key for key in path.asked if key != question.id]
                assert all(path.facts[key] == document[key] for key in kept)


def test_every_question_and_every_outcome_is_reached() -> None:
    asked: set[str] = set()
    outcomes: set[str] = set()
    for document in gates.generate(seed=5, count=600):
        for chosen in load().tactics:
            asked.update(walk(load(), document, chosen=chosen).asked)
        outcomes.add(gates.outcome(document).tactic)
    assert asked == {question.id for question in load().questions}
    assert outcomes == set(load().tactics)
    letter_asks = {key for tactic in load().tactics.values() for key in tactic.letter_asks}
    of_every_letter = {"language", "register", "address"}
    assert letter_asks | of_every_letter == {each.id for each in load().letter_questions}


def test_the_usual_length_follows_the_answers() -> None:
    facts_only = {key: value for key, value in answers().items() if key in MEETING_PART}
    assert len(usual_questions(load(), facts_only)) == 6
    assert len(usual_questions(load(), {**facts_only, "reason": "dislike"})) == 3
    top_client = {**facts_only, "client_rank": "top"}
    assert len(usual_questions(load(), top_client)) == 4
    in_person = {**facts_only, "format": "in_person", "travel_minutes": 30}
    assert len(usual_questions(load(), in_person)) == 7


def test_the_usual_length_takes_the_rest_to_be_answered_the_plainest_way() -> None:
    """A whole meeting needed, in the middle of the list: nothing asked that is not likely."""
    facts_only = {key: value for key, value in answers().items() if key in MEETING_PART}
    assert len(usual_questions(load(), {**facts_only, "fits_in_writing": True})) == 7
    assert len(usual_questions(load(), {**facts_only, "brought_by_colleague": True})) == 8


def test_a_chosen_outcome_asks_what_its_letter_and_its_cost_need() -> None:
    kept = answers(client_rank="top", major_business=None, fits_in_writing=None)
    assert walk(load(), kept, chosen="keep").next is None
    path = walk(load(), kept, chosen="hand_over")
    assert path.next == "colleague"
    assert walk(load(), {**kept, "colleague": "Ioana"}, chosen="hand_over").next is None
    path = walk(load(), kept, chosen="email")
    assert path.next == "serious"
    assert path.facts["chosen"] == "email"
    chosen = walk(load(), {**kept, "serious": True}, chosen="email")
    assert (chosen.next, chosen.asked[-1]) == (None, "serious")


def test_how_long_it_lasts_is_asked_of_a_series_only_and_may_stay_open() -> None:
    weekly = answers(repeats="weekly", minutes_needed=30)
    path = walk(load(), weekly, chosen="shorter_meeting")
    assert (path.next, "lasts" in path.asked) == (None, False)
    lasting = {**weekly, "lasts": "until 2026-12-31"}
    assert walk(load(), lasting, chosen="shorter_meeting").asked[-1] == "lasts"
    assert "lasts" not in walk(load(), lasting, chosen="keep").asked
    assert "lasts" not in walk(load(), lasting).asked


MEETING_PART = {question.id for question in load().questions if question.part == "meeting"}
