"""The client meetings ahead, told, picked and corrected; and reading a calendar in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.plain_text import clean
from tui.calendars.calendar_use import DAYS_AHEAD
from tui.printed import calendar_text
from tui.refusals import shorten_path
from tui.talks.prompts import Back
from tui.told import agenda_words
from tui.told.asked import Option
from tui.use_cases.interview import Interview

if TYPE_CHECKING:
    from content.decision import Decision
    from tui.calendars.calendar_use import Row
    from tui.talks.talk import Talk

PAGE = 9
MORE, EVERY, CLIENTS = "more", "every", "clients"
BEGIN, LOOK, IS_OTHER, IS_CLIENT = "begin", "look", "is_other", "is_client"


def pick(talk: Talk) -> Interview | Decision | None:
    """Tell the meetings ahead; return an interview on one of them, or the decision on it.

    None where there are none. Raises Back.
    """
    words, calendar = talk.words, talk.session.calendar
    every, shown = False, 0
    while True:
        rows = calendar.agenda(every=every)
        if not rows and (every or calendar.store.is_empty):
            key = "empty" if calendar.store.is_empty else "nothing"
            talk.say(words(f"commands.agenda.{key}", count=DAYS_AHEAD))
            return None
        chosen = talk.choose(words("home.invitation"), _options(talk, rows, shown, every=every))
        if chosen == MORE:
            shown += PAGE
        elif chosen in (EVERY, CLIENTS):
            every, shown = chosen == EVERY, 0
        else:
            found = _about(talk, chosen)
            if found is not None:
                return found


def _options(talk: Talk, rows: list[Row], shown: int, *, every: bool) -> list[Option]:
    options = [Option(each, _sentence(talk, each)) for each in rows[shown : shown + PAGE]]
    rest = len(rows) - shown - PAGE
    if rest > 0:
        options.append(Option(MORE, talk.words("plain.history.more", count=rest)))
    other = CLIENTS if every else EVERY
    return [*options, Option(other, talk.words(f"plain.agenda.{other}"))]


def _sentence(talk: Talk, row: Row) -> str:
    words, meeting = talk.words, row.meeting
    when = words.moment(meeting.starts_at, today=talk.session.today())
    length = words("agenda.all_day") if meeting.all_day else words.minutes(meeting.minutes)
    said = words(
        "plain.agenda.row",
        moment=when,
        length=length,
        client=clean(row.verdict.client) or words("home.waiting.someone"),
        subject=clean(meeting.subject),
    )
    decided = agenda_words.decided(words, row)
    return f"{said}, {decided}" if decided else said


def _about(talk: Talk, row: Row) -> Interview | Decision | None:
    """Ask what is to be done about a meeting; None once it was corrected."""
    calendar, is_client = talk.session.calendar, row.verdict.is_client
    names = [LOOK] if row.decision else []
    names += [BEGIN] if is_client else []
    names += [IS_OTHER, IS_CLIENT] if is_client else [IS_CLIENT]
    options = [Option(each, talk.words(f"plain.agenda.{each}")) for each in names]
    try:
        chosen = talk.choose(agenda_words.why(talk.words, row), options, above=_sentence(talk, row))
        if chosen == IS_CLIENT:
            name = talk.text(talk.words("plain.agenda.which_client"))
            calendar.say(row.meeting, is_client=True, client=name or "")
    except Back:
        return None
    if chosen == IS_OTHER:
        calendar.say(row.meeting, is_client=False)
    if chosen == LOOK:
        return row.decision
    if chosen != BEGIN:
        return None
    known = talk.session.known(row.verdict.client)
    return Interview.begun(talk.session, calendar.facts(row, known))


def read_in(talk: Talk) -> None:
    """Ask for a calendar file or folder and read it, or let go of one; raises Back."""
    words, calendar = talk.words, talk.session.calendar
    sources = [each.path for each in calendar.sources()]
    if sources:
        options = [Option("read", words("plain.agenda.read"))]
        options += [
            Option(each, words("plain.agenda.let_go", where=shorten_path(each))) for each in sources
        ]
        chosen = talk.choose(words("plain.agenda.sources"), options)
        if chosen != "read":
            calendar.forget_source(chosen)
            talk.say(words("commands.calendar.forgotten", where=shorten_path(chosen)))
            return
    path = talk.text(
        words("plain.agenda.path"),
        hint=words("plain.agenda.path_hint"),
        enter=words("plain.enter.same_calendars") if sources else "",
    )
    _import(talk, [path] if path else [])


def _import(talk: Talk, paths: list[str]) -> None:
    words, report = talk.words, talk.session.calendar.import_paths(paths)
    talk.say(*calendar_text.summary(words, report))
    talk.say(*calendar_text.refusal_lines(words, report))
    talk.say(*calendar_text.failed_lines(words, report))
