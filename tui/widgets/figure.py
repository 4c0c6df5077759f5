"""The large figure: drawn in outline, with what it is beside it or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawn.columns import width as columns_of
from tui.drawn.figures import large
from tui.widgets.layout import wrapped
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tui.told.measure_words import Figure

GAP = 4
LEAST_BESIDE = 36
"""Columns that words need to stand beside the figure."""
MOST_BESIDE = 4
"""Lines of words that a low figure bears beside it."""


class LargeFigure(Lines):
    """Shows a figure as large as the screen allows."""

    def __init__(self, *, id: str | None = None, gives_way: bool = False) -> None:  # noqa: A002
        """With `gives_way` it is one line in a low window, where a list stands below."""
        super().__init__(id=id)
        self._gives_way = gives_way
        self._figure: Figure | None = None

    def show(self, figure: Figure) -> None:
        """Show another figure."""
        if figure != self._figure:
            self._figure = figure
            self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return the figure and its words."""
        if self._figure is None:
            return []
        told = self._figure
        drawn = large(told.duration, tall=self.screen.has_class("-tall"))
        wide = max(map(columns_of, drawn))
        figure = [Content.styled(line, "$room") for line in drawn]
        beside = width - wide - GAP
        if beside >= LEAST_BESIDE:
            said = _said(told, beside)
            if len(said) <= max(MOST_BESIDE, len(figure)):
                return _beside(figure, said, wide + GAP)
        if wide > width or (self._gives_way and self.screen.has_class("-low")):
            figure = wrapped([Content.styled(told.duration, "$room bold")], width)
        return [*figure, *_said(told, width)]


def _said(figure: Figure, width: int) -> list[Content]:
    """Return the words of a figure as lines."""
    first, *rest = figure.said
    return wrapped([Content(first), *(Content.styled(each, "$quiet") for each in rest)], width)


def _beside(figure: list[Content], said: list[Content], at: int) -> list[Content]:
    """Return the words beside the figure, ending on its base line."""
    height = max(len(figure), len(said))
    left = [Content("")] * (height - len(figure)) + figure
    right = [Content("")] * (height - len(said)) + said
    return [
        one + " " * (at - one.cell_length) + other for one, other in zip(left, right, strict=True)
    ]
