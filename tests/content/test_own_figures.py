"""A person's own figures: when they are offered, and which."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.decision import Decision
from content.own_figures import OwnFigure, own_figures
from tests.content.made import BUCHAREST, decision, said

START = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo(BUCHAREST))


def timed(*minutes: int, tactic: str = "email", **fields: Any) -> list[Decision]:
    """Meetings a day apart that took so many minutes."""
    made = []
    for number, each in enumerate(minutes):
        starts_at = START + timedelta(days=number)
        checked = said(starts_at.date(), "took", each)
        made.append(decision(f"{tactic}{number}", starts_at, checked, tactic=tactic, **fields))
    return made


def with_calls(*minutes: int) -> list[Decision]:
    """An email, as planned, that needed these calls."""
    day = START.date()
    calls = [(day + timedelta(days=number), each) for number, each in enumerate(minutes, 1)]
    return [decision("a", START, said(day, "as_planned", None, calls))]


@pytest.mark.parametrize(
    ("decisions", "offered"),
    [
        (timed(18, 18, 17, 25, 20), OwnFigure("email_minutes", 5, 10, 18)),
        (timed(5, 40, 30, 35, 32, tactic="hand_over"), OwnFigure("briefing_minutes", 5, 15, 32)),
        (with_calls(20, 25, 30, 5, 24), OwnFigure("later_call_minutes", 5, 15, 24)),
        (timed(9, 12, 13, 12, 13, 18), OwnFigure("email_minutes", 6, 10, 13)),
        (timed(12, 12, 13, 13, 20, 10), OwnFigure("email_minutes", 6, 10, 13)),
    ],
)
def test_five_that_differ_offer_the_median(decisions: list[Decision], offered: OwnFigure) -> None:
    assert own_figures(decisions, {}) == (offered,)


@pytest.mark.parametrize(
    "decisions",
    [
        [],
        timed(18, 18, 17, 25),
        timed(10, 18, 18, 18, 18),
        timed(5, 6, 7, 10, 12, 13, 14),
        timed(25, 25, 25, 25, 25, tactic="phone_call"),
        timed(25, 25, 25, 25, 25, tactic="shorter_meeting"),
        timed(25, 25, 25, 25, 25, tactic="video_note"),
        timed(25, 25, 25, 25, 25, tactic="keep"),
        with_calls(20, 20, 20, 20),
    ],
)
def test_less_than_that_offers_nothing(decisions: list[Decision]) -> None:
    assert own_figures(decisions, {}) == ()


def test_what_was_taken_as_planned_was_not_timed() -> None:
    day = START.date()
    days = [day + timedelta(weeks=number) for number in range(6)]
    check_ins = [said(each, "as_planned", 18) for each in days]
    series = decision("a", START, *check_ins, repeats="weekly", lasts="until 2026-12-31")
    assert own_figures([series], {}) == ()


def test_they_are_compared_with_the_persons_own_minutes() -> None:
    made = timed(18, 18, 18, 18, 18)
    assert own_figures(made, {"email_minutes": 18}) == ()
    assert own_figures(made, {"email_minutes": 20}) == (OwnFigure("email_minutes", 5, 20, 18),)


def test_each_kind_is_offered_for_itself() -> None:
    made = [*timed(*[20] * 5), *timed(*[30] * 5, tactic="hand_over"), *with_calls(*[9] * 5)]
    kinds = {each.kind: each.median for each in own_figures(made, {})}
    assert kinds == {"email_minutes": 20, "briefing_minutes": 30, "later_call_minutes": 9}
