"""Meetings to write letters for, and every letter that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from content.decision import Letter
from content.facts import Facts
from content.letters import (
    BRIEF,
    REGISTERS,
    TYPED,
    Draft,
    letter_facts,
    note,
    write,
)
from content.loader import load
from content.proposals import proposes_time
from content.schema import Fragment
from content.walk import walk
from content.words import languages, words_in
from tests.content.cases import answers

A_WEEK_LATER = datetime.fromisoformat("2026-12-17T10:00:00+02:00")
TACTICS = tuple(name for name, each in load().tactics.items() if each.letter_to)
LETTERS = (*TACTICS, "as_planned")

# What a tactic chosen against the advice asks for besides.
NEEDED: dict[str, Any] = {
    "travel_minutes": 0,
    "colleague": "Ioana Dumitru",
    "minutes_needed": 60,
    "phone_welcome": "yes",
    "client_flexible": True,
    "serious": False,
}
BRIEFED: dict[str, Any] = {
    "brief_status": "Concept two was approved on Monday.\nThe photos are still missing.",
    "brief_answers": "Price: as offered in October.\nDate: the end of January.",
    "brief_limits": "Up to two more rounds of changes.",
    "brief_bring_back": "The signed order.",
}
ALL_GIVEN: dict[str, Any] = {
    **BRIEFED,
    "contact": "Maria",
    "your_name": "Andrei Vlad",
    "phone_number": "+40 721 000 111",
    "written_by": "2026-12-11",
    "new_time": "2026-12-14T15:30:00+02:00",
}
BROUGHT: dict[str, Any] = {
    "brought_by_colleague": True,
    "direct_contact": False,
    "colleague_can_speak": True,
}

MEETINGS: dict[str, dict[str, Any]] = {
    "workload, once, half the time, nothing given": {"minutes": 90, "minutes_needed": 30},
    "workload, in person, all of the time, everything given": {
        "format": "in_person",
        "travel_minutes": 40,
        "fits_in_writing": True,
        **BROUGHT,
        **ALL_GIVEN,
    },
    "workload, in person, no trip, the phone may not suit": {
        "client": "$client Ltd",
        "format": "in_person",
        "phone_welcome": "unsure",
        "contact": "$contact",
        "your_name": "${your_name}",
    },
    "conflict, weekly until a day next year, unsure of the phone": {
        "client": "Ștefăniță & Fiii S.R.L.",
        "subject": "plan săptămânal",
        "reason": "conflict",
        "format": "in_person",
        "travel_minutes": 35,
        "phone_welcome": "unsure",
        "minutes_needed": 25,
        "repeats": "weekly",
        "lasts": "until 2027-02-26",
        "phone_number": "0721 000 111",
    },
    "conflict, in person, the phone is welcome": {
        "reason": "conflict",
        "format": "in_person",
        "travel_minutes": 20,
        "minutes_needed": 40,
        "phone_number": "(021) 555 0100",
    },
    "conflict, once, all of the time, signed": {"reason": "conflict", "your_name": "Andrei"},
    "conflict on the phone, brief in part": {
        "client": "[/] x",
        "reason": "conflict",
        "format": "phone",
        "contact": "Mr. O'Neil",
        "brief_status": "All is on time.",
    },
    "repetitive, video, fortnightly, this one only": {
        "reason": "repetitive",
        "minutes": 90,
        "minutes_needed": 30,
        "repeats": "fortnightly",
        "fits_in_writing": True,
        "serious": True,
        "brief_answers": "They will ask about the invoice: it left on Friday.",
    },
    "repetitive, monthly until a day, all of the time": {
        "reason": "repetitive",
        "format": "in_person",
        "travel_minutes": 10,
        "repeats": "monthly",
        "lasts": "until 2027-06-30",
        "your_name": "Zoë",
    },
    "illness, weekly, contact given": {
        "reason": "illness",
        "repeats": "weekly",
        "contact": "domnule Popescu",
        **BROUGHT,
    },
    "emergency, all is given but how it stands": {
        **ALL_GIVEN,
        "reason": "emergency",
        "format": "in_person",
        "travel_minutes": 90,
        "minutes": 135,
        "minutes_needed": 61,
        "brief_status": None,
        **BROUGHT,
    },
    "dislike, the phone is not welcome": {
        "reason": "dislike",
        "format": "in_person",
        "phone_welcome": "no",
        "minutes_needed": 20,
        "contact": "dna Șerban",
    },
    "dislike on the phone, half the time": {
        "reason": "dislike",
        "format": "phone",
        "minutes_needed": 30,
        "serious": True,
        "phone_number": "555-0100",
    },
    "workload on the phone, from a calendar, serious, a time of their own": {
        "format": "phone",
        "repeats": "calendar",
        "fits_in_writing": True,
        "serious": True,
        "minutes_needed": 45,
        "new_time": "2026-12-11T09:00:00+02:00",
    },
}


def fragments_of(name: str) -> tuple[Fragment, ...]:
    """Return the fragments that a letter can use, its own last."""
    library = load()
    return (*library.fragments, *(library.tactics[name].fragment if name in TACTICS else ()))


class Rendered(NamedTuple):
    """One letter and where it comes from."""

    name: str
    """The id of the tactic, or of the note."""
    meeting: str
    draft: Draft
    letter: Letter

    @property
    def facts(self) -> Facts:
        """The answers that count, the letter's own among them."""
        return self.draft.facts

    @property
    def cases(self) -> dict[str, str | None]:
        """The case of each fragment that the answers lead to; None where nothing is said."""
        facts = self.facts.branch()
        facts["new_time_proposed"] = self.draft.new_time is not None
        return {
            each.id: next((case.id for case in each.cases if case.when.holds(facts)), None)
            for each in fragments_of(self.name)
        }

    @property
    def says(self) -> str:
        """All that the reader sees."""
        return f"{self.letter.subject}\n{self.letter.body}"

    @property
    def ours(self) -> str:
        """The letter without what the person typed."""
        text = self.says
        typed = {line for name in BRIEF for line in (self.facts.get(name) or "").splitlines()}
        typed |= {self.facts[name] for name in TYPED if self.facts.get(name)}
        for piece in sorted(typed, key=len, reverse=True):
            text = text.replace(piece, "·")
        return text


def draft(name: str, meeting: dict[str, Any]) -> Draft:
    """Return what the letter of an outcome, or a note, is made from."""
    library = load()
    given = {**NEEDED, **answers(**meeting)}
    path = walk(library, given, chosen=name if name in TACTICS else "shorter_meeting")
    assert path.next is None, (name, path.next)
    facts = letter_facts(path.facts, given, library)
    new_time = None
    if name in TACTICS and proposes_time(library.tactics[name].proposes_time, facts):
        new_time = datetime.fromisoformat(facts["new_time"] or A_WEEK_LATER.isoformat())
    return Draft(name, facts, datetime.fromisoformat(given["starts_at"]), new_time)


def letter_of(name: str, meeting: dict[str, Any], language: str, register: str) -> Letter:
    """Return one letter; a note where no tactic is called by the name."""
    written = draft(name, meeting)
    if name not in TACTICS:
        return note(words_in(language), name, written, register, load())
    letter = write(load(), words_in(language), written, register)
    assert letter is not None
    return letter


@lru_cache
def rendered(language: str, register: str) -> tuple[Rendered, ...]:
    """Return every letter for every meeting in one language and register."""
    return tuple(_render(language, register))


def _render(language: str, register: str) -> Iterator[Rendered]:
    for name in LETTERS:
        for title, meeting in MEETINGS.items():
            made = draft(name, meeting)
            letter = letter_of(name, meeting, language, register)
            yield Rendered(name, title, made, letter)


VOICES = [(language, register) for language in languages() for register in REGISTERS]
