"""What is kept of calendars: the events that were imported, their sources, and what was said.

Two TinyDB files of this device in the folder `calendar`:

    events.<device>.json    tables `series` and `sources`: made anew from the sources at any time.
                            A device that has imported nothing looks at another's.
    said.<device>.json      table `said`: what the person said of meetings; every device's are read

The calendar files themselves are never written to.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from storage import lock
from storage.calendar_series import combined
from storage.durable import DurableStorage
from storage.faults import StorageFault
from storage.schema import META

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from storage.calendar_series import Series
    from storage.schema import Tables

FOLDER = "calendar"
SERIES, SOURCES, SAID = "series", "sources", "said"
_SOURCE_FIELDS = ("path", "read_at", "events_in", "seen")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Source:
    """A file or a folder that was imported and can be read again."""

    path: str
    read_at: str
    """When it was read last, ISO 8601."""
    events_in: int
    seen: str = ""
    """What its files looked like then: names, sizes, times."""
    more: Mapping[str, Any] = field(default_factory=dict)
    """What a later version knows besides; kept as it is."""


class CalendarStore:
    """The imported calendar of this device."""

    def __init__(self, folder: Path, device: str) -> None:
        self._folder = folder / FOLDER
        self._events = self._folder / f"events.{device}.json"
        self._own_said = self._folder / f"said.{device}.json"
        self._device = device
        self._storage = DurableStorage(self._events, device, SERIES)
        self._read = self._storage
        """The file that is looked at: another device's while this one has imported nothing."""
        self._said_storages: dict[Path, DurableStorage] = {}
        self._combined: tuple[Tables, list[Series]] | None = None

    def again(self) -> CalendarStore:
        """Return another view of the same files, for another thread."""
        return CalendarStore(self._folder.parent, self._device)

    @property
    def is_empty(self) -> bool:
        """Tell, without reading anything, whether nothing was ever imported."""
        return self._events_file() is None

    def _events_file(self) -> Path | None:
        """Return this device's file, else the one that another device wrote last."""
        if self._events.exists():
            return self._events
        others = self._folder.glob("events.*.json")
        return max(others, key=lambda path: path.stat().st_mtime_ns, default=None)

    def series(self) -> list[Series]:
        """Return every event once, as it holds now; the same list while nothing has changed.

        It is read-only. Raises Damaged or Newer.
        """
        tables = self._tables()
        if self._combined is None or self._combined[0] is not tables:
            self._combined = tables, list(combined(tables.get(SERIES, {}).values()))
        return self._combined[1]

    def stored(self) -> list[Series]:
        """Return the events that this device imported, one for each file they are in; read-only."""
        return list(_sound(self._storage).get(SERIES, {}).values())

    def sources(self) -> tuple[Source, ...]:
        """Return what this device reads again on request, in the order it was first imported."""
        return tuple(map(_source, _sound(self._storage).get(SOURCES, {}).values()))

    def _tables(self) -> Tables:
        path = self._events_file() or self._events
        if path != self._read.path:
            is_own = path == self._events
            self._read = self._storage if is_own else DurableStorage(path, self._device, SERIES)
        return _sound(self._read)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the events, in which they may be read, changed and put."""
        with lock.held(self._events):
            yield

    def put(self, series: list[Series], sources: list[Source]) -> None:
        """Keep these in place of all that was there, durably; call it while `writing`."""
        self._storage.write(
            {
                **_without_meta(_sound(self._storage)),
                SOURCES: _numbered([_source_document(each) for each in sources]),
                SERIES: _numbered(series),
            }
        )

    # What the person said

    def said(self) -> list[dict[str, Any]]:
        """Return what was said on all devices, the latest of each subject."""
        latest: dict[str, dict[str, Any]] = {}
        for path in sorted(self._folder.glob("said.*.json")):
            storage = self._said_storages.setdefault(path, DurableStorage(path, self._device, SAID))
            for document in _readable(storage).get(SAID, {}).values():
                before = latest.get(document["about"])
                if before is None or _instant(before) <= _instant(document):
                    latest[document["about"]] = document
        return list(latest.values())

    def say(self, document: dict[str, Any]) -> None:
        """Keep one thing that was said, in place of what was said of the same subject before."""
        with lock.held(self._own_said):
            storage = DurableStorage(self._own_said, self._device, SAID)
            before = _sound(storage).get(SAID, {}).values()
            kept = [each for each in before if each["about"] != document["about"]]
            tables = _without_meta(_sound(storage))
            storage.write({**tables, SAID: _numbered([*kept, document])})


def _instant(said: Mapping[str, Any]) -> datetime:
    """Return when something was said; what has no instant that can be read was said long ago."""
    try:
        at = datetime.fromisoformat(said["at"])
    except ValueError:
        return _LONG_AGO
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _numbered(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(number): document for number, document in enumerate(documents, 1)}


def _source(document: Mapping[str, Any]) -> Source:
    known = {name: document[name] for name in _SOURCE_FIELDS if name in document}
    more = {name: value for name, value in document.items() if name not in _SOURCE_FIELDS}
    return Source(**known, more=more)


def _source_document(source: Source) -> dict[str, Any]:
    return {**source.more, **{name: getattr(source, name) for name in _SOURCE_FIELDS}}


def _without_meta(tables: Tables) -> dict[str, Any]:
    return {name: table for name, table in tables.items() if name != META}


def _sound(storage: DurableStorage) -> Tables:
    """Return the tables as they are in memory; raises the file's fault."""
    found = storage.opened()
    if found is None:
        return {}
    if found.fault is not None:
        raise found.fault
    return found.tables


def _readable(storage: DurableStorage) -> Tables:
    """Return the tables as far as they can be read: another device's fault is not ours."""
    try:
        return _sound(storage)
    except StorageFault:
        return {}
