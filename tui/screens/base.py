"""What all screens have in common: a title line, the key line, the words and the session."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.coach import Coach
from tui.told.meetings import meeting
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from content.decision import Decision
    from content.words import Words
    from tui.use_cases.session import Session

Result = TypeVar("Result")
WIDEST_PAGE = 130
"""Columns; lists and texts have narrower limits of their own."""


class CoachScreen(Screen[Result]):
    """A screen of the coach. Subclasses yield their body in `compose_body`."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-normal"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high"), (32, "-tall")]  # noqa: RUF012

    @property
    def coach(self) -> Coach:
        """Return the app, by its own type."""
        assert isinstance(self.app, Coach)
        return self.app

    @property
    def session(self) -> Session:
        """Return the use-cases."""
        return self.coach.session

    @property
    def words(self) -> Words:
        """Return the words of the screen's language."""
        return self.session.words

    def heading(self) -> tuple[str, str]:
        """Return what stands top left and top right."""
        now = self.session.now()
        return self.words("app.name"), self.words.moment(now)

    def heading_of(self, decision: Decision) -> tuple[str, str]:
        """Return whom a decided meeting is with and what about, and when it is."""
        moment = self.words.moment(decision.starts_at, today=self.session.today())
        return meeting(self.coach.names, decision), moment

    def compose(self) -> ComposeResult:
        """Lay out the title line, the body and the key line."""
        self._set_margins()
        self._fit()
        left, right = self.heading()
        with Horizontal(id="heading"):
            yield Static(Content(left), id="heading-left")
            yield Static(Content(right), id="heading-right")
        yield from self.compose_body()
        yield KeyLine(self.words)

    def on_resize(self) -> None:
        """Keep the margins of the window's new width; what has the focus stays in sight."""
        self._set_margins()
        if self.focused is not None and self._is_seen(self.focused):
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _is_seen(self, widget: Widget) -> bool:
        """Tell whether a widget is in sight."""
        place = self._compositor.visible_widgets.get(widget)
        return place is not None and place[0].overlaps(place[1])

    def _set_margins(self) -> None:
        """Keep the page as wide as can be read, in the middle of a very wide window."""
        self.styles.padding = (0, max(0, self.app.size.width - WIDEST_PAGE) // 2)

    def _fit(self) -> None:
        """Begin with the classes of the window's size, which else cost a second layout."""
        width, height = self.app.size
        wide = max(each for each in self.HORIZONTAL_BREAKPOINTS if each[0] <= width)
        high = max(each for each in self.VERTICAL_BREAKPOINTS if each[0] <= height)
        self.add_class(wide[1], high[1])

    def compose_body(self) -> ComposeResult:
        """Yield the widgets between the title line and the key line."""
        yield from ()

    def set_heading(self) -> None:
        """Say the heading anew."""
        left, right = self.heading()
        self.query_one("#heading-left", Static).update(Content(left))
        self.query_one("#heading-right", Static).update(Content(right))

    def before_quit(self) -> None:
        """Keep what must not be lost; the app is about to end."""

    def store_changed(self) -> None:
        """Show what another process or device has changed; typed text stays as it is."""

    def names_changed(self) -> None:
        """Show names, or hide them: `coach.names` says which."""

    def action_undo(self) -> None:
        """Take back this device's last change, and say what it was."""
        self.coach.undo()

    def action_redo(self) -> None:
        """Do again what was undone last, and say what it was."""
        self.coach.redo()

    def action_press_key(self, key: str) -> None:
        """Do what a key does, for those who click its word."""
        self.app.simulate_key(key)
