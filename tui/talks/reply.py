"""What was said to a decision, and what follows: terms, an agenda, the next best, a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.decision import Terms
from tui.talks.ask_words import letter_lines
from tui.talks.check_in import ask_call
from tui.talks.prompts import Back
from tui.talks.talk import LEAVE
from tui.told.asked import Option
from tui.told.meetings import tactic_short
from tui.typed.values import MOST_MINUTES
from tui.use_cases import attention, check_ins, replies
from tui.use_cases.interview import Interview

if TYPE_CHECKING:
    from datetime import date

    from content.decision import Decision
    from tui.talks.talk import Talk


def ask_state(talk: Talk, decision: Decision) -> Interview | None:
    """Ask what they said and record it; return the interview that suggests the next best, if any.

    Raises Back.
    """
    words = talk.words
    options = replies.state_options(talk.session, decision)
    to = decision.letter.to if decision.letter else "client"
    said = talk.choose(words(f"decision.say.ask.{to}"), options, above=talk.meeting(decision))
    terms = _terms(talk, decision) if said == replies.TERMS else None
    state = "agreed" if said == replies.TERMS else said
    made = talk.session.set_state(decision.id, state, terms)
    talk.say(words("plain.state.recorded", state=words(f"commands.state_name.{state}")))
    if state == "withdrawn":
        _tell_note(talk, made)
    return _after_no(talk, made) if state == "refused" else None


def _terms(talk: Talk, decision: Decision) -> Terms:
    """Ask what they agreed to instead; something must be other than was proposed."""
    words, session = talk.words, talk.session
    while True:
        minutes = starts_at = None
        if replies.takes_minutes(session, decision):
            planned = attention.planned_as_said(decision, decision.planned_minutes)
            as_it_is = words("plain.enter.as_proposed", proposed=words.minutes(planned))
            minutes = talk.minutes(
                words("plain.state.minutes"), MOST_MINUTES, least=1, enter=as_it_is
            )
        if replies.takes_time(decision):
            starts_at = talk.moment(
                words("plain.state.starts_at"),
                words("questions.starts_at.hint"),
                enter=words("plain.enter.time_as_proposed"),
            )
        if minutes is not None or starts_at is not None:
            return Terms(minutes, starts_at)
        talk.say(words("plain.state.no_terms"))


def _tell_note(talk: Talk, decision: Decision) -> None:
    note = replies.as_planned(talk.session, decision)
    if note is not None:
        talk.say(talk.words("decision.withdrawn"), *letter_lines(talk.session, note))


def _after_no(talk: Talk, decision: Decision) -> Interview | None:
    """Tell what makes the full meeting worth it, and offer to suggest the next best."""
    words, session = talk.words, talk.session
    talk.say("", words("decision.refused.title"), *replies.agenda(session, decision))
    way = replies.next_way(session, decision)
    if way is None:
        return None
    freed = words.minutes(way.minutes_freed or 0)
    suggest = words("plain.state.suggest", tactic=tactic_short(words, way.tactic), freed=freed)
    options = [Option(way.tactic, suggest), Option(LEAVE, words("plain.state.keep"))]
    try:
        chosen = talk.choose(words("plain.state.instead"), options)
    except Back:
        return None
    if chosen is LEAVE:
        return None
    return Interview.with_way(session, decision.answers, way.tactic)


def ask_follow_up(talk: Talk, decision: Decision, day: date) -> None:
    """Ask whether an email for now needed a call after all; raises Back."""
    words = talk.words
    names = ("enough", "call", "later")
    options = [Option(each, words(f"decision.follow_up.{each}").rstrip(" …")) for each in names]
    answer = talk.choose(words("decision.follow_up.ask"), options, above=talk.meeting(decision))
    if answer == "later":
        replies.ask_again(talk.session, decision)
    else:
        calls = [ask_call(talk)] if answer == "call" else []
        check_ins.say_again(talk.session, decision, day, calls)
    talk.say(words("plain.recorded"))


def ask_ending(talk: Talk, decision: Decision) -> None:
    """Ask whether a change for a while goes on; raises Back."""
    words, session = talk.words, talk.session
    names = ("three_months", "day", "normal")
    options = [Option(each, words(f"decision.ending.{each}").rstrip(" …")) for each in names]
    day = talk.day_said(decision.until or session.today())
    answer = talk.choose(
        words("decision.ending.ask", day=day), options, above=talk.meeting(decision)
    )
    if answer == "three_months":
        replies.go_on(session, decision)
    elif answer == "day":
        session.extend(decision, talk.day(words("ask.until"), words("questions.lasts.hint")))
    else:
        replies.back_to_normal(session, decision)
    talk.say(words("plain.recorded"))
