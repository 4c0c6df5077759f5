"""A tour of the app on the sample store: every screen, in an order in which people come by.

`journey` stops at the screens that are pictured, `byways` at those that open from them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from content.decision import Decision
from content.words import words_in
from tui.app import CoachApp
from tui.environment import Environment
from tui.outgoing import going_out
from tui.sample.demo import sample_session
from tui.screens.answers_to import ask_state
from tui.screens.later_call import LaterCallScreen
from tui.screens.letter import LetterScreen
from tui.screens.letter_answers import LetterAnswersScreen
from tui.screens.meeting import MeetingScreen
from tui.screens.note import NoteScreen
from tui.screens.refused import RefusedScreen
from tui.screens.save import SaveScreen
from tui.screens.send import SendScreen
from tui.screens.settings import SettingForm
from tui.screens.terms import TermsScreen, UntilScreen
from tui.screens.which import WhichScreen
from tui.use_cases.interview import Interview
from tui.widgets.letter_text import LetterText

VARIABLES = {"BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00", "TZ": "Europe/Bucharest"}
MEETING = {
    "client": "Acme Design",
    "starts_at": "2026-12-10T10:00:00+02:00",
    "minutes": 60,
    "format": "in_person",
    "travel_minutes": 40,
    "repeats": "once",
}
SUBJECT = {"en": "campaign review", "ro": "analiza campaniei"}


@asynccontextmanager
async def lived_in(
    folder: Path, language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """Run the app on the sample store."""
    session = sample_session(folder, Environment(VARIABLES), words_in(language))
    async with CoachApp(session).run_test(size=size, notifications=True) as pilot:
        yield pilot


async def tour(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Go by every screen, and yield the name of the one that is shown."""
    async for name in journey(pilot):
        yield name
    async for name in byways(pilot):
        yield name


async def journey(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Go from the first screen through an interview to the history."""
    await pilot.pause()
    yield "check_in"
    await press(pilot, "escape")
    yield "home"
    async for name in _interview(pilot):
        yield name
    for name, keys in LOOKING_BACK.items():
        await press(pilot, *keys)
        yield name


LOOKING_BACK = {
    "history": ("h",),
    "week": ("enter",),
    "decision": ("escape", "down", "down", "enter"),
    "sticks": ("escape", "w"),
    "clients": ("escape", "c"),
    "agenda": ("escape", "escape", "a"),
    "before_after": ("w", "right"),
    "settings": ("escape", "escape", "s"),
    "palette": ("escape", "ctrl+p"),
    "help": ("escape", "question_mark"),
}
"""What is gone through from Home on, and the keys that lead there from the one before."""


async def _interview(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Answer the questions about a meeting that becomes a call, and record the decision."""
    app = coach(pilot)
    app.start_interview(
        {**MEETING, "subject": SUBJECT.get(app.session.words.language, SUBJECT["en"])}
    )
    await pilot.pause()
    yield "meeting"
    while isinstance(app.screen, MeetingScreen):
        await press(pilot, "enter")
    yield "question"
    await press(pilot, "3", "2", "1", "2", "6", "0", "enter", "1", "2")
    yield "check"
    await press(pilot, "enter")
    yield "advice"
    await press(pilot, "w")
    yield "changes"
    await press(pilot, "escape", "enter")
    yield "letter"
    await press(pilot, "3", "enter")
    yield "recorded"
    await press(pilot, "enter")


async def byways(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Open each screen that is opened from another one, and close it."""
    app = coach(pilot)
    while len(app.screen_stack) > 2:
        await press(pilot, "escape")
    decision = next(each for each in reversed(app.session.repository.decisions()) if each.letter)
    letter = decision.letter
    assert letter is not None
    interview = _about(app, decision)
    heading = (decision.client, "")
    opened: tuple[Screen[Any], ...] = (
        WhichScreen(interview),
        LetterAnswersScreen(interview, heading),
        SaveScreen(letter, "", decision.client, decision.starts_at),
        SendScreen(decision, next(iter(going_out.SUFFIXES))),
        NoteScreen(heading, app.session.words("decision.withdrawn"), letter),
        RefusedScreen(decision),
        TermsScreen(decision),
        UntilScreen(decision),
        LaterCallScreen(decision, decision.starts_at.date()),
        SettingForm("target_minutes_per_week"),
    )
    for screen in opened:
        app.push_screen(screen)
        await pilot.pause()
        yield type(screen).__name__
        app.pop_screen()
        await pilot.pause()
    ask_state(app, decision)
    await pilot.pause()
    yield "ChoiceScreen"
    await press(pilot, "escape")
    async for name in _moments(pilot, decision):
        yield name
    async for name in _again(pilot):
        yield name


async def _moments(pilot: Pilot[None], decision: Decision) -> AsyncIterator[str]:
    """Show what stands on a screen only at times: a refusal, a search, a text chosen, a notice."""
    app = coach(pilot)
    app.push_screen(TermsScreen(decision))
    await pilot.pause()
    await press(pilot, "x", "enter", "x", "enter")
    yield "refusal"
    await press(pilot, "escape", "h", "slash", "a")
    app.notify("Novatex", title="Acme", severity="warning", timeout=60)
    await pilot.pause()
    await pilot.pause()
    yield "search and notice"
    await press(pilot, "escape", "escape", "escape")
    app.clear_notifications()
    app.push_screen(LetterScreen(_about(app, decision)))
    await pilot.pause()
    await press(pilot, "e")
    app.screen.query_one(LetterText).select_all()
    await pilot.pause()
    yield "text chosen"
    app.pop_screen()


def _about(app: CoachApp, decision: Decision) -> Interview:
    """Return an interview that led to the decision."""
    interview = Interview(app.session)
    interview.answers.update(app.session.read(dict(decision.answers)))
    interview.choose(decision.tactic)
    return interview


async def _again(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Begin an interview about a client who is known already."""
    app = coach(pilot)
    known = app.session.repository.clients()[0]
    app.start_interview({**MEETING, "client": known.client, "subject": "x"})
    await pilot.pause()
    while isinstance(app.screen, MeetingScreen):
        await press(pilot, "enter")
    yield "known"
    await press(pilot, "enter")
    await press(pilot, "r")
    yield "answers"


def coach(pilot: Pilot[None]) -> CoachApp:
    """Return the app of a pilot."""
    assert isinstance(pilot.app, CoachApp)
    return pilot.app


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, as a person does: what they do is done before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
