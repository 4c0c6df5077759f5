"""Answers from outside: accepted as they are, or refused with key, value and range."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.answers import Allowed, AnswerRefused, allowed, read_answers
from content.loader import load
from tests.content.cases import answers

BUCHAREST = ZoneInfo("Europe/Bucharest")


def read(**changes: Any) -> dict[str, Any]:
    return read_answers(answers(**changes), load(), BUCHAREST, ("en", "ro"))


def between(minimum: int, maximum: int) -> dict[str, int]:
    return {"minimum": minimum, "maximum": maximum}


RANGES: dict[str, object] = {
    "client": between(1, 120),
    "subject": between(1, 200),
    "colleague": between(1, 120),
    "starts_at": "instant",
    "minutes": between(5, 720),
    "travel_minutes": between(0, 1440),
    "minutes_needed": between(5, 60),
    "format": ["in_person", "video", "phone"],
    "client_rank": ["top", "upper", "middle", "lower"],
    "major_business": [True, False],
    "lasts": "lasts",
    "language": ["en", "ro"],
    "register": ["formal", "warm"],
    "brief_status": between(1, 2000),
    "written_by": "day",
}
"""What a refusal tells a program that is allowed; a meeting of 60 minutes bounds its need."""


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
        ("written_by", 20261210),
        ("written_by", "1999-12-31"),
        ("written_by", "2101-01-01"),
        ("lasts", 1),
        ("lasts", "until 1999-12-31"),
    ],
)
def test_refused(key: str, value: object) -> None:
    with pytest.raises(AnswerRefused) as refused:
        read(**{key: value})
    assert (refused.value.key, refused.value.value) == (key, value)
    assert refused.value.allowed.as_json() == RANGES[key]


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
        ("starts_at", "2000-01-01T10:00:00+02:00"),
        ("starts_at", "2100-12-31T10:00:00+02:00"),
        ("written_by", "2000-01-01"),
        ("written_by", "2100-12-31"),
    ],
)
def test_accepted_as_it_is(key: str, value: object) -> None:
    assert read(**{key: value})[key] == value


def test_a_last_day_is_read_before_the_meeting_is_known() -> None:
    early = {"lasts": "until 2026-12-31"}
    assert read_answers(early, load(), BUCHAREST) == early
    with pytest.raises(AnswerRefused):
        read_answers({"lasts": "until 2026-13-01"}, load(), BUCHAREST)


def test_the_shortest_meeting() -> None:
    assert read(minutes=5, minutes_needed=5)["minutes"] == 5


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(AnswerRefused) as refused:
        read(clientt="Acme")
    assert (refused.value.key, refused.value.value) == ("clientt", "Acme")
    assert refused.value.allowed == Allowed("known", options=tuple(load().by_id))


@pytest.mark.parametrize("document", [None, [], "answers", 3])
def test_something_else_than_an_object_is_refused(document: object) -> None:
    with pytest.raises(AnswerRefused) as refused:
        read_answers(document, load(), BUCHAREST)
    assert (refused.value.key, refused.value.value) == ("answers", document)
    assert refused.value.allowed == Allowed("object")
    assert "answers" in str(refused.value)


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("client", "text"),
        ("brief_status", "text"),
        ("minutes", "number"),
        ("format", "choice"),
        ("language", "choice"),
        ("major_business", "yes_no"),
        ("starts_at", "instant"),
    ],
)
def test_what_is_allowed_is_said_in_a_form(question: str, form: str) -> None:
    assert allowed(load().by_id[question], {}).form == form


def test_a_bound_that_another_answer_gives_is_open_while_that_one_is_missing() -> None:
    question = load().question("minutes_needed")
    assert allowed(question, {}).maximum is None
    assert allowed(question, {"minutes": "60"}).maximum is None
    assert allowed(question, {"minutes": 45}).maximum == 45


def test_any_language_will_do_where_none_is_named() -> None:
    assert read_answers(answers(language="fr"), load(), BUCHAREST)["language"] == "fr"
    with pytest.raises(AnswerRefused) as refused:
        read(language="fr")
    assert refused.value.allowed.form == "choice"


def test_a_time_without_offset_is_local() -> None:
    assert read(starts_at="2026-12-10T10:00")["starts_at"] == "2026-12-10T10:00:00+02:00"
    assert read(starts_at="2026-07-10T10:00")["starts_at"] == "2026-07-10T10:00:00+03:00"
    assert read(starts_at="2026-12-10T10:00Z")["starts_at"] == "2026-12-10T10:00:00+00:00"


def test_null_is_no_answer() -> None:
    document = {**answers(), "colleague": None}
    assert "colleague" not in read_answers(document, load(), BUCHAREST)


def test_text_is_composed_and_free_of_control_characters() -> None:
    client = read(client="  S\u0326tefan\x1b[31m\u202e  ")["client"]
    assert client.startswith("Ștefan")
    assert all(character.isprintable() for character in client)
