"""Text for manual pages: roff with the `man` macros; no text is ever taken for a request."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCE_COLUMNS = 64
"""So that a line stays under 80 bytes, with the letters of two bytes and the escapes in it."""
MAY_BREAK = "\\:"
"""Where a line may end, without a hyphen."""
_ESCAPED = str.maketrans(
    {
        "\\": "\\e",
        "-": "\\-",
        "'": "\\(aq",
        '"': "\\(dq",
        "`": "\\(ga",
        "^": "\\(ha",
        "~": "\\(ti",
    }
)


def text(said: str) -> list[str]:
    """Return what is said as lines that are filled, a paragraph where a line was left empty."""
    paragraphs = (" ".join(each.split()) for each in said.split("\n\n"))
    lines: list[str] = []
    for paragraph in filter(None, paragraphs):
        lines += [".PP"] if lines else []
        lines += [_no_request(escaped(line)) for line in _lines(paragraph)]
    return lines


def _lines(paragraph: str) -> Iterable[str]:
    return wrap(paragraph, SOURCE_COLUMNS, break_long_words=False, break_on_hyphens=False)


def escaped(said: str) -> str:
    """Return a text in which every character stands for itself: a hyphen can be copied as one."""
    return said.translate(_ESCAPED)


def _no_request(line: str) -> str:
    """Keep a line from being taken for a request, which begins with a point or an apostrophe."""
    return f"\\&{line}" if line.startswith(".") else line


def bold(said: str) -> str:
    """Return a text as it is to be typed."""
    return f"\\fB{escaped(said)}\\fR"


def italic(said: str) -> str:
    """Return a text in whose place something is to be typed."""
    return f"\\fI{escaped(said)}\\fR"


def title(name: str, section: int, source: str, about: str) -> list[str]:
    """Return the first lines of a page."""
    return [
        "'\\\" -*- coding: UTF-8 -*-",
        f'.TH {name.upper()} {section} "" "{escaped(source)}" "{escaped(about)}"',
        ".nh",
        ".ad l",
    ]


def heading(said: str) -> list[str]:
    """Return the heading of a section."""
    return [f'.SH "{escaped(said)}"']


def subheading(said: str) -> list[str]:
    """Return the heading of a part of a section."""
    return [f'.SS "{escaped(said)}"']


def entry(term: str, said: str) -> list[str]:
    """Return a term, which is roff already, and what is said of it below."""
    return [".TP", _no_request(term), *text(said)]
