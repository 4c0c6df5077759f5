"""Check your answers: all of them on one page, each open to change, before the advice."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui import phrases
from tui.interview import CHECK
from tui.keys import key
from tui.screens.interview import InterviewScreen
from tui.widgets.layout import padded, wrapped
from tui.widgets.page import Page
from tui.widgets.pick import Pick
from tui.widgets.picks import Picks
from tui.widgets.rows import Invitation

if TYPE_CHECKING:
    from typing import Any

    from textual.app import ComposeResult, CSSPathType
    from textual.binding import BindingType

    from content.words import Words
    from tui.session import Session

NUMBER_COLUMNS = 4
BETWEEN = 2
LEAST_VALUE = 20
"""Columns below which an answer stands on a line of its own."""


class AnswerPick(Pick):
    """One answer, with its short name."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "check.change", display="Enter")]

    def __init__(self, question: str, number: int, label: str, value: str, columns: int) -> None:
        super().__init__()
        self.question = question
        self._number, self._label, self._value = number, label, value
        self._columns = columns

    def told(self, width: int) -> list[Content]:
        """Return the name and the answer, beside each other where there is room."""
        number = Content.styled(str(self._number).rjust(NUMBER_COLUMNS - 2) + "  ", "bold")
        label = padded(Content.styled(self._label, "$quiet"), self._columns + BETWEEN)
        free = width - NUMBER_COLUMNS - label.cell_length
        if free < LEAST_VALUE:
            return self._below(number, width - NUMBER_COLUMNS)
        first, *more = wrapped([Content(self._value)], free)
        indent = Content(" " * (width - free))
        return [Content.assemble(number, label, first), *(indent + line for line in more)]

    def _below(self, number: Content, free: int) -> list[Content]:
        lines = wrapped([Content.styled(self._label, "$quiet"), Content(self._value)], free)
        indent = Content(" " * NUMBER_COLUMNS)
        return [(number if at == 0 else indent) + line for at, line in enumerate(lines)]


class GoOn(Invitation):
    """The way on to the advice."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "check.on", display="Enter")]


class CheckScreen(InterviewScreen):
    """All answers of the path; Enter goes on to the advice."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["interview.tcss", "check.tcss"]
    AUTO_FOCUS = "GoOn"

    def compose_body(self) -> ComposeResult:
        """Lay out the answers by part, and the way on at their foot."""
        with Page(classes="body", id="check"):
            yield Static(Content(self.words("check.title")), classes="title")
            yield Static(Content(self.words("check.about")), classes="quiet about")
            picks = self._answers()
            with Picks(numbered=len(picks)):
                yield from self._parts(picks)
                yield GoOn("Enter", self.words("check.invitation"))

    def _parts(self, picks: list[AnswerPick]) -> ComposeResult:
        part = None
        for pick in picks:
            mine = self._part(pick.question)
            if mine != part:
                part = mine
                yield Static(Content(self.words(f"check.part.{part}")), classes="part")
            yield pick

    def _part(self, question_id: str) -> str:
        question = self.session.library.question(question_id)
        return "meeting" if question.part == "meeting" else "reasoning"

    def _answers(self) -> list[AnswerPick]:
        labels = [self.words(f"questions.{each}.label") for each in self.interview.path.asked]
        columns = max(Content(each).cell_length for each in labels)
        return [
            AnswerPick(question, number, label, self._value(question), columns)
            for number, (question, label) in enumerate(
                zip(self.interview.path.asked, labels, strict=True), 1
            )
        ]

    def _value(self, question_id: str) -> str:
        question = self.session.library.question(question_id)
        value = self.interview.path.facts[question_id]
        return clean(answer_shown(self.session, question_id, question.kind, value))

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        if isinstance(event.pick, AnswerPick):
            self.interview.mend(event.pick.question, CHECK)
            self.show_place()
        else:
            self.on()


def answer_shown(session: Session, question_id: str, kind: str, value: Any) -> str:
    """Return an answer in words, days and instants among them."""
    words, today = session.words, session.today()
    if kind == "instant":
        moment = datetime.fromisoformat(value).astimezone(session.environment.zone)
        return words.moment(moment, today=today)
    if kind == "day":
        return words.day(date.fromisoformat(value), today=today)
    if kind == "lasts":
        return _lasts(words, value, today)
    return phrases.answer_in_words(words, question_id, kind, value)


def _lasts(words: Words, value: str, today: date) -> str:
    if value == "once":
        return words("questions.lasts.option.once")
    last = date.fromisoformat(value.removeprefix("until "))
    return words("check.lasts.until", day=words.day(last, today=today))
