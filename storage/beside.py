"""What this device keeps beside the decisions: the unfinished interview, the calendar's files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from content.plain_text import fold
from storage import files, lock
from storage.calendar_store import FOLDER as CALENDAR
from storage.calendar_store import SAID, SERIES
from storage.durable import DurableStorage
from storage.schema import META
from storage.unfinished import TABLE as UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set
    from pathlib import Path

    from storage.opened import Opened
    from storage.schema import Tables


class Beside:
    """The small files of one device."""

    def __init__(self, folder: Path, device: str) -> None:
        calendar = folder / CALENDAR
        self.files = tuple(
            DurableStorage(path, device, table)
            for path, table in (
                (folder / f"unfinished.{device}.json", UNFINISHED),
                (calendar / f"said.{device}.json", SAID),
                (calendar / f"events.{device}.json", SERIES),
            )
        )

    def opened(self) -> Iterator[tuple[DurableStorage, Opened]]:
        """Go through those that there are."""
        for storage in self.files:
            found = storage.opened()
            if found:
                yield storage, found

    def knows(self, name: str) -> bool:
        """Tell whether any of them mentions a client."""
        return any(_mentions(each, name) for _, found in self.opened() for each in _all(found))

    def purge(self, name: str, meetings: Set[str]) -> None:
        """Remove what mentions the client, and the meetings with these UIDs.

        One that can't be read goes whole. Raises Busy, NotSaved, Unsure.
        """
        marks = meetings | self._marks(name)
        for storage in self.files:
            remove_damaged_copies(storage.path)
            temporary = files.temporary_of(storage.path)
            if not any(map(files.is_there, (storage.path, temporary))):
                continue
            with lock.held(storage.path):
                files.remove(temporary)
                found = storage.opened()
                if found and found.fault:
                    files.remove(storage.path)
                elif found:
                    _purge(storage, found.tables, name, marks)

    def _marks(self, name: str) -> set[str]:
        """Return the meetings and senders that the person said are this client's."""
        said = (each for _, found in self.opened() for each in found.tables.get(SAID, {}).values())
        return {each["about"].partition(":")[2] for each in said if _is_said_of(each, name)}


def _purge(storage: DurableStorage, tables: Tables, name: str, marks: Set[str]) -> None:
    purged = {
        table: {
            number: document
            for number, document in documents.items()
            if table == META or not (_tells(table, document, name) or _is_marked(document, marks))
        }
        for table, documents in tables.items()
    }
    if purged != tables:
        storage.write(purged)


def remove_damaged_copies(path: Path) -> None:
    """Remove the copies of a file that was damaged once and has been mended; raises Unsure."""
    for copy in path.parent.glob(f"{path.name}{files.DAMAGED}*"):
        files.remove(copy)


def _tells(table: str, document: dict[str, Any], name: str) -> bool:
    return _is_said_of(document, name) if table == SAID else _mentions(document, name)


def _is_said_of(said: dict[str, Any], name: str) -> bool:
    """Tell whether something that was said is about this client, and not one of a longer name."""
    client = fold(str(said.get("client") or ""))
    return client == fold(name) if client else _mentions(said, name)


def _all(found: Opened) -> Iterable[Any]:
    return [each for table in found.tables.values() for each in table.values()]


def _mentions(document: object, name: str) -> bool:
    wanted = re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")
    return any(wanted.search(fold(text)) for text in _texts(document))


def _is_marked(document: object, marks: Set[str]) -> bool:
    return any(text in marks or text.rpartition("@")[2] in marks for text in _texts(document))


def _texts(document: object) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        for value in document.values():
            yield from _texts(value)
    elif isinstance(document, list):
        for value in document:
            yield from _texts(value)
