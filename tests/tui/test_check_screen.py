"""All answers on one page before the advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.cases import ARTICLE
from tests.tui.places import HOSTILE, opened
from tui.use_cases.interview_steps import ADVICE, CHECK, MEETING, QUESTION, Place
from tui.widgets.answer_rows import AnswerPick

CALL = ARTICLE[0].answers


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_every_answer_is_there_and_enter_goes_on(tmp_path: Path, language: str) -> None:
    async with opened(tmp_path, language) as at:
        interview = await at.show(CHECK, CALL)
        for question_id in interview.path.asked:
            assert at.session.words(f"questions.{question_id}.label") in at.text
        await at.press("enter")
        assert interview.place == Place(ADVICE)


async def test_a_number_goes_to_its_answer_and_enter_opens_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(CHECK, CALL)
        wanted = interview.path.asked.index("fits_in_writing") + 1
        await at.press(*str(wanted))
        focused = at.app.focused
        assert isinstance(focused, AnswerPick)
        assert focused.told_back.question == "fits_in_writing"
        await at.press("enter")
        assert interview.place == Place(QUESTION, "fits_in_writing")
        assert interview.mending == CHECK


async def test_a_changed_answer_returns_here(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(CHECK, CALL)
        await at.press("up", "enter", "1")
        assert interview.answers["fits_in_writing"] is True
        assert interview.place == Place(QUESTION, "client_flexible"), "the new question is asked"
        await at.press("2")
        assert interview.place == Place(CHECK)


async def test_a_fact_of_the_meeting_is_changed_in_its_form(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(CHECK, CALL)
        await at.pilot.click(at.app.screen.query(AnswerPick).first())
        await at.pilot.pause()
        assert interview.place.kind == MEETING


async def test_hostile_answers_are_shown_as_they_are(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(40, 12)) as at:
        for name in HOSTILE:
            await at.show(CHECK, {**CALL, "client": name, "subject": name})
            assert "\x1b" not in at.text
            assert at.app.is_running
