"""The advice on the screen: what stands there, and what each key leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.cases import ARTICLE, answers
from tests.tui.places import HOSTILE, opened
from tests.tui.stores import checked, decision
from tui.told.care_words import pointed_out
from tui.use_cases.interview_steps import ADVICE, CHECK, LETTER, MEETING, QUESTION, Place
from tui.widgets.plan_view import PlanView
from tui.widgets.ways import FoldedWays, WayPick

CALL = ARTICLE[0].answers
SHORTER = ARTICLE[1].answers
EMAIL_FOR_NOW = ARTICLE[3].answers
HAND_OVER = ARTICLE[4].answers
KEPT = ARTICLE[5].answers
CONFLICT = answers(
    format="in_person",
    travel_minutes=30,
    phone_welcome="no",
    minutes=90,
    minutes_needed=60,
    reason="conflict",
)
OVER = answers(
    client_rank="lower",
    minutes=5,
    minutes_needed=5,
    fits_in_writing=True,
    client_flexible=True,
    serious=False,
)


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_each_case_shows_its_verdict_its_room_and_its_ways(
    tmp_path: Path, language: str
) -> None:
    async with opened(tmp_path, language) as at:
        words = at.session.words
        for case in ARTICLE:
            interview = await at.show(ADVICE, case.answers)
            advice = interview.advice
            assert advice.tactic == case.tactic, case.name
            assert words(f"tactics.{case.tactic}.name") in at.text
            if case.minutes_freed:
                assert words.minutes(case.minutes_freed) in at.text, case.name
                assert "[ " in at.text, case.name
            assert words("advice_screen.plan.as_it_is") in at.text
            offered = [each for each in advice.options if each.eligible]
            assert f"{len(offered)}  " in at.text
            assert "×" in at.text, "what is not on offer is to be seen without scrolling"


async def test_the_room_is_drawn_to_scale(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(ADVICE, CALL)
        assert " ▒▒ ██████ ▒▒" in at.text
        assert "[  ]██████[  ]" in at.text
        await at.show(ADVICE, SHORTER)
        assert "███[      ]" in at.text
        await at.show(ADVICE, EMAIL_FOR_NOW)
        assert "█··[   ]" in at.text


async def test_a_way_that_costs_more_stands_left_of_the_wall(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(120, 36)) as at:
        await at.show(ADVICE, OVER)
        names = [each.way.tactic for each in at.app.screen.query(WayPick)]
        await at.press(*["down"] * names.index("email"))
        assert "█│█" in at.text
        assert "−5 min" in at.text


async def test_the_mark_shows_what_each_way_makes_of_the_meeting(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        await at.show(ADVICE, CALL)
        height = at.app.screen.query_one(PlanView).size.height
        await at.press("3")
        assert "→  ▒▒" in at.text or "→ ▒▒" in at.text
        assert "against the advice" in at.text
        await at.press("2")
        assert "[  ]" not in at.text
        assert at.app.screen.query_one(PlanView).size.height == height, "nothing moves"
        await at.press("up")
        assert "[  ]██████[  ]" in at.text
        assert "against the advice" not in at.text


async def test_enter_writes_the_letter_of_the_way_under_the_mark(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(ADVICE, CALL)
        await at.press("3", "enter")
        assert (interview.chosen, interview.place) == ("reschedule", Place(LETTER))


async def test_a_click_chooses_a_way(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(ADVICE, CALL)
        await at.pilot.click(at.app.screen.query(WayPick)[1])
        await at.pilot.pause()
        assert interview.chosen == "keep"


async def test_a_way_not_on_offer_can_be_chosen_and_asks_what_it_needs(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(ADVICE, CALL)
        folded = at.app.screen.query_one(FoldedWays)
        assert folded.display
        await at.press("down", "down", "down", "enter")
        assert not folded.display
        focused = at.app.focused
        assert isinstance(focused, WayPick)
        assert focused.way.tactic == "hand_over"
        assert "against the" in at.seen
        await at.press("enter")
        assert interview.chosen == "hand_over"
        assert interview.place == Place(QUESTION, "colleague")


async def test_a_tall_window_folds_nothing_and_gives_the_reasons_first(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(120, 36)) as at:
        await at.show(ADVICE, CALL)
        assert not at.app.screen.query_one(FoldedWays).display
        assert at.text.index("Why") < at.text.index("What you can do")
        assert "What would change it" in at.text
        await at.resize(80, 24)
        assert at.text.index("What you can do") < at.text.index("Why")


async def test_with_a_taken_hour_rescheduling_is_second_and_the_new_time_is_said(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as at:
        await at.show(ADVICE, CONFLICT)
        assert [each.way.tactic for each in at.app.screen.query(WayPick)][:2] == [
            "shorter_meeting",
            "reschedule",
        ]
        assert "The message proposes Fri 11 December, 10:00." in at.text


async def test_a_kept_meeting_shows_its_agenda(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(ADVICE, KEPT)
        for line in interview.session.agenda(interview.answers, "keep") or ():
            assert line in at.seen
        await at.press("enter")
        assert (interview.chosen, interview.place.kind) == ("keep", LETTER)


async def test_answers_and_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        for way_back in ("e", "escape"):
            interview = await at.show(ADVICE, CALL)
            await at.press(way_back)
            assert interview.place == Place(CHECK)


async def test_all_changes_on_a_page_lead_to_their_answers(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        interview = await at.show(ADVICE, CALL)
        await at.press("w")
        assert "If it were on video" in at.text
        await at.press("escape")
        assert interview.place == Place(ADVICE)
        await at.press("w", "enter")
        assert interview.place.kind in (QUESTION, MEETING)
        assert interview.mending == ADVICE


async def test_every_way_and_reason_can_be_reached_in_a_small_window(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(40, 12)) as at:
        interview = await at.show(ADVICE, HAND_OVER)
        seen = at.seen
        for _ in range(30):
            await at.press("down")
            seen += at.seen
        for option in interview.advice.options:
            assert at.session.words(f"tactics.{option.tactic}.name") in seen
        assert "Ioana can speak for you" in seen
        assert "What would change it" in seen


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_hostile_names_are_shown_and_never_obeyed(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size=size) as at:
        for name in HOSTILE:
            await at.show(ADVICE, {**HAND_OVER, "client": name, "subject": name, "colleague": name})
            assert "\x1b" not in at.text
            await at.click_heading()
            await at.press("w", "escape")
            assert at.app.is_running


async def test_what_the_relationship_needs_is_pointed_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        before = [
            decision(number, starts_at=f"2026-11-{day}T10:00:00+02:00", state="agreed")
            for number, day in enumerate((12, 19))
        ]
        at.session.repository.record([checked(each, 25) for each in before])
        await at.show(ADVICE, {**SHORTER, "client": before[0].client})
        for says in pointed_out(at.session, SHORTER):
            assert says[1] in at.seen
        assert "For the relationship" in at.text
        for lines, sections in ((40, ["care", "why", "ways"]), (24, ["care", "ways", "why"])):
            await at.pilot.resize_terminal(80, lines)
            await at.pilot.pause()
            page = at.app.screen.query_one("#advice")
            assert [each.id for each in page.children if each.id in sections] == sections
