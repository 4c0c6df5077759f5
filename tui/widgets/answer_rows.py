"""The answers so far, each of which can be opened to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tui.keys import key
from tui.told import asked
from tui.widgets.layout import padded, wrapped
from tui.widgets.pick import Pick
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tui.use_cases.interview import Interview

NUMBER_COLUMNS = 3
GAP = 2
LEAST_ANSWER = 16
"""Columns that an answer needs beside its label; else it stands below."""


class AnswerPick(Pick):
    """One answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "answers.change", display="Enter"),
    ]

    def __init__(self, told_back: asked.Told, number: int | None, label_columns: int) -> None:
        super().__init__()
        self.told_back = told_back
        self._number = "" if number is None else str(number)
        self._number_columns = 0 if number is None else NUMBER_COLUMNS
        self._label_columns = label_columns

    def told(self, width: int) -> list[Content]:
        """Return the number, the label and the answer, on as many lines as they need."""
        before = self._number_columns
        number = padded(Content.styled(self._number, "bold"), before)
        label = Content.styled(self.told_back.label, "$quiet")
        answer = Content(self.told_back.answer)
        beside = width - before - self._label_columns - GAP
        if beside < LEAST_ANSWER:
            lines = wrapped([label, answer], width - before)
        else:
            first, *more = wrapped([answer], beside)
            indent = Content(" " * (self._label_columns + GAP))
            lines = [padded(label, self._label_columns + GAP) + first, *(indent + m for m in more)]
        return [number + lines[0], *(Content(" " * before) + line for line in lines[1:])]


def answer_picks(interview: Interview, *, numbered: bool = True) -> list[AnswerPick]:
    """Return the answers so far, their labels in one column."""
    told = asked.all_told(interview)
    columns = max((Content(each.label).cell_length for each in told), default=0)
    return [
        AnswerPick(each, number if numbered else None, columns)
        for number, each in enumerate(told, 1)
    ]


def answer_rows(interview: Interview, *, numbered: bool = True) -> Picks:
    """Return the answers so far below each other."""
    picks = answer_picks(interview, numbered=numbered)
    return Picks(*picks, numbered=len(picks) if numbered else 0)
