"""The files of each shape: `python -m tests.storage.shapes` keeps those of today's.

Keep them before the shape is changed: afterwards nothing writes them any more. What stands in them
stands here, apart from what other tests are made of, and stays as it is.
"""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from content.decision import CheckIn, Decision, Known, KnownClient, LaterCall, Letter, Terms
from storage import schema
from storage.calendar_store import CalendarStore, Source
from storage.repository import Repository
from storage.unfinished import Unfinished

SHAPES = Path(__file__).parent / "kept_shapes"
FILES = (
    "decisions.here.json",
    "unfinished.here.json",
    "calendar/events.here.json",
    "calendar/said.here.json",
)
NOW = datetime.fromisoformat("2026-12-02T09:00:00+02:00")
DAY = date(2026, 12, 10)
BACKUP = "backup.json"
ANSWERS = {
    "client": "Acme",
    "subject": "Review",
    "starts_at": "2026-12-10T10:00:00+02:00",
    "minutes": 60,
    "format": "in_person",
    "travel_minutes": 40,
    "repeats": "weekly",
    "lasts": "until 2027-02-28",
    "client_rank": "middle",
    "major_business": False,
    "reason": "workload",
}
CLIENT = KnownClient("Acme", {"client_rank": Known("top", DAY)})
CHECKED = CheckIn(DAY, "took", 25, (LaterCall(DAY, 10),), NOW, NOW)
VERSION = {
    "subject": "Review",
    "line": 1,
    "cancelled": False,
    "start": "20261210T080000Z",
    "minutes": 60,
    "pattern": "",
    "sequence": 0,
    "stamp": "",
    "recurrence_id": None,
    "organizer": {"address": "ana@acme.example", "name": "Ana", "declined": False},
}
SERIES: dict[str, Any] = {
    "source": "/home/mara/work.ics",
    "uid": "review@acme.example",
    "zone": "Europe/Bucharest",
    "recurs": False,
    "has_master": True,
    "start": "20261210T080000Z",
    "versions": [VERSION],
    "occurrences": [["20261210T080000Z", "2026-12-10T08:00:00+00:00", 60, 0]],
}
SAID = {"about": "word:acme", "is_client": True, "client": "Acme", "at": NOW.isoformat()}


def decision(decision_id: str, client: str = "Acme", body: str = "Dear …") -> Decision:
    return Decision(
        id=decision_id,
        decided_at=NOW,
        zone="Europe/Bucharest",
        tactic="phone_call",
        advised="keep",
        state="proposed",
        state_at=NOW,
        terms=None,
        answers={**ANSWERS, "client": client},
        baseline_minutes=100,
        planned_minutes=60,
        as_planned_minutes=60,
        kept_travel_minutes=40,
        letter=Letter("client", "Review on 10 December", body, "en", "warm"),
        follow_up_on=DAY,
        replaces=None,
        meeting_uid="review@acme.example",
        meeting_recurrence_id="20261210T080000Z",
    )


def lived(folder: Path) -> Path:
    """Fill a folder with all kinds of files and most kinds of changes; return it.

    Another device's changes came in by a restore, over what stood here by then.
    """
    here, desk = (Repository(folder, device, lambda: NOW) for device in ("here", "desk"))
    desk.record([decision("two", "Novatex")])
    here.record([decision("one")], [CLIENT])
    here.check_in("one", CHECKED)
    here.set_state("two", "agreed", Terms(30, NOW))
    desk.set_state("two", "withdrawn")
    desk.record([decision("one", body="Dear all …")])
    here.upkeep.back_up(folder / BACKUP)
    here.record([decision("three", "Carpatica")])
    here.upkeep.forget("Carpatica")
    here.set_state("one", "refused")
    here.undo()
    here.redo()
    (folder / "decisions.desk.json").unlink()
    here.upkeep.restore(folder / BACKUP)
    Unfinished(folder, "here").write({"answers": ANSWERS, "place": ["check", ""], "typed": {}})
    calendar = CalendarStore(folder, "here")
    with calendar.writing():
        calendar.put([SERIES], [Source("/home/mara/work.ics", NOW.isoformat(), 1)])
    calendar.say(SAID)
    return folder


def told(folder: Path) -> tuple[object, ...]:
    """Return all that a folder's files say."""
    store, calendar = Repository(folder, "here", lambda: NOW), CalendarStore(folder, "here")
    kept = Unfinished(folder, "here").read()
    said = store.decisions(), store.clients(), store.faults(), kept
    return *said, calendar.series(), calendar.sources(), calendar.said()


def copied(files: Path, folder: Path) -> Path:
    """Copy a folder's files to another place; return that."""
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(files / name, folder / name)
    return folder


if __name__ == "__main__":
    kept_at = SHAPES / str(schema.current())
    with TemporaryDirectory() as place:
        if not kept_at.exists():
            copied(lived(Path(place)), kept_at)
