"""A line, or a few, that can be chosen: by arrows and Enter, by its number, with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message

from tui.keys import key
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.binding import BindingType

MARK = "▐ "
NO_MARK = "  "


class Pick(Lines, can_focus=True):
    """Shows lines with a mark at their left while it has the focus; says when it is chosen."""

    DEFAULT_CSS = """
    Pick:focus {
        background: $block-cursor-background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "app.pick", show=False)]

    class Picked(Message):
        """It was chosen."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

        @property
        def control(self) -> Pick:
            """What was chosen."""
            return self.pick

    def told(self, width: int) -> list[Content]:
        """Return the lines without the mark; each kind of row has its own."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Content]:
        """Return the lines, with the mark when they have the focus."""
        mark = (MARK, "$room") if self.has_focus else NO_MARK
        return [Content.assemble(mark, line) for line in self.told(width - len(MARK))]

    def action_pick(self) -> None:
        """Say that it was chosen."""
        self.post_message(self.Picked(self))

    def on_click(self) -> None:
        """Choose with the mouse."""
        self.action_pick()
