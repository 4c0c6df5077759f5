"""History: every decision by the week of its meeting, filtered, sorted, searched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from tui.drawn.rooms import MINUTES_A_COLUMN, SHAPES
from tui.keys import UNDO, key
from tui.screens.base import CoachScreen
from tui.told.measure_words import freed, shares
from tui.use_cases.history_wanted import BY_WEEK, ORDERS, Wanted
from tui.use_cases.looking_back import LookBack
from tui.widgets.history_lines import HistoryLines
from tui.widgets.row_list import BESIDE, Item, RowList
from tui.widgets.week_lines import WeekLines

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from tui.use_cases.looking_back import Totals

TOTALS_AFTER_SECONDS, SEARCH_AFTER_SECONDS = 0.2, 0.15


class HistoryScreen(CoachScreen[None]):
    """Leafs through the past."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash", "search", "history.search", display="/"),
        key("t", "tactic", "history.tactic"),
        key("s", "state", "history.state"),
        key("o", "order", "history.order"),
        key("r", "reset", "history.reset"),
        key("w", "sticks", "history.sticks"),
        key("c", "clients", "history.clients"),
        key("n", "hide_names", "history.names"),
        *UNDO,
        key("escape", "back", "history.back", display="Esc"),
    ]

    def __init__(self, client: str | None = None) -> None:
        super().__init__()
        self._wanted = Wanted(client=client)
        self._timer: Timer | None = None
        self._totals_timer: Timer | None = None

    def heading(self) -> tuple[str, str]:
        """Return what this is, and the moment."""
        return self.words("history.title"), self.words.moment(self.session.now())

    def compose_body(self) -> ComposeResult:
        """Lay out the line of filters, the words searched for, and the list."""
        yield Static(id="filters", markup=False)
        yield Input(placeholder=self.words("history.search_hint"), id="search", compact=True)
        yield RowList(self._draw, id="rows")
        yield Static(id="totals", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one("#search").display = False
        self._look()
        self._list.open_at(("week", self._back.week_to_open))

    def on_screen_resume(self) -> None:
        """Show what was said on another screen."""
        if self.is_mounted and self._back.overview is not self.coach.lookout.overview():
            self._look(pages=self._back.pages)

    def store_changed(self) -> None:
        """Show what another process or device has changed; the cursor stays where it is."""
        self.on_screen_resume()

    def names_changed(self) -> None:
        """Show or hide the names."""
        self._look(self._back.pages)

    def on_resize(self) -> None:
        """Rows are higher in a narrow window."""
        if self.is_mounted:
            self._show()

    @property
    def _list(self) -> RowList:
        return self.query_one("#rows", RowList)

    def _look(self, pages: int = 1, *, keep: bool = True) -> None:
        """Look back anew, with the present filters."""
        overview = self.coach.lookout.overview()
        self._back = LookBack(overview, self._wanted, pages)
        by_week = self._wanted.order in BY_WEEK
        self._lines = HistoryLines(self.coach.names, overview, by_week=by_week)
        weeks = [self._back.week(name) for name, _ in self._back.by_week] if by_week else []
        self._weeks = WeekLines(self.words, overview.today, weeks)
        self._show(keep=keep)

    def _show(self, *, keep: bool = True) -> None:
        self._by_id = {each.id: each for each in self._back.shown}
        self._list.show(self._items(), keep=keep)
        self._say_wanted()
        self.call_after_refresh(self._say_wanted)
        self._begin_totals()

    def _say_wanted(self) -> None:
        """Say what is shown, and what a column is where it is not what it is everywhere."""
        said = self._wanted.said(self.coach.names)
        is_laid_out = bool(self._list.size.width)
        scale = self._weeks.scale(self._list.columns) if is_laid_out else MINUTES_A_COLUMN
        if scale != MINUTES_A_COLUMN:
            said += f" · {self.words('history.scale', minutes=self.words.minutes(scale))}"
        self.query_one("#filters", Static).update(Content(said))

    def _begin_totals(self) -> None:
        """Show the totals, of more than a page when the page is seen: years take their time."""
        if self._totals_timer:
            self._totals_timer.stop()
        if not self._back.left_out:
            self._show_totals(self._back, self._back.totals())
            return
        self.query_one("#totals", Static).update("")
        self._totals_timer = self.set_timer(TOTALS_AFTER_SECONDS, self._work_out_totals)

    def _work_out_totals(self) -> None:
        self.run_worker(partial(self._totals_of, self._back), thread=True, exclusive=True)

    def _totals_of(self, back: LookBack) -> None:
        """Work out the totals, and then what the next filters and orders ask; in a thread."""
        self.call_later(self._show_totals, back, back.totals())
        _ = back.overview.every_tally

    def _items(self) -> list[Item]:
        width = self.app.size.width - BESIDE
        height = 2 if self._lines.is_low(width) else 1
        items: list[Item] = []
        if self._wanted.order in BY_WEEK:
            for week, decisions in self._back.by_week:
                top = 1 if items else 0
                items.append(Item(("week", week), top + self._weeks.height(width), top))
                items += [Item(("decision", each.id), height) for each in decisions]
        else:
            items = [Item(("decision", each.id), height) for each in self._back.shown]
        if self._back.left_out:
            items.append(Item(("more",), 2, 1))
        return items or [Item(("nothing",), 1)]

    def _draw(self, item: Item, width: int) -> list[Content]:
        kind, *rest = item.key
        if kind == "week":
            return self._weeks.lines(self._back.week(rest[0]), width)
        if kind == "decision":
            decision = self._by_id[rest[0]]
            return self._lines.decision(decision, self._back.tally(decision.id), width)
        count = self._back.left_out
        said = self.words("history.more", count=count) if kind == "more" else self._nothing()
        return [Content.styled(said, "$quiet")]

    def _nothing(self) -> str:
        return self.words("history.nothing" if self._wanted.is_filtered else "history.empty")

    def _show_totals(self, back: LookBack, totals: Totals) -> None:
        if back is not self._back or not self.is_attached:
            return
        words = self.words
        said = [
            words("history.total", count=totals.decisions, freed=freed(words, totals.freed)),
            shares(words, totals.timed, totals.freed - totals.timed),
            self._legend(totals),
        ]
        self.query_one("#totals", Static).update(Content("; ".join(each for each in said if each)))

    def _legend(self, totals: Totals) -> str:
        """Return what is open, with the shapes that stand before it in the rows."""
        said = [
            f"{SHAPES[kind]} {self.words(f'home.week.{kind}', minutes=self.words.minutes(minutes))}"
            for kind, minutes in (("expected", totals.expected), ("hoped", totals.hoped))
            if minutes
        ]
        return ", ".join(said)

    # What can be done

    @on(RowList.Picked)
    def _picked(self, event: RowList.Picked) -> None:
        event.stop()
        kind, *rest = event.item.key
        if kind == "decision":
            self.coach.open_decision(rest[0])
        elif kind == "week":
            from tui.screens.week import WeekScreen

            self.app.push_screen(WeekScreen(rest[0]))
        elif kind == "more":
            self._look(self._back.pages + 1)

    def action_search(self) -> None:
        """Type words to search for."""
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(SEARCH_AFTER_SECONDS, self._search)

    def _search(self) -> None:
        words = self.query_one("#search", Input).value.strip() or None
        if words != self._wanted.filter.search:
            self._want(self._wanted.searched(words))

    @on(Input.Submitted, "#search")
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self._search()
        self._list.focus()

    def action_tactic(self) -> None:
        """Show the next tactic alone, and after the last all of them."""
        self._want(self._wanted.next_tactic())

    def action_state(self) -> None:
        """Show the next state alone, and after the last all of them."""
        self._want(self._wanted.next_state())

    def action_order(self) -> None:
        """Sort the next way."""
        self._want(self._wanted.next_order())

    def action_reset(self) -> None:
        """Show everything, the latest first."""
        self._close_search()
        self._want(Wanted())

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._look(keep=False)
        if not wanted.is_filtered and wanted.order == ORDERS[0]:
            self._list.open_at(("week", self._back.week_to_open))

    def action_sticks(self) -> None:
        """Show what sticks."""
        from tui.screens.sticks import SticksScreen

        self.app.push_screen(SticksScreen())

    def action_clients(self) -> None:
        """Show what the past tells of each client."""
        from tui.screens.clients import ClientsScreen

        self.app.push_screen(ClientsScreen())

    def action_hide_names(self) -> None:
        """Hide all names while somebody looks on, or show them again."""
        self.coach.hide_names()

    def _close_search(self) -> None:
        field = self.query_one("#search", Input)
        field.value = ""
        field.display = False
        self._list.focus()

    def action_back(self) -> None:
        """Let go of the search, else go back."""
        if self.query_one("#search").display:
            self._close_search()
        else:
            self.dismiss(None)
