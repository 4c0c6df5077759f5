"""A week before and after: its days with their client meetings, and the room that opens in them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from content.iso_weeks import DAYS_IN_A_WEEK, monday
from storage.faults import StorageFault
from tui.keys import key
from tui.refusals import fault_line
from tui.screens.one_week import OneWeekScreen
from tui.told.measure_words import week_name
from tui.use_cases.coming_week import days_of
from tui.widgets.day_pairs import DayPairs
from tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.use_cases.coming_week import Day


class BeforeAfterScreen(OneWeekScreen):
    """Shows the present week first; the arrows lead to the others."""

    CSS_PATH = "before_after.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("down,j", "scroll(1)", "before_after.down", show=False),
        key("up,k", "scroll(-1)", "before_after.up", show=False),
    ]

    def heading(self) -> tuple[str, str]:
        """Return the week, and its days."""
        title = self.words("before_after.title", week=week_name(self.words, self.week))
        return title, self.days()

    def compose_body(self) -> ComposeResult:
        """Lay out the sum of it, and the days."""
        with Page(id="body"):
            yield Static(id="sum", markup=False)
            yield DayPairs(self.words, id="days")

    def show(self) -> None:
        """Show the week as it is now."""
        self.set_heading()
        first = monday(self.week)
        fault = ""
        try:
            last = first + timedelta(days=DAYS_IN_A_WEEK - 1)
            agenda = self.session.calendar.agenda(first, last)
        except StorageFault as refused:
            agenda, fault = [], fault_line(self.words, refused)
        days = days_of(self.coach.lookout.overview(), agenda, self.week)
        self.query_one("#sum", Static).update(Content(fault or self._sum(days)))
        self.query_one("#days", DayPairs).show(days)

    def _sum(self, days: list[Day]) -> str:
        """Return the hours with clients as they were and as they become, in a sentence."""
        before = sum(part.before for day in days for part in day.parts)
        after = sum(part.after for day in days for part in day.parts)
        if not before:
            return ""
        minutes = self.words.minutes
        key = "same" if before == after else "sum"
        return self.words(f"before_after.{key}", before=minutes(before), after=minutes(after))

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one(Page).scroll_relative(y=lines, animate=False)
