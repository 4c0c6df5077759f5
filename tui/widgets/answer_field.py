"""A field for an answer that is typed: how it is read stands beside it, what to type below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult


class AnswerField(Vertical):
    """One text field with its reading, its hint, and the line that refuses what was typed."""

    DEFAULT_CSS = """
    AnswerField {
        height: auto;
    }
    AnswerField .row {
        height: auto;
    }
    AnswerField Typed {
        width: 32;
    }
    AnswerField .read {
        width: 1fr;
        height: auto;
        padding-left: 2;
        color: $quiet;
    }
    AnswerField .note {
        color: $quiet;
    }
    AnswerField .note.-refused {
        color: $text-warning;
    }
    """

    def __init__(self, text: str, hint: str, names: Sequence[str] = ()) -> None:
        super().__init__()
        self.typed = Typed(text, names=names)
        self._hint = hint
        self._read = Static(classes="read", markup=False)
        self._note = Static(Content(hint), classes="note", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Horizontal(classes="row"):
            yield self.typed
            yield self._read
        yield self._note

    def show(self) -> None:
        """Come into sight, with what stands below."""
        self.display = True
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Complete the name that stands below the field."""
        if event.widget is self._note:
            self.typed.complete()
            self.typed.focus()

    def read(self, text: str) -> None:
        """Say how what is typed is read."""
        self._read.update(Content(clean(text)))

    def suggest(self, line: str) -> None:
        """Say below the field what → would do, else what can be typed."""
        self._note.remove_class("-refused")
        self._note.update(Content(clean(line) or self._hint))

    def refuse(self, line: str) -> None:
        """Say below the field why what is typed is no answer."""
        self._note.add_class("-refused")
        self._note.update(Content(line))
        self.show()
