"""The client meetings ahead, told and picked; and reading a calendar in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.plain_text import clean
from tui import agenda_words, calendar_text
from tui.calendar_use import DAYS_AHEAD
from tui.interview import Interview
from tui.prompts import Option

if TYPE_CHECKING:
    from tui.calendar_use import Row
    from tui.talks.talk import Talk

PAGE = 9
MORE = "more"


def pick(talk: Talk) -> Interview | None:
    """Tell the meetings ahead, and begin an interview with the one that is picked; raises Back."""
    words, calendar = talk.words, talk.session.calendar
    rows = calendar.agenda()
    if not rows:
        key = "empty" if calendar.store.is_empty else "nothing"
        talk.say(words(f"commands.agenda.{key}", count=DAYS_AHEAD))
        return None
    shown = 0
    while True:
        options = [Option(each, _sentence(talk, each)) for each in rows[shown : shown + PAGE]]
        rest = len(rows) - shown - PAGE
        if rest > 0:
            options.append(Option(MORE, words("plain.history.more", count=rest)))
        chosen = talk.choose(words("home.invitation"), options)
        if chosen == MORE:
            shown += PAGE
            continue
        known = talk.session.known(chosen.verdict.client)
        return Interview.begun(talk.session, calendar.facts(chosen, known))


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


def read_in(talk: Talk) -> None:
    """Ask for a calendar file or folder and read it; raises Back."""
    words, calendar = talk.words, talk.session.calendar
    has_sources = bool(calendar.sources())
    path = talk.text(
        words("plain.agenda.path"),
        hint=words("plain.agenda.path_hint"),
        enter=words("plain.enter.same_calendars") if has_sources else "",
    )
    report = calendar.import_paths([path] if path else [])
    counts = {kind: report.count(kind) for kind in ("new", "updated", "gone")}
    talk.say(words("calendar.did", count=report.events_in, **counts))
    if report.outside_window:
        talk.say(words("calendar.outside", count=report.outside_window))
    for file in report.files:
        if file.failed:
            talk.say(calendar_text.failed_line(words, file))
        talk.say(*(calendar_text.refusal_line(words, file, each) for each in file.refused))
