"""Care for the relationship: what is pointed out about a client with the next advice.

It never changes the advice. Three things are pointed out:

    shrunk_twice   the last two meetings or more were all shrunk or replaced, those that are
                   decided and still ahead included
    not_met        not met or spoken to for 60 days
    same_reason    the same reason three times in 60 days, the one just given included; a meeting
                   decided anew counts once
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from content.clients import Happened, happened, last_met, shrunk_in_a_row
from content.costs import waits_for_check_in
from content.plain_text import fold
from content.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from content.decision import Decision

SHRUNK_AT_LEAST = 2
SAME_REASON_AT_LEAST = 3
SIXTY_DAYS = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Care:
    """One thing to point out."""

    id: str
    """`shrunk_twice`, `not_met` or `same_reason`."""
    count: int
    """Meetings in a row; days since; times that the reason was given."""
    dates: tuple[date, ...]
    """The days of the meetings; the last day they were met, or of the first meeting known; the
    days on which the reason was given."""
    reason: str | None = None
    """The reason's id, of `same_reason`."""


def care(decisions: Iterable[Decision], answers: Mapping[str, Any], now: datetime) -> list[Care]:
    """Return what is pointed out with the advice on these answers; `now` is aware.

    Earlier decisions on the very meeting that is asked about tell nothing: advice on it anew
    takes their place.
    """
    theirs = _of_client(decisions, answers)
    found = (_shrunk(theirs, now.date()), _not_met(theirs, now.date()))
    return [each for each in (*found, _same_reason(theirs, answers["reason"], now)) if each]


def _of_client(decisions: Iterable[Decision], answers: Mapping[str, Any]) -> list[Decision]:
    """Return the decisions on other meetings of the client that is asked about."""
    by_name: dict[str, list[Decision]] = {}
    for each in decisions:
        by_name.setdefault(each.client, []).append(each)
    wanted, starts_at = fold(answers["client"]), datetime.fromisoformat(answers["starts_at"])
    theirs = [each for name in by_name if fold(name) == wanted for each in by_name[name]]
    return [each for each in theirs if each.starts_at != starts_at]


def _shrunk(theirs: Sequence[Decision], today: date) -> Care | None:
    meetings = happened(theirs, today) + [
        Happened(day, True) for decision in theirs for day in _next_shrunk(decision, today)
    ]
    days = shrunk_in_a_row(sorted(meetings))
    if len(days) < SHRUNK_AT_LEAST:
        return None
    return Care("shrunk_twice", len(days), tuple(reversed(days)))


def _next_shrunk(decision: Decision, today: date) -> list[date]:
    """Return the first day that is still ahead and not checked in: a series counts once."""
    if not waits_for_check_in(decision):
        return []
    return sorted(day for day in Schedule(decision).open_days() if day >= today)[:1]


def _not_met(theirs: Sequence[Decision], today: date) -> Care | None:
    since = last_met(theirs, today) or _first_meeting(theirs, today)
    if since is None or today - since < SIXTY_DAYS:
        return None
    return Care("not_met", (today - since).days, (since,))


def _first_meeting(theirs: Sequence[Decision], today: date) -> date | None:
    days = (day for decision in theirs for day in Schedule(decision).days() if day <= today)
    return min(days, default=None)


def _same_reason(theirs: Sequence[Decision], reason: str, now: datetime) -> Care | None:
    given = sorted(_reasons_given(theirs, now), key=lambda each: each[0])
    given.append((now.date(), reason))
    counts = Counter(each for _, each in reversed(given))
    most, count = counts.most_common(1)[0]
    if count < SAME_REASON_AT_LEAST:
        return None
    return Care("same_reason", count, tuple(day for day, each in given if each == most), most)


def _reasons_given(theirs: Sequence[Decision], now: datetime) -> Iterator[tuple[date, str]]:
    """Yield when each reason was given in the last 60 days, once for a meeting decided anew."""
    replaced = {decision.replaces for decision in theirs}
    latest: dict[datetime, Decision] = {}
    for decision in sorted(theirs, key=lambda each: each.decided_at):
        if decision.id not in replaced:
            latest[decision.starts_at] = decision
    for decision in latest.values():
        day = decision.decided_at.astimezone(now.tzinfo).date()
        if now.date() - day <= SIXTY_DAYS:
            yield day, str(decision.answers.get("reason"))
