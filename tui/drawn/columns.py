"""Text in columns: as wide as it looks, cut where it would be too wide."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "   "


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_width_of, text))


def _width_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """Return the text on one line and no wider than so many columns."""
    text = " ".join(clean(text).split())
    if width(text) <= columns:
        return text
    kept, used = [], 1
    for char in text:
        used += _width_of(char)
        if used > columns:
            break
        kept.append(char)
    return f"{''.join(kept)}…"


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return the text filled up with spaces; `right` puts it at the right."""
    space = " " * (columns - width(text))
    return space + text if right else text + space


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Return the rows as aligned lines; `right` names the columns that stand at the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(
            pad(cell, columns, right=number in right)
            for number, (cell, columns) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
