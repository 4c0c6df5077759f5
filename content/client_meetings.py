"""Which meetings are client meetings, and why.

In this order: what the person said of this meeting; a known client's name in it; somebody from
outside the person's own side; a word that the person chose. Each verdict names its reason, so
that the person can see it and say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from content.plain_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.meetings import Meeting, Person

_PUBLIC_NAMES = """
aol.com fastmail.com gmail.com gmx.de gmx.net googlemail.com hey.com hotmail.com icloud.com
live.com mac.com mail.com me.com msn.com outlook.com pm.me proton.me protonmail.com t-online.de
web.de yahoo.com yahoo.co.uk yahoo.ro ymail.com zoho.com
"""
PUBLIC_DOMAINS = frozenset(_PUBLIC_NAMES.split())
"""Where anybody has an address: there the person is known by the address, not by the domain."""
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
_NO_WORD = re.compile(r"[\W_]+")
SHORTEST_NAME = 3
"""Letters of a client's name that is looked for in subjects."""
OFTEN = 2
"""Meetings in which an address stands before it is taken for the person's own."""


@dataclass(frozen=True, slots=True)
class OwnSide:
    """The person's own addresses and mail domains, in small letters."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def has(self, person: Person) -> bool:
        """Tell whether somebody is on the person's side."""
        return person.address in self.addresses or person.domain in self.domains

    @property
    def is_known(self) -> bool:
        """Tell whether anything is known of it."""
        return bool(self.addresses or self.domains)


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said of a meeting and its series."""

    is_client: bool
    client: str = ""
    """The client's name; empty for the one that is found."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What verdicts are made from."""

    own: OwnSide = OwnSide()
    clients: Mapping[str, str] = field(default_factory=dict)
    """Known clients' names by their folded form."""
    domains: Mapping[str, str] = field(default_factory=dict)
    """Clients' names by mail domain or address, learned from what the person said."""
    words: tuple[str, ...] = ()
    """Words of the person's choice that tell a client meeting."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """By the event's UID."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a meeting is with a client."""

    is_client: bool
    client: str
    """The client's name; empty where it is none."""
    why: str
    """`said`, `known_client`, `outside`, `word`; or `said_not`, `own_side`, `nobody`."""
    value: str = ""
    """The name, address or word that tells it."""


def verdict(meeting: Meeting, known: Knowledge) -> Verdict:
    """Return whether a meeting is with a client, with which, and why."""
    said = known.said.get(meeting.uid)
    found = _found(meeting, known)
    if said is None:
        return found
    if not said.is_client:
        return Verdict(False, "", "said_not")
    return Verdict(True, said.client or found.client or meeting.subject, "said")


def _found(meeting: Meeting, known: Knowledge) -> Verdict:
    outside = _outside(meeting, known)
    named = _named(meeting, outside, known)
    if named:
        return Verdict(True, named, "known_client", named)
    if outside:
        client, person = _client_of(outside, known)
        return Verdict(True, client, "outside", person.address)
    text = _spaced(f"{meeting.subject} {meeting.location}")
    for word in known.words:
        if _spaced(word).strip() and _spaced(word) in text:
            return Verdict(True, meeting.subject or word, "word", word)
    return Verdict(False, "", "own_side" if meeting.everyone() else "nobody")


def _named(meeting: Meeting, outside: list[Person], known: Knowledge) -> str:
    """Return the known client that the meeting names, the longest name first."""
    names = " ".join(person.name for person in outside)
    text = _spaced(f"{meeting.subject} {names}")
    for folded in sorted(known.clients, key=len, reverse=True):
        if len(folded) >= SHORTEST_NAME and _spaced(folded) in text:
            return known.clients[folded]
    return ""


def _spaced(text: str) -> str:
    """Return a text so that whole words can be found in it."""
    return f" {_NO_WORD.sub(' ', fold(text)).strip()} "


def _outside(meeting: Meeting, known: Knowledge) -> list[Person]:
    """Return who is not on the person's side.

    While that side is not known, people of two domains tell that somebody is from outside; the
    organizer's side is taken for the person's own.
    """
    everyone = [person for person in meeting.everyone() if person.domain]
    if known.own.is_known:
        return [person for person in everyone if not known.own.has(person)]
    sides = {_side(person) for person in everyone}
    if meeting.organizer is None:
        return everyone
    if len(sides) < 2:
        return []
    host = _side(meeting.organizer)
    return [person for person in everyone if _side(person) != host]


def _side(person: Person) -> str:
    return person.address if person.domain in PUBLIC_DOMAINS else person.domain


def _client_of(outside: list[Person], known: Knowledge) -> tuple[str, Person]:
    """Return the client that most of them come from, and the first who does."""
    names = {person.address: _name_of(person, known) for person in outside}
    most, _ = Counter(names.values()).most_common(1)[0]
    return most, next(person for person in outside if names[person.address] == most)


def _name_of(person: Person, known: Knowledge) -> str:
    """Return the client's name that a person stands for."""
    for key in (person.address, person.domain):
        if key in known.domains:
            return known.domains[key]
    if person.domain in PUBLIC_DOMAINS:
        return person.name or person.address
    label = label_of(person.domain)
    for folded, name in known.clients.items():
        if _NO_WORD.sub("", folded) == _NO_WORD.sub("", fold(label)):
            return name
    return label.replace("-", " ").title()


def label_of(domain: str) -> str:
    """Return the part of a domain that names who it belongs to: `acme` of mail.acme.co.uk."""
    parts = domain.split(".")
    if len(parts) < 2:
        return domain
    deep = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL
    return parts[-3] if deep else parts[-2]


def own_side(meetings: Iterable[Meeting], domains: Iterable[str] = (), name: str = "") -> OwnSide:
    """Return the person's side: as it is set, by their name, else who is in most meetings."""
    if said := frozenset(each.casefold().lstrip("@") for each in domains):
        return OwnSide(domains=said)
    everyone = list(meetings)
    return _named_so(everyone, name) or _guessed(everyone)


def _named_so(meetings: Iterable[Meeting], name: str) -> OwnSide | None:
    """Return the addresses of whoever is called as the person is; None where nobody is."""
    if not fold(name):
        return None
    called = {
        person.address: person.domain
        for meeting in meetings
        for person in meeting.everyone()
        if fold(person.name) == fold(name) and person.domain
    }
    domains = frozenset(called.values()) - PUBLIC_DOMAINS
    return OwnSide(frozenset(called), domains) if called else None


def _guessed(meetings: Iterable[Meeting]) -> OwnSide:
    seen: dict[str, set[str]] = {}
    with_people = set()
    for meeting in meetings:
        everyone = meeting.everyone()
        if len(everyone) > 1:
            with_people.add(meeting.uid)
            for person in everyone:
                seen.setdefault(person.address, set()).add(meeting.uid)
    if not seen:
        return OwnSide()
    most = max(map(len, seen.values()))
    addresses = {address for address in seen if len(seen[address]) == most}
    domains = {address.rpartition("@")[2] for address in addresses}
    if most < OFTEN or 2 * most < len(with_people) or len(domains) > 1:
        return OwnSide()
    is_public = bool(domains & PUBLIC_DOMAINS) or not all("@" in each for each in addresses)
    # Several stand in all meetings alike: they are colleagues, and which is the person is open.
    own = frozenset(addresses) if len(addresses) == 1 else frozenset()
    return OwnSide(own, frozenset() if is_public else frozenset(domains))
