"""What was decided: found in a list, told in full, and what can be said about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from content.occurrences import occurrences
from tui.outgoing import letter_file
from tui.outgoing.going_out import write_new
from tui.outgoing.invitations import invitation
from tui.outgoing.recipients import recipient
from tui.printed.decision_text import occurrence_status
from tui.refusals import shorten_path
from tui.talks import check_in, reply
from tui.talks.ask_words import letter_lines
from tui.talks.prompts import Back
from tui.told import decision_view
from tui.told.asked import Option
from tui.told.meetings import tactic_short
from tui.use_cases import attention, replies
from tui.use_cases.filters import Filter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.decision import Decision
    from content.occurrences import Occurrence
    from tui.talks.talk import Talk
    from tui.use_cases.interview import Interview

PAGE = 9
ENTRY = ".ics"
MOST_OCCURRENCES = 12
MORE, SEARCH = "more", "search"


def pick(talk: Talk, ask: str, found: Sequence[Decision]) -> Decision | None:
    """Let the person pick one of these, the first ones first; None where nothing fits.

    Raises Back.
    """
    shown, words, left = 0, talk.words, list(found)
    while True:
        if not left:
            talk.say(words("commands.history.nothing"))
            return None
        page = left[shown : shown + PAGE]
        options = [Option(each, _row(talk, each)) for each in page]
        if len(left) > shown + PAGE:
            rest = len(left) - shown - PAGE
            options.append(Option(MORE, words("plain.history.more", count=rest)))
        options.append(Option(SEARCH, words("plain.history.search")))
        chosen = talk.choose(ask, options)
        if chosen == MORE:
            shown += PAGE
        elif chosen == SEARCH:
            left, shown = _searched(talk, found), 0
        else:
            return chosen  # type: ignore[no-any-return]


def _searched(talk: Talk, found: Sequence[Decision]) -> list[Decision]:
    try:
        said = talk.text(talk.words("plain.history.search_for"))
    except Back:
        return list(found)
    return Filter(search=said).pick(found, talk.session.now())


def latest_first(talk: Talk) -> list[Decision]:
    """Return the decisions by the day of their meetings, the latest first."""
    return sorted(talk.overview.decisions, key=lambda each: each.starts_at, reverse=True)


def _row(talk: Talk, decision: Decision) -> str:
    words = talk.words
    return words(
        "plain.history.row",
        meeting=talk.meeting(decision),
        day=talk.day_said(decision.starts_at.date()),
        tactic=tactic_short(words, decision.tactic),
        state=words(f"commands.state_name.{decision.state}"),
    )


def look(talk: Talk, decision: Decision) -> Interview | None:
    """Tell a decision and what can be done with it; return an interview where one begins.

    Raises Back.
    """
    while True:
        talk.say("", *_told(talk, decision))
        try:
            chosen = talk.choose(talk.words("plain.decision.ask"), _actions(talk, decision))
            begun = _do(talk, decision, chosen)
        except Back:
            return None
        if begun is not None:
            return begun
        decision = talk.session.repository.decision(decision.id)


def _told(talk: Talk, decision: Decision) -> list[str]:
    """Return what a decision is and what became of it, in sentences."""
    words, session = talk.words, talk.session
    title = words(
        "plain.decision.title",
        meeting=talk.meeting(decision),
        moment=words.moment(decision.starts_at, today=session.today()),
        tactic=tactic_short(words, decision.tactic),
    )
    rows = occurrences(decision, session.now(), talk.overview.overlaps)
    earlier = len(rows) - MOST_OCCURRENCES
    lines = [words("decision.occurrences.earlier", count=earlier)] if earlier > 0 else []
    lines += [_occurrence(talk, each) for each in rows[-MOST_OCCURRENCES:]]
    return [title, *decision_view.standing(session, decision), *lines]


def _occurrence(talk: Talk, each: Occurrence) -> str:
    words = talk.words
    status = occurrence_status(words, each)
    if each.freed_minutes is None:
        return words("plain.decision.occurrence", day=talk.day_said(each.date), status=status)
    return words(
        "plain.decision.checked_in",
        day=talk.day_said(each.date),
        status=status,
        freed=words.minutes(each.freed_minutes),
    )


def _actions(talk: Talk, decision: Decision) -> list[Option]:
    """Return what can be done with a decision."""
    names = []
    if _open_days(talk, decision):
        names.append("check_in")
    names += ["state"] if decision.letter is not None else []
    names += ["letter", "save"] if decision.letter is not None else []
    names += ["why"]
    names += ["until"] if replies.is_for_a_while(talk.session, decision) else []
    return [Option(each, talk.words(f"plain.decision.{each}")) for each in names]


def _do(talk: Talk, decision: Decision, action: str) -> Interview | None:
    if action == "check_in":
        check_in.ask_one(talk, _day(talk, decision))
    elif action == "state":
        return reply.ask_state(talk, decision)
    elif action == "letter" and decision.letter is not None:
        talk.say(*letter_lines(talk.session, decision.letter))
    elif action == "save":
        _save(talk, decision)
    elif action == "why":
        _tell_why(talk, decision)
    elif action == "until":
        day = talk.day(talk.words("ask.until"), talk.words("questions.lasts.hint"))
        talk.session.extend(decision, day)
    return None


def _save(talk: Talk, decision: Decision) -> None:
    """Write the message into a file: a mail draft, a calendar entry, or text, by its name."""
    assert decision.letter is not None
    words, session = talk.words, talk.session
    typed = talk.text(words("plain.decision.file"), hint=words("plain.decision.file_hint"))
    path = Path(typed or "").expanduser()
    if path.suffix.lower() == ENTRY:
        data = invitation(session, decision)
    else:
        name, address = recipient(session, decision)
        data = letter_file.content(path, decision.letter, address, session.now(), name)
    write_new(str(path), data)
    talk.say(words("plain.decision.saved", where=shorten_path(str(path))))


def _open_days(talk: Talk, decision: Decision) -> list[attention.Waiting]:
    """Return the past occurrences, which can be checked in or corrected; the latest first."""
    if not talk.session.counts(decision):
        return []
    today = talk.session.today()
    return [
        attention.Waiting(
            "check_in",
            decision,
            each.date,
            attention.planned_as_said(decision, each.planned_minutes),
        )
        for each in reversed(occurrences(decision, talk.session.now()))
        if each.date <= today
    ]


def _day(talk: Talk, decision: Decision) -> attention.Waiting:
    """Return the occurrence that is meant; asked where there are several."""
    found = _open_days(talk, decision)[:PAGE]
    if len(found) == 1:
        return found[0]
    options = [Option(each, talk.day_said(each.day)) for each in found]
    chosen: attention.Waiting = talk.choose(talk.words("plain.check_in.which_day"), options)
    return chosen


def _tell_why(talk: Talk, decision: Decision) -> None:
    """Tell what the person had answered, and what led to the advice."""
    words, session = talk.words, talk.session
    told = decision_view.answers(session, decision, hidden=False)
    because = decision_view.reasoning(session, decision).because
    talk.say(
        "",
        *(words("ask.answer", label=label, answer=said) for label, said in told),
        *([words("ask.why")] if because else []),
        *(words("advice.because", said=said, so=so) for said, so in because),
    )
