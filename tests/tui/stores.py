"""Stores to show on the screens: made quickly, without asking a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from content.decision import CheckIn, Decision, LaterCall, Letter
from content.words import words_in
from storage.calendar_store import CalendarStore
from storage.repository import Repository
from storage.unfinished import Unfinished
from tests.content.cases import MEETING
from tui.app import CoachApp
from tui.environment import Environment
from tui.use_cases.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NOW = "2026-12-03T08:40:00+02:00"
BUCHAREST = timezone(timedelta(hours=2))
TODAY = date(2026, 12, 3)


def session(folder: Path, language: str = "en", now: str = NOW) -> Session:
    """Return a session on a store in a folder, at a fixed instant in Bucharest."""
    environment = Environment({"BREATHING_ROOM_NOW": now, "TZ": "Europe/Bucharest"})
    repository = Repository(folder, "here", environment.now)
    unfinished, calendar = Unfinished(folder, "here"), CalendarStore(folder, "here")
    words = words_in(language)
    return Session(repository, unfinished, environment, words, calendar_store=calendar)


def app(folder: Path, decisions: Iterable[Decision] = (), language: str = "en") -> CoachApp:
    """Return the app on a store that holds these decisions."""
    opened = session(folder, language)
    made = list(decisions)
    if made:
        opened.repository.record(made)
    return CoachApp(opened)


CALL: dict[str, Any] = {
    **MEETING,
    "format": "in_person",
    "travel_minutes": 40,
    "phone_welcome": "yes",
}
SHORTER: dict[str, Any] = {**MEETING, "minutes": 90, "minutes_needed": 30}
EMAIL: dict[str, Any] = {
    **MEETING,
    "client_rank": "lower",
    "fits_in_writing": True,
    "client_flexible": True,
    "serious": True,
}
MOVED: dict[str, Any] = {**MEETING, "reason": "illness"}
KEPT: dict[str, Any] = {**MEETING, "reason": "dislike"}
COSTS = {"phone_call": (100, 60, 60), "shorter_meeting": (90, 30, 30), "email": (60, 25, 10)}
ANSWERS = {"phone_call": CALL, "shorter_meeting": SHORTER, "email": EMAIL}
LETTER = Letter("client", "Campaign review", "Dear all,\n\nLet us speak.\n\nMara", "en", "warm")


def decision(
    number: int,
    tactic: str = "phone_call",
    starts_at: str = "2026-12-10T10:00:00+02:00",
    state: str = "proposed",
    decided_at: datetime | None = None,
    **answers: Any,
) -> Decision:
    """Return a decision on a meeting; answers are put over those of its tactic."""
    baseline, planned, as_planned = COSTS.get(tactic, (60, 60, 0))
    given = ANSWERS.get(tactic, KEPT if tactic == "keep" else MOVED)
    starts = datetime.fromisoformat(starts_at)
    at = decided_at or starts - timedelta(days=3)
    return Decision(
        id=f"{number:016d}",
        decided_at=at,
        zone="Europe/Bucharest",
        tactic=tactic,
        advised=tactic,
        state=state,
        state_at=at,
        terms=None,
        answers={**given, "starts_at": starts_at, **answers},
        baseline_minutes=baseline,
        planned_minutes=planned,
        as_planned_minutes=as_planned,
        kept_travel_minutes=0,
        letter=None if tactic == "keep" else LETTER,
        follow_up_on=(starts + timedelta(days=7)).date() if tactic == "email" else None,
        replaces=None,
    )


def checked(
    made: Decision,
    minutes: int | None = None,
    outcome: str = "took",
    later_calls: tuple[LaterCall, ...] = (),
) -> Decision:
    """Return the decision with its first occurrence checked in the day after."""
    day, at = made.starts_at.date(), made.starts_at + timedelta(days=1)
    said = CheckIn(day, outcome, minutes, later_calls, at, at)
    return replace(made, state="agreed", check_ins={day: said})


CLIENTS = ("Carpatica Foods", "Acme", "Novatex", "Dunărea Print", "Ștefan & Fiii", "Orizont")
SUBJECTS = ("campaign review", "weekly status", "account performance", "budget", "site map")


def years(count: int, now: str = NOW, days: int = 720) -> list[Decision]:
    """Return so many decisions spread over the days before now and a few ahead."""
    latest = datetime.fromisoformat(now).replace(hour=10, minute=0) + timedelta(days=12)
    tactics = ("phone_call", "shorter_meeting", "email", "phone_call", "keep", "reschedule")
    made = []
    for number in range(count):
        starts = latest - timedelta(days=(count - 1 - number) * days // count, hours=number % 5)
        tactic = tactics[number * 7 % 6]
        one = decision(
            number,
            tactic,
            starts.isoformat(),
            state=("agreed", "proposed", "refused", "agreed", "withdrawn")[number * 3 % 5],
            client=CLIENTS[number * 5 % 6],
            subject=SUBJECTS[number % 5],
        )
        if tactic in COSTS and starts.date() < TODAY - timedelta(days=2) and one.state == "agreed":
            one = checked(one, minutes=(number * 13) % 70 + 5)
        if tactic == "keep":
            one = replace(one, state="agreed")
        made.append(one)
    return made


def said(made: Decision, *check_ins: CheckIn) -> Decision:
    """Return the decision, agreed, with these check-ins."""
    return replace(made, state="agreed", check_ins={each.date: each for each in check_ins})


def check_in(
    day: date,
    outcome: str = "took",
    minutes: int | None = None,
    calls: tuple[LaterCall, ...] = (),
) -> CheckIn:
    """Return what was said of a day, on that day's evening."""
    at = datetime(day.year, day.month, day.day, 19, tzinfo=BUCHAREST)
    return CheckIn(day, outcome, minutes, calls, at, at)


def worked_example() -> list[Decision]:
    """Return five meetings of the four weeks before NOW, whose mean is 54.25 minutes."""
    call = decision(1, starts_at="2026-11-03T10:00:00+02:00", travel_minutes=50, client="Acme")
    call = replace(call, baseline_minutes=110)
    series: dict[str, Any] = {"repeats": "weekly", "lasts": "until 2026-11-22", "client": "Novatex"}
    weekly = decision(2, "shorter_meeting", "2026-11-05T12:00:00+02:00", **series)
    email = replace(
        decision(3, "email", "2026-11-11T15:00:00+02:00", serious=False, client="Orizont"),
        planned_minutes=10,
        follow_up_on=None,
    )
    refused = decision(4, "hand_over", "2026-11-18T09:00:00+02:00", "refused", minutes=45)
    open_email = replace(
        decision(5, "email", "2026-11-25T10:00:00+02:00", serious=False, client="Dunărea Print"),
        planned_minutes=10,
        follow_up_on=None,
    )
    return [
        said(call, check_in(date(2026, 11, 3), minutes=25)),
        said(
            weekly,
            check_in(date(2026, 11, 5), minutes=30),
            check_in(date(2026, 11, 12), minutes=40),
            check_in(date(2026, 11, 19), "did_not_happen"),
        ),
        said(
            email,
            check_in(date(2026, 11, 11), minutes=18, calls=(LaterCall(date(2026, 11, 17), 20),)),
        ),
        refused,
        open_email,
    ]
