"""Options of a question: numbered, with a few words at the right, the earlier answer marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from content.plain_text import clean
from tui.keys import key
from tui.widgets.layout import apart, wrapped
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.told.asked import Option

CHOSEN = "✓"
"""Marks the answer that was given; a shape, so that it needs no colour."""
GAP = 2
LEAST_LABEL = 18
"""Columns that a label needs, for a note to stand beside it."""


class OptionPick(Pick):
    """One option."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "interview.on", display="Enter")]

    def __init__(self, option: Option, number: int, *, chosen: bool = False) -> None:
        super().__init__()
        self.option = option
        self.number = number
        self._chosen = chosen

    def mark(self, *, chosen: bool) -> None:
        """Mark it as the answer given, or no longer."""
        self._chosen = chosen
        self.renew()

    def told(self, width: int) -> list[Content]:
        """Return the number, the label and the note, on as many lines as they need."""
        mark = CHOSEN if self._chosen else " "
        before = Content.assemble((f"{self.number}", "bold"), (f" {mark} ", "$room bold"))
        free = width - before.cell_length - 1
        label = Content.styled(clean(self.option.label), "bold" if self._chosen else "")
        note = Content.styled(clean(self.option.note), "$quiet")
        lines = self._beside(label, note, free)
        indent = Content(" " * before.cell_length)
        return [before + lines[0], *(indent + line for line in lines[1:])]

    @staticmethod
    def _beside(label: Content, note: Content, free: int) -> list[Content]:
        """Return the note at the right of the label's first line; below it where it is narrow."""
        room = free - note.cell_length - GAP
        if not note.cell_length or room < min(LEAST_LABEL, label.cell_length):
            return wrapped([label, note] if note.cell_length else [label], free)
        first, *more = wrapped([label], room)
        return [*apart(first, note, free), *more]
