"""A change: one step in the life of one record, kept for ever with a checksum of its own."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict
from zlib import crc32

import orjson

from storage.plain_json import check

DECISION, STATE, CHECK_IN, CLIENT = "decision", "state", "check_in", "client"


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
    sum: NotRequired[str]


def sealed(change: Change) -> Change:
    """Return the change with its checksum; raises Refused for what no file can keep."""
    check(change)
    return {**change, "sum": checksum(change)}


def is_whole(document: object) -> bool:
    """Tell whether a document is a change that is as it was written."""
    if not isinstance(document, dict) or not Change.__required_keys__ <= document.keys():
        return False
    try:
        return document.get("sum") == checksum(document)
    except (TypeError, ValueError):
        return False


def checksum(change: Change | dict[str, Any]) -> str:
    """Return the checksum of all fields but the checksum, in any order."""
    bare = {key: value for key, value in change.items() if key != "sum"}
    return f"{crc32(orjson.dumps(bare, option=orjson.OPT_SORT_KEYS)):08x}"
