"""The states in which Home is met: nothing yet, a first week, three years, a loss, a target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.tui import stores
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision
    from tui.use_cases.session import Session

TUESDAYS = (date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 24))
"""Of the four weeks that were completed last."""


@dataclass(frozen=True)
class State:
    """Decisions, and the hours a week that the person wants to have free, in minutes."""

    decisions: tuple[Decision, ...] = ()
    target_minutes: int | None = None

    def session(self, folder: Path, language: str) -> Session:
        """Return a session on a store in this state."""
        session = stores.session(folder, language)
        session.settings = Settings(target_minutes_per_week=self.target_minutes)
        if self.decisions:
            session.repository.record(list(self.decisions))
        return session


def states() -> dict[str, State]:
    """Return each state by the name of its picture."""
    return {
        "first": State(),
        "home_first_week": State(tuple(_first_week())),
        "home_three_years": State(tuple(stores.years(3_000, days=1_095))),
        "home_negative": State(tuple(_weeks(minutes=140)), 120),
        "home_target_met": State((*_weeks(minutes=15), *_weeks(minutes=20, hour=15)), 120),
    }


def _first_week() -> list[Decision]:
    started = datetime.fromisoformat("2026-12-01T09:10:00+02:00")
    call = stores.decision(1, starts_at="2026-12-02T10:00:00+02:00", decided_at=started)
    email = stores.decision(
        2, "email", "2026-12-04T14:00:00+02:00", "agreed", started, client="Novatex"
    )
    shorter = stores.decision(
        3, "shorter_meeting", "2026-12-09T11:00:00+02:00", decided_at=started, client="Orizont"
    )
    return [stores.checked(call, minutes=25), email, shorter]


def _weeks(minutes: int, hour: int = 10) -> list[Decision]:
    """Return a call in each of the last weeks that took so many minutes."""
    made = []
    for number, day in enumerate(TUESDAYS):
        client: dict[str, Any] = {"client": stores.CLIENTS[number + (hour > 12)]}
        starts_at = datetime(day.year, day.month, day.day, hour, tzinfo=stores.BUCHAREST)
        number_of_it = 10 * hour + number
        one = stores.decision(number_of_it, starts_at=starts_at.isoformat(), **client)
        made.append(stores.checked(replace(one, decided_at=starts_at - timedelta(days=4)), minutes))
    return made
