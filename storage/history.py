"""All changes of all devices together, and what each record is now.

The order in which changes are added makes no difference: a record is what no other change takes
the place of.
"""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from content.record import Record
from storage.changes import KINDS, owner, parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from storage.changes import Change

Key = tuple[str, str]
"""Kind and record."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Version(Record):
    """What one device says a record is."""

    change: str
    """The id of the change that says so."""
    device: str
    at: datetime
    value: Mapping[str, Any] | None
    """None: it is gone."""


class Conflict(Record):
    """A record that was changed on two devices before either knew of the other's change."""

    kind: str
    record: str
    versions: tuple[Version, ...]
    """The one in use first."""


class History:
    """The union of changes."""

    def __init__(self) -> None:
        self._changes: dict[str, Change] = {}
        self._devices: dict[str, str] = {}
        self._replaced: set[str] = set()
        self._by_record: dict[Key, list[Change]] = {}
        self._by_owner: dict[str, list[Key]] = {}
        self._changed: list[Key] = []

    def add(self, change: Change, device: str) -> None:
        """Add a change that a device made; one that is known already makes no difference.

        Nor does one of a kind that only a newer version knows.
        """
        if change["id"] in self._changes or change["kind"] not in KINDS:
            return
        key, parent = (change["kind"], change["record"]), change["parent"]
        versions = self._by_record.get(key)
        if versions is None:
            versions = self._by_record[key] = []
            self._by_owner.setdefault(owner(*key), []).append(key)
        elif len(versions) == 1:
            self._changed.append(key)
        versions.append(change)
        self._changes[change["id"]] = change
        self._devices[change["id"]] = device
        if parent is not None:
            self._replaced.add(parent)
        if "also" in change:
            self._replaced.update(change["also"])

    def __contains__(self, change_id: str) -> bool:
        return change_id in self._changes

    def __iter__(self) -> Iterator[Change]:
        return iter(self._changes.values())

    def device(self, change: Change) -> str:
        """Return the name of the device that made a change."""
        return self._devices[change["id"]]

    def parents(self, change: Change) -> list[Change]:
        """Return the changes that this one took the place of, as far as they are known."""
        return [self._changes[one] for one in parents(change) if one in self._changes]

    def freed(self, change: Change) -> list[Change]:
        """Return the changes of which only this one takes the place, the latest first."""
        versions = self._by_record[key_of(change)]
        others = {one for each in versions if each["id"] != change["id"] for one in parents(each)}
        found = [each for each in self.parents(change) if each["id"] not in others]
        return sorted(found, key=_precedence, reverse=True)

    def changed_keys(self) -> list[Key]:
        """Return the keys of the records that there is more than one change of."""
        return self._changed

    def every_key(self) -> list[Key]:
        """Return the keys of all records."""
        return list(self._by_record)

    def keys(self, kind: str) -> list[Key]:
        """Return the keys of all records of a kind."""
        return [key for key in self._by_record if key[0] == kind]

    def owned(self, record: str) -> list[Key]:
        """Return the keys of the record of that id and of all that belong to it."""
        return self._by_owner.get(record, [])

    def heads(self, key: Key) -> list[Change]:
        """Return the versions that nothing takes the place of, the one in use first.

        That is the latest one that says something; one that says "gone" hides nothing that another
        device said.
        """
        versions = self._by_record.get(key, [])
        if len(versions) == 1:
            return versions
        heads = [change for change in versions if change["id"] not in self._replaced]
        # Changes that take the place of each other are nobody's doing, but must not hide a record.
        return sorted(heads or versions, key=_precedence, reverse=True)

    def now(self, key: Key) -> Change | None:
        """Return the change that says what the record is now, or None when it never was."""
        versions = self._by_record.get(key)
        if versions is None:
            return None
        return versions[0] if len(versions) == 1 else self.heads(key)[0]

    def conflict(self, key: Key, versions: Iterable[Change]) -> Conflict:
        """Return the dispute between versions of a record, the one in use first."""
        return Conflict(*key, tuple(self._version(each) for each in versions))

    def _version(self, change: Change) -> Version:
        value = change["value"]
        return Version(
            change["id"],
            self._devices[change["id"]],
            instant(change),
            MappingProxyType(value) if isinstance(value, dict) else None,
        )


def key_of(change: Change) -> Key:
    """Return the key of the record that is changed."""
    return change["kind"], change["record"]


def _precedence(change: Change) -> tuple[bool, datetime, str]:
    return change["value"] is not None, instant(change), change["id"]


def instant(change: Change) -> datetime:
    """Return when the change was made."""
    try:
        at = datetime.fromisoformat(change["at"])
    except (TypeError, ValueError):
        return _LONG_AGO  # a newer version's idea of an instant
    return at if at.tzinfo else at.replace(tzinfo=UTC)
