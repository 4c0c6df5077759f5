"""A lived-in store to look at: two years of an invented person's decisions, the same every time.

It goes through the use-cases that a person goes through, at the instants at which a person would
have: each decision is advised, written and recorded some days before its meeting, and checked in
the day after. What dice can't be trusted with (that something waits, was corrected, took longer
than the meeting would have) are scenes of the last weeks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from content.decision import CheckIn, Decision, LaterCall
from content.occurrences import occurrences
from storage.calendar_store import CalendarStore
from storage.repository import Repository
from storage.unfinished import Unfinished
from tui.environment import NOW, Environment
from tui.sample.demo_calendar import sample_series
from tui.sample.demo_scenes import SCENES, USUAL, Scene
from tui.use_cases.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from content.words import Words

SAMPLE, VISITOR = "sample", "visitor"
"""The devices of whoever lived those years and of whoever looks on, who has nothing to undo yet."""
SEED = 131
WEEKS_BEHIND, WEEKS_AHEAD = 104, 3
REASONS = ("workload",) * 5 + ("repetitive",) * 4 + ("conflict",) * 2 + ("illness", "dislike")
PAST_STATES = ("agreed",) * 8 + ("refused", "withdrawn")
STATES_AHEAD = ("proposed", "agreed")
OUTCOMES = ("took",) * 11 + ("as_planned",) * 6 + ("full", "full", "did_not_happen")
LEFT_OPEN_DAYS = 2
"""The meetings of the last days are not spoken of yet: they are what waits."""


def sample_session(folder: Path, environment: Environment, words: Words) -> Session:
    """Fill an empty folder with the sample store and return a session on it."""
    life = _Life(folder, environment, words)
    life.session.record(list(life.decisions()))
    repository = Repository(folder, VISITOR, environment.now)
    unfinished, calendar = Unfinished(folder, VISITOR), CalendarStore(folder, VISITOR)
    with calendar.writing():
        ahead = sample_series(words, repository.decisions(), environment.now())
        calendar.put(ahead, [])
    return Session(repository, unfinished, environment, words, calendar_store=calendar)


@dataclass
class _Life:
    """Two years of one person, from dice that always fall alike."""

    folder: Path
    environment: Environment
    words: Words

    def __post_init__(self) -> None:
        self.dice = Random(SEED)
        self.now = self.environment.now()
        repository = Repository(self.folder, SAMPLE, lambda: self.session.now())
        unfinished = Unfinished(self.folder, SAMPLE)
        self.session = Session(repository, unfinished, self.environment, self.words)

    def decisions(self) -> Iterator[Decision]:
        """Yield each decision as it stands now, in the order in which they were made."""
        clients = self.words.find("demo.client")
        monday = self.now.date() - timedelta(days=self.now.weekday(), weeks=WEEKS_BEHIND)
        for week in range(WEEKS_BEHIND + WEEKS_AHEAD + 1):
            days = sorted(self.dice.sample(range(5), k=self.dice.choice((2, 3, 3, 4))))
            for day in days:
                client = self.dice.choice(clients)
                starts_at = self._hour(monday + timedelta(weeks=week, days=day))
                if self.session.is_free(starts_at, 0):
                    yield self._decision(self._answers(client, starts_at))
        for scene in SCENES:
            yield from self._played(scene, clients[scene.client])
        self._wake_at(self.now)

    def _played(self, scene: Scene, client: Mapping[str, Any]) -> Iterator[Decision]:
        """Yield what was decided about one meeting, once or twice."""
        starts_at = datetime.combine(self._working_day(scene.days), scene.time, self.now.tzinfo)
        self._wake_at(min(starts_at, self.now) - timedelta(days=3, hours=1))
        answers = self._answers(client, starts_at, **{**USUAL, **scene.answers})
        made = self.session.decision(answers, state=scene.state, standing={})
        if scene.instead is None:
            yield scene.went(made)
            return
        self._wake_at(made.decided_at + timedelta(hours=5))
        second = self.session.decision(answers, scene.instead, standing={})
        yield replace(made, state="withdrawn", state_at=second.decided_at)
        yield scene.went(replace(second, replaces=made.id))

    def _working_day(self, count: int) -> date:
        """Return the day so many working days from today; below 0, before it."""
        day, step = self.now, timedelta(days=1 if count > 0 else -1)
        while count:
            day += step
            count -= self.session.is_free(day, 0) * (1 if count > 0 else -1)
        return day.date()

    def _hour(self, day: date) -> datetime:
        hour = time(self.dice.choice((9, 10, 11, 14, 15, 16)))
        return datetime.combine(day, hour, self.environment.zone)

    def _answers(
        self, client: Mapping[str, Any], starts_at: datetime, **changes: Any
    ) -> dict[str, Any]:
        """Answer every question, whether the path asks it or not."""
        dice = self.dice
        minutes = dice.choice((30, 45, 60, 60, 90))
        brought = dice.random() < 0.12
        return self.session.read(
            {
                "client": client["name"],
                "contact": client["contact"],
                "subject": dice.choice(client["subjects"]),
                "starts_at": starts_at.isoformat(),
                "minutes": minutes,
                "format": client["format"],
                "travel_minutes": client.get("travel_minutes", 0),
                "repeats": dice.choice(("once",) * 7 + ("weekly",)),
                "client_rank": client["rank"],
                "major_business": False,
                "reason": dice.choice(REASONS),
                "brought_by_colleague": brought,
                "colleague": self.words("demo.colleague"),
                "direct_contact": False,
                "colleague_can_speak": dice.random() < 0.8,
                "minutes_needed": dice.choice((minutes, minutes, max(15, minutes // 2 // 5 * 5))),
                "phone_welcome": client.get("phone_welcome", "unsure"),
                "fits_in_writing": dice.random() < 0.4,
                "client_flexible": client.get("client_flexible", False),
                "serious": dice.random() < 0.3,
                "lasts": f"until {(starts_at + timedelta(weeks=dice.randint(3, 7))).date()}",
                "register": client["register"],
                "your_name": self.words("demo.your_name"),
                **changes,
            }
        )

    def _decision(self, answers: dict[str, Any]) -> Decision:
        """Decide some days before the meeting, or just now when those are still ahead."""
        starts_at = self.session.starts_at(answers)
        early = timedelta(days=self.dice.randint(2, 5), minutes=self.dice.randint(0, 240))
        self._wake_at(min(starts_at - early, self.now - timedelta(minutes=5)))
        made = self.session.decision(answers, standing={})
        if not self.session.counts(made):
            return made
        states = STATES_AHEAD if starts_at > self.now else PAST_STATES
        said_at = min(made.decided_at + timedelta(hours=20), self.now)
        made = replace(made, state=self.dice.choice(states), state_at=said_at)
        return replace(made, check_ins=dict(self._check_ins(made)))

    def _wake_at(self, moment: datetime) -> None:
        """Let it be another instant for all that asks for the time."""
        variables = {**self.environment.variables, NOW: moment.isoformat()}
        self.session.environment = Environment(variables)

    def _check_ins(self, made: Decision) -> Iterator[tuple[date, CheckIn]]:
        """Say what became of each occurrence, but for those of the last days."""
        if made.state not in ("agreed", "proposed"):
            return
        spoken_of = self.now.date() - timedelta(days=LEFT_OPEN_DAYS)
        for each in occurrences(made, self.now):
            if each.date < spoken_of:
                yield each.date, self._check_in(made, each.date)

    def _check_in(self, made: Decision, day: date) -> CheckIn:
        outcome = self.dice.choice(OUTCOMES)
        said_at = datetime.combine(day + timedelta(days=1), time(8, 40), self.environment.zone)
        planned = made.as_planned_minutes - made.kept_travel_minutes
        minutes = max(5, planned + self.dice.choice((-10, -5, 0, 0, 5, 5, 10, 25)))
        calls = []
        if made.follow_up_on is not None and self.dice.random() < 0.6:
            later = day + timedelta(days=self.dice.randint(1, 2))
            calls = [LaterCall(later, self.dice.choice((10, 15, 20)))]
        timed = minutes if outcome == "took" else None
        return CheckIn(day, outcome, timed, tuple(calls), said_at, said_at)
