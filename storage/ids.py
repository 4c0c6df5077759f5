"""Ids of our own: in the order they were made, whatever the clock does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 18
_CHANCE_BITS = 40
_STEP_BITS = 24


class Ids:
    """Makes ids of 18 characters: the millisecond, then chance.

    Each is greater than the one before and than every id it was told of, even when the clock
    stands still or runs backwards.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> str:
        """Return the next id."""
        now = int(self._clock().timestamp() * 1000) << _CHANCE_BITS | _chance(_CHANCE_BITS)
        self._last = max(now, self._last + 1 + _chance(_STEP_BITS))
        return _text(self._last)

    def follow(self, other: str) -> None:
        """Make every further id greater than this one; an id of another kind is ignored."""
        if len(other) == _LENGTH and set(other) <= set(_DIGITS):
            self._last = max(self._last, _number(other))


def _chance(bits: int) -> int:
    return int.from_bytes(os.urandom(bits // 8), "big")


def _text(number: int) -> str:
    return "".join(_DIGITS[number >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))


def _number(text: str) -> int:
    number = 0
    for digit in text:
        number = number << 5 | _DIGITS.index(digit)
    return number
