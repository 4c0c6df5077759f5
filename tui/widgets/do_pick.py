"""Something to do: its number, what it is, and a few words on what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tui.keys import key
from tui.widgets.layout import padded, wrapped
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.binding import BindingType

NUMBER_COLUMNS = 3


class DoPick(Pick):
    """One thing that can be done next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "letter_screen.do", display="Enter")
    ]

    def __init__(self, does: str, number: int, label: str, note: str) -> None:
        super().__init__()
        self.does = does
        self._number, self._label, self._note = number, label, note

    def told(self, width: int) -> list[Content]:
        """Return it on one line, or with its words below where it is narrow."""
        number = padded(Content.styled(str(self._number), "bold"), NUMBER_COLUMNS)
        note = Content.styled(self._note, "$quiet")
        one = Content.assemble(number, self._label, "  ", note)
        if one.cell_length <= width:
            return [one]
        lines = wrapped([Content(self._label), note], width - NUMBER_COLUMNS)
        indent = Content(" " * NUMBER_COLUMNS)
        return [(number if at == 0 else indent) + line for at, line in enumerate(lines)]
