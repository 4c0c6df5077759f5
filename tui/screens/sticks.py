"""What sticks: of each way, how often it held."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.breathing_room import sticks
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.told.meetings import tactic_short
from tui.widgets.table import Triples

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.breathing_room import Stick

BAR_COLUMNS = 20


class SticksScreen(CoachScreen[None]):
    """Shows how many occurrences of each tactic took less than the meeting as it was."""

    CSS_PATH = "note.tcss"
    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", "sticks.back", display="Esc"),
        key("enter", "back", "sticks.close", show=False),
    ]

    def heading(self) -> tuple[str, str]:
        """Return what this is."""
        return self.words("history.sticks.title"), ""

    def compose_body(self) -> ComposeResult:
        """Lay out a row for each tactic that was checked in."""
        found = sticks(self.session.repository.decisions())
        with VerticalScroll(id="note"):
            yield Static(Content(self.words("history.sticks.about")))
            if found:
                yield Triples([self._row(each) for each in found])
            else:
                yield Static(Content.styled(self.words("history.sticks.nothing"), "$quiet"))

    def _row(self, each: Stick) -> tuple[str, str, str]:
        held = round(BAR_COLUMNS * each.held / each.checked_in)
        bar = f"{'█' * held}{'░' * (BAR_COLUMNS - held)}"
        counts = self._held(each)
        return tactic_short(self.words, each.tactic), bar, counts

    def _held(self, each: Stick) -> str:
        held, checked_in = each.held, each.checked_in
        return self.words("history.sticks.held", count=held, held=held, checked_in=checked_in)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
