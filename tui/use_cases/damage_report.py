"""The damage to this device's store: one line, the text of one screen, and going on from there.

It knows no Textual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.refusals import shorten_path

if TYPE_CHECKING:
    from content.words import Words
    from storage.mend import Damage
    from tui.use_cases.session import Session


@dataclass(frozen=True, slots=True)
class DamageReport:
    """What a person is told before anything is mended."""

    line: str
    title: str
    paragraphs: tuple[str, ...]
    """What happened, what was rescued, where the copy is, what holds until then."""
    ask: str
    """The question that `mend` is the yes to."""


def report(session: Session) -> DamageReport | None:
    """Return what is wrong with this device's store; None when it is sound."""
    repository = session.repository
    damage = repository.upkeep.damage() if repository.is_damaged else None
    if damage is None:
        return None
    words, decisions = session.words, len(session.repository.decisions())
    return DamageReport(
        line=words("store.damage.line", count=decisions),
        title=words("store.damage.title"),
        paragraphs=tuple(_paragraphs(words, damage)),
        ask=words("store.damage.ask"),
    )


def mend(session: Session) -> str:
    """Write the store anew from all that was rescued; return one line. Raises StorageFault."""
    session.repository.upkeep.mend()
    return session.words("store.damage.mended", count=len(session.repository.decisions()))


def _what(words: Words, damage: Damage) -> str:
    """Return what is wrong without the remedy: the question below is the remedy."""
    return words(f"errors.fault.{damage.fault.what}", where=shorten_path(damage.fault.where))


def _paragraphs(words: Words, damage: Damage) -> list[str]:
    copy = damage.copy
    return [
        words("store.damage.what", what=_what(words, damage)),
        words("store.damage.held", count=damage.held),
        *([words("store.damage.backed_up", count=damage.backed_up)] if damage.backed_up else []),
        words("store.damage.copy", where=shorten_path(str(copy)))
        if copy
        else words("store.damage.no_copy"),
        words("store.damage.until"),
    ]
