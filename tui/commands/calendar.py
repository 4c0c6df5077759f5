"""`calendar`: import calendar files and folders, and correct what was made of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from content.client_meetings import verdict
from tui import exit_codes, output
from tui.printed import agenda_rows
from tui.refusals import Misuse, Refusal, shorten_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from content.client_meetings import Verdict
    from content.meetings import Meeting
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
    if action == "sources" and options.what:
        raise Misuse("calendar_no_more", action=action)
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
    if context.json:
        _document(context)
        return
    calendar = context.session.calendar
    found = calendar.sources()
    for each in found:
        output.lines([shorten_path(each.path)])
    for word in calendar.words():
        output.lines([context.words("commands.calendar.word", word=word)])
    if not found:
        output.talk(context.words("commands.calendar.no_sources"))


def _document(context: Context, **more: object) -> None:
    """Print what the calendar is read from, as it is now."""
    calendar = context.session.calendar
    sources = [
        {"path": each.path, "read_at": each.read_at, "events_in": each.events_in}
        for each in calendar.sources()
    ]
    output.document({**more, "sources": sources, "words": list(calendar.words())})


def _tell(context: Context, key: str, **values: object) -> None:
    """Tell a person what was done; a program is given its document at the end."""
    if not context.json:
        output.talk(context.words(f"commands.calendar.{key}", **values))


def _forget(context: Context) -> None:
    paths = context.options.what
    for path in paths:
        context.session.calendar.forget_source(path)
        _tell(context, "forgotten", where=shorten_path(path))
    if context.json:
        _document(context, forgotten=paths)


def _client(context: Context) -> None:
    _say(context, is_client=True)


def _other(context: Context) -> None:
    _say(context, is_client=False)


def _say(context: Context, *, is_client: bool) -> None:
    """Remember what a row of the last agenda is, and its series with it."""
    calendar, name = context.session.calendar, context.options.name or ""
    meetings = []
    for row in context.options.what:
        meeting = agenda_rows.find(context, row)
        calendar.say(meeting, is_client=is_client, client=name)
        _tell(context, "is_client" if is_client else "is_other", subject=meeting.subject)
        meetings.append(meeting)
    if context.json:
        known = calendar.knowledge()
        output.document({"meetings": [_shape(each, verdict(each, known)) for each in meetings]})


def _shape(meeting: Meeting, said: Verdict) -> dict[str, object]:
    return {
        "uid": meeting.uid,
        "recurrence_id": meeting.recurrence_id or None,
        "starts_at": meeting.starts_at.isoformat(),
        "subject": meeting.subject,
        "client": said.client,
        "is_client": said.is_client,
    }


def _word(context: Context) -> None:
    counts = context.options.action == "word"
    for word in context.options.what:
        context.session.calendar.choose_word(word, counts=counts)
        _tell(context, "word_counts" if counts else "word_no_more", word=word)
    if context.json:
        _document(context)


_DO: dict[str, Callable[[Context], None]] = {
    "import": _import,
    "sources": _sources,
    "forget": _forget,
    "client": _client,
    "other": _other,
    "word": _word,
    "no-word": _word,
}
