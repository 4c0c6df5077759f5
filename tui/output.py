"""What leaves the program as text: results on stdout, talk on stderr, never a control character."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA = 1
_MARK = "\ufeff"
# JSON escapes the first 32 itself; these it would let through raw.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def prepare() -> None:
    """Let nothing that a person typed make printing fail, whatever the streams are."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def lines(texts: Iterable[str]) -> None:
    """Print lines of the result."""
    for text in texts:
        sys.stdout.write(f"{clean(text, lines=True).rstrip()}\n")


def spreadsheet(text: str) -> None:
    """Print CSV whose cells were made safe: UTF-8 that begins with a mark, or Excel misreads it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(f"{_MARK}{text}")


def talk(text: str) -> None:
    """Say something that is not the result."""
    sys.stderr.write(f"{clean(text, lines=True).rstrip()}\n")
    sys.stderr.flush()


def progress(text: str) -> None:
    """Say how far something is, in place of what was said before; an empty text takes it away.

    Only a terminal is told: in a file or a pipe it would stand for ever.
    """
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{one_line(text)}")
        sys.stderr.flush()


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(clean(text).split())


def document(shape: Mapping[str, Any], *, now: bool = False) -> None:
    """Print one JSON document on one line; `now`: before the next one is made."""
    sys.stdout.write(f"{as_json({'schema': SCHEMA, **shape})}\n")
    if now:
        sys.stdout.flush()


def as_json(shape: Mapping[str, Any]) -> str:
    """Return the shape as JSON on one line; what could steer a terminal is written as \\u…."""
    import orjson

    try:
        text = orjson.dumps(shape).decode()
    except TypeError:  # a lone surrogate or a number past 64 bits, in what was refused
        text = _any_json(shape)
    if (sys.stdout.encoding or "utf-8").lower().replace("-", "") != "utf8":
        return "".join(char if char < "\x7f" else _escape(char) for char in text)
    return _STEERING.sub(lambda found: _escape(found[0]), text)


def _any_json(shape: Mapping[str, Any]) -> str:
    import json

    return json.dumps(shape)


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
