"""`state`: what the client said, and on which terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.decision import Terms
from content.schedule import STATES
from tui import exit_codes
from tui.printed import listing
from tui.printed.decision_text import show
from tui.refusals import Misuse, Refusal
from tui.typed import values

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id")
    parser.take("state", choices=STATES)
    parser.take("--minutes")
    parser.take("--at")


def run(context: Context) -> int:
    """Record the state."""
    options = context.options
    terms = _terms(context)
    decision = listing.find(context, options.id)
    if terms is not None and context.session.library.tactics[decision.tactic].letter_to is None:
        raise Refusal("no_terms", value=decision.tactic)
    show(context, context.session.set_state(decision.id, options.state, terms))
    return exit_codes.DONE


def _terms(context: Context) -> Terms | None:
    options = context.options
    minutes = values.minutes(options.minutes, "--minutes")
    at = values.moment(options.at, "--at", context.environment.zone)
    if minutes is None and at is None:
        return None
    if options.state != "agreed":
        raise Misuse("terms_without_agreed")
    return Terms(minutes, at)
