"""The rows of the last agenda: which occurrence of which event each of them is."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import orjson

from storage.faults import StorageFault
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from content.meetings import Meeting
    from tui.calendars.calendar_use import Row
    from tui.context import Context


def remember(context: Context, rows: Sequence[Row]) -> None:
    """Keep what each row is; a disk that is full is no reason to fail."""
    from storage import files, lock

    path = _path(context)
    names = [[row.meeting.uid, row.meeting.recurrence_id] for row in rows]
    with suppress(StorageFault, OSError), lock.held(path):
        files.replace(path, [orjson.dumps({"folder": str(context.folder), "rows": names})])


def find(context: Context, wanted: str) -> Meeting:
    """Return the meeting that a row of the last agenda stands for, or raise Refusal."""
    rows = _rows(context)
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 0
    if 1 <= number <= len(rows):
        uid, recurrence_id = rows[number - 1]
        meeting = context.session.calendar.meeting(uid, recurrence_id)
        if meeting is not None:
            return meeting
    raise Refusal("meeting_unknown", value=wanted)


def _rows(context: Context) -> list[Any]:
    from storage import files

    with suppress(StorageFault, OSError, ValueError, LookupError):
        found = files.read(_path(context))
        if found is not None:
            kept = orjson.loads(found[0])
            if kept["folder"] == str(context.folder):
                return list(kept["rows"])
    return []


def _path(context: Context) -> Path:
    from storage.locations import state_folder

    return state_folder(context.environment.variables) / "last-agenda"
