"""The text of a letter, to be read and changed where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import TextArea

from content.plain_text import clean
from tui.keys import key
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widgets.text_area import Edit, EditResult


class Done(Message):
    """The person has done writing in a field."""


class LetterText(TextArea):
    """Many lines, without numbers and without a box; what comes in is made safe."""

    DEFAULT_CSS = """
    LetterText, LetterText:focus {
        border: none;
        border-left: outer $rule;
        padding: 0 1;
        background: $background;
        color: $foreground;
    }
    LetterText:focus {
        border-left: outer $room;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "done", "letter_screen.done", display="Esc"),
    ]

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, highlight_cursor_line=False, id=id)
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Take a change in, made safe."""
        edit.text = clean(edit.text, lines=True)
        return super().edit(edit)

    def show(self, text: str) -> None:
        """Show another text, from its beginning."""
        if text != self.text:
            self.load_text(text)

    def action_done(self) -> None:
        """Leave the text as it is now."""
        self.post_message(Done())


class SubjectLine(Typed):
    """The subject of a letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "done", "letter_screen.done", display="Esc"),
        key("down", "app.focus_next", "letter_screen.to_text", show=False),
    ]

    def action_done(self) -> None:
        """Leave the subject as it is now."""
        self.post_message(Done())
