"""Asks which interview is meant: the unfinished one, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui.keys import group, key
from tui.screens.base import CoachScreen
from tui.told.asked import Option
from tui.widgets.options import OptionPick
from tui.widgets.page import Page
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.use_cases.interview import Interview
    from tui.widgets.pick import Pick


class WhichScreen(CoachScreen[bool | None]):
    """Returns True to go on with the unfinished one, False to begin anew, None for neither."""

    AUTO_FOCUS = ""
    CSS_PATH = ["interview.tcss", "which.tcss"]  # noqa: RUF012
    CHOOSE = group("which.choose")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "choose(True)", "which.go_on", group=CHOOSE),
        key("2", "choose(False)", "which.anew", group=CHOOSE),
        key("escape", "neither", "which.neither", display="Esc"),
    ]

    def __init__(self, waiting: Interview) -> None:
        super().__init__()
        self._waiting = waiting

    def compose_body(self) -> ComposeResult:
        """Lay out the question and both answers."""
        with Page(classes="body"):
            yield Static(self.words("interview.which.ask"), classes="ask", markup=False)
            yield Picks(
                OptionPick(Option(True, self.words("interview.which.go_on"), self._named()), 1),
                OptionPick(Option(False, self.words("interview.which.anew")), 2),
            )
            yield Static(Content(self.words("interview.which.lost")), classes="quiet")

    def on_mount(self) -> None:
        """Begin at the first; the question above it stays in sight."""
        self.set_focus(self.query(OptionPick).first(), scroll_visible=False)

    def _named(self) -> str:
        answers = self._waiting.answers
        named = [str(answers[each]) for each in ("client", "subject") if each in answers]
        return clean(", ".join(named))

    def on_pick_picked(self, picked: Pick.Picked) -> None:
        """Return which was picked."""
        picked.stop()
        assert isinstance(picked.pick, OptionPick)
        self.dismiss(picked.pick.option.value)

    def action_choose(self, goes_on: bool) -> None:
        """Return the interview of this number."""
        self.dismiss(goes_on)

    def action_neither(self) -> None:
        """Return to where one came from; both stay as they are."""
        self.dismiss(None)
