"""`letter`: the letter of a decision again, as text or as a mail draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import documents, exit_codes, listing, output
from tui.refusals import Refusal

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id")
    parser.take("--eml")


def run(context: Context) -> int:
    """Print the letter, or write the draft."""
    options = context.options
    decision = listing.find(context, options.id)
    letter = decision.letter
    if letter is None:
        raise Refusal("no_letter", value=decision.tactic)
    if options.eml is not None:
        from tui.mail_draft import write

        write(
            options.eml, letter, str(decision.answers.get("address") or ""), context.session.now()
        )
        output.talk(context.words("commands.letter.written", where=options.eml))
    if context.json:
        output.document({"id": decision.id, **(documents.letter(letter) or {})})
    elif options.eml is None:
        output.lines([letter.subject, "", *letter.body.splitlines()])
    return exit_codes.DONE
