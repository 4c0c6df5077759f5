"""Mending the store, and what that brings to light. It knows no Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.checkup import Problem
    from storage.upkeep import Upkeep

ROUNDS = 3
"""What is mended can show what it hid: a damaged file, that a backup knows more."""


def can_mend(problems: Sequence[Problem]) -> bool:
    """Tell whether any of them can be mended here."""
    return any(problem.mend for problem in problems)


def mend(upkeep: Upkeep, problems: Sequence[Problem]) -> tuple[Sequence[Problem], list[Problem]]:
    """Mend what can be mended; return what remains and what was mended. Raises StorageFault."""
    mended: list[Problem] = []
    for _ in range(ROUNDS):
        if not can_mend(problems):
            break
        upkeep.mend(problems)
        mended += [problem for problem in problems if problem.mend]
        problems = upkeep.problems()
    return problems, mended
