"""Somebody with the keyboard alone, or with the mouse alone: what they do is counted."""

from __future__ import annotations

from dataclasses import dataclass

from tests.tui.interviewed import Coach


@dataclass
class Keyboard:
    """Presses keys and counts them; a text that is typed counts by its letters, apart."""

    at: Coach
    presses: int = 0
    letters: int = 0

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once what the one before did is done."""
        for key in keys:
            await self.at.press(key)
            await settled(self.at)
        self.presses += len(keys)

    async def type(self, text: str) -> None:
        """Type a text where one is wanted."""
        await self.at.press(*(NAMES.get(char, char) for char in text))
        self.letters += len(text)


@dataclass
class Mouse:
    """Clicks on what is seen, and never presses a key but to type a text."""

    at: Coach
    clicks: int = 0

    async def click(self, *texts: str) -> None:
        """Click on texts where they stand on the screen: the first place of each, from the top."""
        for text in texts:
            await self._click(self._places(text)[0])

    async def click_key(self, *words: str) -> None:
        """Click on keys where their words stand at the foot of the screen."""
        for word in words:
            await self._click(self._places(word)[-1])

    async def type(self, text: str) -> None:
        """Type a text into the field that was clicked."""
        await self.at.press(*(NAMES.get(char, char) for char in text))

    async def _click(self, place: tuple[int, int]) -> None:
        column, line = place
        widget, region = self.at.app.screen.get_widget_at(column, line)
        await self.at.pilot.click(widget, offset=(column - region.x, line - region.y))
        await settled(self.at)
        self.clicks += 1

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Return where a text stands, from the top: columns and lines from 0."""
        lines = self.at.text.split("\n")
        found = [(line.index(text), number) for number, line in enumerate(lines) if text in line]
        assert found, f"{text!r} is not on the screen:\n{self.at.text}"
        return found


NAMES = {" ": "space", ":": "colon", "-": "minus", "/": "slash"}
"""How keys are called that no letter names."""


async def settled(at: Coach) -> None:
    """Wait until the screen has done what it was asked."""
    for _ in range(3):
        await at.pilot.pause()
