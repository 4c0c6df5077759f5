"""The outcomes beside each other: those on offer with their minutes, the others with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tui.keys import key
from tui.widgets.layout import padded, wrapped
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.told.advice_view import Way

NUMBER_COLUMNS = 3
BETWEEN = 2
SEPARATOR = "\u00a0· "
LEAST_NOTE = 12
"""Columns below which a note stands on a line of its own."""


class WayPick(Pick):
    """One outcome that can be chosen; its columns line up with those of the others."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "advice.write", display="Enter")]

    def __init__(self, way: Way, columns: tuple[int, int], against: str = "") -> None:
        """`columns` are those of the names and of the minutes; `against` is said under the mark."""
        super().__init__()
        self.way = way
        self._name_columns, self._minutes_columns = columns
        self._against = against

    @property
    def _note(self) -> Content:
        if self.has_focus and self._against:
            return Content.assemble((f"{self.way.note}, ", "$quiet"), self._against)
        return Content.styled(self.way.note, "$quiet")

    def watch_has_focus(self, has_focus: bool) -> None:
        """Make room for what is said under the mark."""
        super().watch_has_focus(has_focus)
        self.renew()

    def told(self, width: int) -> list[Content]:
        """Return the outcome on one line, on more where its note is long."""
        minutes = Content(self.way.minutes)
        before = self._before()
        free = width - before.cell_length - self._minutes_columns - BETWEEN - 1
        right = Content(" " * max(0, self._minutes_columns - minutes.cell_length)) + minutes
        if free < LEAST_NOTE:
            return self._narrow(width)
        first, *more = wrapped([self._note], free) or [Content("")]
        indent = " " * before.cell_length
        return [
            Content.assemble(before, padded(first, free), " " * BETWEEN, right),
            *(Content.assemble(indent, line) for line in more),
        ]

    def _before(self) -> Content:
        number = padded(Content.styled(self.way.mark, "bold"), NUMBER_COLUMNS)
        return Content.assemble(
            number, padded(Content(self.way.name), self._name_columns), " " * BETWEEN
        )

    def _narrow(self, width: int) -> list[Content]:
        """Return the name and the minutes, and the note below them."""
        said = Content(self.way.name)
        if self.way.minutes:
            said = Content.assemble(self.way.name, ", ", self.way.minutes)
        lines = wrapped([said, self._note], width - NUMBER_COLUMNS)
        first = padded(Content.styled(self.way.mark, "bold"), NUMBER_COLUMNS)
        indent = Content(" " * NUMBER_COLUMNS)
        return [(first if number == 0 else indent) + line for number, line in enumerate(lines)]


class KeptPick(WayPick):
    """An outcome that has no message."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "advice.keep", display="Enter")]


class FoldedWays(Pick):
    """The outcomes that are not on offer, on as few lines as they need; opens on Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "advice.unfold", display="Enter"),
        key("right", "pick", "advice.unfold_too", show=False),
    ]

    def __init__(self, refused: list[str]) -> None:
        super().__init__()
        self._refused = refused

    def told(self, width: int) -> list[Content]:
        """Return each with its reason, one after the other."""
        return folded(self._refused, width)


def folded(refused: list[str], width: int) -> list[Content]:
    """Return the outcomes that are not on offer as a paragraph behind one ×."""
    said = Content.styled(SEPARATOR.join(refused), "$quiet")
    lines = wrapped([said], width - NUMBER_COLUMNS)
    first = padded(Content("×"), NUMBER_COLUMNS)
    return [
        (first if number == 0 else Content(" " * NUMBER_COLUMNS)) + line
        for number, line in enumerate(lines)
    ]
