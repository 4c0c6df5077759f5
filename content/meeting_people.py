"""Who is who in a meeting: the person, the one who called it, the client's contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.client_meetings import label_of
from content.plain_text import fold

if TYPE_CHECKING:
    from content.client_meetings import OwnSide
    from content.meetings import Meeting, Person


LEAST_LETTERS = 3
"""So many letters of a client's name tell its domain."""


def own_address(own: OwnSide, meeting: Meeting, client: str = "") -> str:
    """Return the person's own address among those of a meeting; empty when it isn't clear.

    Where nothing is known of the own side, those whose name or domain is the client's are not
    the person; the organizer is, unless they are the client's.
    """
    everyone = meeting.everyone()
    mine = [each.address for each in everyone if each.address in own.addresses]
    if not mine:
        mine = [each.address for each in everyone if each.domain in own.domains]
    if not mine and not own.is_known and meeting.organizer is not None:
        others = [each.address for each in everyone if not _is_of(client, each)]
        called_it = meeting.organizer.address
        mine = [called_it] if called_it in others else others
    return mine[0] if len(mine) == 1 else ""


def _is_of(client: str, person: Person) -> bool:
    """Tell whether somebody is the client, by their name or by the domain they write from."""
    name, label = fold(client), fold(label_of(person.domain))
    if not name:
        return False
    if len(label) >= LEAST_LETTERS and label in name.replace(" ", ""):
        return True
    return fold(person.name) == name or any(
        len(word) > LEAST_LETTERS and word in label for word in name.split()
    )


def is_organizer(
    own: OwnSide, meeting: Meeting, client: str = "", *, brought_by_colleague: bool
) -> bool:
    """Tell whether the person called the meeting, as far as addresses and answers tell."""
    if meeting.organizer is None:
        return False
    address = own_address(own, meeting, client)
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
