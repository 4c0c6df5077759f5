"""The file's bytes: a plain TinyDB file that ends in a digest of all that stands before it.

The table that grows stands last but one and the digest last, so that adding to the table extends
both the text and the digest instead of making them anew:

    {"changes":{"1":{…},"2":{…}},"meta":{"1":{"schema":1,…,"digest":"…"}}}
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from storage.plain_json import decoded, encoded
from storage.schema import META, META_DOCUMENT, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.files import Bytes

try:
    # hashlib loads OpenSSL as well, which takes longer than the digest of a year.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_DIGEST = "digest"
_DIGEST_BYTES = 16
_END = b'"}}}'


class Text:
    """The serialized tables: all but the end, which is made when it is asked for."""

    def __init__(self, start: Bytes, meta: dict[str, Any], table: dict[str, Any]) -> None:
        self._start = start
        self._running = blake2b(start, digest_size=_DIGEST_BYTES)
        self._closing = _closing(meta)
        self._last = max(map(int, table), default=0)

    def add(self, documents: Iterable[bytes]) -> list[int]:
        """Add documents, each as JSON, to the table that grows; return their numbers."""
        if not isinstance(self._start, bytearray):
            # Most files are only read: one is copied when it grows.
            self._start = bytearray(self._start)
        before = self._last
        for document in documents:
            comma = b"," if self._last else b""
            self._last += 1
            addition = b'%b"%d":%b' % (comma, self._last, document)
            self._start += addition
            self._running.update(addition)
        return list(range(before + 1, self._last + 1))

    def digest(self) -> str:
        """Return the digest of all that stands before it in the file."""
        whole = self._running.copy()
        whole.update(self._closing)
        return whole.hexdigest()

    def chunks(self) -> list[Bytes]:
        """Return the bytes of the file."""
        return [self._start, self._closing, self.digest().encode(), _END]


def text(tables: Tables, growing: str) -> Text:
    """Return the tables as text; the documents have been checked before."""
    others = {name: table for name, table in tables.items() if name not in (growing, META)}
    table = tables.get(growing, {})
    start = encoded({**others, growing: table})[:-2]
    return Text(start, tables[META], table)


def verified(raw: bytes, tables: Tables, growing: str) -> Text | None:
    """Return the text of a file that is as it was written, else None.

    A file that another program wrote anew with the same content is as it was written too.
    """
    try:
        return _verified(raw, tables, growing)
    except (LookupError, TypeError, ValueError):
        return None


def _verified(raw: bytes, tables: Tables, growing: str) -> Text | None:
    digest = tables[META][META_DOCUMENT][_DIGEST]
    end = _closing(tables[META]) + digest.encode() + _END
    if raw.endswith(end) and list(tables)[-2:] == [growing, META]:
        start = memoryview(raw)[: -len(end)]
        found = Text(start, tables[META], tables[growing])
        if found.digest() == digest:
            return found
    anew = text(tables, growing)
    return anew if anew.digest() == digest else None


def parsed(raw: bytes) -> Tables:
    """Return the tables; raises ValueError when the bytes are not those of a TinyDB file."""
    tables = decoded(raw)
    if not isinstance(tables, dict) or not all(
        isinstance(table, dict) and all(isinstance(document, dict) for document in table.values())
        for table in tables.values()
    ):
        raise TypeError("not a TinyDB file")
    return tables


def _closing(meta: dict[str, Any]) -> bytes:
    others = {number: document for number, document in meta.items() if number != META_DOCUMENT}
    first = {key: value for key, value in meta[META_DOCUMENT].items() if key != _DIGEST}
    end = {META: {**others, META_DOCUMENT: {**first, _DIGEST: ""}}}
    # Short enough for the standard library: whoever only reads needs nothing faster.
    written = json.dumps(end, ensure_ascii=False, separators=(",", ":"))
    return b"}," + written.encode()[1 : -len(_END)]
