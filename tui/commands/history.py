"""`history`: what was decided, with its occurrences and minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.breathing_room import overlaps
from content.loader import load
from content.schedule import STATES
from tui import exit_codes, output
from tui.drawn.columns import cut, table
from tui.printed import documents, listing
from tui.refusals import Misuse
from tui.told.freed_by import minutes_of
from tui.told.tactic_names import tactic_name
from tui.typed import values
from tui.use_cases.filters import Filter
from tui.use_cases.overview import Overview
from tui.use_cases.tallies import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.decision import Decision
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser

NAME_COLUMNS, SUBJECT_COLUMNS = 24, 28


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    for name in ("--since", "--until", "--client"):
        parser.take(name)
    parser.take("--tactic", choices=tuple(load().tactics))
    parser.take("--state", choices=STATES)
    parser.take("--search")
    parser.take("--csv", action="store_true")


def run(context: Context) -> int:
    """Print the decisions that fit."""
    options = context.options
    if options.csv and context.json:
        raise Misuse("text_or_json", option="--csv")
    now, every = context.environment.now(), context.repository.decisions()
    found = _filter(context).pick(every, now)
    covered = overlaps(every, now)
    if context.json:
        shapes = [documents.decision(each, now, covered) for each in found]
        output.document({"decisions": shapes})
    elif options.csv:
        from tui.printed.csv_text import csv_lines

        output.spreadsheet(csv_lines(found, now, covered))
    else:
        _list(context, found)
    return exit_codes.DONE


def _filter(context: Context) -> Filter:
    options = context.options
    return Filter(
        since=values.day(options.since, "--since"),
        until=values.day(options.until, "--until"),
        client=options.client,
        tactic=options.tactic,
        state=options.state,
        search=options.search,
    )


def _list(context: Context, found: Sequence[Decision]) -> None:
    """Print a row for each decision, the latest first, and remember the rows."""
    words = context.words
    if not found:
        output.talk(words("commands.history.nothing"))
        return
    latest_first = list(reversed(found))
    listing.remember(context, [each.id for each in latest_first])
    tallies = Overview(context.repository.decisions(), context.environment.now()).every_tally
    rows = [
        _row(context, number, each, tallies.get(each.id, Tally()))
        for number, each in enumerate(latest_first, 1)
    ]
    output.lines(table(rows, right=(0, 6)))
    output.talk(words("commands.history.rows"))
    output.talk(words("commands.history.minutes"))


def _row(context: Context, number: int, decision: Decision, tally: Tally) -> list[str]:
    words, today = context.words, context.environment.now().date()
    return [
        str(number),
        words.day(decision.starts_at.date(), today=today),
        cut(decision.client, NAME_COLUMNS),
        cut(decision.subject, SUBJECT_COLUMNS),
        tactic_name(words, decision.tactic),
        words(f"commands.state_name.{decision.state}"),
        minutes_of(words, decision, tally),
    ]
