"""An app that paints into nothing, timed from what is done to the picture that comes of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyte
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key

COLUMNS, LINES = 100, 30
LOOK_SECONDS = 0.02
AT_REST_SECONDS = 0.001
"""An app that works less than this between two looks is at rest."""
LOOKS_AT_REST = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds from what was done."""

    picture: float
    """Until every cell is as it stays: what a person waits for."""
    rest: float
    """Until the last paint, which may paint the same once more."""


class Painter(HeadlessDriver):
    """A terminal that remembers what was written to it, and when."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.written: list[tuple[float, str]] = []

    @property
    def is_headless(self) -> bool:
        """Be taken for a terminal, so that all is painted."""
        return False

    def write(self, data: str) -> None:
        """Remember it."""
        self.written.append((time.perf_counter(), data))

    def _get_terminal_size(self) -> tuple[int, int]:
        return COLUMNS, LINES


class Painted:
    """What an app that runs takes to paint."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.Stream(self._screen)

    @property
    def _driver(self) -> Painter:
        driver = self._app._driver
        assert isinstance(driver, Painter)
        return driver

    async def rest(self) -> None:
        """Wait until the app has nothing to do."""
        rested = 0
        while rested < LOOKS_AT_REST:
            before = time.process_time()
            await asyncio.sleep(LOOK_SECONDS)
            rested = rested + 1 if time.process_time() - before < AT_REST_SECONDS else 0

    async def after(self, do: Callable[[], object]) -> Seen:
        """Do something; return how long it takes until what comes of it is seen."""
        await self.rest()
        self._read()
        before = time.perf_counter()
        do()
        await self.rest()
        pictures = self._read()
        assert pictures, "nothing was painted"
        last_at, last = pictures[-1]
        picture_at = last_at
        for painted_at, picture in reversed(pictures):
            if picture != last:
                break
            picture_at = painted_at
        return Seen(picture_at - before, last_at - before)

    def _read(self) -> list[tuple[float, Any]]:
        """Return the picture after each paint that has not been read yet."""
        written, self._driver.written = self._driver.written, []
        pictures = []
        for painted_at, data in written:
            self._stream.feed(data)
            rows = [self._screen.buffer[line] for line in range(LINES)]
            cells = [[row[column] for column in range(COLUMNS)] for row in rows]
            pictures.append((painted_at, cells))
        return pictures

    async def key(self, *names: str) -> Seen:
        """Press keys one after the other; return what the last one took."""
        for name in names:
            char = name if len(name) == 1 else None
            seen = await self.after(lambda: self._driver.send_message(Key(name, char)))  # noqa: B023
        return seen


async def run(app: App[Any], script: Callable[[Painted], Any]) -> None:
    """Run an app, and a script beside it once the app is at rest."""
    app.driver_class = Painter
    painted = Painted(app)

    async def pilot(_: object) -> None:
        await painted.rest()
        await script(painted)
        app.exit()

    await app.run_async(auto_pilot=pilot)
