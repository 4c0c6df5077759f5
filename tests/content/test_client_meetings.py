"""Which meetings are client meetings, with whom, and why."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from content.client_meetings import (
    Knowledge,
    OwnSide,
    Said,
    Verdict,
    label_of,
    own_side,
    verdict,
)
from content.meeting_people import is_organizer, own_address
from content.meetings import Meeting, Person, taken

START = datetime(2026, 12, 1, 10, tzinfo=timezone(timedelta(hours=2)))
MARA = Person("mara@studio.example", "Mara Ionescu")
DAN = Person("dan@studio.example", "Dan")
ANA = Person("ana@northwind.example", "Ana Pop")
JOE = Person("joe@mail.acme.co.uk", "Joe")
GMAIL = Person("ioana.m@gmail.com", "Ioana M.")
OWN = OwnSide(domains=frozenset({"studio.example"}))


def _meeting(subject: str = "Review", organizer: Person | None = MARA, *people: Person) -> Meeting:
    return Meeting("one", "", START, 60, subject=subject, organizer=organizer, people=people)


def _judged(meeting: Meeting, **known: Any) -> tuple[bool, str, str, str]:
    found = verdict(meeting, Knowledge(**{"own": OWN, **known}))
    return found.is_client, found.client, found.why, found.value


def test_somebody_from_outside_makes_it_one() -> None:
    expected = (True, "Northwind", "outside", ANA.address)
    assert _judged(_meeting("Review", MARA, MARA, ANA)) == expected
    assert _judged(_meeting("Review", ANA, MARA, ANA)) == expected


def test_the_own_side_alone_makes_none() -> None:
    assert _judged(_meeting("Review", MARA, MARA, DAN)) == (False, "", "own_side", "")
    assert _judged(_meeting("Lunch", None)) == (False, "", "nobody", "")


def test_most_of_those_from_outside_name_the_client() -> None:
    other = Person("bob@northwind.example")
    assert _judged(_meeting("Review", MARA, JOE, ANA, other))[1] == "Northwind"


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("Review, Acme", True),
        ("ACME: review", True),
        ("Review (Acme)", True),
        ("Acmeology", False),
        ("Review", False),
    ],
)
def test_a_known_client_in_the_subject(subject: str, found: bool) -> None:
    judged = _judged(_meeting(subject, None), clients={"acme": "Acme"})
    assert judged[:3] == ((True, "Acme", "known_client") if found else (False, "", "nobody"))


def test_the_longer_of_two_known_names() -> None:
    clients = {"acme": "Acme", "acme media": "Acme Media"}
    assert _judged(_meeting("Acme Media: review", None), clients=clients)[1] == "Acme Media"


def test_names_are_found_whatever_their_accents() -> None:
    assert _judged(_meeting("Sedinta STEFAN", None), clients={"stefan": "Ștefan"})[1] == "Ștefan"


def test_a_domain_that_spells_a_known_client() -> None:
    person = Person("x@acmemedia.example")
    judged = _judged(_meeting("Review", MARA, person), clients={"acme media": "Acme Media"})
    assert judged == (True, "Acme Media", "outside", person.address)


def test_a_word_of_the_persons_choice() -> None:
    judged = _judged(_meeting("Kick-off with the museum", None), words=("kick-off",))
    assert judged == (True, "Kick-off with the museum", "word", "kick-off")


def test_what_the_person_said_goes_before_everything() -> None:
    meeting = _meeting("Review", MARA, ANA)
    assert _judged(meeting, said={"one": Said(False)}) == (False, "", "said_not", "")
    assert _judged(meeting, said={"one": Said(True)})[:3] == (True, "Northwind", "said")
    assert _judged(meeting, said={"one": Said(True, "North")})[:3] == (True, "North", "said")
    assert _judged(_meeting("Lunch", None), said={"one": Said(True)})[:2] == (True, "Lunch")


def test_what_was_learned_of_a_domain() -> None:
    assert _judged(_meeting("Review", MARA, ANA), domains={ANA.domain: "NW"})[1] == "NW"


def test_where_anybody_has_an_address_the_person_is_the_client() -> None:
    assert _judged(_meeting("Review", MARA, GMAIL))[1] == "Ioana M."


def test_before_the_own_side_is_known_the_organizers_is_taken_for_it() -> None:
    unknown = OwnSide()
    assert _judged(_meeting("Review", MARA, MARA, ANA), own=unknown)[1] == "Northwind"
    assert _judged(_meeting("Review", MARA, DAN), own=unknown)[2] == "own_side"
    assert _judged(_meeting("Review", None, ANA), own=unknown)[1] == "Northwind"


def test_the_address_that_stands_in_most_meetings_is_the_persons_own() -> None:
    def numbered(number: int, *people: Person) -> Meeting:
        return Meeting(str(number), "", START, 60, people=people)

    often = [numbered(number, MARA, ANA if number % 2 else JOE) for number in range(6)]
    assert own_side(often) == OwnSide(frozenset({MARA.address}), frozenset({"studio.example"}))
    assert own_side(often[:1]) == OwnSide()
    colleagues = [numbered(number, MARA, DAN, ANA if number % 2 else JOE) for number in range(6)]
    assert own_side(colleagues) == OwnSide(domains=frozenset({"studio.example"}))
    named = own_side(often[1:2], name="ana POP")
    assert named == OwnSide(frozenset({ANA.address}), frozenset({ANA.domain}))
    assert own_side(often[:1], name="Nobody") == OwnSide()
    private = [numbered(number, GMAIL, ANA if number % 2 else JOE) for number in range(6)]
    assert own_side(private) == OwnSide(frozenset({GMAIL.address}))
    assert own_side(often, domains=["@Northwind.example"]).domains == {"northwind.example"}


@pytest.mark.parametrize(
    ("domain", "label"),
    [
        ("acme.com", "acme"),
        ("mail.acme.co.uk", "acme"),
        ("eu.acme.ro", "acme"),
        ("acme-media.example", "acme-media"),
        ("localhost", "localhost"),
    ],
)
def test_who_a_domain_belongs_to(domain: str, label: str) -> None:
    assert label_of(domain) == label


@pytest.mark.parametrize(
    ("starts", "minutes", "is_free"),
    [
        (9, 60, True),
        (9, 61, False),
        (10, 1, False),
        (10, 600, False),
        (11, 60, True),
        (9, 600, False),
    ],
)
def test_which_hours_are_taken(starts: int, minutes: int, is_free: bool) -> None:
    found = taken([_meeting()], START.replace(hour=starts), minutes)
    assert (found is None) is is_free


def test_what_leaves_the_time_free() -> None:
    transparent = Meeting("a", "", START, 60, busy=False)
    cancelled = Meeting("b", "", START, 60, cancelled=True)
    assert taken([transparent, cancelled], START, 60) is None


def test_a_day_off_takes_the_day() -> None:
    day = Meeting("a", "", START.replace(hour=0), 1440, all_day=True)
    assert taken([day], START, 60) == day
    assert taken([day], START + timedelta(days=1), 60) is None


def test_a_verdict_is_what_it_says() -> None:
    assert verdict(_meeting("Review", None), Knowledge()) == Verdict(False, "", "nobody")


@pytest.mark.parametrize(
    ("client", "organizer", "own"),
    [
        ("Northwind", ANA, MARA),
        ("Northwind", MARA, MARA),
        ("North Wind Ltd", ANA, MARA),
        ("Acme Design", JOE, MARA),
        ("Ioana M.", GMAIL, MARA),
        ("Somebody else", MARA, MARA),
    ],
)
def test_who_the_person_is_when_nothing_is_known_of_the_own_side(
    client: str, organizer: Person, own: Person
) -> None:
    other = organizer if organizer is not MARA else ANA
    meeting = _meeting("Review", organizer, MARA, other)
    assert own_address(OwnSide(), meeting, client) == own.address
    called = is_organizer(OwnSide(), meeting, client, brought_by_colleague=False)
    assert called == (organizer is MARA)
