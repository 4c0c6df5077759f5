"""Contents put beside each other, cut and filled up to the columns there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable


def fitted(text: Content, columns: int) -> Content:
    """Return a text no wider than so many columns, cut with an ellipsis where it would be."""
    return text if text.cell_length <= columns else text.truncate(columns, ellipsis=True)


def padded(text: Content, columns: int) -> Content:
    """Return a text of exactly so many columns."""
    shown = fitted(text, columns)
    return shown + " " * (columns - shown.cell_length)


def apart(left: Content, right: Content, columns: int, gap: int = 2) -> list[Content]:
    """Return left and right at the two ends of one line; below each other where they don't fit."""
    free = columns - left.cell_length - right.cell_length
    if free >= gap:
        return [left + " " * free + right]
    return [fitted(left, columns), at_right(right, columns)]


def at_right(text: Content, columns: int) -> Content:
    """Return a text at the right end of a line."""
    shown = fitted(text, columns)
    return Content(" " * (columns - shown.cell_length)) + shown


def wrapped(texts: Iterable[Content], columns: int) -> list[Content]:
    """Return texts as lines no wider than so many columns, broken between words."""
    width = max(1, columns)
    return [line.rstrip() for text in texts for line in text.wrap(width)]
