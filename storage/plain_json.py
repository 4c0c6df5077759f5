"""JSON as it is kept: what cannot be read back as it was is refused before it is written."""

from __future__ import annotations

import json
import math
import sys
from contextlib import suppress
from typing import cast

from storage.faults import Refused

DEEPEST = 100
WORTH_ORJSON = 3_000_000
"""Bytes from which on loading orjson takes less time than it saves."""
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def encoded(value: object) -> bytes:
    """Return the value as JSON, keys in their order; the value has been checked before."""
    import orjson

    return orjson.dumps(value)


def decoded(raw: bytes) -> object:
    """Return what the JSON says; raises ValueError when it is none.

    orjson is stricter than the standard library, whose files have to be read as well; a mark at
    the beginning or another encoding than UTF-8 is refused by TinyDB too. A small text is read
    sooner than orjson is loaded with all that it needs, unless that is there already.
    """
    if len(raw) > WORTH_ORJSON or "dataclasses" in sys.modules:
        import orjson

        with suppress(ValueError):
            return cast("object", orjson.loads(raw))
    try:
        return cast("object", json.loads(raw.decode()))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def check(value: object, where: str = "", depth: int = 0) -> None:
    """Raise Refused when the value would not come back from JSON as it is."""
    if depth > DEEPEST:
        raise Refused("too_deep", where)
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise Refused("key_not_text", where)
            _check_text(key, where)
            check(inner, f"{where}.{key}" if where else key, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            check(inner, where, depth + 1)
    else:
        _check_simple(value, where)


def _check_simple(value: object, where: str) -> None:
    if isinstance(value, str):
        _check_text(value, where)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise Refused("not_a_number", where)
    elif isinstance(value, int):
        if not _SMALLEST <= value <= _LARGEST:
            raise Refused("number_too_large", where)
    elif value is not None:
        raise Refused("not_plain", where)


def _check_text(text: str, where: str) -> None:
    # Surrogates are the only characters that UTF-8 has no form for.
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused("lone_surrogate", where)
