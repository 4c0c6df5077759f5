"""Care for the relationship: what is pointed out, and when it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.care import Care, care
from content.decision import Decision
from tests.content.made import BUCHAREST, decision, said

ZONE = ZoneInfo(BUCHAREST)
NOW = datetime(2026, 11, 30, 9, tzinfo=ZONE)
TODAY = NOW.date()
ASKED = {"client": "Acme", "reason": "workload", "starts_at": "2026-12-10T10:00:00+02:00"}


def meeting(days_ago: int, outcome: str | None = None, **fields: Any) -> Decision:
    """A meeting with the client so many days ago, decided a day before."""
    starts_at = NOW - timedelta(days=days_ago)
    minutes = 20 if outcome == "took" else None
    check_ins = [said(starts_at.date(), outcome, minutes)] if outcome else []
    known = {"client": "Acme", "reason": f"reason of {days_ago}"}
    made = decision(f"{days_ago} ago", starts_at, *check_ins, **{**known, **fields})
    return replace(made, decided_at=starts_at - timedelta(days=1))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def found(*decisions: Decision, **asked: str) -> list[Care]:
    return care(decisions, {**ASKED, **asked}, NOW)


def test_of_an_unknown_client_nothing_is_pointed_out() -> None:
    assert found() == []
    assert found(meeting(90, "took"), meeting(80, "took"), client="Another") == []


# Shrunk or replaced twice in a row


def test_shrunk_or_replaced_twice_in_a_row() -> None:
    made = [meeting(8, "took", tactic="hand_over"), meeting(15, "took")]
    assert found(*made) == [Care("shrunk_twice", 2, (ago(15), ago(8)))]


@pytest.mark.parametrize(
    "made",
    [
        [meeting(15, "took")],
        [meeting(15, "took"), meeting(8, "full")],
        [meeting(15, "took"), meeting(8, "took"), meeting(3, tactic="keep")],
        [meeting(20), meeting(15), meeting(8, "full")],
        [meeting(15, "took"), meeting(8, "did_not_happen")],
        [meeting(15, "took"), meeting(-3, state="refused")],
        [meeting(15, "took"), meeting(-3, state="withdrawn")],
        [meeting(15, "took"), meeting(-3, tactic="reschedule")],
    ],
)
def test_once_is_not_twice_in_a_row(made: list[Decision]) -> None:
    assert found(*made) == []


@pytest.mark.parametrize("state", ["proposed", "agreed"])
def test_what_is_decided_and_still_ahead_counts_too(state: str) -> None:
    made = [meeting(8, "took"), meeting(-3, state=state)]
    assert found(*made) == [Care("shrunk_twice", 2, (ago(8), ago(-3)))]


def test_all_that_is_ahead_of_a_series_counts_once() -> None:
    series = {"repeats": "weekly", "lasts": "until 2027-03-01"}
    assert found(meeting(-3, **series)) == []
    assert found(meeting(-3, **series), meeting(8, "took"))[0].dates == (ago(8), ago(-3))


def test_what_has_been_and_was_never_spoken_of_tells_nothing() -> None:
    assert found(meeting(50), meeting(45)) == []
    assert found(meeting(8), meeting(1)) == []
    assert found(meeting(15, "took"), meeting(1)) == []


def test_today_is_still_ahead() -> None:
    assert found(meeting(8, "took"), meeting(0))[0].dates == (ago(8), TODAY)


def test_a_series_counts_with_its_next_meeting_that_is_still_ahead() -> None:
    series = {"repeats": "weekly", "lasts": "until 2027-03-01"}
    assert found(meeting(30, "took"), meeting(23, **series))[0].dates == (ago(30), ago(-5))
    assert found(meeting(30, "took"), meeting(23, repeats="weekly", lasts="until 2026-11-29")) == []


def test_a_decision_on_the_meeting_asked_about_tells_nothing() -> None:
    asked_about = datetime.fromisoformat(ASKED["starts_at"])
    same = decision("same", asked_about, client="ACME", reason="workload")
    assert found(meeting(8, "took"), same) == []
    assert found(meeting(8, "took"), same, starts_at="2026-12-11T10:00:00+02:00")[0].count == 2


# Not met or spoken to


@pytest.mark.parametrize(
    ("made", "since"),
    [
        ([meeting(60, "full")], 60),
        ([meeting(61, tactic="keep")], 61),
        ([meeting(70, "took", tactic="phone_call"), meeting(5, "took")], 70),
        ([meeting(60, "took"), meeting(30, "full"), meeting(60, "took", tactic="keep")], None),
        ([meeting(59, "full")], None),
        ([meeting(61, "took")], 61),
        ([meeting(59, "took")], None),
        ([meeting(61, state="refused")], None),
        ([meeting(-5)], None),
    ],
)
def test_not_met_or_spoken_to_for_60_days(made: list[Decision], since: int | None) -> None:
    expected = [] if since is None else [Care("not_met", since, (ago(since),))]
    assert [each for each in found(*made) if each.id == "not_met"] == expected


def test_a_later_call_is_speaking() -> None:
    day = ago(70)
    checked = said(day, "took", 10, [(ago(10), 15)])
    made = decision("a", NOW - timedelta(days=70), checked, client="Acme")
    assert found(made) == []


# The same reason


def given(days_ago: int, reason: str = "workload", **fields: Any) -> Decision:
    """A reason that was given so many days ago, of a meeting that did not happen."""
    made = meeting(days_ago, "did_not_happen", reason=reason, **fields)
    return replace(made, decided_at=NOW - timedelta(days=days_ago))


def test_the_same_reason_three_times_in_60_days() -> None:
    expected = Care("same_reason", 3, (ago(50), ago(20), TODAY), "workload")
    assert found(given(20), given(50)) == [expected]


@pytest.mark.parametrize(
    "made",
    [
        [given(20)],
        [given(20), given(50, "conflict")],
        [given(20), given(61)],
        [given(20), given(50, client="Another")],
    ],
)
def test_twice_or_long_ago_is_not_three_times(made: list[Decision]) -> None:
    assert [each for each in found(*made) if each.id == "same_reason"] == []


def test_the_60th_day_counts() -> None:
    (one,) = [each for each in found(given(20), given(60)) if each.id == "same_reason"]
    assert one.dates == (ago(60), ago(20), TODAY)


def test_a_meeting_decided_anew_gives_its_reason_once() -> None:
    before = given(20, state="withdrawn")
    anew = replace(before, id="anew", decided_at=NOW - timedelta(days=19), state="agreed")
    assert found(before, replace(anew, replaces=before.id)) == []
    assert found(before, anew) == found(anew, before) == []
    other = replace(anew, answers={**anew.answers, "reason": "repetitive"})
    assert found(other, before, given(30)) == found(before, other, given(30)) == []
    moved = replace(given(19), replaces=before.id)
    assert found(before, moved) == []


def test_three_times_before_is_pointed_out_with_another_reason_too() -> None:
    made = [given(10), given(20), given(30)]
    (one,) = found(*made, reason="repetitive")
    assert (one.reason, one.count, one.dates) == ("workload", 3, (ago(30), ago(20), ago(10)))


def test_of_two_reasons_as_often_the_one_just_given_is_named() -> None:
    made = [given(day) for day in (9, 10, 11)] + [given(day, "conflict") for day in (8, 7)]
    assert found(*made, reason="conflict")[0].reason == "conflict"


def test_all_three_are_pointed_out_together() -> None:
    made = [meeting(day, "took", reason="workload") for day in (75, 40, 20)]
    assert [each.id for each in found(*made)] == ["shrunk_twice", "not_met", "same_reason"]
