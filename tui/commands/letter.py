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
    if options.room is not None and options.ics is None:
        raise Misuse("room_without_ics")
    decision = listing.find(context, options.id)
    is_written = options.eml is not None or options.ics is not None
    is_shown = context.json or not is_written
    letter = decision.letter
    if letter is None and (is_shown or options.eml is not None):
        raise Refusal("no_letter", value=decision.tactic)
    if is_written:
        _write(context, decision)
    if context.json:
        output.document({"id": decision.id, **(documents.letter(letter) or {})})
    elif letter is not None and is_shown:
        output.lines([letter.subject, "", *letter.body.splitlines()])
    return exit_codes.DONE


def _write(context: Context, decision: Decision) -> None:
    """Write the files that were asked for: all of them, or none where one can't be."""
    from tui.outgoing.going_out import DRAFT, ENTRY, ROOM, check_new, write_new, written

    options = context.options
    entry = ENTRY if options.room is None else ROOM
    asked = [(options.ics, entry, "entry_written"), (options.eml, DRAFT, "written")]
    wanted = [each for each in asked if each[0] is not None]
    if options.ics is not None and options.ics == options.eml:
        raise Misuse("same_file", where=options.ics)
    texts = [written(context.session, decision, way, options.room or "") for _, way, _ in wanted]
    for where, _, _ in wanted:
        check_new(where)
    for (where, _, said), text in zip(wanted, texts, strict=True):
        write_new(where, text)
        output.talk(context.words(f"commands.letter.{said}", where=where))


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
