"""The palette: type a few letters of anything that can be done, or of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input

from tui.keys import key
from tui.screens import findable
from tui.screens.base import CoachScreen
from tui.widgets.layout import apart, fitted
from tui.widgets.row_list import Item, RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen


class Sought(Input):
    """What is typed to be found; it tells what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "submit", "palette.choose", display="Enter"),
    ]


class PaletteScreen(CoachScreen[findable.Entry | None]):
    """Returns what was chosen, to be done once this screen is gone."""

    CSS_PATH = "palette.tcss"
    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "palette.choose", display="Enter"),
        key("down", "move(1)", "palette.down", show=False),
        key("up", "move(-1)", "palette.up", show=False),
        key("pagedown", "page(1)", "palette.page_down", show=False),
        key("pageup", "page(-1)", "palette.page_up", show=False),
        key("escape", "back", "palette.back", display="Esc"),
    ]

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._of = screen
        self._found: list[findable.Entry] = []

    def heading(self) -> tuple[str, str]:
        """Return what this is."""
        return self.words("palette.title"), ""

    def compose_body(self) -> ComposeResult:
        """Lay out the field and the list."""
        yield Sought(placeholder=self.words("palette.hint"), id="typed", compact=True)
        rows = RowList(self._draw, id="rows")
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        """Show what can be done."""
        self._every = findable.entries(self.coach, self._of)
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def _show(self, typed: str) -> None:
        self._found = findable.found(self._every, typed)
        items = [Item((str(number),)) for number in range(len(self._found))]
        self._rows.show(items or [Item(("nothing",))], keep=False)

    @property
    def _rows(self) -> RowList:
        return self.query_one("#rows", RowList)

    def _draw(self, item: Item, width: int) -> list[Content]:
        if item.key == ("nothing",):
            return [Content.styled(self.words("palette.nothing"), "$quiet")]
        entry = self._found[int(item.key[0])]
        note = Content.styled(entry.note, "$quiet")
        said = fitted(Content(entry.said), max(1, width - note.cell_length - 2))
        return apart(said, note, width)[:1]

    @on(RowList.Picked)
    def _picked(self, event: RowList.Picked) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Return what is under the cursor."""
        if self._found:
            self.dismiss(self._found[self._rows.cursor])

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self._rows.action_move(step)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is seen."""
        self._rows.action_page(pages)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
