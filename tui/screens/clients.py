"""By client: the time freed, when they were last really met, how often in a row they were not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from content.clients import client_figures
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.told.measure_words import freed
from tui.widgets.layout import apart, at_right, fitted, padded
from tui.widgets.row_list import BESIDE, Item, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.clients import ClientFigures

ORDERS = ("freed", "met", "shrunk", "name")
LEAST_ONE_LINE = 66
FREED_COLUMNS = 16


class ClientsScreen(CoachScreen[None]):
    """Lists the clients by what the past tells of them; their rank stays out of it."""

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("o", "order", "history.order"),
        key("n", "hide_names", "history.names"),
        key("escape", "back", "history.back", display="Esc"),
    ]

    def heading(self) -> tuple[str, str]:
        """Return what this is, and the moment."""
        return self.words("history.clients.title"), self.words.moment(self.session.now())

    def compose_body(self) -> ComposeResult:
        """Lay out the order and the list."""
        yield Static(id="filters", markup=False)
        yield RowList(self._draw, id="rows")

    def on_mount(self) -> None:
        """Fill the list."""
        self._order = ORDERS[0]
        self._look()

    def on_screen_resume(self) -> None:
        """Show what was said on another screen."""
        if self.is_mounted and self._overview is not self.coach.lookout.overview():
            self._look()

    def store_changed(self) -> None:
        """Show what another process or device has changed."""
        self.on_screen_resume()

    def names_changed(self) -> None:
        """Show or hide the names."""
        self._look()

    def on_resize(self) -> None:
        """Rows are higher in a narrow window."""
        if self.is_mounted:
            self._show()

    def _look(self) -> None:
        overview = self._overview = self.coach.lookout.overview()
        self._figures = client_figures(overview.decisions, overview.now)
        self._show()

    def _show(self) -> None:
        said = self.words(f"history.clients.order.{self._order}")
        self.query_one("#filters", Static).update(Content(said))
        height = 1 if self.app.size.width - BESIDE >= LEAST_ONE_LINE else 2
        ordered = sorted(self._figures, key=lambda name: self._place(name, self._figures[name]))
        items = [Item((name,), height) for name in ordered]
        self.query_one("#rows", RowList).show(items or [Item(())])

    def _place(self, name: str, figures: ClientFigures) -> tuple[object, ...]:
        if self._order == "freed":
            return (-figures.freed, name)
        if self._order == "met":
            return (figures.last_met or date.min, name)
        return (-figures.shrunk_in_a_row, name) if self._order == "shrunk" else (name,)

    def _draw(self, item: Item, width: int) -> list[Content]:
        if not item.key:
            return [Content.styled(self.words("history.empty"), "$quiet")]
        figures = self._figures[item.key[0]]
        name = Content(self.coach.names.client(figures.client))
        told = Content(freed(self.words, figures.freed))
        said = Content.styled(", ".join(self._said(figures)), "$quiet")
        if item.height > 1:
            return [*apart(fitted(name, width - told.cell_length - 2), told, width)[:1], said]
        free = width - FREED_COLUMNS
        row = Content.assemble(padded(name, free * 2 // 5), "  ", said)
        return [Content.assemble(padded(row, free), at_right(told, FREED_COLUMNS))]

    def _said(self, figures: ClientFigures) -> list[str]:
        """Return when they were last met, and how often in a row they were not as always."""
        words, met = self.words, figures.last_met
        if met is None:
            said = [words("history.clients.never_met")]
        else:
            day = words.day(met, "short_day", self.session.today())
            said = [words("history.clients.met", day=day)]
        if figures.shrunk_in_a_row:
            said.append(words("history.clients.shrunk", count=figures.shrunk_in_a_row))
        return said

    def on_row_list_picked(self, event: RowList.Picked) -> None:
        """Show the decisions of a client."""
        event.stop()
        if event.item.key:
            self.coach.open_history(self._figures[event.item.key[0]].client)

    def action_order(self) -> None:
        """Sort the next way."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._show()

    def action_hide_names(self) -> None:
        """Hide all names while somebody looks on, or show them again."""
        self.coach.hide_names()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
