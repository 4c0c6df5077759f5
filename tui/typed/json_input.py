"""Reads JSON from outside strictly; what is not JSON is refused with its line and column.

Refused beside what is no JSON at all: NaN and Infinity, however written, a key given twice, half of
a surrogate pair, bytes that are not UTF-8, a byte order mark, nesting and numbers past all measure.
"""

from __future__ import annotations

import codecs
import json
import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN = "-"
DEEPEST = 100
"""Levels of nesting; an answers document has one."""
LONGEST_NUMBER = 40
"""Digits of a whole number that is worth reading."""

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_COLON = re.compile(r"\s*:")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|-?Infinity|NaN|-?[0-9][0-9.eE+-]*', re.DOTALL)


class NotJson(Refusal):
    """A text that is no JSON document: says why and where (line and column from 1)."""

    def __init__(self, reason: str, where: str, line: int, column: int) -> None:
        super().__init__(f"json.{reason}", where=where, line=line, column=column)


def read_bytes(name: str) -> bytes:
    """Return a file's bytes, or those of stdin for `-`; raises OSError."""
    return b"".join(read_lines(name))


def read_lines(name: str) -> Iterator[bytes]:
    """Yield the lines of a file, or of stdin for `-`, as they come; raises OSError."""
    if name == STDIN:
        yield from sys.stdin.buffer
        return
    with Path(name).open("rb") as file:
        yield from file


def read_document(raw: bytes, where: str, line: int = 1) -> Any:
    """Return what a JSON text says, or raise NotJson; `line` is the number of its first line."""
    return _Text(raw, where, line).read()


class _Twice(ValueError):
    """A key was given twice."""


class _NoNumber(ValueError):
    """NaN or an infinity, or a number so large that it is read as one."""


class _TooLong(ValueError):
    """A whole number past all measure."""


class _Text:
    """One JSON text, which can tell where in it something is wrong."""

    def __init__(self, raw: bytes, where: str, line: int) -> None:
        self._where, self._line = where, line
        self._text = ""
        if raw.startswith(codecs.BOM_UTF8):
            self._refuse("mark", 0)
        try:
            self._text = raw.decode()
        except UnicodeDecodeError as fault:
            self._text = raw[: fault.start].decode()
            self._refuse("not_utf8", len(self._text))

    def read(self) -> Any:
        """Return what the text says."""
        try:
            found = _DECODER.decode(self._text)
        except json.JSONDecodeError as fault:
            self._refuse("empty" if not self._text.strip() else "not_json", fault.pos)
        except RecursionError:
            self._refuse("too_deep", self._first_too_deep())
        except _Twice:
            self._refuse("twice", self._second_key())
        except _NoNumber:
            self._refuse("no_number", self._first(_is_no_number))
        except _TooLong:
            self._refuse("too_long", self._first(_is_too_long))
        if _HALF.search(self._text) and (at := self._half_pair()) is not None:
            self._refuse("half_pair", at)
        return found

    def _refuse(self, reason: str, at: int) -> NoReturn:
        before = self._text[:at]
        line = self._line + before.count("\n")
        raise NotJson(reason, self._where, line, at - before.rfind("\n")) from None

    def _tokens(self) -> Iterator[tuple[str, int]]:
        return ((found[0], found.start()) for found in _TOKEN.finditer(self._text))

    def _first(self, is_it: Any) -> int:
        return next((at for token, at in self._tokens() if token[0] != '"' and is_it(token)), 0)

    def _first_too_deep(self) -> int:
        depth = 0
        for token, at in self._tokens():
            depth += (token in "{[") - (token in "}]")
            if depth > DEEPEST:
                return at
        return 0

    def _second_key(self) -> int:
        keys: list[set[str]] = []
        for token, at in self._tokens():
            if token in "{[":
                keys.append(set())
            elif token in "}]":
                keys.pop()
            elif token[0] == '"' and _COLON.match(self._text, at + len(token)):
                key = json.loads(token)
                if key in keys[-1]:
                    return at
                keys[-1].add(key)
        return 0

    def _half_pair(self) -> int | None:
        for token, at in self._tokens():
            if token[0] == '"' and _SURROGATE.search(json.loads(token)):
                return at
        return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _no_number(_name: str) -> NoReturn:
    raise _NoNumber


def _finite(written: str) -> float:
    if math.isinf(number := float(written)):
        raise _NoNumber
    return number


def _is_no_number(token: str) -> bool:
    is_number = token[-1].isdigit()
    return math.isinf(float(token)) if is_number else token[-1] in "Ny"


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _TooLong
    return int(digits)


def _is_too_long(token: str) -> bool:
    return token.lstrip("-").isdigit() and len(token) > LONGEST_NUMBER


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
)
