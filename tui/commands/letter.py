"""`letter`: the letter of a decision again: as text, as a mail draft, as a calendar entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.drawn.columns import table
from tui.printed import documents, listing
from tui.refusals import Misuse, Refusal

if TYPE_CHECKING:
    from content.decision import Decision
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id", nargs="?")
    parser.take("--eml")
    parser.take("--ics")
    parser.take("--room")
    parser.take("--list-fields", action="store_true")


def run(context: Context) -> int:
    """Print the letter, or write the draft."""
    options = context.options
    if options.list_fields:
        _list_fields(context)
        return exit_codes.DONE
    if options.id is None:
        raise Misuse("letter_of_what")
    decision = listing.find(context, options.id)
    if options.room is not None and options.ics is None:
        raise Misuse("room_without_ics")
    if options.ics is not None:
        _write_ics(context, decision)
        if options.eml is None and not context.json:
            return exit_codes.DONE
    letter = decision.letter
    if letter is None:
        raise Refusal("no_letter", value=decision.tactic)
    if options.eml is not None:
        from tui.outgoing.going_out import DRAFT, write_new, written

        write_new(options.eml, written(context.session, decision, DRAFT))
        output.talk(context.words("commands.letter.written", where=options.eml))
    if context.json:
        output.document({"id": decision.id, **(documents.letter(letter) or {})})
    elif options.eml is None:
        output.lines([letter.subject, "", *letter.body.splitlines()])
    return exit_codes.DONE


def _write_ics(context: Context, decision: Decision) -> None:
    """Write what belongs in a calendar: the invitation or reminder, or the room that is kept."""
    from tui.outgoing.going_out import ENTRY, ROOM, write_new, written

    options = context.options
    way = ENTRY if options.room is None else ROOM
    write_new(options.ics, written(context.session, decision, way, options.room or ""))
    output.talk(context.words("commands.letter.entry_written", where=options.ics))


def _list_fields(context: Context) -> None:
    """Say where a letter of one's own goes, and what it can use."""
    from content.letters import FIELDS
    from tui.outgoing.own_letters import FOLDER

    words, library = context.words, context.session.library
    where = context.session.settings.file
    own = where.parent / FOLDER if where is not None else FOLDER
    names = sorted({each.id for each in library.fragments} - set(FIELDS))
    if context.json:
        output.document({"folder": str(own), "fields": list(FIELDS), "fragments": names})
        return
    rows = [[f"${name}", words(f"own_letters.field.{name}")] for name in FIELDS]
    rows += [[f"${name}", words("own_letters.field.fragment")] for name in names]
    output.lines([words("own_letters.head", where=f"{own}/phone_call.txt"), "", *table(rows)])
