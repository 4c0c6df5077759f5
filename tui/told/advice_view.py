"""An advice as the screen tells it: the ways in their order, and the nearest changes in a sentence.

Pure: it knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from content.answers import AnswerRefused
from content.plain_text import clean
from tui.told import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from content.advice import Advice
    from content.words import Words
    from content.would_change import Change
    from tui.use_cases.session import Session

REFUSED = "×"
MOST_CHANGES = 3
"""Changes that the sentence names; all of them stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Way:
    """One outcome as the list tells it."""

    tactic: str
    mark: str
    """Its number, or × when it is not on offer."""
    name: str
    note: str
    """That it is advised, a few words on it, or why it is not on offer."""
    minutes: str
    """What it gives back; empty where the answers don't tell."""


def ways(words: Words, advice: Advice, answers: Mapping[str, Any]) -> list[Way]:
    """Return the outcomes as they are listed; those not on offer come last, without a number."""
    told = []
    for number, option in enumerate(phrases.options_in_order(advice), 1):
        note = phrases.option_note(words, advice, answers, option)
        if option.tactic == advice.tactic:
            note = words("advice_screen.ways.advised")
        known = option.minutes_freed is not None
        told.append(
            Way(
                tactic=option.tactic,
                mark=str(number) if option.eligible else REFUSED,
                name=words(f"tactics.{option.tactic}.name"),
                note=clean(note),
                minutes=words.minutes(option.minutes_freed or 0) if known else "",
            )
        )
    return told


def refused_line(words: Words, way: Way) -> str:
    """Return an outcome that is not on offer with its reason, for the folded line."""
    return words("advice_screen.ways.refused", name=way.name, reason=way.note)


def reasons(words: Words, advice: Advice, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what was said and what follows from it, in the order of the questions."""
    parts = (phrases.because_parts(words, advice, answers, each) for each in advice.because)
    return [(clean(said), clean(so)) for said, so in parts]


def nearest(words: Words, advice: Advice) -> str:
    """Return the changes that are nearest in one sentence for each outcome; where none, that."""
    chosen = _nearest(advice)
    if not chosen:
        return words("advice_screen.changes.none")
    sentences = [
        words(
            "advice_screen.changes.sentence",
            conditions=_one_of(words, [phrases.change_condition(words, each) for each in group]),
            tactic=words(f"tactics.{tactic}.short"),
        )
        for tactic, group in groupby(chosen, key=lambda each: each.tactic)
    ]
    return clean(" ".join(sentences))


def _one_of(words: Words, conditions: list[str]) -> str:
    """Return conditions of which one is enough: `one, another or a third`."""
    *before, last = conditions
    return words("advice_screen.changes.or").join([", ".join(before), last] if before else [last])


def _nearest(advice: Advice) -> list[Change]:
    """Return a few changes, one a question; the later one is asked, the closer to the meeting.

    Another reason comes last: nobody falls ill to be better advised.
    """
    asked = advice.path.asked
    by_question = {each.question: each for each in reversed(advice.would_change)}
    changes = sorted(
        by_question.values(),
        key=lambda each: (each.question == "reason", -asked.index(each.question)),
    )[:MOST_CHANGES]
    order = list(dict.fromkeys(each.tactic for each in changes))
    return sorted(changes, key=lambda each: order.index(each.tactic))


def new_time(session: Session, answers: Mapping[str, Any], tactic: str) -> datetime | None:
    """Return the time that an outcome's letter would propose; None while the answers don't tell."""
    try:
        return session.draft(answers, tactic).new_time
    except AnswerRefused:
        return None
