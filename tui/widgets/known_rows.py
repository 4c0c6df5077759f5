"""What is known of a client: an earlier answer, its date, and its options once it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from tui.keys import key
from tui.widgets.layout import apart, padded, wrapped
from tui.widgets.lines import Lines
from tui.widgets.options import OptionPick
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.told.asked import Option

NUMBER_COLUMNS = 3
GAP = 2
LEAST_ANSWER = 20
"""Columns that an answer needs beside its label; else it stands below."""


class KnownLine(Lines):
    """One answer with its date."""

    DEFAULT_CSS = """
    KnownLine:hover {
        background: $panel;
    }
    """

    class Clicked(Message):
        """It was clicked, to be changed."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, label: str, label_columns: int) -> None:
        super().__init__()
        self._number, self._label, self._label_columns = number, label, label_columns
        self._answer, self._date = "", ""

    def say(self, answer: str, date: str) -> None:
        """Say the answer and when it was given."""
        self._answer, self._date = answer, date
        self.renew()

    def lines(self, width: int) -> list[Content]:
        """Return number, label, answer and date, on as many lines as they need."""
        number = padded(Content.styled(str(self._number), "bold"), NUMBER_COLUMNS)
        label = Content.styled(self._label, "$quiet")
        answer, date = Content(self._answer), Content.styled(self._date, "$quiet")
        free = width - NUMBER_COLUMNS
        beside = free - self._label_columns - GAP - date.cell_length - GAP
        if beside < LEAST_ANSWER:
            lines = [*apart(label, date, free), *wrapped([answer], free)]
        else:
            first, *more = wrapped([answer], beside)
            indent = Content(" " * (self._label_columns + GAP))
            left = padded(label, self._label_columns + GAP) + first
            lines = [*apart(left, date, free), *(indent + line for line in more)]
        return [number + lines[0], *(Content(" " * NUMBER_COLUMNS) + line for line in lines[1:])]

    def on_click(self) -> None:
        """Ask to be changed."""
        self.post_message(self.Clicked(self._number))


class KnownOption(OptionPick):
    """One option of an answer that is open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "known.take", display="Enter"),
    ]


class KnownAnswer(Vertical):
    """One answer, with its options below it while it is open."""

    DEFAULT_CSS = """
    KnownAnswer {
        height: auto;
        margin-bottom: 1;
    }
    KnownAnswer Picks {
        display: none;
        margin: 0 0 0 3;
    }
    KnownAnswer.-open Picks {
        display: block;
    }
    """

    def __init__(self, line: KnownLine, options: Sequence[Option], value: Any) -> None:
        super().__init__()
        self.line = line
        self.options = list(options)
        self.picks = [
            KnownOption(option, number, chosen=option.value == value)
            for number, option in enumerate(options, 1)
        ]

    def compose(self) -> ComposeResult:
        """Lay out the answer and its options."""
        yield self.line
        yield Picks(*self.picks)

    @property
    def is_open(self) -> bool:
        """Tell whether the options are shown."""
        return self.has_class("-open")

    def open(self, value: Any) -> None:
        """Show the options, beginning at the answer that there is."""
        self.add_class("-open")
        at = next((n for n, each in enumerate(self.options) if each.value == value), 0)
        self.picks[at].focus()

    def close(self) -> None:
        """Show the answer alone."""
        self.remove_class("-open")
