"""Two versions of one record from two devices: what each says, and keeping one of them.

It knows no Textual.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.refusals import shorten
from tui.told.deeds import Deeds

if TYPE_CHECKING:
    from storage.history import Conflict, Version
    from tui.told.names import Names
    from tui.use_cases.session import Session


@dataclass(frozen=True, slots=True)
class Dispute:
    """A record that devices differ on."""

    conflict: Conflict
    decision: str
    """The id of the decision that it belongs to."""
    ask: str
    """The question, in one line."""
    choices: tuple[str, ...]
    """A line for each version, in the order of `conflict.versions`; the first is in use."""


def disputes(session: Session, names: Names | None = None) -> tuple[Dispute, ...]:
    """Return all that devices differ on."""
    deeds = Deeds(session, names)
    return tuple(_dispute(session, deeds, each) for each in session.repository.conflicts())


def keep(session: Session, dispute: Dispute, number: int) -> str:
    """Let the version with this number (from 0) hold; return one line. Raises StorageFault."""
    version = dispute.conflict.versions[number]
    session.repository.resolve(dispute.conflict.record, version.change)
    what = Deeds(session).what(dispute.conflict.kind, version.value)
    return session.words("store.kept", what=what)


def _dispute(session: Session, deeds: Deeds, conflict: Conflict) -> Dispute:
    about = deeds.disputed(conflict.kind, conflict.record)
    return Dispute(
        conflict,
        conflict.record.partition("/")[0],
        session.words("store.versions.ask", about=about),
        tuple(_choice(session, deeds, conflict.kind, each) for each in conflict.versions),
    )


def _choice(session: Session, deeds: Deeds, kind: str, version: Version) -> str:
    words, zone = session.words, session.environment.zone
    is_here = version.device == session.repository.device
    return words(
        "store.versions.choice",
        what=deeds.what(kind, version.value),
        device=words("store.versions.this_device") if is_here else shorten(version.device),
        moment=words.moment(version.at.astimezone(zone), today=session.today()),
    )
