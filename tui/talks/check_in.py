"""What became of the meetings that have passed, asked one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.costs import AS_PLANNED
from content.decision import LaterCall
from tui.talks.prompts import Back
from tui.told.asked import Option
from tui.told.tactic_names import tactic_name
from tui.typed.values import MOST_MINUTES
from tui.use_cases import attention, check_ins

if TYPE_CHECKING:
    from tui.talks.talk import Talk
    from tui.use_cases.attention import Waiting

ALL, ONE_BY_ONE = "all", "one_by_one"
TOOK, FULL, DID_NOT_HAPPEN = "took", "full", "did_not_happen"
CALL, LATER = "call", "later"


def ask_all(talk: Talk) -> None:
    """Ask about each that waits; raises Back where the person goes back before the first."""
    found = attention.waiting_check_ins(talk.overview)
    if not found:
        talk.say(talk.words("plain.check_in.nothing"))
        return
    if len(found) > 1 and any(each.decision.state == "agreed" for each in found):
        found = _not_as_planned(talk, found)
    at = 0
    while at < len(found):
        try:
            ask_one(talk, found[at])
        except Back:
            if at == 0:
                raise
            at -= 1
        else:
            at += 1
    talk.say(talk.words("plain.check_in.done"))


def _not_as_planned(talk: Talk, found: list[Waiting]) -> list[Waiting]:
    """Offer to say at once that all that was agreed to went as planned; return what is left."""
    words = talk.words
    names = (ONE_BY_ONE, ALL)
    options = [Option(each, words(f"plain.check_in.{each}")) for each in names]
    asked = words("plain.check_in.how_many", count=len(found))
    if talk.choose(asked, options) != ALL:
        return found
    agreed = [each for each in found if each.decision.state == "agreed"]
    check_ins.record_as_planned(talk.session, agreed)
    for each in agreed:
        _tell(talk, each)
    return [each for each in found if each not in agreed]


def ask_one(talk: Talk, waiting: Waiting) -> None:
    """Ask about one, and record it; raises Back."""
    calls: dict[str, LaterCall] = {}
    while True:
        outcome = talk.choose(
            talk.words("check_in.title"), _options(talk, waiting), above=_about(talk, waiting)
        )
        if outcome == LATER:
            return
        try:
            if outcome == CALL:
                call = ask_call(talk)
                calls[call.date.isoformat()] = call
                continue
            minutes = _minutes(talk, waiting, outcome)
        except Back:
            continue
        _record(talk, waiting, outcome, minutes, tuple(calls.values()))
        return


def _about(talk: Talk, waiting: Waiting) -> str:
    words = talk.words
    return words(
        "plain.check_in.about",
        meeting=talk.meeting(waiting.decision),
        day=talk.day_said(waiting.day),
        tactic=tactic_name(words, waiting.decision.tactic),
        minutes=words.minutes(waiting.minutes),
    )


def _options(talk: Talk, waiting: Waiting) -> list[Option]:
    names = [AS_PLANNED, TOOK, FULL, DID_NOT_HAPPEN]
    if check_ins.may_need_call(talk.session, waiting.decision):
        names.append(CALL)
    minutes = talk.words.minutes(waiting.minutes)
    return [
        Option(each, talk.words(f"plain.check_in.{each}", minutes=minutes))
        for each in (*names, LATER)
    ]


def _minutes(talk: Talk, waiting: Waiting, outcome: str) -> int | None:
    if outcome == TOOK:
        return talk.minutes(talk.words("plain.check_in.how_long"), MOST_MINUTES)
    return waiting.minutes if outcome == AS_PLANNED else None


def ask_call(talk: Talk) -> LaterCall:
    """Ask for the call that an email needed after all; raises Back."""
    words = talk.words
    minutes = talk.minutes(words("check_in.later_call.minutes"), MOST_MINUTES, least=1)
    assert minutes is not None
    hint = words("check_in.later_call.day_hint")
    day = talk.past_day(words("check_in.later_call.day"), hint, words("plain.enter.today"))
    return LaterCall(day or talk.session.today(), minutes)


def _record(
    talk: Talk, each: Waiting, outcome: str, minutes: int | None, calls: tuple[LaterCall, ...]
) -> None:
    """Record it, and say what it gave back."""
    check_ins.record(talk.session, each.decision, each.day, outcome, minutes, calls)
    _tell(talk, each)


def _tell(talk: Talk, each: Waiting) -> None:
    words, decision = talk.words, each.decision
    freed = check_ins.freed(talk.overview, decision.id, each.day)
    talk.say(
        words("plain.check_in.recorded", meeting=talk.meeting(decision), freed=words.minutes(freed))
    )
