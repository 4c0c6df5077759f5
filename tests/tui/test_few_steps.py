"""The three main uses, from the launch to the end: with few keys, and with the mouse alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from content.loader import load
from content.walk import walk
from content.words import languages
from tests.content.cases import ARTICLE
from tests.tui import stores
from tests.tui.hands import Keyboard, Mouse
from tests.tui.interviewed import coach
from tests.tui.test_check_in_screen import passed, said
from tui.drawn.figures import large

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision
    from tests.tui.interviewed import Coach

FACTS = (
    ("client", "Acme"),
    ("subject", "budget"),
    ("starts_at", "10 dec 14"),
    ("minutes", "60"),
    ("format", None),
    ("travel_minutes", "40"),
    ("repeats", None),
)
"""The lines of the form, each with what is typed into it; the others are chosen."""
CASE: dict[str, Any] = {**ARTICLE[0].answers, "repeats": "once"}
"""A middle client, an hour in person: it becomes a phone call."""
FIGURE = large("54 min")
"""The mean of the worked example, as it is drawn."""

each_language = pytest.mark.parametrize("language", languages())


def looked_back() -> tuple[Decision, ...]:
    """Return what was decided in earlier weeks, with nothing that waits to be told."""
    return tuple(stores.worked_example()[:4])


def reasoning() -> list[str]:
    """Return the questions that the case is asked, in their order."""
    asked = walk(load(), CASE).asked
    return [each for each in asked if load().question(each).part == "reasoning"]


async def ready(at: Coach) -> None:
    """Wait until dates can be read."""
    await at.app.workers.wait_for_complete()
    await at.pilot.pause()


def recorded(at: Coach) -> list[tuple[str, int]]:
    decisions = at.app.session.repository.decisions()
    return [(each.tactic, each.minutes_freed) for each in decisions]


# The figure


@each_language
async def test_the_figure_stands_there_at_the_launch(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language, decisions=looked_back()) as at:
        assert at.shown == "HomeScreen"
        assert all(line.strip() in at.text for line in FIGURE)


@each_language
async def test_it_is_one_key_away_where_a_check_in_waits(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language, decisions=tuple(stores.worked_example())) as at:
        assert at.shown == "CheckInScreen"
        hand = Keyboard(at)
        await hand.press("escape")
        assert all(line.strip() in at.text for line in FIGURE)
    assert hand.presses == 1


# The keyboard alone


@each_language
async def test_a_meeting_is_decided_with_few_keys(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language) as at:
        hand = Keyboard(at)
        await hand.press("enter")
        await ready(at)
        for name, typed in FACTS:
            if typed:
                await hand.type(typed)
            else:
                await hand.press(number(name))
            await hand.press("enter")
        for name in reasoning():
            assert at.interview.place.question == name
            if load().question(name).kind == "number":
                await hand.type(str(CASE[name]))
                await hand.press("enter")
            else:
                await hand.press(number(name))
        await hand.press("enter", "enter", "2", "enter")
        assert at.shown == "RecordedScreen"
        assert recorded(at) == [("phone_call", 40)]
    assert (hand.presses, hand.letters) == (14 + len(reasoning()), 25)


def number(name: str) -> str:
    """Return the number under which the case's answer to a question stands."""
    question = load().question(name)
    if question.kind == "yes_no":
        return "1" if CASE[name] else "2"
    return str(question.options.index(CASE[name]) + 1)


@each_language
async def test_a_decisions_page_is_three_keys_away(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language, decisions=looked_back()) as at:
        hand = Keyboard(at)
        await hand.press("h", "down", "enter")
        assert at.shown == "DecisionScreen"
    assert hand.presses == 3


async def test_eight_meetings_as_planned_take_two_keys_and_one_by_one_nine(tmp_path: Path) -> None:
    for folder, keys in (("all", ("a", "enter")), ("each", (*"pppppppp", "enter"))):
        eight = tuple(passed(number) for number in range(1, 9))
        async with coach(tmp_path / folder, decisions=eight) as at:
            hand = Keyboard(at)
            await hand.press(*keys)
            assert at.shown == "HomeScreen"
            kept = [said(at, number) for number in range(1, 9)]
        assert all(each is not None and each.outcome == "as_planned" for each in kept)
        assert hand.presses <= 10


# The mouse alone


@each_language
async def test_a_meeting_is_decided_with_the_mouse_alone(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language) as at:
        words, hand = at.app.session.words, Mouse(at)
        await hand.click(words("home.invitation"))
        await ready(at)
        for name, typed in FACTS:
            if typed:
                await hand.click(words(f"questions.{name}.label"))
                await hand.type(typed)
            else:
                await hand.click(words(f"questions.{name}.option.{CASE[name]}"))
        await hand.click_key("Enter")
        for name in reasoning():
            assert at.interview.place.question == name
            if load().question(name).kind == "number":
                await hand.type(str(CASE[name]))
                await hand.click_key("Enter")
            else:
                await hand.click(words(f"questions.{name}.option.{option(name)}")[:50])
        await hand.click(words("check.invitation"))
        await hand.click_key("Enter")
        await hand.click(words("letter_screen.do.proposed"))
        assert at.shown == "RecordedScreen"
        assert recorded(at) == [("phone_call", 40)]
        await hand.click_key("Enter")
        assert at.shown == "HomeScreen"
    assert hand.clicks == 13 + len(reasoning())


def option(name: str) -> str:
    """Return the option that the case's answer to a question is."""
    value = CASE[name]
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@each_language
async def test_an_answer_is_changed_and_another_way_chosen_with_the_mouse(
    tmp_path: Path, language: str
) -> None:
    async with coach(tmp_path, language) as at:
        words, hand = at.app.session.words, Mouse(at)
        await at.begin({**CASE, "client": "Acme", "subject": "budget"})
        await ready(at)
        await hand.click_key("Enter")
        assert at.shown == "CheckScreen"
        await hand.click(words("questions.client_rank.label"))
        await hand.click(words("questions.client_rank.option.lower"))
        assert at.shown == "CheckScreen"
        assert at.interview.answers["client_rank"] == "lower"
        await hand.click(words("check.invitation"))
        await hand.click(words("tactics.reschedule.name"))
        await hand.click(words("letter_screen.do.proposed"))
        assert recorded(at) == [("reschedule", 0)]


@each_language
async def test_what_they_said_is_told_with_three_clicks(tmp_path: Path, language: str) -> None:
    ahead = stores.decision(1, starts_at="2026-12-10T10:00:00+02:00")
    async with coach(tmp_path, language, decisions=(ahead,)) as at:
        words, hand = at.app.session.words, Mouse(at)
        await hand.click("Carpatica Foods")
        await hand.click_key(f"s {words('app.keys.decision.state')}")
        await hand.click(words("decision.say.agreed.client"))
        assert at.app.session.repository.decision(ahead.id).state == "agreed"
    assert hand.clicks == 3


@each_language
async def test_a_decisions_page_is_reached_with_the_mouse_alone(
    tmp_path: Path, language: str
) -> None:
    async with coach(tmp_path, language, decisions=looked_back()) as at:
        words, hand = at.app.session.words, Mouse(at)
        await hand.click_key(f"h {words('app.keys.home.history')}")
        assert at.shown == "HistoryScreen"
        await hand.click("Orizont", "Orizont")
        assert at.shown == "DecisionScreen"
        assert hand.clicks == 3
        await hand.click_key("Esc", "Esc")
        assert at.shown == "HomeScreen"


@each_language
async def test_all_are_checked_in_with_two_clicks(tmp_path: Path, language: str) -> None:
    eight = tuple(passed(number) for number in range(1, 9))
    async with coach(tmp_path, language, decisions=eight) as at:
        words, hand = at.app.session.words, Mouse(at)
        await hand.click_key(words("app.keys.check_in.all"), words("app.keys.check_in.on"))
        assert at.shown == "HomeScreen"
        assert all(said(at, number) is not None for number in range(1, 9))
    assert hand.clicks == 2


@each_language
async def test_the_one_that_is_clicked_is_checked_in(tmp_path: Path, language: str) -> None:
    three = (passed(1), replace(passed(2), answers={**passed(2).answers, "client": "Acme"}))
    async with coach(tmp_path, language, decisions=(*three, passed(3))) as at:
        words, hand = at.app.session.words, Mouse(at)
        await hand.click("Acme")
        await hand.type("25")
        await hand.click_key(words("app.keys.check_in.on"))
        kept = said(at, 2)
        assert kept is not None
        assert (kept.outcome, kept.minutes) == ("took", 25)
        await hand.click("Acme")
        await hand.click_key(words("app.keys.check_in.full"))
        kept = said(at, 2)
        assert kept is not None
        assert kept.outcome == "full"
        assert (said(at, 1), said(at, 3)) == (None, None)
        await hand.click_key("Esc")
        assert at.shown == "HomeScreen"


async def test_a_click_lands_on_what_it_was_meant_for(tmp_path: Path) -> None:
    """The hint of the trip takes two lines, which are gone once another field has the focus."""
    async with coach(tmp_path) as at:
        words, hand = at.app.session.words, Mouse(at)
        await at.begin({**CASE, "client": "Acme", "subject": "budget"})
        await hand.click(words("questions.travel_minutes.label"))
        for repeats in ("weekly", "once", "fortnightly"):
            await hand.click(words(f"questions.repeats.option.{repeats}"))
            assert at.interview.answers["repeats"] == repeats
            await hand.click(words("questions.travel_minutes.label"))
