"""The interview's state: its places in order, changes, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.content.cases import MEETING, answers
from tests.tui import stores
from tests.tui.interviewed import FACTS, IN_PERSON, know
from tui.use_cases.interview import Interview
from tui.use_cases.interview_steps import Place

if TYPE_CHECKING:
    from pathlib import Path

KNOWN: dict[str, Any] = {"client_rank": "middle", "major_business": False}
WEEKLY = answers(repeats="weekly", minutes=90, minutes_needed=30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def interview(folder: Path, given: dict[str, object] | None = None) -> Interview:
    return Interview.begun(stores.session(folder), given or {})


def advised(folder: Path, given: dict[str, object]) -> Interview:
    """Return an interview that has come to its advice."""
    at = interview(folder, given)
    assert at.go_on() == Place("check")
    assert at.go_on() == Place("advice")
    return at


def test_the_places_in_their_order_and_back(folder: Path) -> None:
    at = advised(folder, MEETING)
    led = []
    while place := at.go_back():
        led.append(place.question or place.kind)
    asked = ["fits_in_writing", "minutes_needed", "brought_by_colleague", "reason"]
    assert led == ["check", *asked, "major_business", "client_rank", "meeting"]


def test_an_empty_interview_stays_at_the_meeting(folder: Path) -> None:
    at = interview(folder)
    assert at.go_on() == Place("meeting")
    assert not at.is_begun()


def test_what_is_typed_in_vain_holds_the_meeting(folder: Path) -> None:
    at = interview(folder, MEETING)
    at.typed["minutes"] = "long"
    assert at.go_on() == Place("meeting")
    del at.typed["minutes"]
    at.typed["colleague"] = "Io"
    at.typed["travel_minutes"] = "long"
    assert at.go_on() == Place("check")


def test_what_is_known_comes_before_the_questions(folder: Path) -> None:
    know(folder, **KNOWN)
    at = interview(folder, FACTS)
    assert at.go_on() == Place("known")
    at.keep_known(KNOWN)
    assert at.go_on() == Place("question", "reason")
    assert at.number("reason") == 1
    assert at.go_back() == Place("known")
    assert at.go_back() == Place("meeting")


def test_another_client_takes_nothing_of_the_first(folder: Path) -> None:
    know(folder, "Acme", client_rank="top")
    at = interview(folder, MEETING)
    at.put("client", "acme")
    assert "client_rank" not in at.answers
    assert at.answers["reason"] == "workload"
    assert at.go_on() == Place("known")


def test_a_client_spelled_differently_is_the_same(folder: Path) -> None:
    know(folder, **KNOWN)
    at = interview(folder, MEETING)
    at.known_seen = True
    at.put("client", "carpatica  FOODS")
    assert at.known_seen
    assert at.go_on() == Place("check")


@pytest.mark.parametrize("back", ["check", "advice"])
def test_a_changed_answer_returns_to_where_it_was_opened(folder: Path, back: str) -> None:
    at = advised(folder, MEETING)
    assert at.mend("minutes_needed", back) == Place("question", "minutes_needed")
    at.put("minutes_needed", 30)
    assert at.go_on() == Place(back)
    assert at.mending is None


def test_a_change_asks_for_what_it_needs_before_it_returns(folder: Path) -> None:
    at = advised(folder, MEETING)
    at.mend("fits_in_writing", "advice")
    at.put("fits_in_writing", True)
    assert at.go_on() == Place("question", "client_flexible")
    at.put("client_flexible", False)
    assert at.go_on() == Place("advice")


def test_a_change_given_up_returns(folder: Path) -> None:
    at = advised(folder, MEETING)
    assert at.mend("subject") == Place("meeting", "subject")
    assert at.go_back() == Place("check")


def test_a_change_midway_returns_to_the_open_question(folder: Path) -> None:
    at = interview(folder, {**FACTS, **KNOWN})
    assert at.go_on() == Place("question", "reason")
    at.mend("client_rank")
    assert at.go_back() == Place("question", "reason")
    at.mend("client_rank")
    at.put("client_rank", "top")
    assert at.go_on() == Place("question", "reason")
    assert at.answers["major_business"] is False


def test_answers_that_no_longer_count_survive(folder: Path) -> None:
    at = interview(folder, MEETING)
    at.put("client_rank", "top")
    assert "major_business" not in at.questions()
    at.put("client_rank", "lower")
    assert "major_business" in at.questions()


def test_how_long_it_lasts_is_asked_once_a_change_is_chosen(folder: Path) -> None:
    at = interview(folder, WEEKLY)
    assert at.choose("shorter_meeting") == Place("question", "lasts")
    at.put("lasts", "until 2027-03-10")
    assert at.go_on() == Place("letter")
    assert at.go_back() == Place("question", "lasts")
    at.put("lasts", "once")
    assert at.go_on() == Place("letter")
    assert at.go_back() == Place("question", "lasts")
    assert at.go_back() == Place("advice")
    assert at.choose("keep") == Place("letter")
    assert at.go_back() == Place("advice")


def test_all_that_a_choice_asks_can_be_changed_from_the_letter(folder: Path) -> None:
    at = interview(folder, WEEKLY)
    assert at.choose("hand_over") == Place("question", "colleague")
    at.put("colleague", "Ioana")
    assert at.go_on() == Place("question", "lasts")
    at.put("lasts", "once")
    assert at.go_on() == Place("letter")
    back = [at.go_back(), at.go_back(), at.go_back()]
    assert back == [Place("question", "lasts"), Place("question", "colleague"), Place("advice")]
    assert at.chosen is None


def test_an_end_before_the_meeting_is_let_go(folder: Path) -> None:
    at = interview(folder, {**WEEKLY, "lasts": "until 2026-12-31"})
    at.put("starts_at", "2026-12-20T10:00")
    assert at.answers["lasts"] == "until 2026-12-31"
    at.put("starts_at", "2027-01-20T10:00")
    assert "lasts" not in at.answers


def test_all_of_it_is_kept(folder: Path) -> None:
    know(folder, **KNOWN)
    at = interview(folder, WEEKLY)
    at.known_seen = True
    at.put("reason", "conflict")
    at.typed["colleague"] = "Io"
    at.choose("shorter_meeting")
    at.mend("minutes", "advice")
    at.keep()
    again = Interview.resumed(stores.session(folder))
    assert again is not None
    assert (again.answers, again.typed) == (at.answers, at.typed)
    assert (again.place, again.mending, again.chosen) == (at.place, at.mending, at.chosen)
    assert again.known_seen


def test_a_client_typed_last_is_kept_with_its_answers(folder: Path) -> None:
    know(folder, **KNOWN)
    at = interview(folder, {**IN_PERSON, **KNOWN})
    at.clear("client")
    at.put("client", "Carpatica Foods")
    at.keep_known({"client_rank": "top", "major_business": True})
    at.keep()
    again = Interview.resumed(stores.session(folder))
    assert again is not None
    assert again.answers["client_rank"] == "top"


def test_a_place_that_is_none_any_more_is_left(folder: Path) -> None:
    at = interview(folder, MEETING)
    at.place = Place("question", "colleague")
    at.keep()
    again = Interview.resumed(stores.session(folder))
    assert again is not None
    assert again.place == Place("check")
