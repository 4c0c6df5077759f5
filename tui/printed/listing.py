"""The rows of the last listing, and which decision an ID on the command line means.

An ID is an id, `last`, the row of the last listing, or a client's name that fits exactly one.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from content.plain_text import fold
from storage.faults import StorageFault
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from content.decision import Decision
    from tui.context import Context

LAST = "last"
MOST_ROWS = 10_000


def remember(context: Context, rows: Sequence[str]) -> None:
    """Keep what each row of a listing is: an id, and the day where the row is an occurrence.

    A listing is a help: a disk that is full is no reason to fail.
    """
    from storage import files, lock

    path = _path(context)
    text = "\n".join([str(context.folder), *rows[:MOST_ROWS]])
    with suppress(StorageFault, OSError), lock.held(path):
        files.replace(path, [text.encode(errors="replace")])


def find(context: Context, wanted: str) -> Decision:
    """Return the decision that an ID means, or raise Refusal."""
    decisions = context.session.repository.decisions()
    by_id = {each.id: each for each in decisions}
    if wanted in by_id:
        return by_id[wanted]
    if wanted == LAST:
        if not decisions:
            raise Refusal("nothing_decided")
        return decisions[-1]
    decision_id = _row(context, wanted)[0]
    if decision_id in by_id:
        return by_id[decision_id]
    return _of_client(decisions, wanted)


def _of_client(decisions: Sequence[Decision], wanted: str) -> Decision:
    """Return the one decision of a client; those that another took the place of don't count."""
    name = fold(wanted)
    fitting = [each for each in decisions if fold(each.client) == name]
    # A number is a row; one that is not there is no part of somebody's name.
    if not fitting and name and not name.isdigit():
        fitting = [each for each in decisions if name in fold(each.client)]
    standing = [each for each in fitting if each.state != "withdrawn"] or fitting
    if not standing:
        raise Refusal("id_unknown", value=wanted)
    if len(standing) > 1:
        ids = ", ".join(each.id for each in standing[:3])
        raise Refusal("id_fits_many", value=wanted, count=len(standing), ids=ids)
    return standing[0]


def day_of_row(context: Context, wanted: str) -> date | None:
    """Return the day of the occurrence that a row stands for; None for another ID."""
    day = _row(context, wanted)[1]
    return date.fromisoformat(day) if day else None


def _row(context: Context, wanted: str) -> tuple[str, str]:
    """Return the id and the day of a row of the last listing of this store; else nothing."""
    from storage import files

    if not wanted.isascii() or not wanted.isdigit() or len(wanted) > len(str(MOST_ROWS)):
        return "", ""
    with suppress(StorageFault, OSError):
        found = files.read(_path(context))
        if found is not None:
            folder, *rows = found[0].decode(errors="replace").split("\n")
            if folder == str(context.folder) and 1 <= int(wanted) <= len(rows):
                decision_id, _, day = rows[int(wanted) - 1].partition(" ")
                return decision_id, day
    return "", ""


def _path(context: Context) -> Path:
    from storage.locations import state_folder

    return state_folder(context.environment.variables) / "last-listing"
