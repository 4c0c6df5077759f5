"""Who is who in a meeting: the person, the one who called it, the client's contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.client_meetings import OwnSide
    from content.meetings import Meeting, Person


def own_address(own: OwnSide, meeting: Meeting) -> str:
    """Return the person's own address among those of a meeting; empty when it isn't clear."""
    everyone = meeting.everyone()
    mine = [each.address for each in everyone if each.address in own.addresses]
    if not mine:
        mine = [each.address for each in everyone if each.domain in own.domains]
    if not mine and not own.is_known and meeting.organizer is not None:
        mine = [meeting.organizer.address]
    return mine[0] if len(mine) == 1 else ""


def is_organizer(own: OwnSide, meeting: Meeting, *, brought_by_colleague: bool) -> bool:
    """Tell whether the person called the meeting, as far as addresses and answers tell."""
    if meeting.organizer is None:
        return False
    address = own_address(own, meeting)
    if address:
        return address == meeting.organizer.address
    return not brought_by_colleague and own.has(meeting.organizer)


def contact_of(own: OwnSide, meeting: Meeting) -> Person | None:
    """Return the first who is invited from the client's side; None where nobody is."""
    mine = own_address(own, meeting)
    others = [
        each
        for each in meeting.everyone()
        if each.address != mine and not own.has(each) and each.domain
    ]
    return others[0] if others else None
