"""`calendar`: import calendar files and folders, and correct what was made of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.printed import agenda_rows
from tui.refusals import Misuse, Refusal, shorten_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser

ACTIONS = ("import", "sources", "forget", "client", "other", "word", "no-word")


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("action", choices=ACTIONS)
    parser.take("what", nargs="*")
    parser.take("--dry-run", action="store_true")
    parser.take("--name")


def run(context: Context) -> int:
    """Do what was asked of the calendar."""
    action = context.options.action
    _check(context, action)
    _DO[action](context)
    return exit_codes.DONE


def _check(context: Context, action: str) -> None:
    options = context.options
    if options.dry_run and action != "import":
        raise Misuse("calendar_dry_run")
    if options.name is not None and action != "client":
        raise Misuse("calendar_name")
    if action in ("forget", "client", "other", "word", "no-word") and not options.what:
        raise Misuse("calendar_of_what", action=action)


def _import(context: Context) -> None:
    from storage.calendar_reading import Cancelled
    from tui.printed.calendar_text import show_report

    options = context.options
    with _progress(context) as told:
        try:
            report = context.session.calendar.import_paths(
                options.what, dry_run=options.dry_run, progress=told
            )
        except Cancelled:
            raise Refusal("calendar_cancelled") from None
    show_report(context, report, dry_run=options.dry_run)


@contextmanager
def _progress(context: Context) -> Iterator[Callable[[int, int], None]]:
    """Give what tells how many files are read; it says nothing where no line is to be redrawn."""
    if context.environment.plain:
        yield lambda _done, _every: None
        return
    words = context.words
    try:
        yield lambda done, every: output.progress(words("agenda.reading", done=done, every=every))
    finally:
        output.progress("")


def _sources(context: Context) -> None:
    found = context.session.calendar.sources()
    if context.json:
        shapes = [
            {"path": each.path, "read_at": each.read_at, "events_in": each.events_in}
            for each in found
        ]
        output.document({"sources": shapes, "words": list(context.session.calendar.words())})
        return
    for each in found:
        output.lines([shorten_path(each.path)])
    for word in context.session.calendar.words():
        output.lines([context.words("commands.calendar.word", word=word)])
    if not found:
        output.talk(context.words("commands.calendar.no_sources"))


def _forget(context: Context) -> None:
    for path in context.options.what:
        context.session.calendar.forget_source(path)
        output.talk(context.words("commands.calendar.forgotten", where=shorten_path(path)))


def _client(context: Context) -> None:
    _say(context, is_client=True)


def _other(context: Context) -> None:
    _say(context, is_client=False)


def _say(context: Context, *, is_client: bool) -> None:
    """Remember what a row of the last agenda is, and its series with it."""
    calendar, name = context.session.calendar, context.options.name or ""
    for row in context.options.what:
        meeting = agenda_rows.find(context, row)
        calendar.say(meeting, is_client=is_client, client=name)
        key = "is_client" if is_client else "is_other"
        output.talk(context.words(f"commands.calendar.{key}", subject=meeting.subject))


def _word(context: Context) -> None:
    for word in context.options.what:
        counts = context.options.action == "word"
        context.session.calendar.choose_word(word, counts=counts)
        key = "word_counts" if counts else "word_no_more"
        output.talk(context.words(f"commands.calendar.{key}", word=word))


_DO: dict[str, Callable[[Context], None]] = {
    "import": _import,
    "sources": _sources,
    "forget": _forget,
    "client": _client,
    "other": _other,
    "word": _word,
    "no-word": _word,
}
