"""An app that paints into nothing, timed from what is done to the paint after which it rests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key

COLUMNS, LINES = 100, 30
LOOK_SECONDS = 0.02
AT_REST_SECONDS = 0.001
"""An app that works less than this between two looks is at rest."""
LOOKS_AT_REST = 2


class Painter(HeadlessDriver):
    """A terminal that remembers when it was last written to."""

    painted_at = 0.0

    @property
    def is_headless(self) -> bool:
        """Be taken for a terminal, so that all is painted."""
        return False

    def write(self, data: str) -> None:
        """Remember when."""
        self.painted_at = time.perf_counter()

    def _get_terminal_size(self) -> tuple[int, int]:
        return COLUMNS, LINES


class Painted:
    """What an app that runs takes to paint."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app

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

    async def after(self, do: Callable[[], object]) -> float:
        """Do something; return the seconds until the last paint of what comes of it."""
        await self.rest()
        before = time.perf_counter()
        do()
        await self.rest()
        assert self._driver.painted_at > before, "nothing was painted"
        return self._driver.painted_at - before

    async def key(self, *names: str) -> float:
        """Press keys one after the other; return the seconds of the last one."""
        for name in names:
            char = name if len(name) == 1 else None
            seconds = await self.after(lambda: self._driver.send_message(Key(name, char)))  # noqa: B023
        return seconds


async def run(app: App[Any], script: Callable[[Painted], Any]) -> None:
    """Run an app, and a script beside it once the app is at rest."""
    app.driver_class = Painter
    painted = Painted(app)

    async def pilot(_: object) -> None:
        await painted.rest()
        await script(painted)
        app.exit()

    await app.run_async(auto_pilot=pilot)
