"""Answers from outside: accepted as they are, or refused with key, value and range."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.answers import AnswerRefused, read_answers
from content.library import load
from tests.content.cases import answers

LIBRARY = load()
BUCHAREST = ZoneInfo("Europe/Bucharest")


def read(**changes: Any) -> dict[str, Any]:
    return read_answers(answers(**changes), LIBRARY, BUCHAREST, ("en", "ro"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("client", ""),
        ("client", "   "),
        ("client", "x" * 121),
        ("client", 7),
        ("client", ["Acme"]),
        ("subject", "x" * 201),
        ("colleague", "x" * 121),
        ("starts_at", "2026-12-10"),
        ("starts_at", "tomorrow"),
        ("starts_at", "1999-12-31T10:00"),
        ("starts_at", "2101-01-01T10:00"),
        ("starts_at", "2026-02-30T10:00"),
        ("starts_at", 1765353600),
        ("minutes", 4),
        ("minutes", 721),
        ("minutes", 60.0),
        ("minutes", "60"),
        ("minutes", True),
        ("minutes", 10**30),
        ("travel_minutes", -1),
        ("travel_minutes", 1441),
        ("minutes_needed", 4),
        ("minutes_needed", 61),
        ("format", "fax"),
        ("format", "In_person"),
        ("client_rank", 1),
        ("major_business", "yes"),
        ("major_business", 1),
        ("lasts", "forever"),
        ("lasts", "until 2026-12-09"),
        ("lasts", "until 2028-12-11"),
        ("lasts", "until 2026-13-01"),
        ("language", "fr"),
        ("register", "rude"),
        ("brief_status", "x" * 2001),
        ("written_by", "soon"),
    ],
)
def test_refused(key: str, value: object) -> None:
    with pytest.raises(AnswerRefused) as refused:
        read(**{key: value})
    assert (refused.value.key, refused.value.value) == (key, value)
    assert refused.value.allowed.as_json()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("client", "x"),
        ("client", "x" * 120),
        ("subject", "x" * 200),
        ("minutes", 720),
        ("travel_minutes", 0),
        ("travel_minutes", 1440),
        ("minutes_needed", 5),
        ("minutes_needed", 60),
        ("colleague", "x" * 120),
        ("lasts", "once"),
        ("lasts", "until 2026-12-10"),
        ("lasts", "until 2028-12-10"),
        ("language", "ro"),
        ("register", "warm"),
        ("address", "ana@example.com"),
        ("brief_status", "one\ntwo"),
    ],
)
def test_accepted_as_it_is(key: str, value: object) -> None:
    assert read(**{key: value})[key] == value


def test_the_shortest_meeting() -> None:
    assert read(minutes=5, minutes_needed=5)["minutes"] == 5


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(AnswerRefused) as refused:
        read(clientt="Acme")
    assert refused.value.key == "clientt"
    assert "client" in refused.value.allowed.options


@pytest.mark.parametrize("document", [None, [], "answers", 3])
def test_something_else_than_an_object_is_refused(document: object) -> None:
    with pytest.raises(AnswerRefused):
        read_answers(document, LIBRARY, BUCHAREST)


def test_a_time_without_offset_is_local() -> None:
    assert read(starts_at="2026-12-10T10:00")["starts_at"] == "2026-12-10T10:00:00+02:00"
    assert read(starts_at="2026-07-10T10:00")["starts_at"] == "2026-07-10T10:00:00+03:00"
    assert read(starts_at="2026-12-10T10:00Z")["starts_at"] == "2026-12-10T10:00:00+00:00"


def test_null_is_no_answer() -> None:
    document = {**answers(), "colleague": None}
    assert "colleague" not in read_answers(document, LIBRARY, BUCHAREST)


def test_text_is_composed_and_free_of_control_characters() -> None:
    client = read(client="  S\u0326tefan\x1b[31m\u202e  ")["client"]
    assert client.startswith("Ștefan")
    assert all(character.isprintable() for character in client)
