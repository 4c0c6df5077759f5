"""The lines of an iCalendar file: unfolded, numbered, taken apart. Nothing here trusts the file.

Lines are unfolded as bytes, because programs fold in the middle of a character.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 64 * 1024
"""Bytes of an unfolded line that are kept; what is longer holds pictures, not meetings."""
_BREATH = 100_000
_CHUNK = 1024 * 1024
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF8_MARK = b"\xef\xbb\xbf"
_QUOTED = re.compile(r'"([^"]*)"')
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}
_CARET = re.compile(r"\^[n'^]")


class Line(NamedTuple):
    """One unfolded line and where it stands."""

    number: int
    """Of its first physical line, from 1."""
    raw: bytes


class Property(NamedTuple):
    """A line taken apart."""

    name: str
    """Upper case."""
    parameters: dict[str, str]
    """By upper-case name."""
    value: str


def lines(file: IO[bytes]) -> Iterator[Line]:
    """Yield the unfolded lines of a file; empty lines are passed over.

    Among very many empty ones one is yielded now and then, so that whoever reads can stop.
    """
    number, started, parts, size = 0, 0, list[bytes](), 0
    for number, physical in enumerate(_physical(file), 1):
        if not physical:
            if number % _BREATH == 0:
                yield Line(number, b"")
            continue
        if physical[:1] in b" \t" and parts:
            if size < LONGEST_LINE:
                parts.append(physical[1:])
                size += len(physical)
            continue
        if parts:
            yield Line(started, b"".join(parts))
        started, parts, size = number, [physical], len(physical)
    if parts:
        yield Line(started, b"".join(parts))


def _physical(file: IO[bytes]) -> Iterator[bytes]:
    """Yield physical lines without their ends, which may be CRLF, LF or CR; long ones cut."""
    rest, is_first, codec = b"", True, ""
    while chunk := file.read(_CHUNK):
        if is_first:
            chunk, codec, is_first = _without_mark(chunk), _MARKS.get(chunk[:2], ""), False
        if codec:
            chunk = (chunk + file.read(len(chunk) % 2)).decode(codec, "replace").encode()
        pieces = (rest + chunk).split(b"\n")
        rest = pieces.pop()
        if len(rest) > LONGEST_LINE:
            rest = rest[:LONGEST_LINE]
        for piece in pieces:
            yield from _ended(piece)
    yield from _ended(rest)


def _without_mark(chunk: bytes) -> bytes:
    if chunk[:2] in _MARKS:
        return chunk[2:]
    return chunk.removeprefix(_UTF8_MARK)


def _ended(piece: bytes) -> list[bytes]:
    piece = piece.rstrip(b"\r")
    return piece.split(b"\r") if b"\r" in piece else [piece]


def text(raw: bytes) -> str:
    """Return the text of a line; one that is not UTF-8 is taken for Windows' or Latin 1."""
    for codec in ("utf-8", "cp1252"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def name_of(raw: bytes) -> bytes:
    """Return the upper-case name of a line's property."""
    end = len(raw)
    for mark in (b":", b";"):
        at = raw.find(mark, 0, end)
        end = at if at >= 0 else end
    return raw[:end].strip().upper()


def property_of(raw: bytes) -> Property:
    """Take a line apart; one without a value gives an empty one."""
    line = text(raw)
    at = _end_of_parameters(line)
    head, value = (line, "") if at < 0 else (line[:at], line[at + 1 :])
    name, *parameters = _split_outside_quotes(head, ";")
    return Property(name.strip().upper(), dict(map(_parameter, filter(None, parameters))), value)


def _end_of_parameters(line: str) -> int:
    """Return where the colon before the value stands; one in quotation marks is not it."""
    at = line.find(":")
    if '"' not in line[: at + 1]:
        return at
    hidden = _QUOTED.sub(lambda found: "x" * len(found[0]), line)
    return hidden.find(":")


def _split_outside_quotes(text: str, mark: str) -> list[str]:
    if '"' not in text:
        return text.split(mark)
    hidden = _QUOTED.sub(lambda found: "x" * len(found[0]), text)
    pieces, start = [], 0
    while (at := hidden.find(mark, start)) >= 0:
        pieces.append(text[start:at])
        start = at + 1
    return [*pieces, text[start:]]


def _parameter(text: str) -> tuple[str, str]:
    """Return name and value; of a list in quotation marks, the list as it stands."""
    name, _, value = text.partition("=")
    value = value.strip()
    found = _QUOTED.fullmatch(value)
    value = found[1] if found else value
    if "^" in value:
        value = _CARET.sub(lambda caret: _CARETS[caret[0]], value)
    return name.strip().upper(), value
