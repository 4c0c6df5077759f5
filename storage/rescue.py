"""What still holds in a damaged file: every record whose own checksum is right, wherever it stands.

The bytes are searched rather than read as JSON: one damaged place costs the record it lies in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from storage import schema
from storage.changes import Change, is_sealed
from storage.plain_json import DEEPEST, decoded
from storage.schema import FORGOTTEN, META, META_DOCUMENT, OTHERS, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 4_000_000
_FIRST_FIELDS = (*Change.__annotations__, "hash", "salt", "schema")
_START = re.compile(rb'\{\s*"(?:%s)"\s*:' % "|".join(_FIRST_FIELDS).encode())
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}]', re.DOTALL)


def tables(raw: bytes, parsed: Tables, growing: str) -> Tables:
    """Return the tables with the records that hold; `parsed` is what JSON makes of the file."""
    found: dict[str, list[dict[str, Any]]] = {growing: [], OTHERS: [], FORGOTTEN: []}
    meta: dict[str, Any] = {}
    for document in _documents(raw):
        if is_sealed(document):
            found[_table_of(document, growing)].append(document)
        elif "schema" in document:
            meta = document
    held = {name: _numbered(documents) for name, documents in found.items()}
    others = {name: table for name, table in parsed.items() if name not in {*held, META}}
    return _in_todays_shape({**others, **held, META: {META_DOCUMENT: meta}})


def _in_todays_shape(held: Tables) -> Tables:
    try:
        number = schema.number_of(held)
        return schema.migrated(held, number) if number < schema.current() else held
    except (LookupError, TypeError):
        return held


def _table_of(document: dict[str, Any], growing: str) -> str:
    if "hash" in document:
        return FORGOTTEN
    return OTHERS if "device" in document else growing


def _numbered(documents: list[dict[str, Any]]) -> dict[str, Any]:
    once = {document.get("id", number): document for number, document in enumerate(documents)}
    return {str(number): document for number, document in enumerate(once.values(), 1)}


def _documents(raw: bytes) -> Iterator[dict[str, Any]]:
    """Go through all that can be read as an object with our fields and lies in no other such."""
    read_to = 0
    for start in _START.finditer(raw):
        if start.start() < read_to:
            continue
        end = _end_of_object(raw, start.start())
        document = _object(raw[start.start() : end])
        if document is not None and (is_sealed(document) or "schema" in document):
            read_to = end
            yield document


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        found = decoded(raw)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _end_of_object(raw: bytes, start: int) -> int:
    """Return where the object that starts here ends; the start itself when it has no end."""
    depth = 0
    for token in _TOKEN.finditer(raw, start, start + _LARGEST):
        if token[0] == b"{":
            depth += 1
            if depth > DEEPEST:
                return start
        elif token[0] == b"}":
            depth -= 1
            if depth == 0:
                return token.end()
    return start
