"""What the screens of one week have in common: its days in the heading, and the way to others."""

from __future__ import annotations

from abc import abstractmethod
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from content.iso_weeks import DAYS_IN_A_WEEK, monday, shift
from tui.keys import group, key
from tui.screens.base import CoachScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

OTHER_WEEK = group("week.other")


class OneWeekScreen(CoachScreen[None]):
    """Shows one ISO week, such as "2026-W50"; the arrows lead to those beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "other(-1)", "week.before", group=OTHER_WEEK),
        key("right", "other(1)", "week.after", group=OTHER_WEEK),
        key("escape", "back", "week.back", display="Esc"),
    ]

    def __init__(self, week: str) -> None:
        super().__init__()
        self.week = week

    @abstractmethod
    def show(self) -> None:
        """Show the week as it is now."""

    def days(self) -> str:
        """Return the first and the last day of the week, in words."""
        first = monday(self.week)
        last = first + timedelta(days=DAYS_IN_A_WEEK - 1)
        return self.words(
            "history.span",
            first=self.words.day(first, "short_day"),
            last=self.words.day(last, "short_day", self.session.today()),
        )

    def on_mount(self) -> None:
        """Fill the page."""
        self.show()

    def on_screen_resume(self) -> None:
        """Show what was said on another screen."""
        if self.is_mounted:
            self.show()

    def store_changed(self) -> None:
        """Show what another process or device has changed."""
        self.show()

    def action_other(self, step: int) -> None:
        """Show the week before or after."""
        self.week = shift(self.week, step)
        self.show()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
