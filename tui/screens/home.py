"""Home: the breathing room in large, the rooms of the weeks, what waits, and where to begin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Center, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from storage.faults import StorageFault
from tui.keys import UNDO, group, key
from tui.refusals import fault_line
from tui.screens.base import CoachScreen
from tui.told.measure_words import figure
from tui.use_cases.attention import waiting_check_ins
from tui.use_cases.home_rows import Row, recent_rows, waiting_rows
from tui.widgets.figure import LargeFigure
from tui.widgets.pick import Pick
from tui.widgets.rows import Invitation, RowPick
from tui.widgets.week_rooms import WeekRooms

if TYPE_CHECKING:
    from typing import Any

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.use_cases.overview import Overview

NUMBERS = 9
OPEN = group("home.open")
WEEKS, TALL_WEEKS, TALL_LINES = (4, 1), (7, 4), 32
"""How many weeks are drawn before and after this one; more on a screen of so many lines."""


class HomeScreen(CoachScreen[None]):
    """Where the app begins and returns to."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "#invitation"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"open({number})", f"home.open.{number}", group=OPEN)
            for number in range(1, NUMBERS + 1)
        ),
        key("down,j", "app.focus_next", "home.next", show=False),
        key("up,k", "app.focus_previous", "home.previous", show=False),
        key("pagedown", "scroll(1)", "home.page_down", show=False),
        key("pageup", "scroll(-1)", "home.page_up", show=False),
        key("a", "agenda", "home.agenda"),
        key("h", "history", "home.history"),
        *UNDO,
        key("n", "hide_names", "home.names"),
        key("s", "settings", "home.settings"),
        key("q", "app.quit", "home.quit_too", show=False),
    ]

    def __init__(self, *, asks: bool = True) -> None:
        """`asks`: what has passed is asked about before anything is shown."""
        super().__init__()
        self._asks = asks

    def compose_body(self) -> ComposeResult:
        """Lay out the page; it is filled by `renew`."""
        with VerticalScroll(id="home", can_focus=False):
            yield Static("\n".join(self.words.find("home.about")), id="about", markup=False)
            yield Static(id="faults", classes="fault", markup=False)
            yield LargeFigure(id="figure")
            yield WeekRooms(self.words, id="weeks")
            yield Vertical(id="waiting")
            yield Vertical(id="recent")
        with Center(id="begin"):
            yield Invitation("Enter", self.words("home.invitation"), id="invitation")

    def on_mount(self) -> None:
        """Fill the page, or ask first and fill it when it comes to the front."""
        self._waiting: list[Row] = []
        self._recent: list[Row] = []
        self._is_new = True
        self._shown = self.coach.lookout.overview()
        if self._asks and waiting_check_ins(self._shown):
            self.coach.open_check_in()
        else:
            self._renew()

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was in front."""
        if self.is_mounted and not self._is_new:
            self._renew()
        self._is_new = False

    def store_changed(self) -> None:
        """Show what another process or device has changed."""
        self._renew()

    def names_changed(self) -> None:
        """Show or hide the names."""
        self._renew()

    def on_resize(self) -> None:
        """Show as many weeks as the height allows."""
        if self.is_mounted and self.is_current:
            self._show_weeks()

    def _renew(self) -> None:
        overview = self._shown = self.coach.lookout.overview()
        target = self.session.settings.target_minutes_per_week
        begun = bool(overview.decisions)
        self.set_heading()
        self.query_one("#about").display = not begun
        self.query_one("#figure", LargeFigure).show(figure(self.words, overview, target))
        for name in ("#figure", "#weeks"):
            self.query_one(name).display = begun
        self._show_weeks()
        self._show_faults()
        self._show_rows(overview)

    def _show_weeks(self) -> None:
        overview = self._shown
        is_tall = self.app.size.height >= TALL_LINES
        count, ahead = TALL_WEEKS if is_tall else WEEKS
        weeks = self.query_one("#weeks", WeekRooms)
        shown = [*overview.before(count), overview.this_week, *overview.ahead()[:ahead]]
        weeks.show(shown, overview.week)

    def _show_faults(self) -> None:
        """Say what of the store and of the settings can't be used; the rest is in use."""
        lines = [fault_line(self.words, each) for each in self.session.repository.faults()]
        lines += self.coach.setting_faults()
        disputes = len(self.session.repository.conflicts())
        lines += [self.words("store.versions.waiting", count=disputes)] if disputes else []
        said = self.query_one("#faults", Static)
        said.display = bool(lines)
        said.update(Content("\n".join(lines)))

    def _show_rows(self, overview: Overview) -> None:
        waiting = waiting_rows(self.coach.names, overview, self._unfinished(), NUMBERS)
        if waiting != self._waiting:
            self._waiting = waiting
            picks = [
                RowPick(row, number if number <= NUMBERS else None)
                for number, row in enumerate(waiting, 1)
            ]
            self._fill("#waiting", "home.waiting.title", picks)
        recent = recent_rows(self.coach.names, overview)
        if recent != self._recent:
            self._recent = recent
            columns = max((len(row.lead) for row in recent), default=0) + 2
            picks = [RowPick(row, lead_columns=columns) for row in recent]
            self._fill("#recent", "home.recent.title", picks)
        self.refresh_bindings()

    def _fill(self, place: str, title: str, picks: list[RowPick]) -> None:
        """Put rows below their title in place of those that were there."""
        box = self.query_one(place)
        if box.has_focus_within:
            self.query_one("#invitation").focus()
        box.remove_children()
        box.display = bool(picks)
        box.mount_all([Static(Content(self.words(title)), classes="title"), *picks])

    def _unfinished(self) -> dict[str, Any] | None:
        """Return the unfinished interview; one that can't be read is told when it is opened."""
        try:
            return self.session.unfinished.read()
        except StorageFault:
            return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the numbers of rows that there are, and to undo what was decided."""
        if action == "open":
            return self.is_mounted and parameters[0] in range(1, len(self._waiting) + 1)
        if action == "undo":
            return self.is_mounted and bool(self._shown.decisions)
        return True

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        if isinstance(event.pick, RowPick):
            self._open(event.pick.row)
        else:
            self.coach.start_interview({})

    def action_open(self, number: int) -> None:
        """Open a thing that waits by its number."""
        self._open(self._waiting[number - 1])

    def _open(self, row: Row) -> None:
        kind, *rest = row.key
        if kind == "unfinished":
            self.coach.start_interview(None)
        elif kind == "rest":
            self.coach.open_history()
        elif kind == "check_in":
            self.coach.open_check_in(rest[0], rest[1])
        elif kind in ("follow_up", "ending"):
            self._ask(kind, *rest)
        else:
            self.coach.open_decision(rest[0])

    def _ask(self, kind: str, decision_id: str, day: str) -> None:
        # Hardly any start needs it, and every start pays for what is imported.
        from tui.screens.answers_to import ask_ending, ask_follow_up

        decision = self.session.repository.decision(decision_id)
        if kind == "ending":
            ask_ending(self.coach, decision)
        else:
            ask_follow_up(self.coach, decision, date.fromisoformat(day))

    def action_agenda(self) -> None:
        """Look ahead."""
        self.coach.open_agenda()

    def action_history(self) -> None:
        """Look back."""
        self.coach.open_history()

    def action_settings(self) -> None:
        """Show the settings."""
        self.coach.open_settings()

    def action_hide_names(self) -> None:
        """Hide all names while somebody looks on, or show them again."""
        self.coach.hide_names()

    def action_scroll(self, pages: int) -> None:
        """Move the page by almost its height."""
        page = self.query_one("#home", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 1))
