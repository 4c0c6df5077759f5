"""One app in a process of its own that is told by lines what to do, and answers in seconds.

`python -m tests.benchmarks.screen_worker FOLDER` opens the coach on a store, without a folder the
smallest app that answers a key. Two of them, told in turn, make pairs.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

from content.decision import Letter
from tests.benchmarks import painted
from tests.benchmarks.painted import Painted
from tests.tui.stores import session
from tests.tui.tour import MEETING
from tui.app import CoachApp, read_store
from tui.screens.history import HistoryScreen
from tui.screens.home import HomeScreen
from tui.screens.meeting import MeetingScreen
from tui.use_cases.overview import Lookout

TO_THE_CHECK = ("3", "2", "1", "2", "6", "0", "enter", "1", "2")
"""Answers to the questions after those about the meeting."""


class OneKey(App[None]):
    """One line of text that changes with each key."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("0")

    def on_key(self, event: Key) -> None:
        """Show the key."""
        said = self.query_one(Static)
        said.update(f"{event.key} {'.' if str(said.content).endswith(' ') else ' '}")


class Worker:
    """Does what it is told with the coach."""

    def __init__(self, app: CoachApp, painted: Painted) -> None:
        self._app, self._painted = app, painted
        self._changes = 0

    async def home(self) -> float:
        """Open Home after a change, when the weeks have to be worked out again."""
        store = self._app.session.repository
        first, self._changes = store.decisions()[0], self._changes + 1
        letter = Letter("client", "Review", f"{self._changes}", "en", "warm")
        store.record([replace(first, letter=letter)])
        return await self._opened(HomeScreen(asks=False))

    async def history(self) -> float:
        """Open History from Home."""
        self._app.lookout = Lookout(self._app.session)
        _ = self._app.lookout.overview().weeks
        return await self._opened(HistoryScreen())

    async def _opened(self, screen: HomeScreen | HistoryScreen) -> float:
        seconds = await self._painted.after(lambda: self._app.push_screen(screen))
        await self._home()
        return seconds

    async def open_history(self) -> float:
        """Open History and stay there, until all of it is known."""
        seconds = await self._painted.after(lambda: self._app.push_screen(HistoryScreen()))
        await asyncio.sleep(1)
        return seconds

    async def number_key(self) -> float:
        """Answer the first question of an interview."""
        await self._to_the_questions()
        seconds = await self._painted.key(TO_THE_CHECK[0])
        await self._home()
        return seconds

    async def advice(self) -> float:
        """Answer all questions, and press Enter on the last page before the advice."""
        await self._to_the_questions()
        await self._painted.key(*TO_THE_CHECK)
        seconds = await self._painted.key("enter")
        await self._home()
        return seconds

    async def _to_the_questions(self) -> None:
        self._app.session.unfinished.clear()
        meeting = {**MEETING, "subject": "review", "client": "Somebody new"}
        await self._painted.after(lambda: self._app.start_interview(meeting))
        while isinstance(self._app.screen, MeetingScreen):
            await self._painted.key("enter")

    async def _home(self) -> None:
        while len(self._app.screen_stack) > 2:
            self._app.pop_screen()
            await self._painted.rest()


async def obey(app: App[None], painted: Painted) -> None:
    """Do what each line says: the name of something that Worker does, or a key."""
    worker = Worker(app, painted) if isinstance(app, CoachApp) else None
    if worker:
        await worker._home()
    while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
        does = getattr(worker, line, None)
        seconds = await (does() if does else painted.key(line))
        print(seconds, file=sys.__stdout__, flush=True)


def main(arguments: list[str]) -> None:
    """Run the app until there are no more lines."""
    app: App[None] = _coach(Path(arguments[0])) if arguments else OneKey()
    asyncio.run(painted.run(app, lambda found: obey(app, found)))


def _coach(folder: Path) -> CoachApp:
    opened = session(folder)
    read_store(opened)
    return CoachApp(opened)


if __name__ == "__main__":
    main(sys.argv[1:])
