"""The TinyDB storage class: a file that is never half written and never taken for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb.database import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from storage import envelope, files, schema
from storage.opened import Opened, opened
from storage.plain_json import check, decoded, encoded
from storage.schema import META, META_DOCUMENT, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class DurableStorage(Storage):
    """Keeps a TinyDB file by putting a new one in its place.

    Write under the file's lock. What was read stays in memory while the file is unchanged; a
    write that fails leaves nothing there, and the file is read again. A damaged or newer file
    raises its fault from `read` and from every write.
    """

    def __init__(self, path: Path, device: str, growing: str) -> None:
        self.path = path
        self.growing = growing
        self._device = device
        self._opened: Opened | None = None

    def opened(self) -> Opened | None:
        """Return the file as it is now, or None when there is none; never raises its fault."""
        known = self._opened.stamp if self._opened else None
        if known is None or files.stamp(self.path) != known:
            self._opened = opened(self.path, self.growing)
        return self._opened

    def know(self, found: Opened | None) -> None:
        """Take this for the file as it was read, while its stamp is the file's."""
        self._opened = found

    def read(self) -> Tables | None:
        """Return a copy of the tables, or None when there is no file; raises Damaged or Newer."""
        found = self._sound()
        return envelope.parsed(b"".join(_text(found).chunks())) if found else None

    def write(self, data: Tables) -> None:
        """Put these tables in place of the file's, durably.

        Raises Damaged or Newer, Refused, NotSaved, Unsure.
        """
        found = self._sound() or self._new()
        self._put({**data, META: data.get(META) or found.tables[META]})

    def write_anew(self, tables: Tables) -> None:
        """Put these tables in the place of a damaged file, durably. Raises as `write` does."""
        self._put({**self._new().tables, **tables})

    def _put(self, tables: Tables) -> None:
        ordered = {**{name: tables[name] for name in tables if name != META}, META: tables[META]}
        check(ordered)
        self._opened = None
        files.replace(self.path, envelope.text(ordered, self.growing).chunks())

    def append(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add documents to the table that grows, durably; return their numbers.

        The cost is that of the new documents and of copying the file. Raises as `write` does.
        """
        found = self._sound() or self._new()
        added = [_checked(document) for document in documents]
        # Until the file is in its place only the disk says what is there.
        self._opened = None
        numbers = _text(found).add(added)
        found.stamp = files.replace(self.path, _text(found).chunks())
        copies = map(decoded, added)
        found.tables[self.growing].update(zip(map(str, numbers), copies, strict=True))
        found.number = schema.current()
        self._opened = found
        return numbers

    def _sound(self) -> Opened | None:
        found = self.opened()
        if found and found.fault:
            raise found.fault
        return found

    def _new(self) -> Opened:
        meta = {META_DOCUMENT: {"schema": schema.current(), "device": self._device}}
        tables: Tables = {self.growing: {}, META: meta}
        text = envelope.text(tables, self.growing)
        return Opened(files.NO_STAMP, tables, None, text, schema.current())


def _text(found: Opened) -> envelope.Text:
    assert found.text, "only a file with a fault has no text"
    return found.text


def _checked(document: Mapping[str, Any]) -> bytes:
    plain = dict(document)
    check(plain)
    return encoded(plain)


class GrowingTable(Table):
    """A table to which adding costs as much as what is added."""

    def insert(self, document: Mapping[str, Any]) -> int:
        """Add one document; return its number."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add the documents in one durable step; return their numbers."""
        storage = self._storage
        if not isinstance(storage, DurableStorage) or storage.growing != self.name:
            return super().insert_multiple(documents)
        self.clear_cache()
        return storage.append(documents)


class Store(TinyDB):
    """A TinyDB on a durable file, one table of which is only ever added to."""

    table_class = GrowingTable

    def __init__(self, path: Path, device: str, growing: str) -> None:
        self.durable = DurableStorage(path, device, growing)
        super().__init__(storage=lambda: self.durable)
