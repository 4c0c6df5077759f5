"""The meeting as it is and as it becomes: two rooms to scale, each with its name and minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn.plans import plan, spent
from tui.drawn.rooms import MINUTES_A_COLUMN
from tui.widgets.drawing import drawn
from tui.widgets.layout import padded, wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from content.schema import Tactic
    from content.words import Words
    from tui.drawn.rooms import Piece

BETWEEN = 2
LEAST_DRAWING = 24
"""Columns that a drawing has at least, before it stands on a line of its own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the two lines: its name, its drawing, and its minutes in words."""

    name: str
    pieces: list[Piece] | None
    minutes: str


class PlanView(Lines):
    """Shows what one outcome makes of the meeting."""

    def __init__(self, words: Words, facts: Mapping[str, Any], now: datetime, **named: Any) -> None:
        super().__init__(**named)
        self._words, self._facts, self._today = words, facts, now.date()
        self._tactic: Tactic | None = None
        self._new_time: datetime | None = None
        self._most_rows = 0

    def show(self, tactic: Tactic, new_time: datetime | None) -> None:
        """Draw another outcome; `new_time` is the time that it proposes, where it does."""
        self._tactic, self._new_time = tactic, new_time
        # Never lower than before, so that nothing moves while a mark goes through the outcomes.
        self._most_rows = max(self._most_rows, 2 if self._changes(tactic) else 1)
        self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return both drawings, beside their names where there is room."""
        if self._tactic is None:
            return []
        names = max(len(each) for each in self._names(self._tactic))
        minutes = max(len(each) for each in self._minutes(self._tactic))
        free = width - names - minutes - 2 * BETWEEN
        drawings = plan(self._tactic, self._facts, max(free, LEAST_DRAWING))
        beside = drawings.columns <= free
        if not beside:
            drawings = plan(self._tactic, self._facts, width)
        shown = self._shown(self._tactic, drawings.as_it_is, drawings.becomes)
        lines = self._beside(shown, names) if beside else self._below(shown, width)
        lines += [Content("")] * (self._most_rows - len(shown))
        return [*lines, *wrapped(self._foot(drawings.scale), width)]

    def _names(self, tactic: Tactic) -> tuple[str, str]:
        return self._words("advice_screen.plan.as_it_is"), self._words(
            f"tactics.{tactic.id}.becomes"
        )

    def _shown(
        self, tactic: Tactic, as_it_is: list[Piece], becomes: list[Piece] | None
    ) -> list[Shown]:
        (before, after), (now, then) = self._names(tactic), self._minutes(tactic)
        first = Shown(before, as_it_is, now)
        return [first, Shown(after, becomes, then)] if self._changes(tactic) else [first]

    @staticmethod
    def _changes(tactic: Tactic) -> bool:
        return not tactic.fallback or tactic.proposes_time == "always"

    def _minutes(self, tactic: Tactic) -> tuple[str, str]:
        """Return what the meeting takes as it is, and what it takes instead."""
        values = {
            "minutes": self._words.minutes(self._facts["minutes"]),
            "travel": self._words.minutes(self._facts["travel_minutes"]),
        }
        form = "meeting_and_travel" if self._facts["travel_minutes"] else "meeting"
        return self._words(f"advice_screen.plan.{form}", **values), self._instead(tactic)

    def _instead(self, tactic: Tactic) -> str:
        cost = spent(tactic, self._facts)
        if cost is None:
            return self._words("advice_screen.plan.unknown")
        form = "with_travel" if cost.travel else "held_back" if cost.held_back else "planned"
        said = self._words(
            f"advice_screen.plan.{form}",
            minutes=self._words.minutes(cost.planned),
            travel=self._words.minutes(cost.travel),
            held=self._words.minutes(cost.held_back),
        )
        return self._moment() if tactic.fallback and self._new_time else said

    def _moment(self) -> str:
        assert self._new_time is not None
        return self._words.moment(self._new_time, today=self._today)

    @staticmethod
    def _beside(shown: list[Shown], name_columns: int) -> list[Content]:
        drawings = [drawn(each.pieces or []) for each in shown]
        columns = max(each.cell_length for each in drawings) + BETWEEN
        return [
            Content.assemble(
                padded(Content(each.name), name_columns),
                " " * BETWEEN,
                padded(drawing, columns),
                (each.minutes, "$quiet"),
            )
            for each, drawing in zip(shown, drawings, strict=True)
        ]

    @staticmethod
    def _below(shown: list[Shown], width: int) -> list[Content]:
        lines = []
        for each in shown:
            said = Content.assemble(each.name, "  ", (each.minutes, "$quiet"))
            lines += [*wrapped([said], width), *([drawn(each.pieces)] if each.pieces else [])]
        return lines

    def _foot(self, scale: int) -> list[Content]:
        """Return the time that the message proposes, and what a column is where not ten minutes."""
        said = []
        if self._new_time is not None and self._tactic and not self._tactic.fallback:
            said.append(self._words("advice_screen.plan.proposes", moment=self._moment()))
        if scale != MINUTES_A_COLUMN:
            minutes = self._words.minutes(scale)
            said.append(self._words("advice_screen.plan.column", minutes=minutes))
        return [Content.styled(" ".join(said), "$quiet")] if said else []
