"""The call that an email needed after all: how long it took, and when it was."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from content.decision import LaterCall
from content.words import languages
from tui import dates
from tui.durations import read_minutes
from tui.home_rows import meeting
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.values import MOST_MINUTES

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.attention import Waiting


class LaterCallScreen(CoachScreen[LaterCall | None]):
    """Two fields; Enter goes from one to the next, and then keeps the call."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = "#minutes"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "cancel", "form.cancel", display="Esc"),
        key("down", "app.focus_next", "form.next", show=False),
        key("up", "app.focus_previous", "form.previous", show=False),
    ]

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self._waiting = waiting

    def heading(self) -> tuple[str, str]:
        """Return the meeting and its day."""
        day = self.words.day(self._waiting.day, today=self.session.today())
        return meeting(self.coach.names, self._waiting.decision), day

    def compose_body(self) -> ComposeResult:
        """Lay out the two fields."""
        words = self.words
        with VerticalScroll(id="form", can_focus=False):
            yield Static(Content(words("check_in.later_call.title")), classes="title")
            for field, value in (("minutes", ""), ("day", words("check_in.later_call.today"))):
                yield Label(Content(words(f"check_in.later_call.{field}")))
                hint = words(f"check_in.later_call.{field}_hint")
                yield Input(value, placeholder=hint, id=field, max_length=40, compact=True)
            yield Static(id="line", classes="fault", markup=False)

    @on(Input.Submitted, "#minutes")
    def _to_day(self, event: Input.Submitted) -> None:
        event.stop()
        if self._minutes() is not None:
            self.query_one("#day").focus()

    @on(Input.Submitted, "#day")
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        minutes, day = self._minutes(), self._day()
        if minutes is not None and day is not None:
            self.dismiss(LaterCall(day, minutes))

    def _minutes(self) -> int | None:
        found = read_minutes(self.query_one("#minutes", Input).value)
        if found is not None and 1 <= found <= MOST_MINUTES:
            self._say("")
            return found
        self._say(self.words("check_in.later_call.minutes_refused", most=MOST_MINUTES))
        return None

    def _day(self) -> date | None:
        text = self.query_one("#day", Input).value
        found = past_day(text, self)
        if found is None:
            self._say(self.words("check_in.later_call.day_refused"))
        return found

    def _say(self, line: str) -> None:
        self.query_one("#line", Static).update(Content(line))

    def action_cancel(self) -> None:
        """Go back without a call."""
        self.dismiss(None)


def past_day(text: str, screen: CoachScreen[LaterCall | None]) -> date | None:
    """Return the day that a text means, today or before it; None when it means none."""
    now = screen.session.now()
    reading = dates.read(text, now, languages())
    if reading is None or reading.day is None:
        return None
    if reading.day > now.date() and not re.search(r"\d", text):
        return reading.day - timedelta(weeks=1)
    return reading.day if reading.day <= now.date() else None
