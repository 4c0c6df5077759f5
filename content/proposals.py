"""Whether a letter proposes a new time, and which one where the person names none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    IsFree = Callable[[datetime, int], bool]

SATURDAY = 5
FARTHEST_DAYS = 2 * 366
"""How far a free time is looked for: as far as a change may last."""


def proposes_time(rule: str, answers: Mapping[str, object]) -> bool:
    """Tell whether the letter of an outcome proposes a new time, by the outcome's rule.

    `never`, `always`, or with a `conflict`, where the hour itself is taken; a time that the person
    names is proposed with any reason. Once it is agreed the meeting moves there.
    """
    if rule == "never":
        return False
    return rule in ("always", answers.get("reason")) or answers.get("new_time") is not None


def propose(
    starts_at: datetime, minutes: int, now: datetime, *, soon: bool, is_free: IsFree
) -> datetime:
    """Return the time to propose, at the same local hour as the meeting.

    A week later; `soon` (the meeting repeats weekly, or its hour is taken): the next day. From
    there on the first day that is a working day, still ahead of now, and for which
    `is_free(start, minutes)` holds: no holiday, no day off, no taken hour. `is_free(start, 0)`
    asks about the day alone: where no hour is free, the first working day is proposed.
    """
    first = starts_at + timedelta(days=1 if soon else 7)
    while first <= now:
        first += timedelta(days=1)
    for length in (minutes, 0):
        for candidate in _weekdays(first):
            if is_free(candidate, length):
                return candidate
    return next(_weekdays(first))


def _weekdays(first: datetime) -> Iterator[datetime]:
    for days in range(FARTHEST_DAYS):
        candidate = first + timedelta(days=days)
        if candidate.weekday() < SATURDAY:
            yield candidate
