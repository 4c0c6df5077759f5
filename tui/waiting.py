"""What waits to be checked in: the list of it, and the question about each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from content.occurrences import Occurrence, occurrences
from tui import listing, output
from tui.columns import cut, table
from tui.decision_text import tactic_name
from tui.values import MOST_MINUTES

if TYPE_CHECKING:
    from content.decision import Decision
    from tui.context import Context

WAITING = ("waiting", "not_known")
NAME_COLUMNS = 28
OUTCOMES = ("as_planned", "full", "did_not_happen")


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


def ask(context: Context) -> None:
    """Ask about each in turn: minutes, a letter for the other answers, or nothing to pass on."""
    for decision, each in found(context):
        question = "  ".join(_cells(context, decision, each))
        while (said := _answer(context, question)) is not None:
            outcome, minutes = said
            if outcome:
                context.session.check_in(decision, each.date, outcome, minutes)
                break
            output.talk(context.words("commands.check_in.not_understood"))


def _answer(context: Context, question: str) -> tuple[str, int | None] | None:
    """Return the outcome and its minutes; an empty outcome is not understood, None passes on."""
    words = context.words
    output.talk(question)
    output.talk(words("commands.check_in.ask"))
    line = sys.stdin.readline().strip().lower()
    if not line:
        return None
    if line.isascii() and line.isdigit() and int(line[:5]) <= MOST_MINUTES:
        return "took", int(line[:5])
    keys = {words(f"commands.check_in.key.{name}"): name for name in OUTCOMES}
    return keys.get(line, ""), None
