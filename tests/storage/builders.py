"""Records to test with."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB

from content.decision import CheckIn, Decision, Known, KnownClient, Letter
from storage.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOW = datetime(2026, 12, 2, 9, 0, tzinfo=timezone(timedelta(hours=2)))
DAY = date(2026, 12, 10)
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where a folder in memory can be made; None where there is no such place."""


def clock() -> datetime:
    """A clock that stands still."""
    return NOW


def always(instant: datetime) -> Callable[[], datetime]:
    """A clock that stands still at this instant."""
    return lambda: instant


def repository(
    folder: Path, device: str = "here", now: Callable[[], datetime] = clock
) -> Repository:
    return Repository(folder, device, now)


def decision(decision_id: str, client: str = "Acme", body: str = "Dear …") -> Decision:
    return Decision(
        id=decision_id,
        decided_at=NOW,
        zone="Europe/Bucharest",
        tactic="phone_call",
        advised="phone_call",
        state="proposed",
        state_at=NOW,
        terms=None,
        answers={
            "client": client,
            "subject": "Review",
            "starts_at": "2026-12-10T10:00:00+02:00",
            "minutes": 60,
            "format": "in_person",
            "travel_minutes": 40,
            "repeats": "once",
            "client_rank": "middle",
            "major_business": False,
            "reason": "workload",
            "brought_by_colleague": False,
            "minutes_needed": 60,
            "phone_welcome": "yes",
            "fits_in_writing": False,
        },
        baseline_minutes=100,
        planned_minutes=60,
        as_planned_minutes=60,
        kept_travel_minutes=0,
        letter=Letter("client", "Review on 10 December", body, "en", "warm"),
        follow_up_on=None,
        replaces=None,
    )


def check_in(minutes: int = 25, day: date = DAY, at: datetime = NOW) -> CheckIn:
    return CheckIn(day, "took", minutes, (), at, at)


def known(client: str = "Acme", **answers: object) -> KnownClient:
    return KnownClient(client, {name: Known(value, DAY) for name, value in answers.items()})


@contextmanager
def opened_plainly(path: Path) -> Iterator[TinyDB]:
    """The file as TinyDB itself opens it, which has to be closed."""
    with TinyDB(path, encoding="utf-8") as plain:
        yield plain


def plain_changes(path: Path) -> list[dict[str, Any]]:
    """The changes as TinyDB itself reads them."""
    with opened_plainly(path) as plain:
        return [dict(change) for change in plain.table("changes").all()]
