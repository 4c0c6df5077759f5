"""The past as it is leafed through: which decisions, in which order, a page of them by their weeks.

Only what a page shows is worked out, so that ten thousand decisions open as quickly as ten. It
knows no Textual.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from content import breathing_room as measure
from content.iso_weeks import week_of
from content.plain_text import fold
from tui.use_cases.filters import Filter
from tui.use_cases.history_wanted import LATEST, NOT_KNOWN, Wanted
from tui.use_cases.tallies import Tally, lines_of, minutes_of, tally

if TYPE_CHECKING:
    from content.breathing_room import Week, Weeks
    from content.decision import Decision
    from content.ledger import Line
    from tui.use_cases.overview import Overview

PAGE = 500
SUMS = ("freed", "timed", "expected", "hoped")


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all that is shown, in whole minutes."""

    decisions: int
    freed: int
    timed: int
    expected: int
    hoped: int


@dataclass
class LookBack:
    """The decisions that are wanted, in their order."""

    overview: Overview
    wanted: Wanted = field(default_factory=Wanted)
    pages: int = 1
    """How many pages of decisions are shown, one below the other."""

    @cached_property
    def picked(self) -> list[Decision]:
        """All decisions that fit, in order."""
        wanted = self.wanted
        found = self.overview.latest_first
        if wanted.filter != Filter():
            found = wanted.filter.pick(found, self.overview.now)
        if wanted.state == NOT_KNOWN:
            known = self.overview.every_tally
            found = [each for each in found if each.id in known and known[each.id].not_known]
        elif wanted.state is not None:
            found = [each for each in found if each.state == wanted.state]
        if wanted.client is not None:
            name = fold(wanted.client)
            found = [each for each in found if fold(each.client) == name]
        return self._in_order(found)

    def _in_order(self, found: list[Decision]) -> list[Decision]:
        """Return them, given the latest first, in the order that is wanted."""
        by_day = list(found)
        if self.wanted.order == "earliest":
            by_day.reverse()
        elif self.wanted.order == "client":
            by_day.sort(key=lambda each: each.client.casefold())
        elif self.wanted.order == "freed":
            known, none = self.overview.every_tally, Tally()
            by_day.sort(key=lambda each: known.get(each.id, none).freed, reverse=True)
        return by_day

    @property
    def shown(self) -> list[Decision]:
        """The decisions of the pages that are shown."""
        return self.picked[: self.pages * PAGE]

    @property
    def left_out(self) -> int:
        """How many more there are."""
        return max(0, len(self.picked) - self.pages * PAGE)

    @cached_property
    def weeks(self) -> Weeks:
        """The weeks from the earliest decision that is shown on; all, where they are known."""
        overview = self.overview
        if overview.knows_every_week or not self.left_out or self.wanted.order != LATEST:
            return overview.every_week
        start = min(each.starts_at.date() for each in self.shown)
        return overview.weeks_from(week_of(start))

    @cached_property
    def _lines(self) -> dict[str, list[Line]]:
        overview = self.overview
        return overview.every_line if overview.knows_every_week else lines_of(self.weeks.values())

    def tally(self, decision_id: str) -> Tally:
        """Return what one decision adds."""
        return tally(self._lines.get(decision_id, ()), self.overview.today)

    @cached_property
    def by_week(self) -> list[tuple[str, list[Decision]]]:
        """The decisions that are shown by the week of their meeting, in order.

        Without a filter the weeks in which only earlier series went on are there too.
        """
        found: dict[str, list[Decision]] = {}
        for each in self.shown:
            found.setdefault(week_of(each.starts_at.date()), []).append(each)
        names = set(found)
        if not self.wanted.is_filtered and names:
            names |= {name for name in self.weeks if self._is_within(name, names)}
        in_order = sorted(names, reverse=self.wanted.order == LATEST)
        return [(name, found.get(name, [])) for name in in_order]

    @property
    def week_to_open(self) -> str:
        """The week at which the list opens: this one, else the last before it, else the next."""
        this, names = self.overview.week, [name for name, _ in self.by_week]
        past = [each for each in names if each <= this]
        return max(past) if past else min(names, default=this)

    def _is_within(self, week: str, names: set[str]) -> bool:
        """Tell whether a week lies among those shown; beyond the last one too, where all are."""
        if self.wanted.order == LATEST:
            return week >= min(names) or not self.left_out
        return week <= max(names) or not self.left_out

    def week(self, name: str) -> Week:
        """Return the sums of a week; with a filter, of what is shown of it."""
        whole = self.weeks[name]
        if not self.wanted.is_filtered:
            return whole
        lines = [line for line in whole.lines if line.schedule.decision.id in self._ids]
        return summed(name, minutes_of(lines))

    @cached_property
    def _ids(self) -> set[str]:
        return {each.id for each in self.picked}

    def totals(self) -> Totals:
        """Return the sums over all that fits."""
        if not self.wanted.is_filtered:
            weeks = list(self.overview.every_week.values())
            sums = {name: sum(getattr(week, name) for week in weeks) for name in SUMS}
        else:
            every = self.overview.every_line
            found = minutes_of(line for each in self._ids for line in every.get(each, ()))
            sums = {name: getattr(found, name) for name in SUMS}
        return Totals(len(self.picked), **sums)


def summed(name: str, tally: Tally) -> Week:
    """Return the sums of a week of which only some lines are counted."""
    return measure.Week(
        name,
        freed=tally.freed,
        expected=tally.expected,
        hoped=tally.hoped,
        moved=tally.moved,
        timed=tally.timed,
        as_planned=tally.freed - tally.timed,
    )
