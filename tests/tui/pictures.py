"""The pictures of `screenshots/`: every screen, on the sample store, at a fixed instant.

`python -m tests.tui.pictures` draws those that are kept, at 80x24 and 120x36 in both languages;
with a size such as `40x12` or `200x60` and a folder it draws these there, to be looked at.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from content.words import languages, words_in
from tests.tui.states import states
from tui.app import CoachApp
from tui.environment import Environment
from tui.sample.demo import sample_session
from tui.screens.home import HomeScreen
from tui.screens.meeting import MeetingScreen

FOLDER = Path(__file__).parent.parent.parent / "screenshots"
SIZES = {(80, 24): FOLDER, (120, 36): FOLDER / "120x36"}
"""The sizes that are kept, and where."""
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

Named = tuple[str, str]
"""A picture's name and its SVG."""


async def pictures(language: str, size: tuple[int, int]) -> AsyncIterator[Named]:
    """Yield every picture of a language in the order in which a person comes by."""
    environment, words = Environment(VARIABLES), words_in(language)
    for name, state in states().items():
        with TemporaryDirectory() as folder:
            session = state.session(Path(folder), language)
            async with CoachApp(session).run_test(size=size) as pilot:
                await pilot.pause()
                yield (
                    name,
                    await picture(pilot, *(["escape"] if pilot.app.screen_stack[2:] else [])),
                )
    with TemporaryDirectory() as folder:
        lived_in = sample_session(Path(folder), environment, words)
        async with CoachApp(lived_in).run_test(size=size) as pilot:
            async for named in journey(pilot, language):
                yield named


def keys_to_home(pilot: Pilot[None]) -> Sequence[str]:
    """Return the keys from what the app opens with to Home."""
    return () if isinstance(pilot.app.screen, HomeScreen) else ("escape",)


async def journey(pilot: Pilot[None], language: str) -> AsyncIterator[Named]:
    """Go from the first screen through an interview to the history, and yield what is seen."""
    yield "check_in", await picture(pilot)
    yield "home", await picture(pilot, "escape")
    async for named in interview(pilot, language):
        yield named
    async for named in looking_back(pilot):
        yield named
    yield "agenda", await picture(pilot, "a")
    yield "before_after", await picture(pilot, "w", "right")
    yield "settings", await picture(pilot, "escape", "escape", "s")
    yield "palette", await picture(pilot, "escape", "ctrl+p")
    yield "help", await picture(pilot, "escape", "question_mark")


async def interview(pilot: Pilot[None], language: str) -> AsyncIterator[Named]:
    """Answer the questions about a meeting that becomes a call, and record the decision."""
    app = pilot.app
    assert isinstance(app, CoachApp)
    app.start_interview({**MEETING, "subject": SUBJECT[language]})
    yield "meeting", await picture(pilot)
    while isinstance(app.screen, MeetingScreen):
        await press(pilot, "enter")
    yield "question", await picture(pilot)
    await press(pilot, "3", "2", "1", "2", "6", "0", "enter", "1")
    yield "check", await picture(pilot, "2")
    yield "advice", await picture(pilot, "enter")
    yield "changes", await picture(pilot, "w")
    yield "letter", await picture(pilot, "escape", "enter")
    yield "recorded", await picture(pilot, "3", "enter")
    await press(pilot, "enter")


async def looking_back(pilot: Pilot[None]) -> AsyncIterator[Named]:
    """Leaf through the history: a week, a decision, what sticks, the clients."""
    yield "history", await picture(pilot, "h")
    yield "week", await picture(pilot, "enter")
    yield "decision", await picture(pilot, "escape", "down", "down", "enter")
    yield "sticks", await picture(pilot, "escape", "w")
    yield "clients", await picture(pilot, "escape", "c")
    await press(pilot, "escape", "escape")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, as a person does: what they do is done before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def picture(pilot: Pilot[None], *keys: str) -> str:
    """Press keys and return the screen as SVG: no font from the network, spaces as they are."""
    await pilot.pause()
    await press(pilot, *keys)
    await pilot.app.workers.wait_for_complete()
    svg = await at_rest(pilot)
    svg = re.sub(r"@font-face \{.*?\n    \}\n", "", svg, flags=re.DOTALL)
    return svg.replace("<text ", '<text xml:space="preserve" ')


async def at_rest(pilot: Pilot[None]) -> str:
    """Return the screen once it has stopped changing."""
    before, now = "", pilot.app.export_screenshot()
    while now != before:
        await pilot.pause(0.2)
        before, now = now, pilot.app.export_screenshot()
    return now


async def draw(folder: Path, size: tuple[int, int]) -> None:
    """Write the pictures of a size in all languages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages():
        async for name, svg in pictures(language, size):
            (folder / f"{name}.{language}.svg").write_text(svg, encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Draw the kept pictures, or those of another size into another folder."""
    os.environ.pop("NO_COLOR", None)
    if not arguments:
        for size, folder in SIZES.items():
            asyncio.run(draw(folder, size))
        return
    columns, lines = arguments[0].split("x")
    asyncio.run(draw(Path(arguments[1]), (int(columns), int(lines))))


if __name__ == "__main__":
    main(sys.argv[1:])
