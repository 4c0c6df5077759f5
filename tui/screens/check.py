"""Check your answers: all of them on one page, each open to change, before the advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.keys import key
from tui.screens.interview import InterviewScreen
from tui.use_cases.interview_steps import CHECK
from tui.widgets.answer_rows import AnswerPick, answer_picks
from tui.widgets.page import Page
from tui.widgets.picks import Picks
from tui.widgets.rows import Invitation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.pick import Pick


class GoOn(Invitation):
    """The way on to the advice."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "check.on", display="Enter")]


class CheckScreen(InterviewScreen):
    """All answers of the path; Enter goes on to the advice."""

    CSS_PATH = ["interview.tcss", "check.tcss"]  # noqa: RUF012

    def compose_body(self) -> ComposeResult:
        """Lay out the answers by part, and the way on at their foot."""
        with Page(classes="body", id="check"):
            yield Static(Content(self.words("check.title")), classes="title")
            yield Static(Content(self.words("check.about")), classes="quiet about")
            picks = answer_picks(self.interview)
            with Picks(numbered=len(picks)):
                yield from self._parts(picks)
                yield GoOn("Enter", self.words("check.invitation"))

    def _parts(self, picks: Iterable[AnswerPick]) -> ComposeResult:
        """Yield the answers; each part has its title, shown where there is room."""
        before = None
        for pick in picks:
            part = self._part(pick.told_back.question)
            if part != before:
                before = part
                yield Static(Content(self.words(f"check.part.{part}")), classes="part")
            yield pick

    def _part(self, question_id: str) -> str:
        question = self.session.library.question(question_id)
        return "meeting" if question.part == "meeting" else "reasoning"

    def on_mount(self) -> None:
        """Begin at the way on."""
        super().on_mount()
        self.set_focus(self.query_one(GoOn))
        self.call_after_refresh(self.query_one(GoOn).scroll_visible, animate=False)

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Go to the answer to change, or on to the advice."""
        event.stop()
        if isinstance(event.pick, AnswerPick):
            self.interview.mend(event.pick.told_back.question, CHECK)
            self.show_place()
        else:
            self.on()
