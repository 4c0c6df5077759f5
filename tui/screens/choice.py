"""One question with a few numbered answers, on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.keys import group, key
from tui.screens.base import CoachScreen
from tui.widgets.options import OptionPick
from tui.widgets.pick import Pick
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.told.asked import Option

CHOOSE = group("choice.choose")


class ChoiceScreen(CoachScreen[str | None]):
    """Returns the value of the answer, or None."""

    CSS_PATH = "choice.tcss"
    AUTO_FOCUS = "Pick"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"choose({number})", f"choice.{number}", group=CHOOSE)
            for number in range(1, 10)
        ),
        key("escape", "cancel", "choice.cancel", display="Esc"),
        key("j", "app.focus_next", "choice.next", show=False),
        key("k", "app.focus_previous", "choice.previous", show=False),
    ]

    def __init__(
        self, heading: tuple[str, str], ask: str, lines: Sequence[str], options: Sequence[Option]
    ) -> None:
        super().__init__()
        self._heading, self._ask, self._lines, self._options = heading, ask, lines, options

    def heading(self) -> tuple[str, str]:
        """Return what the question is about."""
        return self._heading

    def compose_body(self) -> ComposeResult:
        """Lay out the question, what is said with it, and the answers."""
        picks = [OptionPick(each, number) for number, each in enumerate(self._options, 1)]
        with VerticalScroll(id="choice", can_focus=False):
            yield Static(Content(self._ask), classes="title")
            for line in self._lines:
                yield Static(Content(line), classes="line")
            yield Picks(*picks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the numbers that there are."""
        return action != "choose" or parameters[0] in range(1, len(self._options) + 1)

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        assert isinstance(event.pick, OptionPick)
        self.dismiss(event.pick.option.value)

    def action_choose(self, number: int) -> None:
        """Return the answer of a number."""
        self.dismiss(self._options[number - 1].value)

    def action_cancel(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
