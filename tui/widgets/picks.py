"""Picks below each other: arrows move between them, a number goes to its own, Enter chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll

from tui.keys import group, key
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.binding import BindingType

NUMBER = group("picks.number")
MOVE = group("picks.move")


class Picks(Vertical):
    """A column of picks that remembers where it was left. Those not displayed are passed over.

    Numbers count the first of them, in the order in which they stand. A number of two figures is
    typed one figure after the other.
    """

    DEFAULT_CSS = """
    Picks {
        height: auto;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(figure), f"number({figure})", f"picks.{figure}", group=NUMBER)
            for figure in range(1, 10)
        ),
        key("0", "number(0)", "picks.0", show=False),
        key("up", "move(-1)", "picks.up", display="↑", group=MOVE),
        key("down", "move(1)", "picks.down", display="↓", group=MOVE),
        key("k", "move(-1)", "picks.up_too", show=False),
        key("j", "move(1)", "picks.down_too", show=False),
    ]

    def __init__(
        self,
        *picks: Pick,
        numbered: int = 0,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(*picks, id=id)
        self._numbered = numbered
        self._last: Pick | None = None
        self._typed = 0

    def shown(self) -> list[Pick]:
        """Return the picks that are displayed, in their order."""
        return [each for each in self.query(Pick) if each.display]

    def take_focus(self) -> None:
        """Focus the pick that had the focus last, else the first."""
        for each in (self._last, *self.shown()):
            if each is not None and each.is_attached:
                self._focus(each)
                return

    def on_descendant_focus(self) -> None:
        """Remember where the focus is."""
        if isinstance(self.screen.focused, Pick):
            self._last = self.screen.focused

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the numbers that there are."""
        if action == "number" and isinstance(figure := parameters[0], int):
            return 1 <= figure <= self._numbered or (figure == 0 and self._numbered >= 10)
        return True

    def action_number(self, figure: int) -> None:
        """Go to the pick of a number."""
        both = self._typed * 10 + figure
        number = both if 1 <= both <= self._numbered else figure
        self._typed = number
        if 1 <= number <= self._numbered:
            self._focus(self.query(Pick)[number - 1])

    def action_move(self, step: int) -> None:
        """Go to the next pick or the one before; beyond the ends the page moves instead."""
        self._typed = 0
        shown = self.shown()
        focused = self.screen.focused
        at = next((i for i, each in enumerate(shown) if each is focused), None)
        if at is None:
            self.take_focus()
        elif 0 <= at + step < len(shown):
            self._focus(shown[at + step])
        else:
            self._move_page(step)

    def _focus(self, pick: Pick) -> None:
        """Focus a pick at once, so that an Enter typed right after its number is meant for it."""
        self.screen.set_focus(pick)

    def _move_page(self, lines: int) -> None:
        page = next((each for each in self.ancestors if isinstance(each, VerticalScroll)), None)
        if page is not None:
            page.scroll_relative(y=2 * lines, animate=False)
