"""Interviews on the screen: an app on a small store, and ways to fill it in."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from content.decision import Known, KnownClient
from tests.content.cases import MEETING
from tests.tui import stores
from tui.screens.interview import InterviewScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from textual.pilot import Pilot

    from content.decision import Decision
    from tui.app import CoachApp
    from tui.use_cases.interview import Interview

FACTS = {
    each: MEETING[each]
    for each in ("client", "subject", "starts_at", "minutes", "format", "repeats")
}
"""A video meeting of an hour with Carpatica Foods on Thursday 10 December at ten."""
IN_PERSON = {**FACTS, "format": "in_person", "travel_minutes": 40}
HOSTILE = (
    "[/] x",
    "[@click=app.quit]A[/]",
    "[link=https://example.com]B",
    "\x1b[2J\x1b]52;c;QQ==\x07C",
    "\u202eevil\u2066",
    "株式会社テスト",
    "S\u0326tefan S\u0327i Fiii",
    "a" * 10_000,
)


class Coach:
    """The app under test with its pilot."""

    def __init__(self, app: CoachApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def interview(self) -> Interview:
        """The interview that is shown."""
        assert isinstance(self.app.screen, InterviewScreen)
        return self.app.screen.interview

    @property
    def shown(self) -> str:
        """The name of the screen that is shown."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """Everything that is on the screen."""
        width = self.app.size.width
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.crop(0, width).text.rstrip() for strip in lines)

    @property
    def prose(self) -> str:
        """The same as one line, however it is broken."""
        return " ".join(self.text.split())

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, as a paste."""
        from textual import events

        self.app.screen.post_message(events.Paste(text))
        await self.pilot.pause()

    async def begin(self, answers: Mapping[str, Any] | None = None) -> None:
        """Begin an interview."""
        self.app.start_interview({} if answers is None else answers)
        await self.pilot.pause()

    async def ask(self, answers: Mapping[str, Any] = FACTS) -> None:
        """Begin an interview on a meeting whose facts are known, and go on to its questions."""
        await self.begin(answers)
        await self.press("enter")

    async def until(self, screen: str) -> None:
        """Wait until a screen is shown."""
        for _ in range(100):
            if self.shown == screen:
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{self.shown}, not {screen}:\n{self.text}")


@asynccontextmanager
async def coach(
    folder: Path,
    language: str = "en",
    size: tuple[int, int] = (80, 24),
    decisions: tuple[Decision, ...] = (),
) -> AsyncIterator[Coach]:
    """Run the app on a store in a folder."""
    app = stores.app(folder, decisions, language)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Coach(app, pilot)


def know(folder: Path, client: str = "Carpatica Foods", **answers: Any) -> None:
    """Let a client be known from 12 October."""
    known = {each: Known(value, date(2026, 10, 12)) for each, value in answers.items()}
    stores.session(folder).repository.remember(KnownClient(client, known))
