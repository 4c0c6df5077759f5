"""The occurrences of a decision around today; the others wait behind a row that counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.use_cases.home_rows import Row
from tui.widgets.occurrence_row import OccurrenceRow
from tui.widgets.rows import RowPick

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.widget import Widget

    from content.occurrences import Occurrence
    from content.words import Words

MOST_PAST, MOST_AHEAD = 6, 2
"""Shown at first, on both sides of today."""
OPEN = ("waiting", "not_known")


class OccurrenceList(Vertical):
    """Shows the occurrences below their title."""

    DEFAULT_CSS = """
    OccurrenceList {
        height: auto;
    }
    """

    def __init__(self, words: Words, **named: Any) -> None:
        super().__init__(**named)
        self._words = words
        self._every: Sequence[Occurrence] = ()
        self._shows_all = False

    def show(self, every: Sequence[Occurrence], today: date) -> None:
        """Show these; the focus stays among them, where it was."""
        self._every, self._today = every, today
        had_focus = self.has_focus_within
        self.remove_children()
        self.mount_all(self._rows())
        if had_focus:
            self.call_after_refresh(self.focus_first)

    def show_all(self) -> None:
        """Show also those that were left out."""
        self._shows_all = True
        self.show(self._every, self._today)

    def focus_first(self) -> None:
        """Focus what still waits, else the first row."""
        rows = list(self.query(OccurrenceRow))
        waiting = [each for each in rows if each.occurrence.status in OPEN]
        for each in (waiting or rows)[:1]:
            each.focus(scroll_visible=bool(waiting))

    def _rows(self) -> Iterator[Widget]:
        words = self._words
        yield Static(Content(words("decision.title.occurrences")), classes="title")
        if not self._every:
            yield Static(Content.styled(words("decision.occurrences.none"), "$quiet"))
        shown, earlier, later = self._shown()
        if earlier:
            yield self._more("earlier", earlier)
        days = [words.day(each.date, today=self._today) for each in shown]
        columns = max(map(len, days), default=0)
        for each, day in zip(shown, days, strict=True):
            yield OccurrenceRow(words, each, day, columns)
        if later:
            yield self._more("later", later)

    def _shown(self) -> tuple[Sequence[Occurrence], int, int]:
        """Return the occurrences around today, and how many are left out on both sides."""
        every = self._every
        if self._shows_all:
            return every, 0, 0
        past = sum(each.status != "ahead" for each in every)
        first, last = max(0, past - MOST_PAST), min(len(every), past + MOST_AHEAD)
        return every[first:last], first, len(every) - last

    def _more(self, name: str, count: int) -> RowPick:
        said = self._words(f"decision.occurrences.{name}", count=count)
        return RowPick(Row((name,), said, ""))
