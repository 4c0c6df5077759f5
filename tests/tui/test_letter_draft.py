"""A letter in the hands of a person: nothing that they wrote is ever dropped."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.cases import ARTICLE
from tests.tui.stores import session
from tui.use_cases.interview import Interview
from tui.use_cases.interview_steps import ADVICE, LETTER, MEETING, QUESTION, Place
from tui.use_cases.letter_draft import LetterDraft

CALL = ARTICLE[0].answers


def draft(folder: Path) -> LetterDraft:
    interview = Interview(session(folder))
    interview.answers.update(interview.session.read(CALL))
    interview.choose("phone_call")
    return LetterDraft(interview)


def own(hand: LetterDraft) -> list[str]:
    """Return every text of the person's that is kept, on disk and after resuming."""
    interview = hand._interview
    interview.keep()
    resumed = Interview.resumed(interview.session)
    assert resumed is not None
    return sorted(each.body for key, each in resumed.drafts.items() if not key.endswith(".began"))


STEPS = st.lists(st.sampled_from(["type", "anew", "back", "language", "tone"]), max_size=14)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_a_text_goes_only_when_the_person_types_over_it(steps: list[str]) -> None:
    with TemporaryDirectory() as folder:
        hand = draft(Path(folder))
        texts: set[str] = set()
        for number, step in enumerate(steps):
            if step == "type":
                texts -= {hand.letter.body}
                texts |= {f"text {number}"}
                hand.edit("subject", f"text {number}")
            elif step == "anew":
                hand.write_anew()
            elif step == "back" and not hand.is_edited:
                hand.bring_back()
            elif step == "language":
                hand.next_language()
            elif step == "tone":
                hand.next_register()
        assert own(hand) == sorted(texts)


def test_two_letters_laid_aside_come_up_in_turn(tmp_path: Path) -> None:
    hand = draft(tmp_path)
    for text in ("first", "second"):
        hand.edit("subject", text)
        hand.write_anew()
    seen = []
    for _ in range(3):
        hand.bring_back()
        seen.append(hand.letter.body)
        hand.write_anew()
    assert seen == ["second", "first", "second"]


def test_a_letter_typed_as_the_coach_writes_it_is_no_edit(tmp_path: Path) -> None:
    hand = draft(tmp_path)
    written = hand.written
    hand.edit(written.subject, "mine")
    assert hand.is_edited
    hand.edit(written.subject, written.body)
    assert not hand.is_edited
    assert not hand.has_other
    assert hand._interview.drafts == {}


def test_it_is_behind_once_answers_change_and_no_longer_when_written_anew(tmp_path: Path) -> None:
    hand = draft(tmp_path)
    hand.edit("subject", "mine")
    assert not hand.is_behind
    hand._interview.put("contact", "Ana")
    assert hand.is_behind
    hand.write_anew()
    assert not hand.is_behind
    hand.bring_back()
    assert (hand.letter.body, hand.is_behind) == ("mine", False)


@pytest.mark.parametrize(
    ("kind", "lost", "found"),
    [
        (ADVICE, "fits_in_writing", Place(QUESTION, "fits_in_writing")),
        (LETTER, "reason", Place(QUESTION, "reason")),
        (LETTER, "minutes", Place(MEETING)),
    ],
)
def test_a_resumed_interview_with_an_answer_missing_asks_for_it(
    tmp_path: Path, kind: str, lost: str, found: Place
) -> None:
    interview = draft(tmp_path)._interview
    interview.place = Place(kind)
    interview.clear(lost)
    interview.keep()
    resumed = Interview.resumed(interview.session)
    assert resumed is not None
    assert resumed.place == found
