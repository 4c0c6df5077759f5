"""The walk: which questions the answers so far lead through, and which one comes next.

Answers are stored and the position is computed from them. Going back is walking again; an
answer that the path no longer asks for is left where it is, unread, and counts again as soon as
the path asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.facts import Facts
    from content.library import Library
    from content.schema import Question


@dataclass(frozen=True, slots=True)
class Path:
    """Where the answers lead."""

    asked: tuple[str, ...]
    """The ids of the questions asked and answered so far, in order."""
    next: str | None
    """The first question asked that has no answer yet, or whose answer no longer fits."""
    facts: Facts
    """The answers that count, and what follows from them."""


def walk(
    library: Library,
    answers: Mapping[str, Any],
    *,
    chosen: str | None = None,
    assumptions: Mapping[str, int] | None = None,
) -> Path:
    """Follow the interview as far as the answers lead.

    With `chosen`, the walk goes on to what that outcome needs: the answers of its cost and its
    letter where the interview did not ask for them, and how long the change lasts.
    """
    facts = library.facts({}, assumptions)
    asked, missing = follow(library, answers, facts)
    if missing is None and chosen is not None:
        asked, missing = _follow_choice(library, answers, facts, asked, chosen)
    return Path(tuple(asked), missing, facts)


def follow(
    library: Library, answers: Mapping[str, Any], facts: Facts, start: int = 0
) -> tuple[list[str], str | None]:
    """Take the answers into the facts from question number `start` on.

    Returns the ids asked and answered, and the id of the first question that lacks an answer.
    """
    asked: list[str] = []
    for question in library.questions[start:]:
        if question.part == "plan":
            continue
        if not question.asked_when.holds(facts):
            if question.when_not_asked is not None:
                facts[question.id] = question.when_not_asked
            continue
        if not _take(question, answers, facts):
            return asked, question.id
        asked.append(question.id)
    return asked, None


def _take(question: Question, answers: Mapping[str, Any], facts: Facts) -> bool:
    value = answers.get(question.id)
    if value is None or not question.still_fits(value, facts):
        return False
    facts[question.id] = value
    return True


def _follow_choice(
    library: Library, answers: Mapping[str, Any], facts: Facts, asked: list[str], chosen: str
) -> tuple[list[str], str | None]:
    """Ask what the chosen outcome needs and the interview had no reason to ask."""
    tactic = library.tactics[chosen]
    facts["chosen"] = chosen
    facts["chosen.changes_meeting"] = tactic.changes_meeting
    while lacking := _lacking(library, tactic.needed_answers(facts), facts):
        if not _take(library.question(lacking), answers, facts):
            return asked, lacking
        asked = [*asked, lacking]
    for question in library.questions:
        if question.part == "plan" and question.asked_when.holds(facts):
            if _take(question, answers, facts):
                asked = [*asked, question.id]
            elif not question.optional:
                return asked, question.id
    return asked, None


def _lacking(library: Library, names: list[str], facts: Facts) -> str | None:
    for name in names:
        if name in library.by_id and facts[name] is None:
            return name
    return None


def usual_questions(library: Library, answers: Mapping[str, Any]) -> list[str]:
    """Return the questions of the reasoning that the path will have asked, as things look now.

    Questions not answered yet are taken to be answered the plainest way: no, the middle option,
    the whole of the time.
    """
    guess = dict(answers)
    while (path := walk(library, guess)).next is not None:
        guess[path.next] = _plainest(library.question(path.next), path.facts)
    return [each for each in path.asked if library.question(each).part == "reasoning"]


def _plainest(question: Question, facts: Facts) -> Any:
    if question.kind == "yes_no":
        return False
    if question.kind == "choice":
        return question.options[0 if question.id == "reason" else len(question.options) // 2]
    if question.kind == "number":
        return question.largest(facts) or 0
    return "…"
