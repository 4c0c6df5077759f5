"""One place of an interview on the screen, without home below it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

import tui.app
from tests.tui.stores import session
from tui.app import CoachApp
from tui.screens.interview_way import show
from tui.use_cases.interview import Interview
from tui.use_cases.interview_steps import LETTER, Place
from tui.use_cases.session import Session


class Alone(CoachApp):
    """The app with an empty screen where home would be."""

    CSS_PATH = str(Path(tui.app.__file__).parent / "app.tcss")

    def on_mount(self, event: events.Mount | None = None) -> None:
        assert event is not None
        event.prevent_default()
        self.push_screen(Screen())


HOSTILE = (
    "[/] x",
    "[@click=app.quit]A[/]",
    "ESC \x1b[31m\x1b]52;c;aGk=\x07 \u202eevil\u2028 \ud800",
    "Ș" * 100,
    "漢字" * 40,
    "e\u0301 N\u0303oñ $client ${client} {client}",
)
"""Names that a client can have; the last are wide, decomposed, or look like a place to fill in."""


@dataclass
class Open:
    """An app that stands at a place."""

    app: Alone
    pilot: Pilot[None]
    session: Session

    @property
    def text(self) -> str:
        """What can be seen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def seen(self) -> str:
        """What can be seen, as one line with single spaces."""
        return " ".join(self.text.split())

    async def show(self, kind: str, answers: Mapping[str, Any], chosen: str = "") -> Interview:
        """Show a place of an interview with these answers."""
        interview = Interview(self.session)
        interview.answers.update(self.session.read(dict(answers)))
        if kind == LETTER:
            interview.choose(chosen or interview.advice.tactic)
        interview.place = Place(kind)
        show(self.app, interview)
        await self.pilot.pause()
        await self.pilot.pause()
        return interview

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until they are done."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click_heading(self) -> None:
        """Click where the client's name stands, links and all."""
        for column in (1, 5, 9):
            await self.pilot.click(offset=(column, 0))

    async def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(columns, lines)
        await self.pilot.pause()


@asynccontextmanager
async def opened(
    folder: Path, language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Open]:
    """Run the app in a window of this size."""
    known = session(folder, language)
    app = Alone(known)
    async with app.run_test(size=size) as pilot:
        yield Open(app, pilot, known)
