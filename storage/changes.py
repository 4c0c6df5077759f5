"""A change: one step in the life of one record, kept for ever with a checksum of its own."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict
from zlib import crc32

from storage.plain_json import check

DECISION, STATE, CHECK_IN, CLIENT = "decision", "state", "check_in", "client"
KINDS = frozenset({DECISION, STATE, CHECK_IN, CLIENT})
WHEN_SAID = frozenset({"at", "first_at"})
"""Fields that say when something was said: two devices may say the same at different times."""


class Change(TypedDict):
    """The document as it stands in the file."""

    id: str
    at: str
    """The instant, ISO 8601 with offset."""
    group: str
    """Changes of one step share it: they are undone together."""
    kind: str
    """`decision`, `state`, `check_in` or `client`."""
    record: str
    """The decision's id; `<decision id>/<date>` of a check-in; the folded name of a client."""
    parent: str | None
    """The change that this one takes the place of."""
    value: dict[str, Any] | None
    """The record from now on; None when it is gone."""
    also: NotRequired[list[str]]
    """Further changes that this one takes the place of: versions that two devices made."""
    undoes: NotRequired[str]
    """The group that this one takes back."""
    before: NotRequired[dict[str, Any] | None]
    """What an undo puts back where that is not the parent's value: after a restore."""
    device: NotRequired[str]
    """The device that made it, where that is not the device of the file: after a restore."""
    sum: NotRequired[str]


def sealed(change: Change) -> Change:
    """Return the change with its checksum; raises Refused for what no file can keep."""
    check(change)
    return {**change, "sum": checksum(change)}


def is_sealed(document: dict[str, Any]) -> bool:
    """Tell whether a document of any kind bears the checksum of what it holds."""
    try:
        return document.get("sum") == checksum(document)
    except (TypeError, ValueError):
        return False


def is_shaped(document: object) -> bool:
    """Tell whether a document that another device or version wrote can be used as a change."""
    if not isinstance(document, dict):
        return False
    also = document.get("also", [])
    return (
        all(isinstance(document.get(name), str) for name in ("id", "kind", "record"))
        and isinstance(document.get("parent", 0), str | None)
        and isinstance(document.get("value", 0), dict | None)
        and isinstance(also, list)
        and all(isinstance(each, str) for each in also)
    )


def owner(kind: str, record: str) -> str:
    """Return the id of the decision that a record belongs to (itself, for a decision or client)."""
    return record if kind == CLIENT else record.partition("/")[0]


def parents(change: Change) -> list[str]:
    """Return the ids of the changes that this one takes the place of."""
    first = change["parent"]
    return [*([] if first is None else [first]), *change.get("also", ())]


def says_the_same(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    """Tell whether two values differ at most in when they were said."""
    if one is None or other is None:
        return one is other
    return _without_instants(one) == _without_instants(other)


def _without_instants(value: dict[str, Any]) -> dict[str, Any]:
    return {field: value[field] for field in value if field not in WHEN_SAID}


def checksum(change: Change | dict[str, Any]) -> str:
    """Return the checksum of all fields but the checksum, in any order."""
    import orjson

    bare = {key: value for key, value in change.items() if key != "sum"}
    return f"{crc32(orjson.dumps(bare, option=orjson.OPT_SORT_KEYS)):08x}"
