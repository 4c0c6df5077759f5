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

from content.words import languages
from tests.tui.states import states
from tests.tui.tour import byways, journey, lived_in, press
from tui.app import CoachApp

FOLDER = Path(__file__).parent.parent.parent / "screenshots"
SIZES = {(80, 24): FOLDER, (120, 36): FOLDER / "120x36"}
"""The sizes that are kept, and where."""
BYWAYS = {
    "WhichScreen": "which",
    "LetterAnswersScreen": "letter_answers",
    "RefusedScreen": "refused",
    "TermsScreen": "terms",
    "UntilScreen": "until",
    "LaterCallScreen": "later_call",
    "SettingForm": "setting",
    "ChoiceScreen": "choice",
    "known": "known",
    "answers": "answers",
}
"""The pictures of what opens from others; what names a folder of the machine has none."""
Named = tuple[str, str]
"""A picture's name and its SVG."""


async def pictures(language: str, size: tuple[int, int]) -> AsyncIterator[Named]:
    """Yield every picture of a language in the order in which a person comes by."""
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
        async with lived_in(Path(folder), language, size) as pilot:
            async for name in journey(pilot):
                yield name, await picture(pilot)
            async for name in byways(pilot):
                if name in BYWAYS:
                    yield BYWAYS[name], await picture(pilot)


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
