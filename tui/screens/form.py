"""A short form: a title, fields with their labels, and one line for what can't be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from content.words import languages
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.typed import dates
from tui.typed.durations import read_minutes
from tui.typed.values import MOST_MINUTES

if TYPE_CHECKING:
    from datetime import date, datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

Result = TypeVar("Result")
LONGEST_TYPED = 60


@dataclass(frozen=True, slots=True)
class Field:
    """One field; its words stand under `<words>.<id>` and `<words>.<id>_hint`."""

    id: str
    words: str
    value: str = ""
    hint: str = ""
    """What stands in it while it is empty; else the words say it."""


class Unusable(Exception):
    """A field can't be used as it stands: the line that says what to type instead."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


class FormInput(Input):
    """A field of a form; it tells what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "submit", "form.on", display="Enter")]


class FormScreen(CoachScreen[Result | None]):
    """Enter goes from field to field, and at the last one returns the result."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "on", "form.on", display="Enter"),
        key("escape", "cancel", "form.cancel", display="Esc"),
        key("down", "app.focus_next", "form.next", show=False),
        key("up", "app.focus_previous", "form.previous", show=False),
    ]

    def asks(self) -> str:
        """Return what the form asks for."""
        raise NotImplementedError

    def fields(self) -> list[Field]:
        """Return the fields in their order."""
        raise NotImplementedError

    def result(self) -> Result:
        """Return what the fields say; raises Unusable."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Lay out the fields below the title."""
        with VerticalScroll(id="form", can_focus=False):
            yield Static(Content(self.asks()), classes="title")
            for field in self.fields():
                yield Label(Content(self.words(f"{field.words}.{field.id}")))
                yield self._input(field)
            yield Static(id="line", classes="fault", markup=False)

    def _input(self, field: Field) -> Input:
        hint = field.hint or self.words(f"{field.words}.{field.id}_hint")
        return FormInput(
            field.value, placeholder=hint, id=field.id, max_length=LONGEST_TYPED, compact=True
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_on()

    def action_on(self) -> None:
        """Go to the next field; from the last one return the result."""
        inputs = list(self.query(Input))
        at = next((number for number, each in enumerate(inputs) if each.has_focus), -1)
        if at + 1 < len(inputs):
            inputs[at + 1].focus()
            return
        try:
            result = self.result()
        except Unusable as refused:
            self.query_one("#line", Static).update(Content(refused.line))
        else:
            self.dismiss(result)

    def action_cancel(self) -> None:
        """Go back with nothing."""
        self.dismiss(None)

    # What fields say

    def typed(self, field: str) -> str:
        """Return what stands in a field."""
        return self.query_one(f"#{field}", Input).value.strip()

    def minutes(self, field: str, refusal: str) -> int | None:
        """Return the minutes of a field, None when it is empty; raises Unusable."""
        if not self.typed(field):
            return None
        found = read_minutes(self.typed(field))
        if found is None or not 1 <= found <= MOST_MINUTES:
            raise Unusable(self.words(refusal, most=MOST_MINUTES))
        return found

    def moment(self, field: str, refusal: str) -> datetime | None:
        """Return the local moment of a field, None when it is empty; raises Unusable."""
        if not self.typed(field):
            return None
        now = self.session.now()
        reading = dates.read(self.typed(field), now, languages())
        if reading is None or reading.moment is None:
            raise Unusable(self.words(refusal))
        return reading.moment.replace(tzinfo=self.session.environment.zone)

    def day(self, field: str) -> date | None:
        """Return the day of a field, None when it says none."""
        reading = dates.read(self.typed(field), self.session.now(), languages())
        return reading.day if reading else None

    def past_day(self, field: str) -> date | None:
        """Return the day of a field, today or before it; a weekday alone is the last one."""
        return dates.read_past_day(self.typed(field), self.session.now(), languages())
