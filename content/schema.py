"""What the data files hold, once read: questions, tactics, gates."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from content.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.conditions import Condition

KINDS = ("text", "lines", "instant", "day", "number", "choice", "yes_no", "language", "lasts")
PARTS = ("meeting", "reasoning", "plan", "letter")


class Case(Record):
    """A named case that applies when its condition holds; its words stand under its id."""

    id: str
    when: Condition


class Question(Record):
    """One question of the interview, or one optional question of a letter."""

    id: str
    kind: str
    """One of KINDS."""
    part: str
    """One of PARTS."""
    asked_when: Condition
    options: tuple[str, ...] = ()
    """Of a choice, in the order in which they are shown."""
    minimum: int | None = None
    """Characters of a text, or the smallest number."""
    maximum: int | str | None = None
    """Characters of a text, the largest number, or the id of the answer that bounds it."""
    when_not_asked: Any = None
    """The value that counts when the question is not asked."""
    optional: bool = False
    because: tuple[Case, ...] = ()

    def largest(self, facts: Mapping[str, Any]) -> int | None:
        """Return the upper bound; None while the answer that gives it is no number yet."""
        bound = facts.get(self.maximum) if isinstance(self.maximum, str) else self.maximum
        return bound if isinstance(bound, int) else None

    def still_fits(self, value: Any, facts: Mapping[str, Any]) -> bool:
        """Tell whether an answer given earlier is still in range beside the other answers."""
        if not isinstance(self.maximum, str):
            return True
        largest = self.largest(facts)
        return largest is None or bool(value <= largest)


class Fragment(Record):
    """A named piece of a letter; the first case that holds gives its words, none: nothing."""

    id: str
    cases: tuple[Case, ...]


class CostTerm(Record):
    """One addend of what a tactic costs per occurrence, in minutes."""

    add: str
    """The fact that gives the minutes."""
    when: Condition | None = None
    """The addend counts when this holds; when its facts are absent the cost is unknown."""
    held_back: bool = False
    """Planned for, but not part of what the tactic takes when all goes as planned."""


class Tactic(Record):
    """One outcome: a way to shrink the meeting, or to keep or move it."""

    id: str
    cost: tuple[CostTerm, ...]
    eligible_when: tuple[Case, ...] = ()
    """All must hold; the id of the first that fails names the reason why not."""
    assumptions: Mapping[str, int] = MappingProxyType({})
    """Default minutes by name, which a person can set."""
    closeness: int = 0
    """How close it keeps the client: the higher wins a tie."""
    fallback: bool = False
    """True for keep and reschedule, which no weighing of minutes ever picks."""
    changes_meeting: bool = False
    """True when it may be agreed for a while (`lasts`)."""
    meets_client: bool = False
    """True when the client is still met or spoken to."""
    letter_to: str | None = None
    """`client`, `colleague`, or None where there is no letter."""
    letter_asks: tuple[str, ...] = ()
    """The letter's own questions, in the order in which they are shown."""
    needs: tuple[str, ...] = ()
    """Answers that it needs besides those of its cost, when chosen against the advice."""
    proposes_time: str = "never"
    """The rule of `proposals.proposes_time`: `never`, `conflict` or `always`. With any but `never`
    the meeting still stands in the calendar, and the client can be sent its changed invitation."""
    kept_travel: bool = False
    """True when the trip is still made, and so added to what was timed."""
    fragment: tuple[Fragment, ...] = ()
    """Pieces of its letter that depend on the answers; they go before those of every letter."""
    agenda: tuple[Case, ...] = ()
    """Where there is no letter: which short agenda is offered; the first case that holds."""

    def minutes(self, facts: Mapping[str, Any]) -> int | None:
        """Return what one occurrence costs, in minutes; None where the answers don't tell."""
        return self._sum(self.cost, facts)

    def minutes_as_planned(self, facts: Mapping[str, Any]) -> int | None:
        """Return the cost without what is held back, in minutes; None where answers lack."""
        return self._sum(tuple(term for term in self.cost if not term.held_back), facts)

    @staticmethod
    def _sum(terms: tuple[CostTerm, ...], facts: Mapping[str, Any]) -> int | None:
        total = 0
        for term in terms:
            if term.when is not None:
                if any(facts[name] is None for name in term.when.names):
                    return None
                if not term.when.holds(facts):
                    continue
            minutes = facts[term.add]
            if minutes is None:
                return None
            total += minutes
        return total

    def needed_answers(self, facts: Mapping[str, Any]) -> list[str]:
        """Return the facts, in order, that its cost and its letter need."""
        wanted = list(self.needs)
        for term in self.cost:
            if term.when is not None:
                wanted += sorted(term.when.names)
                if not term.when.holds(facts):
                    continue
            wanted.append(term.add)
        return wanted


class Gate(Record):
    """What decides before tactics are weighed, or after none of them helps."""

    id: str
    when: Condition
    advise: str
    """The id of the outcome."""
