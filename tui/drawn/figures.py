"""Large figures in outline: what is free stays open inside.

A duration such as `1 h 15 min` is drawn with large digits; its units stand small on the base line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LOW = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", "╶┴╴"),
    "2": ("╶─╮", "╭─╯", "╰─╴"),
    "3": ("╶─╮", "╶─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─╮", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    "−": ("   ", "╶─╴", "   "),
}
"""Digits of three lines, drawn with one stroke."""

TALL = {
    "0": ("╭───╮", "│╭─╮│", "││ ││", "││ ││", "│╰─╯│", "╰───╯"),
    "1": ("╭──╮ ", "╰╮ │ ", " │ │ ", " │ │ ", "╭╯ ╰╮", "╰───╯"),
    "2": ("╭───╮", "╰──╮│", "╭──╯│", "│╭──╯", "│╰──╮", "╰───╯"),
    "3": ("╭───╮", "╰──╮│", "╭──╯│", "╰──╮│", "╭──╯│", "╰───╯"),
    "4": ("╭╮ ╭╮", "││ ││", "│╰─╯│", "╰──╮│", "   ││", "   ╰╯"),
    "5": ("╭───╮", "│╭──╯", "│╰──╮", "╰──╮│", "╭──╯│", "╰───╯"),
    "6": ("╭───╮", "│╭──╯", "│╰──╮", "│╭─╮│", "│╰─╯│", "╰───╯"),
    "7": ("╭───╮", "╰──╮│", "   ││", "   ││", "   ││", "   ╰╯"),
    "8": ("╭───╮", "│╭─╮│", "│╰─╯│", "│╭─╮│", "│╰─╯│", "╰───╯"),
    "9": ("╭───╮", "│╭─╮│", "│╰─╯│", "╰──╮│", "╭──╯│", "╰───╯"),
    "−": ("     ", "     ", "╭───╮", "╰───╯", "     ", "     "),
}
"""Digits of six lines, hollow: their outline is drawn."""


def large(duration: str, *, tall: bool = False) -> list[str]:
    """Return a duration in large digits, its units small on the last line."""
    font = TALL if tall else LOW
    height = len(font["0"])
    lines = [""] * height
    for char in duration:
        for number, part in enumerate(font.get(char) or _small(char, height)):
            lines[number] += part
    return [line.rstrip() for line in lines]


def _small(char: str, height: int) -> Sequence[str]:
    """Return a letter of a unit: a space above it, and itself on the base line."""
    return (*[" " * len(char)] * (height - 1), char)
