"""Undo and redo: done in the store, and said in one line. It knows no Textual."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.refusals import Refusal
from tui.told.deeds import Deeds

if TYPE_CHECKING:
    from storage.log import LogEntry, Undone
    from tui.told.names import Names
    from tui.use_cases.session import Session


def undo(session: Session, names: Names | None = None) -> str:
    """Take back this device's last step; return one line saying what it was.

    With nothing to undo the line says so. Raises StorageFault.
    """
    return line(session, "undone", session.repository.undo(), names)


def redo(session: Session, names: Names | None = None) -> str:
    """Take back the last undo; return one line saying what is so again. Raises StorageFault."""
    return line(session, "redone", session.repository.redo(), names)


def line(session: Session, key: str, undone: Undone | None, names: Names | None = None) -> str:
    """Return what was `undone` or `redone` in one line."""
    if undone is None:
        return nothing(key).says(session.words)
    return session.words(f"store.{key}", deed=Deeds(session, names).step(as_made(key, undone)))


def as_made(key: str, undone: Undone) -> tuple[LogEntry, ...]:
    """Return the entries as the person made them: what a redo takes back is an undo."""
    if key == "undone":
        return undone.entries
    return tuple(replace(each, before=each.after, after=each.before) for each in undone.entries)


def nothing(key: str) -> Refusal:
    """Return the refusal where nothing is to be `undone` or `redone`."""
    return Refusal("nothing_to_undo" if key == "undone" else "nothing_to_redo")
