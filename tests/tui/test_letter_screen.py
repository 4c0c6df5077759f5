"""The letter on the screen: changed, switched, taken along, and the decision recorded."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from content.decision import Decision
from content.words import languages
from storage.faults import Busy, NotSaved
from tests.content.cases import ARTICLE, answers
from tests.tui.places import HOSTILE, Open, opened
from tui.outgoing.own_letters import OwnLetters
from tui.screens.letter import LetterScreen
from tui.screens.letter_answers import LetterAnswersScreen
from tui.screens.recorded import RecordedScreen
from tui.screens.save import SaveScreen
from tui.use_cases.interview import Interview
from tui.use_cases.interview_steps import ADVICE, LETTER, Place

CALL = ARTICLE[0].answers
EMAIL_FOR_NOW = ARTICLE[3].answers
HAND_OVER = ARTICLE[4].answers
KEPT = ARTICLE[5].answers
ILL = ARTICLE[6].answers
MOVED = answers(reason="conflict", minutes=90, minutes_needed=60)


def body(at: Open) -> str:
    return at.app.screen.query_one(TextArea).text


def told(at: Open) -> str:
    return str(at.app.screen.query_one("#told").render())


async def typed(at: Open, text: str) -> None:
    """Type a text at the beginning of the letter, and leave it."""
    await at.press("e", *text, "escape")


# What is shown


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_every_outcome_shows_its_letter_or_its_agenda(tmp_path: Path, language: str) -> None:
    async with opened(tmp_path, language) as at:
        for case in ARTICLE[:8]:
            interview = await at.show(LETTER, case.answers)
            letter = interview.letter()
            if letter is None:
                for line in interview.session.agenda(interview.answers, "keep") or ():
                    assert line in at.seen
            else:
                assert body(at) == letter.body
                assert at.app.screen.query_one("#subject", Input).value == letter.subject
                whom = "Ioana" if letter.to == "colleague" else "Carpatica Foods"
                assert whom in at.text
            await at.press("escape")
            assert interview.place == Place(ADVICE)


async def test_an_outcome_against_the_advice_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL, chosen="reschedule")
        assert "against the advice: Phone call" in at.text


# Changing it


async def test_what_is_typed_is_kept_whatever_is_pressed(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(LETTER, CALL)
        await at.press("e", *"Note: ")
        assert interview.place == Place(LETTER), "letters are text while it is written"
        await at.press("escape", "escape")
        assert interview.place == Place(ADVICE)
        await at.press("enter")
        assert body(at).startswith("Note: Dear")
        kept = Interview.resumed(at.session)
        assert kept is not None
        letter = kept.letter()
        assert letter is not None
        assert letter.body.startswith("Note: Dear")


async def test_what_is_typed_is_kept_when_the_app_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL)
        await at.press("e", "X", "ctrl+q")
        kept = Interview.resumed(at.session)
        assert kept is not None
        letter = kept.letter()
        assert letter is not None
        assert letter.body.startswith("XDear")


async def turned(at: Open, beginning: str) -> None:
    """Turn through the languages up to the one in which the letter begins like this."""
    for _ in languages():
        await at.press("l")
        if body(at).startswith(beginning):
            return
    raise AssertionError(body(at))


async def test_language_and_tone_change_without_losing_what_was_written(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL)
        await typed(at, "Mine. ")
        await turned(at, "Bună ziua")
        assert "Română, formal" in at.text
        await at.press("t")
        assert "Română, warm" in at.text
        await at.press("t")
        await turned(at, "Mine. Dear")


async def test_it_is_written_anew_and_brought_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL)
        await typed(at, "Mine. ")
        assert "Changed by you" in told(at)
        await at.press("n")
        assert body(at).startswith("Dear")
        assert "n brings yours back" in told(at)
        await at.press("n")
        assert body(at).startswith("Mine. Dear")


async def test_the_subject_can_be_changed(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(LETTER, CALL)
        at.app.screen.query_one("#subject").focus()
        await at.press("home", *"Re: ", "escape")
        letter = interview.letter()
        assert letter is not None
        assert letter.subject.startswith("Re: campaign review")


async def test_ten_thousand_characters_and_hostile_text_are_taken_safely(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(LETTER, CALL)
        await at.press("e")
        pasted = "\x1b]52;c;aGk=\x07\u202e" + "ș" * 10_000 + "\r\n[@click=app.quit]A[/] e\u0301"
        at.app.screen.query_one(TextArea).post_message(events.Paste(pasted))
        await at.pilot.pause()
        assert "\x1b" not in body(at)
        letter = interview.letter()
        assert letter is not None
        assert letter.body.count("ș") >= 10_000
        assert "[@click=app.quit]A[/] é" in letter.body
        await at.press("escape")
        assert "\x1b" not in at.text
        assert at.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_hostile_names_are_shown_and_never_obeyed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=size) as at:
        for name in HOSTILE:
            for case in (HAND_OVER, KEPT):
                named = {**case, "client": name, "subject": name, "colleague": name}
                await at.show(LETTER, named)
                assert "\x1b" not in at.text
                assert at.app.is_running
            await at.click_heading()
            assert at.app.is_running


# What it would like to know


async def test_details_go_into_the_letter(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(LETTER, MOVED)
        assert "Friday 11 December" in body(at)
        await at.press("d")
        assert isinstance(at.app.screen, LetterAnswersScreen)
        await at.pilot.app.workers.wait_for_complete()
        await at.pilot.pause()
        assert "I'd propose Fri 11 December, 10:00" in at.seen
        await at.press(*"Ms Radu", "enter", *"luni la 14", "enter")
        assert "Mon 7 December, 14:00" in at.seen
        await at.press("escape")
        assert body(at).startswith("Dear Ms Radu,")
        assert "Monday 7 December at 14:00" in body(at)
        assert interview.answers["new_time"] == "2026-12-07T14:00:00+02:00"
        assert "Ms Radu, Carpatica Foods" in at.text


async def test_a_date_that_cannot_be_read_is_said_and_stays(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(LETTER, ILL)
        await at.press("d", "down", *"someday", "escape")
        assert "tomorrow 10:00" in at.text
        assert isinstance(at.app.screen, LetterAnswersScreen)
        await at.press("escape")
        assert isinstance(at.app.screen, LetterScreen)
        assert "new_time" not in interview.answers
        await at.press("d")
        assert "someday" in at.text, "nothing typed is lost"


async def test_what_is_typed_as_a_detail_is_kept_when_the_app_is_left(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, ILL)
        await at.press("d", *"Ana", "down", *"some", "ctrl+q")
        kept = Interview.resumed(at.session)
        assert kept is not None
        assert kept.answers["contact"] == "Ana"
        assert kept.typed == {"new_time": "some"}


async def test_an_answer_taken_out_leaves_the_letter(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, {**CALL, "contact": "Ms Radu"})
        assert body(at).startswith("Dear Ms Radu")
        await at.press("d", "end", *["backspace"] * len("Ms Radu"), "escape")
        assert body(at).startswith("Dear Carpatica Foods")


async def test_an_edited_letter_stays_when_details_change_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL)
        await typed(at, "Mine. ")
        await at.press("d")
        assert "it stays as you wrote it" in at.seen
        await at.press(*"Ana", "escape")
        assert body(at).startswith("Mine. Dear Carpatica Foods")
        assert "Your answers have changed since" in told(at)
        await at.press("n")
        assert body(at).startswith("Dear Ana,")


async def test_a_briefing_takes_several_lines(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, HAND_OVER)
        await at.press("d", *"Two of three", "enter", *"drafts done", "tab", *"Price?", "escape")
        assert "Two of three\ndrafts done" in body(at)
        assert "Price?" in body(at)


# Taking it along


async def test_copying_says_how_it_begins_and_moves_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL)
        await at.press("enter")
        assert told(at).startswith("Copied. It begins: Dear Carpatica")
        assert at.app.clipboard.startswith("Dear Carpatica Foods")
        assert "▐ 2" in at.text
        await at.press("C")
        assert at.app.clipboard == at.app.screen.query_one("#subject", Input).value


async def save_as(at: Open, path: Path) -> None:
    at.app.screen.query_one(Input).value = str(path)
    await at.press("enter")


async def test_it_is_saved_for_this_person_alone_and_never_over_another_file(
    tmp_path: Path,
) -> None:
    file = tmp_path / "message.txt"
    async with opened(tmp_path / "store") as at:
        await at.show(LETTER, CALL)
        await at.press("s")
        await save_as(at, file)
        assert "Saved:" in told(at)
        text = file.read_text(encoding="utf-8")
        assert text.startswith("campaign review, Thursday 10 December")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600

        file.write_text("not ours", encoding="utf-8")
        await at.press("s")
        await save_as(at, file)
        assert isinstance(at.app.screen, SaveScreen)
        assert "There is a file" in at.text
        assert file.read_text(encoding="utf-8") == "not ours"
        await at.press("enter")
        assert isinstance(at.app.screen, LetterScreen)
        assert file.read_text(encoding="utf-8") == text
        assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["message.txt"]


async def test_a_name_in_eml_makes_a_mail_draft(tmp_path: Path) -> None:
    file = tmp_path / "message.eml"
    async with opened(tmp_path / "store") as at:
        await at.show(LETTER, {**CALL, "address": "ana@carpatica.ro"})
        assert "ana@carpatica.ro" in at.text
        await at.press("s")
        await save_as(at, file)
        assert b"To: ana@carpatica.ro" in file.read_bytes()
        await at.press("s")
        await save_as(at, tmp_path / "nowhere" / "message.txt")
        assert "There is no folder" in at.text


async def test_the_clients_address_is_not_the_colleagues(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, {**HAND_OVER, "address": "ana@carpatica.ro"})
        assert "ana@carpatica.ro" not in at.text
        await at.press("d", *["down"] * 12)
        assert "Email address" not in at.text


async def test_a_letter_of_ones_own_stands_here_and_a_faulty_one_is_named(tmp_path: Path) -> None:
    own = tmp_path / "letters"
    own.mkdir()
    (own / "phone_call.txt").write_text("Hi, can we talk? $client", encoding="utf-8")
    async with opened(tmp_path / "store") as at:
        at.session.own_letters = OwnLetters(own)
        await at.show(LETTER, CALL)
        assert body(at).startswith("Hi, can we talk? Carpatica Foods")
        (own / "phone_call.txt").write_text("Hi $nobody", encoding="utf-8")
        await at.show(LETTER, CALL)
        assert body(at).startswith("Dear")
        assert "$nobody" in told(at)


# Recording


def only(at: Open) -> Decision:
    (decision,) = at.session.repository.decisions()
    return decision


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_sent_is_recorded_as_proposed_with_the_letter_as_it_was_left(
    tmp_path: Path, language: str
) -> None:
    async with opened(tmp_path, language) as at:
        await at.show(LETTER, CALL)
        await typed(at, "Mine. ")
        await at.press("2", "enter")
        assert isinstance(at.app.screen, RecordedScreen)
        decision = only(at)
        assert (decision.tactic, decision.state) == ("phone_call", "proposed")
        assert decision.letter is not None
        assert decision.letter.body.startswith("Mine. ")
        assert "????" in at.text
        assert at.session.words("letter_screen.recorded.ask_answer") in at.seen
        assert at.session.unfinished.read() is None
        await at.press("enter")
        assert not isinstance(at.app.screen, RecordedScreen)


async def test_agreed_already_is_recorded_as_agreed(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, EMAIL_FOR_NOW)
        await at.press("3", "enter")
        assert only(at).state == "agreed"
        assert "····" in at.text
        assert "On Thu 17 December I'll come back to the call" in at.seen


async def test_a_meeting_that_has_begun_is_asked_about_at_home(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, {**CALL, "starts_at": "2026-12-02T10:00:00+02:00"})
        await at.press("2", "enter")
        assert at.session.words("letter_screen.recorded.ask_now") in at.seen


async def test_a_kept_meeting_is_recorded_with_nothing_more_to_ask(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, KEPT)
        await at.press("enter")
        assert (only(at).tactic, only(at).state) == ("keep", "agreed")
        assert "nothing more" in at.seen


async def test_against_the_advice_is_recorded_and_said(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL, chosen="reschedule")
        await at.press("2", "enter")
        assert (only(at).tactic, only(at).advised) == ("reschedule", "phone_call")
        assert "Against the advice, which was: Phone call." in at.seen


@pytest.mark.parametrize(
    "fault", [NotSaved("full", "store"), Busy("busy", "store", holder="7", seconds="3")]
)
async def test_a_store_that_refuses_leaves_the_letter_and_can_be_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    async with opened(tmp_path) as at:
        await at.show(LETTER, CALL)
        await typed(at, "Mine. ")
        record = at.session.repository.record

        def refuse(*_given: Any) -> None:
            raise fault

        monkeypatch.setattr(at.session.repository, "record", refuse)
        await at.press("2", "enter")
        assert isinstance(at.app.screen, LetterScreen)
        assert "store" in at.text
        assert body(at).startswith("Mine. ")
        assert at.session.repository.decisions() == ()

        def accept(decisions: Sequence[Decision], *rest: Any) -> None:
            record(decisions, *rest)

        monkeypatch.setattr(at.session.repository, "record", accept)
        await at.press("enter")
        assert isinstance(at.app.screen, RecordedScreen)
        assert only(at).letter is not None


async def test_a_long_letter_is_read_to_its_end_before_it_is_copied(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(80, 24)) as at:
        await at.show(LETTER, {**CALL, "your_name": "Mara Ionescu"})
        assert "Mara Ionescu" not in at.text
        await at.press("pagedown")
        assert "Mara Ionescu" in at.text
        await at.press("pageup")
        assert body(at).splitlines()[0] in at.text


async def test_all_of_it_can_be_reached_in_a_small_window(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(40, 12)) as at:
        await at.show(LETTER, HAND_OVER)
        seen = at.seen
        for _ in range(12):
            await at.press("pagedown")
            seen += at.seen
        for wanted in ("Ioana", "Briefing for", "With thanks", "Copy it", "recorded as agreed"):
            assert wanted in seen
