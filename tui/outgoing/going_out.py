"""The ways in which a decision goes out, and what each of them writes. It knows no screen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tui.outgoing import invitations, letter_file, mail_draft, mailto
from tui.outgoing.recipients import recipient
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.decision import Decision
    from tui.use_cases.session import Session

MAIL, DRAFT, ENTRY, ROOM = "mail", "draft", "entry", "room"
SUFFIXES = {DRAFT: ".eml", ENTRY: ".ics", ROOM: ".ics"}
"""The ends of the names of the files that a way writes."""


def ways(session: Session, decision: Decision) -> list[str]:
    """Return the ways that are open to a decision, the nearest first."""
    return list(_ways(session, decision))


def _ways(session: Session, decision: Decision) -> Iterator[str]:
    if decision.letter is not None:
        if mail_link(session, decision) and mailto.opener(session.environment.variables):
            yield MAIL
        yield DRAFT
    for way in (ENTRY, ROOM):
        try:
            written(session, decision, way, "-")
        except Refusal:
            continue
        yield way


def mail_link(session: Session, decision: Decision) -> str | None:
    """Return the letter as a link for the mail program; None where it is too long for one."""
    if decision.letter is None:
        return None
    return mailto.link(decision.letter, recipient(session, decision)[1])


def written(session: Session, decision: Decision, way: str, name: str = "") -> bytes:
    """Return what a way writes into its file; `name` is that of a room that is kept.

    Raises Refusal where there is nothing to write.
    """
    if way == ENTRY:
        return invitations.invitation(session, decision)
    if way == ROOM:
        return invitations.kept_room(session, decision, name)
    if decision.letter is None:
        raise Refusal("no_letter", value=decision.tactic)
    person, address = recipient(session, decision)
    return mail_draft.draft(decision.letter, address, session.now(), person)


def check_new(where: str) -> None:
    """Refuse a file that is there already, or whose folder is not; nothing is written."""
    path = Path(where)
    if not path.parent.is_dir():
        raise Refusal("no_folder", where=path.parent)
    if os.path.lexists(path):
        raise Refusal("file_exists", where=where)


def write_new(where: str, text: bytes) -> None:
    """Write a file that is not there yet; raises Refusal where it is, and OSError."""
    try:
        letter_file.write(Path(where), text)
    except FileExistsError:
        raise Refusal("file_exists", where=where) from None
