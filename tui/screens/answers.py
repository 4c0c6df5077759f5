"""The answers so far on a page of their own, each open to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.keys import key
from tui.screens.base import CoachScreen
from tui.widgets.answer_rows import AnswerPick, answer_rows
from tui.widgets.page import Page
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.use_cases.interview import Interview
    from tui.widgets.pick import Pick


class AnswersScreen(CoachScreen[str | None]):
    """Returns the id of the question whose answer is to be changed; None to change none."""

    CSS_PATH = ["interview.tcss", "answers.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "close", "answers.close", display="Esc"),
        key("left", "close", "answers.close_too", show=False),
        key("r", "close", "answers.close_by_r", show=False),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self._interview = interview

    def heading(self) -> tuple[str, str]:
        """Return the title of the page."""
        return self.words("interview.answers.title"), ""

    def compose_body(self) -> ComposeResult:
        """Lay out the answers."""
        with Page(classes="body"):
            yield answer_rows(self._interview)
            yield Static(Content(self.words("interview.answers.about")), classes="about quiet")

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one(Picks).take_focus()

    def on_pick_picked(self, picked: Pick.Picked) -> None:
        """Return the question of the answer that was picked."""
        picked.stop()
        assert isinstance(picked.pick, AnswerPick)
        self.dismiss(picked.pick.told_back.question)

    def action_close(self) -> None:
        """Return to the question."""
        self.dismiss(None)
