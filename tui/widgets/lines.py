"""A widget of lines that are made for the width there is."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.visual import VisualType


class Lines(Widget, can_focus=False):
    """Shows the lines that a subclass makes for a width in columns."""

    DEFAULT_CSS = """
    Lines {
        width: 1fr;
        height: auto;
        link-style: none;
        link-style-hover: none;
        link-color: $foreground;
        link-color-hover: $foreground;
        link-background-hover: $panel;
    }
    """

    @abstractmethod
    def lines(self, width: int) -> list[Content]:
        """Return the lines, none wider than so many columns."""

    def renew(self) -> None:
        """Make the lines anew: what they tell has changed.

        The screen is laid out again only where there are more of them, or fewer.
        """
        size = self.content_size
        self.refresh(layout=not size or len(self.lines(size.width)) != size.height)

    def render(self) -> VisualType:
        """Return the lines."""
        return Content("\n").join(self.lines(self.content_size.width))

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return len(self.lines(width))
