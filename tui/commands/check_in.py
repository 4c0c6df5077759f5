"""`check-in`: what became of an occurrence; without ID, those that wait for an answer."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from content.decision import LaterCall
from content.occurrences import occurrences
from tui import exit_codes
from tui.environment import interactive
from tui.printed import listing, waiting
from tui.printed.decision_text import show
from tui.refusals import Misuse, Refusal
from tui.typed import values
from tui.use_cases.check_ins import with_calls

if TYPE_CHECKING:
    from datetime import date

    from content.decision import Decision
    from content.occurrences import Occurrence
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser

ALREADY = {"full", "did_not_happen", "held"}


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id", nargs="?")
    parser.take("--on")
    outcome = parser.add_mutually_exclusive_group()
    parser.take("--took", group=outcome)
    for name in ("--as-planned", "--full", "--did-not-happen"):
        parser.take(name, group=outcome, action="store_true")
    parser.take("--later-call")
    parser.take("--later-call-on")


def run(context: Context) -> int:
    """Record what became of it, or list what waits."""
    options = context.options
    outcome = _outcome(context)
    minutes = values.minutes(options.took, "--took")
    later_call = _later_call(context)
    if options.id is None:
        if outcome or later_call or options.on:
            raise Misuse("check_in_of_what")
        if context.json or not interactive():
            waiting.show(context)
        else:
            _ask(context)
        return exit_codes.DONE
    if outcome is None and later_call is None:
        raise Misuse("check_in_how")
    decision = listing.find(context, options.id)
    day = _day(context, decision)
    show(context, _record(context, decision, day, outcome, minutes, later_call))
    return exit_codes.DONE


def _ask(context: Context) -> None:
    """Ask about each that waits; where it is drawn, list them before."""
    from tui.talks.check_in import ask_all
    from tui.talks.prompts import Back, Ended, Later
    from tui.talks.prompts_here import prompts_of
    from tui.talks.talk import Talk

    prompts = prompts_of(context)
    if prompts.kind != "plain":
        waiting.show(context)
    with suppress(Back, Later, Ended):
        ask_all(Talk(context.session, prompts))


def _outcome(context: Context) -> str | None:
    options = context.options
    given = {
        "took": options.took is not None,
        "as_planned": options.as_planned,
        "full": options.full,
        "did_not_happen": options.did_not_happen,
    }
    return next((name for name, is_given in given.items() if is_given), None)


def _later_call(context: Context) -> LaterCall | None:
    minutes = values.minutes(context.options.later_call, "--later-call", least=1)
    day = values.day(context.options.later_call_on, "--later-call-on")
    if minutes is None:
        if day is not None:
            raise Misuse("later_call_minutes")
        return None
    return LaterCall(day or context.session.today(), minutes)


def _day(context: Context, decision: Decision) -> date:
    """Return the day of the occurrence that is meant, or raise Refusal."""
    rows = {each.date: each for each in occurrences(decision, context.session.now())}
    on = values.day(context.options.on, "--on")
    on = on or listing.day_of_row(context, context.options.id)
    if not context.session.counts(decision):
        raise Refusal("nothing_to_check_in", value=decision.tactic)
    if on is None:
        return _only_day(context, rows)
    if on not in rows:
        days = ", ".join(day.isoformat() for day in rows) or "–"
        raise Refusal("no_occurrence", day=on, days=days)
    if on > context.session.today():
        raise Refusal("still_ahead", day=on)
    return on


def _only_day(context: Context, rows: dict[date, Occurrence]) -> date:
    """Return the one day that waits; or the one past day that there is, to change its check-in."""
    past = [day for day in rows if day <= context.session.today()]
    open_days = [day for day in past if rows[day].status not in ALREADY]
    for days in (open_days, past):
        if len(days) == 1:
            return days[0]
    if not past:
        first = min(rows, default=None)
        raise Refusal("still_ahead", day=first) if first else Refusal("no_occurrences")
    days = open_days or past
    raise Refusal("which_day", days=", ".join(day.isoformat() for day in days))


def _record(
    context: Context,
    decision: Decision,
    day: date,
    outcome: str | None,
    minutes: int | None,
    later_call: LaterCall | None,
) -> Decision:
    """Record the check-in; what was said earlier and is not said anew stays."""
    earlier = decision.check_ins.get(day)
    calls = with_calls(decision, day, [] if later_call is None else [later_call])
    if outcome is None:
        if earlier is None:
            raise Misuse("check_in_how")
        outcome, minutes = earlier.outcome, earlier.minutes
    return context.session.check_in(decision, day, outcome, minutes, calls)
