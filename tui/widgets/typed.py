"""A field for text from people: what comes in is made safe, and names are completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.suggester import Suggester
from textual.widgets import Input

from content.plain_text import clean, fold
from tui.keys import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType


class Names(Suggester):
    """Completes what is typed to the first name that begins so, whatever its case and accents."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = [clean(each) for each in names]

    async def get_suggestion(self, value: str) -> str | None:
        """Return the name that is suggested."""
        return self.find(value)

    def find(self, value: str) -> str | None:
        """Return the name; its beginning is as long as what is typed."""
        begun = fold(value)
        fitting = (each for each in self._names if fold(each[: len(value)]) == begun)
        return next(fitting, None) if begun else None


class Typed(Input):
    """A text field without a box. A paste of several lines becomes one line, and loses none."""

    DEFAULT_CSS = """
    Typed, Typed:focus {
        border: none;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
    }
    Typed:focus {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
    }
    Typed > .input--placeholder, Typed > .input--suggestion {
        color: $quiet;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "submit", "interview.on", display="Enter"),
    ]

    def __init__(self, text: str = "", *, names: Sequence[str] = (), id: str | None = None) -> None:  # noqa: A002
        self._names = Names(names)
        suggester = self._names if names else None
        super().__init__(text, suggester=suggester, select_on_focus=False, id=id)
        self.cursor_blink = False

    @property
    def completion(self) -> str:
        """The name that → completes what is typed to; empty where there is none."""
        found = self._names.find(self.value)
        return found if found is not None and len(found) > len(self.value) else ""

    def complete(self) -> None:
        """Take the name, as → does at the end of the text."""
        if self.completion:
            self.value = self.completion
            self.cursor_position = len(self.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that would scroll to the screen: there is one line alone."""
        del parameters
        return action not in ("scroll_up", "scroll_down", "page_up", "page_down")

    def insert(self, text: str, index: int) -> None:
        """Insert what was typed, made safe."""
        super().insert(clean(text), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put safe text in place of a selection."""
        super().replace(clean(text), start, end)

    def _on_paste(self, event: events.Paste) -> None:
        self.replace(event.text, *sorted(self.selection))
        event.stop()
        event.prevent_default()
