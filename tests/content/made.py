"""Decisions made for the tests of the measure, and the same meetings for the reference reading."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from content.decision import CheckIn, Decision, LaterCall, Terms
from tests.reference import weeks as reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BUCHAREST = "Europe/Bucharest"
ZONES = (BUCHAREST, "America/Los_Angeles", "Pacific/Auckland")
SAID_AT = datetime(2026, 11, 1, 12, tzinfo=UTC)

TACTICS = ("shorter_meeting", "phone_call", "hand_over", "email", "keep", "reschedule")
UNASKED = ("keep", "reschedule")
MOVING = ("shorter_meeting", "phone_call")
"""Where a new time may be agreed for the meeting that it becomes."""
# Days around which things go wrong: clocks change, years and months end.
TURNS = (
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 9, 27),
    date(2026, 10, 25),
    date(2026, 11, 1),
    date(2026, 12, 28),
    date(2027, 1, 3),
    date(2027, 1, 31),
)


def said(
    day: date, outcome: str, minutes: int | None = None, calls: Sequence[tuple[date, int]] = ()
) -> CheckIn:
    """A check-in that was said once."""
    later_calls = tuple(LaterCall(*call) for call in calls)
    return CheckIn(day, outcome, minutes, later_calls, SAID_AT, SAID_AT)


def decision(
    name: str,
    starts_at: datetime,
    *check_ins: CheckIn,
    tactic: str = "email",
    minutes: int = 60,
    travel: int = 0,
    planned: int = 10,
    held_back: int = 0,
    state: str = "agreed",
    terms: Terms | None = None,
    zone: str = BUCHAREST,
    **answers: Any,
) -> Decision:
    """A decision, with its costs as the coach works them out."""
    facts = {"client": name, "subject": "Review", "minutes": minutes, "repeats": "once"}
    cost = minutes + travel if tactic in UNASKED else planned
    return Decision(
        id=name,
        decided_at=SAID_AT,
        zone=zone,
        tactic=tactic,
        advised=tactic,
        state=state,
        state_at=SAID_AT,
        terms=terms,
        answers={**facts, "starts_at": starts_at.isoformat(), **answers},
        baseline_minutes=minutes + travel,
        planned_minutes=cost + held_back,
        as_planned_minutes=cost,
        kept_travel_minutes=travel if tactic == "shorter_meeting" else 0,
        letter=None,
        follow_up_on=None,
        replaces=None,
        check_ins={each.date: each for each in check_ins},
    )


def as_reference(one: Decision) -> reference.Meeting:
    """The same decision as the reference reads it."""
    return reference.Meeting(
        id=one.id,
        starts_at=one.starts_at,
        minutes=one.answers["minutes"],  # type: ignore[arg-type]
        travel_minutes=one.baseline_minutes - one.answers["minutes"],  # type: ignore[operator]
        repeats=one.repeats,  # type: ignore[arg-type]
        lasts_until=one.until,
        tactic=one.tactic,
        planned_minutes=one.planned_minutes,
        state=one.state,  # type: ignore[arg-type]
        check_ins={day: _as_reference(each) for day, each in one.check_ins.items()},
        held_back_minutes=one.planned_minutes - one.as_planned_minutes,
        agreed_minutes=one.terms.minutes if one.terms else None,
        agreed_start=_agreed_start(one),
    )


def _agreed_start(one: Decision) -> datetime | None:
    if one.terms is None or one.terms.starts_at is None or one.tactic not in MOVING:
        return None
    return one.terms.starts_at.astimezone(ZoneInfo(one.zone))


def _as_reference(one: CheckIn) -> reference.CheckIn:
    calls = [(call.date, call.minutes) for call in one.later_calls]
    return reference.CheckIn(one.outcome, one.minutes, calls)  # type: ignore[arg-type]


@dataclass
class Maker:
    """Makes meetings close together, so that they overlap, around the days of a turn."""

    chance: random.Random

    def meetings(self) -> tuple[list[Decision], datetime]:
        """A few decisions, and an instant to look at them from."""
        turn, zone = self.chance.choice(TURNS), self.chance.choice(ZONES)
        found = [
            self.meeting(f"m{number}", turn, zone) for number in range(self.chance.randint(1, 7))
        ]
        now = self.moment(turn, zone, spread=40)
        return self.chance.sample(found, len(found)), now

    def moment(self, turn: date, zone: str, spread: int = 4) -> datetime:
        day = turn + timedelta(days=self.chance.randint(-spread, spread))
        hour = self.chance.choice((0, 1, 2, 3, 9, 10, 10, 11, 22, 23))
        minute = self.chance.choice((0, 0, 15, 30, 59))
        fold = self.chance.randint(0, 1)
        return datetime(
            day.year, day.month, day.day, hour, minute, fold=fold, tzinfo=ZoneInfo(zone)
        )

    def meeting(self, name: str, turn: date, home: str) -> Decision:
        zone = home if self.chance.random() < 0.8 else self.chance.choice(ZONES)
        starts_at = self.moment(turn, zone)
        repeats = self.chance.choice(("once", "once", "weekly", "fortnightly", "monthly"))
        until = starts_at.date() + timedelta(days=self.chance.randint(0, 100))
        lasts = self.chance.choice(("once", f"until {until}"))
        tactic = self.chance.choice(TACTICS)
        made = decision(
            name,
            starts_at,
            tactic=tactic,
            minutes=self.chance.choice((5, 30, 60, 90, 720)),
            travel=self.chance.choice((0, 0, 20, 45)),
            planned=self.chance.randint(5, 120),
            held_back=15 if tactic == "email" and self.chance.random() < 0.4 else 0,
            state=self.chance.choice(("proposed", "agreed", "agreed", "refused", "withdrawn")),
            zone=zone,
            repeats="once" if tactic in UNASKED else repeats,
            lasts=lasts,
        )
        if made.state == "agreed" and tactic not in UNASKED and self.chance.random() < 0.3:
            made = replace(made, terms=self.terms(starts_at))
        return replace(made, check_ins=self.check_ins(made))

    def terms(self, starts_at: datetime) -> Terms:
        """Other terms: some days later, now and then on the day of the second or after it."""
        later = starts_at + timedelta(
            days=self.chance.choice((0, 1, 3, 5, 7, 7, 7, 8)), hours=self.chance.randint(0, 3)
        )
        minutes = self.chance.choice((None, 5, 20, 45, 100))
        return Terms(minutes, self.chance.choice((None, later)))

    def check_ins(self, made: Decision) -> Mapping[date, CheckIn]:
        if made.tactic in UNASKED:
            return {}
        days = reference.scheduled_days(as_reference(made))
        return {day: self.check_in(day) for day in days if self.chance.random() < 0.6}

    def check_in(self, day: date) -> CheckIn:
        outcome = self.chance.choice(("took", "took", "as_planned", "full", "did_not_happen"))
        calls = []
        if self.chance.random() < 0.3:
            later = day + timedelta(days=self.chance.randint(0, 20))
            calls = [(later, self.chance.randint(5, 40))]
        return said(day, outcome, self.chance.randint(0, 150) if outcome == "took" else None, calls)
