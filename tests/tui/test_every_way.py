"""The same answers give the same advice and the same stored decision, whichever way they are given.

Four ways: the app, `ask` with arrows, `ask --plain`, and `decide`; over every outcome, advised and
chosen.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from content.advice import Advice
from content.decision import Decision
from content.loader import load
from content.walk import walk
from content.words import words_in
from storage.repository import Repository
from tests.content.cases import ARTICLE
from tests.tui.asked import decided as decided_plainly
from tests.tui.asked import lines_for, typed, without_id
from tests.tui.command_line import CommandLine
from tests.tui.interviewed import Coach, coach
from tests.tui.stores import NOW, session
from tests.tui.test_ask import COMPLETE
from tests.tui.test_ask_arrows import all_keys
from tests.tui.test_ask_arrows import decided as decided_with_arrows
from tui.told import phrases
from tui.told.spoken import spoken
from tui.widgets.do_pick import DoPick

CASES = ARTICLE[:8]
TACTICS = sorted(load().tactics)
CHOSEN = {**COMPLETE, **ARTICLE[0].answers}
TALL = (80, 40)
"""Columns and lines of a window in which no outcome is folded away."""
RECORDS = ("proposed", "keep")


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number].name)
def test_as_advised(number: int, tmp_path: Path) -> None:
    case, language = CASES[number], ("en", "ro")[number % 2]
    found = every_way(tmp_path, case.answers, None, language)
    assert found.tactic == found.advised == case.tactic


def test_every_outcome_is_advised_in_one_of_the_cases() -> None:
    assert {case.tactic for case in CASES} == set(TACTICS)


@pytest.mark.parametrize("tactic", TACTICS)
def test_against_the_advice(tactic: str, tmp_path: Path) -> None:
    found = every_way(tmp_path, CHOSEN, tactic, "en")
    assert (found.tactic, found.advised) == (tactic, ARTICLE[0].tactic)


def every_way(folder: Path, given: dict[str, Any], tactic: str | None, language: str) -> Decision:
    """Answer in all four ways, and return the one decision that comes of each."""
    other = session(folder / "other", language)
    advice = other.advise({key: given[key] for key in walk(load(), given).asked})
    chosen = tactic or advice.tactic
    in_app = asyncio.run(decided_in_app(folder / "app", given, advice, chosen, language))
    needed = {key: in_app.answers[key] for key in in_app.answers if key != "new_time"}
    verdict = phrases.verdict(words_in(language), advice, given)

    with_arrows, told = decided_with_arrows(
        session(folder / "arrows", language), "".join(all_keys(other, given, tactic))
    )
    assert verdict in told
    assert words_in(language)("questions.reason.why") in told
    plainly, told = decided_plainly(folder / "plain", lines_for(other, given, tactic), language)
    assert phrases.verdict(spoken(language), advice, given) in told
    by_command = decided_by_command(folder / "command", needed, tactic, advice, language)

    every = [in_app, with_arrows, plainly, by_command]
    assert [without_id(each) for each in every] == [without_id(in_app)] * len(every)
    return in_app


def decided_by_command(
    folder: Path, given: dict[str, Any], tactic: str | None, advice: Advice, language: str
) -> Decision:
    """Ask `advise`, then record with `decide`; return what is stored."""
    line = CommandLine(folder, {"BREATHING_ROOM_NOW": NOW, "BREATHING_ROOM_LANG": language})
    advised = line("advise", "-", "--json", stdin=given).document()
    assert (advised["tactic"], advised["minutes_freed"]) == (advice.tactic, advice.minutes_freed)
    line.decide(given, *(("--tactic", tactic) if tactic else ()))
    return stored(folder / "data")


def stored(folder: Path) -> Decision:
    (found,) = Repository(folder, "reader", lambda: datetime.fromisoformat(NOW)).decisions()
    return found


async def decided_in_app(
    folder: Path, given: dict[str, Any], advice: Advice, chosen: str, language: str
) -> Decision:
    """Go through the app with the keyboard, from the first question to what is stored."""
    order = [each.tactic for each in phrases.options_in_order(advice)]
    before, after = walk(load(), given).asked, walk(load(), given, chosen=chosen).asked
    async with coach(folder, language, size=TALL) as at:
        meeting = {key: given[key] for key in before if load().question(key).part == "meeting"}
        await at.ask(meeting)
        for key in before:
            if key not in meeting:
                await answer(at, key, given[key])
        await at.until("CheckScreen")
        await at.press("enter")
        assert at.interview.advice == advice
        assert phrases.verdict_parts(at.app.session.words, advice, given)[0] in at.prose
        await at.press(*["down"] * order.index(chosen), "enter")
        for key in after:
            if key not in before:
                await answer(at, key, given[key])
        await at.until("LetterScreen")
        does = [each.does for each in at.app.screen.query(DoPick)]
        number = next(at for at, each in enumerate(does, 1) if each in RECORDS)
        await at.press(str(number), "enter")
        await at.until("RecordedScreen")
    return stored(folder)


async def answer(at: Coach, key: str, value: Any) -> None:
    """Answer a question that has a screen to itself."""
    question = load().question(key)
    if question.options or question.kind == "yes_no":
        await at.press(typed(key, value))
    else:
        await at.type(typed(key, value))
        await at.press("enter")
