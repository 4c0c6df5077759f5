"""The reasoning: the article's cases, and agreement with an independent reading of the rules."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pytest

from content.advice import advise, complete_path
from content.answers import AnswerRefused, read_answers
from content.loader import load
from content.walk import walk
from tests.content.cases import ARTICLE, IN_WRITING, Case, answers
from tests.reference import gates


@pytest.mark.parametrize("case", ARTICLE, ids=lambda case: case.name)
def test_the_articles_own_cases(case: Case) -> None:
    advice = advise(load(), read_answers(case.answers, load(), UTC))
    assert (advice.tactic, advice.minutes_freed, advice.follow_up) == case[2:]


def test_agrees_with_an_independent_reading() -> None:
    tactics = set()
    for document in gates.generate(seed=20261210, count=1500):
        advice = advise(load(), read_answers(document, load(), UTC))
        expected = gates.outcome(document)
        assert list(advice.path.asked) == gates.path(document)
        assert advice.tactic == expected.tactic, document
        assert advice.minutes_freed == expected.minutes_freed, document
        assert advice.baseline_minutes == expected.baseline_minutes, document
        assert advice.follow_up is expected.follow_up, document
        options = {each.tactic: (each.eligible, each.minutes_freed) for each in advice.options}
        assert options == expected.options, document
        tactics.add(advice.tactic)
    assert tactics == set(load().tactics)


def test_every_change_that_would_turn_the_advice_is_listed_and_no_other() -> None:
    listed = 0
    for document in gates.generate(seed=3, count=700):
        advice = advise(load(), read_answers(document, load(), UTC))
        found = [(c.question, c.to, c.tactic, c.minutes_freed) for c in advice.would_change]
        assert found == gates.would_change(document), document
        listed += len(found)
    assert listed > 700


def test_a_change_applied_gives_what_it_says() -> None:
    for document in gates.generate(seed=4, count=300):
        read = read_answers(document, load(), UTC)
        for change in advise(load(), read).would_change:
            turned = advise(load(), {**read, change.question: change.to})
            assert (turned.tactic, turned.minutes_freed) == (change.tactic, change.minutes_freed)


def test_options_stand_closest_first_with_the_fallbacks_last() -> None:
    advice = advise(load(), answers())
    assert [option.tactic for option in advice.options] == [
        "shorter_meeting",
        "phone_call",
        "hand_over",
        "email",
        "keep",
        "reschedule",
    ]


NOT_ON_OFFER: list[tuple[dict[str, Any], str, str]] = [
    (answers(reason="dislike"), "shorter_meeting", "open"),
    (answers(reason="dislike"), "phone_call", "open"),
    (answers(reason="dislike"), "hand_over", "disliked"),
    (answers(reason="dislike"), "email", "open"),
    (answers(reason="dislike"), "reschedule", "disliked"),
    (answers(reason="illness"), "shorter_meeting", "open"),
    (answers(reason="illness"), "email", "open"),
    (answers(reason="illness"), "hand_over", "no_colleague"),
    (answers(), "shorter_meeting", "all_needed"),
    (answers(client_rank="top"), "phone_call", "top"),
    (answers(client_rank="top"), "email", "top"),
    (answers(client_rank="top"), "reschedule", "top"),
    (answers(major_business=True), "email", "top"),
    (answers(), "phone_call", "no_trip"),
    (
        answers(format="in_person", travel_minutes=0, phone_welcome="no"),
        "phone_call",
        "unwelcome",
    ),
    (answers(), "email", "not_in_writing"),
    (answers(fits_in_writing=True, client_flexible=False), "email", "not_flexible"),
    (
        answers(client_rank="upper", fits_in_writing=True, client_flexible=True, serious=True),
        "email",
        "too_serious",
    ),
]
COLLEAGUE = {"brought_by_colleague": True, "colleague": "Ioana"}
NOT_ON_OFFER += [
    (answers(**COLLEAGUE, direct_contact=True), "hand_over", "your_contact"),
    (
        answers(**COLLEAGUE, direct_contact=False, colleague_can_speak=False),
        "hand_over",
        "cannot_speak",
    ),
    (answers(**COLLEAGUE, direct_contact=False, colleague_can_speak=False), "email", "not_yours"),
    (
        answers(
            **COLLEAGUE,
            format="in_person",
            travel_minutes=9,
            direct_contact=False,
            colleague_can_speak=False,
        ),
        "phone_call",
        "not_yours",
    ),
    (
        answers(**COLLEAGUE, direct_contact=False, colleague_can_speak=True),
        "shorter_meeting",
        "colleague_speaks",
    ),
]


@pytest.mark.parametrize(("document", "tactic", "failed"), NOT_ON_OFFER)
def test_the_reason_why_an_outcome_is_not_on_offer(
    document: dict[str, Any], tactic: str, failed: str
) -> None:
    option = next(each for each in advise(load(), document).options if each.tactic == tactic)
    assert option.failed == failed


def test_every_reason_why_not_is_reached() -> None:
    reached = {(tactic, failed) for _, tactic, failed in NOT_ON_OFFER}
    rules = {(each.id, rule.id) for each in load().tactics.values() for rule in each.eligible_when}
    assert reached == rules


def test_a_persons_own_assumptions_go_before_ours() -> None:
    own = {"email_minutes": 18, "later_call_minutes": 5}
    advice = advise(load(), answers(**IN_WRITING, serious=True), own)
    assert advice.minutes_freed == 60 - 18 - 5


def test_a_missing_answer_is_named_with_its_range() -> None:
    document = answers(minutes_needed=None)
    with pytest.raises(AnswerRefused) as refused:
        advise(load(), document)
    assert refused.value.key == "minutes_needed"
    assert (refused.value.allowed.minimum, refused.value.allowed.maximum) == (5, 60)


def test_each_answer_that_the_path_asks_for_is_needed() -> None:
    for document in gates.generate(seed=9, count=100):
        for key in gates.path(document):
            lacking = {name: value for name, value in document.items() if name != key}
            with pytest.raises(AnswerRefused) as refused:
                advise(load(), lacking)
            assert refused.value.key == key


def test_choosing_against_the_advice_asks_for_what_cost_and_letter_need() -> None:
    handed = next(case for case in ARTICLE if case.tactic == "hand_over").answers
    assert walk(load(), handed, chosen="shorter_meeting").next == "minutes_needed"
    path = complete_path(load(), {**handed, "minutes_needed": 20}, chosen="shorter_meeting")
    assert load().tactics["shorter_meeting"].minutes(path.facts) == 20 + 30
    assert walk(load(), handed, chosen="email").next == "serious"
    assert walk(load(), answers(), chosen="hand_over").next == "colleague"


def test_how_long_it_lasts_is_asked_of_a_series_that_changes() -> None:
    def asked(tactic: str, repeats: str) -> bool:
        document = answers(repeats=repeats, lasts="until 2027-01-31", minutes_needed=30)
        return "lasts" in walk(load(), document, chosen=tactic).asked

    assert asked("shorter_meeting", "weekly")
    assert asked("shorter_meeting", "calendar")
    assert not asked("shorter_meeting", "once")
    assert not asked("keep", "weekly")
    assert not asked("reschedule", "weekly")


def test_what_is_held_back_for_a_later_call_is_not_what_was_planned_to_be_taken() -> None:
    facts = advise(load(), answers(**IN_WRITING, serious=True)).path.facts
    email = load().tactics["email"]
    assert (email.minutes(facts), email.minutes_as_planned(facts)) == (25, 10)


def test_only_a_shorter_meeting_still_makes_the_trip() -> None:
    kept = [tactic.id for tactic in load().tactics.values() if tactic.kept_travel]
    assert kept == ["shorter_meeting"]


@pytest.mark.parametrize(
    ("changes", "decided_by"),
    [
        ({"minutes_needed": 30}, "most_freed"),
        ({"reason": "illness"}, "emergency"),
        ({"reason": "dislike"}, "dislike"),
        ({"reason": "conflict"}, "hour_is_taken"),
        ({}, "nothing_frees"),
    ],
)
def test_it_says_what_decided(changes: dict[str, Any], decided_by: str) -> None:
    assert advise(load(), answers(**changes)).decided_by == decided_by


def test_each_reason_holds_the_answer_that_led_there() -> None:
    document = answers(format="in_person", travel_minutes=40, phone_welcome="unsure")
    because = advise(load(), document).because
    assert len(because) > 3
    assert all(each.answer == document[each.question] for each in because)


def test_an_answer_that_no_longer_fits_is_named_with_its_range() -> None:
    with pytest.raises(AnswerRefused) as refused:
        advise(load(), answers(minutes=30))
    assert (refused.value.key, refused.value.value) == ("minutes_needed", 60)
    assert refused.value.allowed.maximum == 30
