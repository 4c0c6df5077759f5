"""A person who has worked with the coach for years: every kind of decision and what became of it.

The same figures give the same decisions. A third of the meetings recur; some letters were refused,
some series replaced, some meetings that passed were never spoken of.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from content.decision import CheckIn, Decision, LaterCall
from content.rhythms import days_of

ZONE = ZoneInfo("Europe/Bucharest")
NOW = datetime(2026, 12, 3, 8, 40, tzinfo=ZONE)
YEARS = 3
AHEAD = timedelta(weeks=3)
"""How far the latest meetings lie ahead."""
RECURRING_OF = 3
CLIENTS = 60
NAMES = ("Carpatica", "Brânză & Fiii", "Țăndărei", "Nordwind", "Atelier Şapte", "O'Neill", "Lumina")
KINDS = ("Foods", "Logistics", "Studio", "Energy", "Legal", "Textile", "Travel", "Media", "Pharma")
RHYTHMS = ("weekly", "weekly", "fortnightly", "monthly")
TACTICS = {
    "shorter_meeting": 28,
    "phone_call": 24,
    "email": 20,
    "hand_over": 10,
    "keep": 11,
    "reschedule": 7,
}
UNASKED = ("keep", "reschedule")
OUTCOMES = {"took": 50, "as_planned": 34, "full": 10, "did_not_happen": 6}
STATES = {"agreed": 82, "proposed": 6, "refused": 7, "withdrawn": 5}


def lived_in(count: int = 3000, now: datetime = NOW, seed: int = 1) -> list[Decision]:
    """Return that many decisions of the last three years, in the order they were made."""
    return list(_Life(random.Random(seed), count, now).decisions())


@dataclass
class _Life:
    chance: random.Random
    count: int
    now: datetime

    def decisions(self) -> Iterator[Decision]:
        first = self.now - timedelta(days=365 * YEARS)
        step = (self.now + AHEAD - first) / self.count
        for number in range(self.count):
            yield self._decision(number, (first + step * number).date())

    def _decision(self, number: int, day: date) -> Decision:
        starts_at = datetime.combine(day, time(self.chance.randint(8, 17)), ZONE)
        answers = self._answers(number, starts_at)
        tactic = self._one_of(TACTICS)
        planned, held_back = self._cost(tactic, answers)
        decided_at = min(starts_at - timedelta(days=self.chance.randint(1, 14)), self.now)
        made = Decision(
            id=f"l{number:017d}",
            decided_at=decided_at,
            zone=ZONE.key,
            tactic=tactic,
            advised=tactic,
            state="agreed" if tactic in UNASKED else self._one_of(STATES),
            state_at=decided_at,
            terms=None,
            answers=answers,
            baseline_minutes=answers["minutes"] + answers["travel_minutes"],
            planned_minutes=planned + held_back,
            as_planned_minutes=planned,
            kept_travel_minutes=answers["travel_minutes"] if tactic == "shorter_meeting" else 0,
            letter=None,
            follow_up_on=None,
            replaces=None,
        )
        return replace(made, check_ins=dict(self._check_ins(made)))

    def _answers(self, number: int, starts_at: datetime) -> dict[str, Any]:
        place = self.chance.randrange(CLIENTS)
        recurs = number % RECURRING_OF == 0
        weeks = self.chance.randint(4, 16)
        return {
            "client": f"{NAMES[place % len(NAMES)]} {KINDS[place % len(KINDS)]} {place}",
            "subject": self.chance.choice(("Review", "Analiza campaniei", "Status", "Budget")),
            "starts_at": starts_at.isoformat(),
            "minutes": self.chance.choice((30, 45, 60, 60, 90, 120)),
            "format": self.chance.choice(("in_person", "video", "video", "phone")),
            "travel_minutes": self.chance.choice((0, 0, 0, 20, 40, 60)),
            "repeats": self.chance.choice(RHYTHMS) if recurs else "once",
            "lasts": f"until {starts_at.date() + timedelta(weeks=weeks)}" if recurs else "once",
            "client_rank": ("top", "upper", "middle", "lower")[place % 4],
            "major_business": False,
            "reason": self.chance.choice(("workload", "workload", "repetitive", "conflict")),
            "serious": self.chance.random() < 0.3,
        }

    def _cost(self, tactic: str, answers: dict[str, Any]) -> tuple[int, int]:
        """Return the planned minutes, and those held back for a later call."""
        minutes, travel = answers["minutes"], answers["travel_minutes"]
        if tactic == "email":
            return 10, 15 if answers["serious"] else 0
        needed = {"shorter_meeting": minutes // 3 + travel, "phone_call": minutes // 2}
        return {"hand_over": 15, **needed}.get(tactic, minutes + travel), 0

    def _check_ins(self, made: Decision) -> Iterator[tuple[date, CheckIn]]:
        if made.tactic in UNASKED or made.state in ("refused", "withdrawn"):
            return
        first = made.starts_at.date()
        for day in days_of(made.repeats, first, made.until or first):
            if day < self.now.date() and self.chance.random() < 0.93:
                yield day, self._check_in(made, day)

    def _check_in(self, made: Decision, day: date) -> CheckIn:
        outcome = self._one_of(OUTCOMES)
        minutes = self.chance.randint(5, 50) if outcome == "took" else None
        said_at = datetime.combine(day + timedelta(days=1), time(9), ZONE)
        calls: tuple[LaterCall, ...] = ()
        if made.tactic == "email" and self.chance.random() < 0.2:
            later = min(day + timedelta(days=self.chance.randint(1, 9)), self.now.date())
            calls = (LaterCall(later, self.chance.randint(5, 30)),)
        return CheckIn(day, outcome, minutes, calls, said_at, said_at)

    def _one_of(self, weights: dict[str, int]) -> str:
        return self.chance.choices(list(weights), list(weights.values()))[0]
