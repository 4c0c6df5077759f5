"""What waits to be checked in: the list of it, and the question about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.occurrences import Occurrence, occurrences
from tui import output
from tui.drawn.columns import cut, table
from tui.printed import listing
from tui.told.tactic_names import tactic_name

if TYPE_CHECKING:
    from content.decision import Decision
    from tui.context import Context

WAITING = ("waiting", "not_known")
NAME_COLUMNS = 28


def found(context: Context) -> list[tuple[Decision, Occurrence]]:
    """Return the occurrences that nobody has spoken of, the latest first."""
    now = context.session.now()
    rows = [
        (decision, each)
        for decision in context.session.repository.decisions()
        for each in occurrences(decision, now)
        if each.status in WAITING
    ]
    return sorted(rows, key=lambda row: (row[1].starts_at, row[0].id), reverse=True)


def show(context: Context) -> None:
    """Print what waits; the rows can be named afterwards."""
    words, rows = context.words, found(context)
    if context.json:
        output.document({"waiting": [_shape(*row) for row in rows]})
        return
    if not rows:
        output.talk(words("commands.check_in.nothing"))
        return
    listing.remember(context, [f"{decision.id} {each.date}" for decision, each in rows])
    cells = [[str(number), *_cells(context, *row)] for number, row in enumerate(rows, 1)]
    output.lines(table(cells, right=(0,)))


def _shape(decision: Decision, each: Occurrence) -> dict[str, object]:
    return {
        "id": decision.id,
        "date": each.date.isoformat(),
        "client": decision.client,
        "subject": decision.subject,
        "tactic": decision.tactic,
        "planned_minutes": each.planned_minutes,
        "status": each.status,
    }


def _cells(context: Context, decision: Decision, each: Occurrence) -> list[str]:
    words = context.words
    return [
        words.day(each.date, today=context.session.today()),
        each.date.isoformat(),
        cut(decision.client, NAME_COLUMNS),
        tactic_name(words, decision.tactic),
        words("commands.check_in.planned", minutes=words.minutes(each.planned_minutes)),
    ]
