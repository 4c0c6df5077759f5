"""The library: all that the coach knows, as `content.loader` reads it from the data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from content.facts import Facts, derivations, needs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from content.schema import Fragment, Gate, Question, Tactic


@dataclass(frozen=True)
class Library:
    """All that the coach knows, but for its words."""

    questions: tuple[Question, ...]
    """The interview, in the order in which it is asked."""
    letter_questions: tuple[Question, ...]
    fragments: tuple[Fragment, ...]
    """Pieces that every letter may use."""
    tactics: Mapping[str, Tactic]
    """All outcomes by id: tactics by closeness, the closest first, then the fallbacks."""
    gates: tuple[Gate, ...]
    fallbacks: tuple[Gate, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question, the letters' included, by its id."""
        return {each.id: each for each in (*self.questions, *self.letter_questions)}

    def question(self, question_id: str) -> Question:
        """Return the question of this id; KeyError where there is none."""
        return self.by_id[question_id]

    @cached_property
    def assumptions(self) -> Mapping[str, int]:
        """The default minutes of every tactic's assumptions, by name."""
        return {k: v for tactic in self.tactics.values() for k, v in tactic.assumptions.items()}

    @cached_property
    def needs(self) -> Mapping[str, tuple[str, ...]]:
        """The facts that each derived fact is worked out from."""
        return needs(self.gates, self.tactics.values())

    @cached_property
    def _derived(self) -> Mapping[str, Callable[[Facts], Any]]:
        return derivations(self.gates, self.tactics.values())

    def facts(
        self, known: Mapping[str, Any], assumptions: Mapping[str, int] | None = None
    ) -> Facts:
        """Return facts that begin with these answers; a person's assumptions go before ours."""
        return Facts(self._derived, {**self.assumptions, **(assumptions or {}), **known})
