"""Clients that were forgotten: a salted hash of each name, so that copies elsewhere stay hidden."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from content.plain_text import fold
from storage.changes import CLIENT, DECISION, checksum, owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from storage.changes import Change

_SALT_BYTES = 16
_HASH_BYTES = 16


class Forgotten:
    """The names that a device forgot, known only by their hashes."""

    def __init__(self, table: Mapping[str, Any] | None = None) -> None:
        self._salted = [(each["salt"], each["hash"]) for each in (table or {}).values()]

    def __bool__(self) -> bool:
        return bool(self._salted)

    def has(self, name: str) -> bool:
        """Tell whether this name, however it is spelled, was forgotten."""
        return any(_hash(name, salt) == found for salt, found in self._salted)

    def decisions_in(self, changes: Iterable[Change]) -> set[str]:
        """Return the ids of the decisions with a forgotten client."""
        known: dict[str, bool] = {}
        found = set()
        for change in changes:
            name = client_of(change)
            if name is None:
                continue
            if name not in known:
                known[name] = self.has(name)
            if known[name]:
                found.add(change["record"])
        return found

    def hides(self, change: Change, decisions: set[str]) -> bool:
        """Tell whether a change says something of a forgotten client or of these decisions."""
        kind, record = str(change.get("kind")), str(change.get("record"))
        return self.has(record) if kind == CLIENT else owner(kind, record) in decisions


def document(name: str) -> dict[str, str]:
    """Return what is left of a forgotten name."""
    salt = os.urandom(_SALT_BYTES).hex()
    left = {"salt": salt, "hash": _hash(name, salt)}
    return {**left, "sum": checksum(left)}


def client_of(change: Change) -> str | None:
    """Return the name of the client that a decision's change names; None for any other change."""
    value = change.get("value")
    answers = value.get("answers") if isinstance(value, dict) else None
    name = answers.get("client") if isinstance(answers, dict) else None
    return name if change.get("kind") == DECISION and isinstance(name, str) else None


def _hash(name: str, salt: str) -> str:
    from hashlib import blake2b  # hardly anybody is forgotten, and it takes long to load

    given = fold(name).encode()
    return blake2b(given, digest_size=_HASH_BYTES, salt=bytes.fromhex(salt)).hexdigest()
