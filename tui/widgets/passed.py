"""A meeting that has passed, and what became of it: the room opens once when time came free."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.content import Content
from textual.reactive import reactive

from tui.drawn import rooms
from tui.keys import key
from tui.told.measure_words import freed
from tui.told.meetings import meeting, tactic_short
from tui.widgets.drawing import drawn
from tui.widgets.layout import apart, padded, wrapped
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from textual.binding import BindingType

    from content.decision import CheckIn
    from content.words import Words
    from tui.told.names import Names
    from tui.use_cases.attention import Waiting

BREATH_SECONDS = 0.4
MOST_DIGITS = 6
LEAST_SENTENCE = 12
FREED_COLUMNS = 16
GAP = 2
LEAST_FOR_ROOM = 30
"""Columns below which the room is left out; the minutes say it."""


class Passed(Pick):
    """One occurrence that waits, or what was said of it."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "pick", "check_in.on", display="Enter")]

    opened: reactive[float] = reactive(1.0)
    """How far the walls stand apart, from 0 to 1."""

    def __init__(self, names: Names, waiting: Waiting, *, may_need_call: bool) -> None:
        super().__init__()
        self.waiting = waiting
        self.may_need_call = may_need_call
        self.typed = ""
        self.said: CheckIn | None = None
        self._freed = 0
        self._names = names

    @property
    def _words(self) -> Words:
        return self._names.words

    def name_anew(self, names: Names) -> None:
        """Show or hide the names."""
        self._names = names
        self.renew()

    @on(events.Click)
    def _only_take_focus(self, event: events.Click) -> None:
        """Choose nothing: a press takes the focus, and what became of it is said at the foot."""
        event.prevent_default()

    def type_digit(self, digit: str) -> None:
        """Add a digit to the minutes that are being typed."""
        if len(self.typed) < MOST_DIGITS:
            self.typed += digit
        self.renew()

    def erase(self) -> None:
        """Take the last digit away."""
        self.typed = self.typed[:-1]
        self.renew()

    def show(self, said: CheckIn | None, freed_minutes: int, *, breathes: bool) -> None:
        """Show what was said, and what it freed; the walls part when it freed something.

        None is shown as what still waits.
        """
        self.typed, self.said, self._freed = "", said, freed_minutes
        self.renew()
        if breathes and freed_minutes > 0:
            self.opened = 0.0
            self.animate("opened", 1.0, duration=BREATH_SECONDS, easing="in_out_sine")

    def told(self, width: int) -> list[Content]:
        """Return the meeting with its room, then what is planned, typed or said."""
        named = Content.styled(meeting(self._names, self.waiting.decision), "bold")
        first = apart(named, self._result(width // 2), width - 1)
        return [*first, *wrapped([self._sentence()], max(LEAST_SENTENCE, width - 1))]

    def _result(self, columns: int) -> Content:
        if self.said is None:
            return Content("")
        told = self._freed_in_words()
        if columns < LEAST_FOR_ROOM:
            return Content(told)
        free = columns - FREED_COLUMNS - GAP

        def wide(scale: int) -> int:
            return len(rooms.text(rooms.room(self._freed, scale)))

        scale = rooms.fitting_scale(wide, free)
        shown = round(self._freed * self.opened) if self._freed > 0 else self._freed
        drawing = drawn(rooms.room(shown, scale))
        # The walls of all entries stand in line, whatever is said at the right end.
        return Content.assemble(padded(drawing, free + GAP), told.rjust(FREED_COLUMNS))

    def _freed_in_words(self) -> str:
        told = freed(self._words, self._freed)
        return told if self._freed < 0 else self._words("home.week.freed", minutes=told)

    def _sentence(self) -> Content:
        day = self._words.day(self.waiting.day)
        if self.typed:
            return Content(self._words("check_in.typing", day=day, minutes=f"{self.typed}▏"))
        said = self._planned(day) if self.said is None else self._told(day, self.said)
        return Content.styled(said, "$quiet")

    def _planned(self, day: str) -> str:
        decision, words = self.waiting.decision, self._words
        said = words(
            "check_in.planned",
            day=day,
            tactic=tactic_short(words, decision.tactic),
            minutes=words.minutes(self.waiting.minutes),
        )
        if decision.state == "proposed":
            return f"{said} {words('check_in.unanswered')}"
        return said

    def _told(self, day: str, said: CheckIn) -> str:
        words = self._words
        minutes = words.minutes(said.minutes or 0)
        sentence = words(f"check_in.said.{said.outcome}", day=day, minutes=minutes)
        calls = [
            words(
                "check_in.said.call",
                day=words.day(call.date, "short_day"),
                minutes=words.minutes(call.minutes),
            )
            for call in said.later_calls
        ]
        if self.may_need_call and not calls and said.outcome != "did_not_happen":
            calls = [words("check_in.call")]
        return " ".join([sentence, *calls])

    def watch_opened(self) -> None:
        """Paint the walls where they stand now."""
        self.refresh()
