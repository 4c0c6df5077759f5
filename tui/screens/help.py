"""Help: what the keys do here and everywhere, and what the figures and drawings mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.drawn import rooms
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.screens.key_list import keys_of
from tui.told.freed_by import CORRECTED, SERIES
from tui.widgets.meanings import Meanings
from tui.widgets.table import Pairs

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

FIGURES = ("mean", "freed", "timed", "as_planned", "expected", "hoped", "moved", "not_known")
SAMPLES = {
    "room": rooms.room(40),
    "expected": rooms.solid("expected", 40),
    "hoped": rooms.solid("hoped", 40),
    "overrun": rooms.room(-20),
    "meeting": rooms.solid("meeting", 60),
    "travel": rooms.solid("travel", 40),
}


class HelpScreen(CoachScreen[None]):
    """Explains the screen that it was called from."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", "help.back", display="Esc"),
        key("question_mark,enter,q", "back", "help.close", show=False),
        key("j", "scroll(2)", "help.down", show=False),
        key("k", "scroll(-2)", "help.up", show=False),
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._of = screen

    def heading(self) -> tuple[str, str]:
        """Return what this is."""
        return self.words("help.title"), ""

    def compose_body(self) -> ComposeResult:
        """Lay out the groups."""
        words = self.words
        here = keys_of(self._of, words)
        with VerticalScroll(id="help"):
            if here:
                yield self._title("here")
                yield Pairs(here)
            yield self._title("everywhere")
            yield Pairs([tuple(pair) for pair in words.find("help.everywhere")])
            yield self._title("drawings")
            samples = [(sample, words(f"help.drawing.{name}")) for name, sample in SAMPLES.items()]
            yield Meanings(samples, words("help.scale"))
            yield self._title("figures")
            named = [(words(f"help.name.{each}"), each) for each in FIGURES]
            told = [*named, (CORRECTED, "corrected"), (SERIES, "series")]
            yield Pairs([(name, words(f"help.meaning.{each}")) for name, each in told])

    def _title(self, name: str) -> Static:
        return Static(Content(self.words(f"help.group.{name}")), classes="title")

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
