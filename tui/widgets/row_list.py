"""A long list of rows, each drawn only when it is seen; one of them is chosen with the arrows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from tui.keys import key
from tui.widgets.layout import fitted
from tui.widgets.pick import MARK, NO_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType
    from textual.events import Click


BESIDE = 12
"""Columns of a window that no row has: the most that margins, the mark and the scrollbar take."""
LINES_ABOVE = 3
"""How much is seen above the item at which a list opens."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list, by what it stands for."""

    key: tuple[str, ...]
    height: int = 1
    """Lines that it takes."""
    top: int = 0
    """Lines of these that are empty, above it."""


class RowList(ScrollView, can_focus=True):
    """Shows items, drawn by a function that is given an item and the columns there are."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        background: $background;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
    }
    RowList > .rows--chosen {
        background: $panel;
    }
    RowList:focus > .rows--chosen {
        background: $block-cursor-background;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--chosen", "rows--row"}
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "rows.pick", display="Enter"),
        key("down,j", "move(1)", "rows.down", show=False),
        key("up,k", "move(-1)", "rows.up", show=False),
        key("pagedown,space", "page(1)", "rows.page_down", show=False),
        key("pageup", "page(-1)", "rows.page_up", show=False),
        key("home,g", "end(False)", "rows.first", show=False),
        key("end,G", "end(True)", "rows.last", show=False),
    ]
    cursor: reactive[int] = reactive(0, repaint=False)

    class Picked(Message):
        """An item was chosen."""

        def __init__(self, item: Item) -> None:
            super().__init__()
            self.item = item

    def __init__(
        self,
        draw: Callable[[Item, int], list[Content]],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._draw = draw
        self._items: Sequence[Item] = ()
        self._tops: list[int] = [0]
        self._drawn: dict[tuple[int, int], list[Content]] = {}
        self._opened_at: tuple[str, ...] | None = None

    @property
    def items(self) -> Sequence[Item]:
        """The items that are shown."""
        return self._items

    @property
    def columns(self) -> int:
        """The columns that a row is drawn in."""
        return max(1, self.scrollable_content_region.width - len(MARK) - 1)

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self.cursor] if self._items else None

    def show(self, items: Sequence[Item], *, keep: bool = True) -> None:
        """Show other items; with `keep` the cursor stays on its item where it is still there."""
        before = self.chosen.key if keep and self.chosen else None
        self._items = items
        self._tops = [0, *accumulate(item.height for item in items)]
        self._drawn.clear()
        self.virtual_size = Size(self.size.width, self._tops[-1])
        keys = {item.key: number for number, item in enumerate(items)} if before else {}
        self.cursor = keys.get(before, 0) if before else 0
        if not keep:
            self.scroll_home(animate=False)
        self.refresh()

    def go_to(self, wanted: tuple[str, ...]) -> None:
        """Move the cursor to an item, where it is there."""
        for number, item in enumerate(self._items):
            if item.key == wanted:
                self.cursor = number
                return

    def open_at(self, wanted: tuple[str, ...]) -> None:
        """Go to an item and show it near the top, until the cursor is moved."""
        self.go_to(wanted)
        self._opened_at = wanted
        self.scroll_to_cursor()

    def on_resize(self) -> None:
        """Draw for other columns; the chosen row stays in sight."""
        self._drawn.clear()
        self.virtual_size = Size(self.size.width, self._tops[-1])
        if self._opened_at is not None:
            self.scroll_to_cursor()
        self.call_after_refresh(self.scroll_to_cursor)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor among the items."""
        return max(0, min(cursor, len(self._items) - 1))

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        self.scroll_to_cursor()
        self.refresh()

    def scroll_to_cursor(self) -> None:
        """Scroll to where the cursor is, where it isn't in sight."""
        if self.chosen is None:
            return
        item, top = self.chosen, self._tops[self.cursor]
        if item.key == self._opened_at:
            above = min(LINES_ABOVE, self.size.height // 4)
            self.scroll_to(y=top + item.top - above, animate=False, force=True, immediate=True)
        else:
            self._opened_at = None
            self.scroll_to_region(Region(0, top, 1, item.height), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        line, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if line >= self._tops[-1]:
            return Strip.blank(width, self.rich_style)
        number = bisect_right(self._tops, line) - 1
        item, within = self._items[number], line - self._tops[number]
        chosen = number == self.cursor and within >= item.top
        lines = self._lines(number, width)
        told = lines[within - item.top] if 0 <= within - item.top < len(lines) else Content("")
        style = self.get_visual_style("rows--chosen" if chosen else "rows--row")
        mark = (MARK, "$room") if chosen and (self.has_focus or not self.can_focus) else NO_MARK
        content = Content.assemble(mark, told)
        (strip,) = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strip.apply_meta({"row": number})

    def _lines(self, number: int, width: int) -> list[Content]:
        if (number, width) not in self._drawn:
            free = self.columns
            lines = [fitted(line, free) for line in self._draw(self._items[number], free)]
            self._drawn[number, width] = lines
        return self._drawn[number, width]

    def on_click(self, event: Click) -> None:
        """Choose with the mouse: the first click moves, one on the chosen row opens it."""
        number = event.style.meta.get("row")
        if not isinstance(number, int) or number >= len(self._items):
            return
        if number == self.cursor:
            self.action_pick()
        self.cursor = number

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.cursor += step

    def action_page(self, pages: int) -> None:
        """Move the cursor by about as much as is seen."""
        line = self._tops[self.cursor] + pages * max(1, self.size.height - 2)
        line = max(0, min(line, self._tops[-1] - 1))
        self.cursor = bisect_right(self._tops, line) - 1

    def action_end(self, last: bool) -> None:
        """Go to the first or the last item."""
        self.cursor = len(self._items) - 1 if last else 0

    def action_pick(self) -> None:
        """Say that the item under the cursor was chosen."""
        if self.chosen is not None:
            self.post_message(self.Picked(self.chosen))
