"""A short letter to read and take along: the note that a meeting stands as planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui.keys import key
from tui.screens.base import CoachScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.decision import Letter


class NoteScreen(CoachScreen[None]):
    """Shows a letter, with the key that copies it."""

    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("c", "copy", "letter.copy"),
        key("escape", "back", "note.back", display="Esc"),
        key("enter", "back", "note.on", show=False),
    ]

    def __init__(self, heading: tuple[str, str], line: str, letter: Letter) -> None:
        super().__init__()
        self._heading, self._line, self._letter = heading, line, letter

    def heading(self) -> tuple[str, str]:
        """Return the meeting."""
        return self._heading

    def compose_body(self) -> ComposeResult:
        """Lay out a line on what it is, and the letter."""
        with VerticalScroll(id="note"):
            yield Static(Content(self._line), classes="title", id="line")
            yield Static(Content.styled(clean(self._letter.subject), "bold"), classes="subject")
            yield Static(Content(clean(self._letter.body, lines=True)))

    def action_copy(self) -> None:
        """Copy the letter, and say what came of it."""
        line = copied(self, self._letter)
        self.query_one("#line", Static).update(Content(line))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def copied(screen: CoachScreen[None], letter: Letter) -> str:
    """Copy a letter with its subject; return the line that says what came of it."""
    from tui.outgoing.clipboard import copy

    return copy(screen.coach, f"{letter.subject}\n\n{letter.body}")
