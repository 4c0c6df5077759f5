"""One app in a process of its own that is told by lines what to do, and answers in seconds:
until the picture is as it stays, and until it rests.

`python -m tests.benchmarks.screen_worker FOLDER` opens the coach on a store, without a folder the
smallest app that answers a key. Two of them, told in turn, make pairs.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from content.decision import Letter
from tests.benchmarks import painted
from tests.benchmarks.painted import Painted, Seen
from tests.tui.stores import session
from tests.tui.tour import MEETING
from tui.__main__ import COLLECT_AFTER
from tui.app import CoachApp, read_store
from tui.screens.history import HistoryScreen
from tui.screens.home import HomeScreen
from tui.screens.meeting import MeetingScreen
from tui.use_cases.overview import Lookout

TO_THE_CHECK = ("3", "2", "1", "2", "6", "0", "enter", "1", "2")
"""Answers to the questions after those about the meeting."""


WIDGETS = 30
"""About as many as an advice has, and half as many again as a question."""


class Numbered(Screen[None]):
    """Lines of text."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def compose(self) -> ComposeResult:
        """Show each of them with the number of the screen."""
        for line in range(WIDGETS):
            yield Static(f"{self._number}.{line}")


class OneKey(App[None]):
    """One line of text that changes with each key; `s` puts another screen in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._screens = 0

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("0")

    def on_key(self, event: Key) -> None:
        """Show the key, or the next screen."""
        if event.key == "s":
            self._screens += 1
            (self.push_screen if self._screens == 1 else self.switch_screen)(
                Numbered(self._screens)
            )
            return
        said = self.query_one(Static)
        said.update(f"{event.key} {'.' if str(said.content).endswith(' ') else ' '}")


class Worker:
    """Does what it is told with the coach."""

    def __init__(self, app: CoachApp, painted: Painted) -> None:
        self._app, self._painted = app, painted
        self._changes = 0

    async def home(self) -> Seen:
        """Open Home after a change, when the weeks have to be worked out again."""
        store = self._app.session.repository
        first, self._changes = store.decisions()[0], self._changes + 1
        letter = Letter("client", "Review", f"{self._changes}", "en", "warm")
        store.record([replace(first, letter=letter)])
        return await self._opened(HomeScreen(asks=False))

    async def history(self) -> Seen:
        """Open History from Home."""
        self._app.lookout = Lookout(self._app.session)
        _ = self._app.lookout.overview().weeks
        return await self._opened(HistoryScreen())

    async def _opened(self, screen: HomeScreen | HistoryScreen) -> Seen:
        seen = await self._painted.after(lambda: self._app.push_screen(screen))
        await self._home()
        return seen

    async def open_history(self) -> Seen:
        """Open History and stay there, until all of it is known."""
        seen = await self._painted.after(lambda: self._app.push_screen(HistoryScreen()))
        await asyncio.sleep(1)
        return seen

    async def number_key(self) -> Seen:
        """Answer the first question of an interview."""
        await self._to_the_questions()
        seen = await self._painted.key(TO_THE_CHECK[0])
        await self._home()
        return seen

    async def advice(self) -> Seen:
        """Answer all questions, and press Enter on the last page before the advice."""
        await self._to_the_questions()
        await self._painted.key(*TO_THE_CHECK)
        seen = await self._painted.key("enter")
        await self._home()
        return seen

    async def leave(self) -> Seen:
        """Go back to Home."""
        seen = await self._painted.after(self._app.pop_screen)
        await self._home()
        return seen

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
        seen = await (does() if does else painted.key(line))
        print(seen.picture, seen.rest, file=sys.__stdout__, flush=True)


def main(arguments: list[str]) -> None:
    """Run the app until there are no more lines, with as many searches for cycles as it has."""
    gc.set_threshold(COLLECT_AFTER)
    app: App[None] = _coach(Path(arguments[0])) if arguments else OneKey()
    asyncio.run(painted.run(app, lambda found: obey(app, found)))


def _coach(folder: Path) -> CoachApp:
    opened = session(folder)
    read_store(opened)
    return CoachApp(opened)


if __name__ == "__main__":
    main(sys.argv[1:])
