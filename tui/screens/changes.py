"""What would change the advice: each answer that alone gives another outcome, on one page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.told import phrases
from tui.widgets.layout import apart, wrapped
from tui.widgets.page import Page
from tui.widgets.pick import Pick
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.advice import Advice
    from content.words import Words
    from content.would_change import Change


class ChangePick(Pick):
    """One answer that would turn the advice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "changes.answer", display="Enter")
    ]

    def __init__(self, words: Words, change: Change) -> None:
        super().__init__()
        self.change = change
        condition = clean(phrases.change_condition(words, change))
        self._condition = Content(words("advice_screen.changes_page.row", condition=condition))
        self._freed = Content.styled(words.minutes(change.minutes_freed), "$quiet")

    def told(self, width: int) -> list[Content]:
        """Return the condition, and at the other end what the meeting would give back then."""
        if self._condition.cell_length + self._freed.cell_length + 2 <= width:
            return apart(self._condition, self._freed, width)
        return wrapped([Content.assemble(self._condition, ": ", self._freed)], width)


class ChangesScreen(CoachScreen[str | None]):
    """All changes, those to the same outcome together; the question of the picked one is given."""

    CSS_PATH = "changes.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "dismiss", "changes.back", display="Esc"),
        key("w", "dismiss", "changes.back_too", show=False),
    ]

    def __init__(self, advice: Advice, heading: tuple[str, str]) -> None:
        super().__init__()
        self._advice, self._heading = advice, heading

    def heading(self) -> tuple[str, str]:
        """Return the heading of the interview below."""
        return self._heading

    def compose_body(self) -> ComposeResult:
        """Lay out the page."""
        with Page(id="page"):
            page = "advice_screen.changes_page"
            yield Static(Content(self.words(f"{page}.title")), classes="title")
            yield Static(Content(self.words(f"{page}.about")), classes="quiet")
            with Picks():
                yield from self._groups()

    def _groups(self) -> ComposeResult:
        changes = sorted(self._advice.would_change, key=self._place)
        for tactic, group in groupby(changes, key=lambda each: each.tactic):
            yield Static(Content(self.words(f"tactics.{tactic}.name")), classes="outcome")
            for change in group:
                yield ChangePick(self.words, change)

    def on_mount(self) -> None:
        """Begin at the first, with the page at its top."""
        self.set_focus(self.query(ChangePick).first(), scroll_visible=False)

    def _place(self, change: Change) -> int:
        return list(self.session.library.tactics).index(change.tactic)

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        if isinstance(event.pick, ChangePick):
            self.dismiss(event.pick.change.question)
