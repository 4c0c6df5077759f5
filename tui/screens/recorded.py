"""Recorded: what was decided, the room that may open, and when the coach comes back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui.drawn import rooms
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.widgets.drawing import drawn
from tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.decision import Decision

ROOM_KINDS = {"proposed": "hoped", "agreed": "expected"}
MOST_COLUMNS = 30


class RecordedScreen(CoachScreen[None]):
    """One calm page after the decision."""

    CSS_PATH = "recorded.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "home", "recorded.home", display="Enter"),
        key("o", "send", "recorded.send"),
        key("escape", "home", "recorded.back", show=False),
    ]

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._decision = decision

    def compose_body(self) -> ComposeResult:
        """Lay out what was recorded."""
        with Page(id="recorded"):
            yield Static(Content(self._title()), classes="title")
            yield Static(Content(self._what()), classes="what")
            if room := self._room():
                yield Static(room, classes="opens")
            for line in self._lines():
                yield Static(Content(clean(line)), classes="line")

    def _said(self, key: str, **values: object) -> str:
        return self.words(f"letter_screen.recorded.{key}", **values)

    def _title(self) -> str:
        """Return that it is recorded; with a letter, as what."""
        decision = self._decision
        if decision.letter is None:
            return self._said("title")
        return self._said("title_as", state=self._said(f"state.{decision.state}"))

    def _what(self) -> str:
        decision = self._decision
        return clean(
            self._said(
                "what",
                tactic=self.words(f"tactics.{decision.tactic}.name"),
                client=decision.client,
                moment=self.words.moment(decision.starts_at, today=self.session.today()),
            )
        )

    def _room(self) -> Content | None:
        """Draw what may come free, to scale, with its minutes and its day."""
        decision = self._decision
        kind, freed = ROOM_KINDS.get(decision.state), decision.minutes_freed
        if kind is None or freed <= 0:
            return None
        scale = rooms.fitting_scale(lambda each: rooms.columns(freed, each), MOST_COLUMNS)
        said = self._said(f"freed_{decision.state}", freed=self.words.minutes(freed))
        room = drawn(rooms.solid(kind, freed, scale))
        return Content.assemble(room, "\n", said, " ", self._when())

    def _when(self) -> str:
        decision, today = self._decision, self.session.today()
        day = self.words.day(decision.starts_at.date(), today=today)
        if decision.until is None:
            return self._said("once", day=day)
        return self._said("until", day=day, last=self.words.day(decision.until, today=today))

    def _lines(self) -> Iterator[str]:
        decision, today = self._decision, self.session.today()
        if decision.minutes_freed < 0:
            yield self._said("over", over=self.words.minutes(-decision.minutes_freed))
        if not self.session.counts(decision):
            yield self._said("moved" if decision.letter else "freed_nothing")
        if decision.state == "proposed":
            yield self._said("ask_answer")
        if self.session.counts(decision):
            day = self.words.day(decision.starts_at.date(), today=today)
            has_passed = decision.starts_at < self.session.now()
            yield self._said("ask_now") if has_passed else self._said("ask_after", day=day)
        elif decision.state != "proposed":
            yield self._said("ask_nothing")
        if decision.follow_up_on is not None:
            yield self._said(
                "ask_follow_up", day=self.words.day(decision.follow_up_on, today=today)
            )
        if decision.advised != decision.tactic:
            yield self._said("against", advised=self.words(f"tactics.{decision.advised}.name"))
        if decision.replaces is not None:
            yield self._said("replaces")

    def action_home(self) -> None:
        """Go back to where the interview was begun from."""
        self.app.pop_screen()

    def action_send(self) -> None:
        """Let it go out: by mail, or into the calendar."""
        from tui.screens.send import ask_how

        ask_how(self.coach, self._decision)

    def on_click(self) -> None:
        """Go on with the mouse."""
        self.action_home()
