"""The meeting: its facts as one short form, read back as they are typed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Input, Static

from content.words import languages
from tui.keys import group, key
from tui.screens.interview import InterviewScreen
from tui.told import asked
from tui.typed import dates
from tui.typed.typed_facts import TypedFacts
from tui.widgets.fields import Choice, Field
from tui.widgets.page import Page
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.schema import Question
    from tui.use_cases.interview import Interview

LINES = group("meeting.lines")
MOST_SECONDS = 10
"""Dates can be read long before this."""


class MeetingScreen(InterviewScreen):
    """Asks for the facts of the meeting.

    Its keys take effect before the focused field sees them, so that what is typed ahead goes
    into the field that it was meant for.
    """

    CSS_PATH = ["interview.tcss", "meeting.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "next", "meeting.next", display="Enter", priority=True),
        key("enter", "on", "interview.on", display="Enter", priority=True),
        key("up", "move(-1)", "meeting.up", display="↑", group=LINES, priority=True),
        key("down", "move(1)", "meeting.down", display="↓", group=LINES, priority=True),
        key("shift+tab", "move(-1)", "meeting.previous", show=False, priority=True),
        key("tab", "move(1)", "meeting.following", show=False, priority=True),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._facts = TypedFacts(interview)
        self._dates = asyncio.Event()
        """Set once dates can be read."""
        questions = interview.session.library.questions
        self._form = {each.id: self._field(each) for each in questions if each.part == "meeting"}

    def heading(self) -> tuple[str, str]:
        """Return the app's name and the present moment: the facts are in the form."""
        return self.words("app.name"), self.words.moment(self.session.now())

    # The form

    def compose_body(self) -> ComposeResult:
        """Lay out the fields."""
        with Page(classes="body"):
            yield Static(Content(self.words("interview.meeting.title")), classes="ask")
            yield from self._form.values()

    def _field(self, question: Question) -> Field:
        label = self.interview.session.words(f"questions.{question.id}.label")
        control = self._choice(question) if question.options else self._typed(question)
        return Field(question.id, label, control, asked.text(self.interview, question.id, "hint"))

    def _choice(self, question: Question) -> Choice:
        value = self.interview.answers.get(question.id)
        options = asked.options(self.interview, question.id)
        return Choice(options, value)

    def _typed(self, question: Question) -> Typed:
        names = asked.clients(self.interview.session) if question.id == "client" else ()
        field = Typed(self._facts.text(question.id), names=names)
        field.add_class("-long" if question.kind == "text" else "-short")
        return field

    def on_mount(self) -> None:
        """Begin at the field to mend, else at the first that is empty."""
        self._show_trip()
        for field in self._form.values():
            self._show_reading(field)
        self.run_worker(self._warm_up, thread=True)
        self.set_focus(self._first().control)

    def _first(self) -> Field:
        wanted = self.interview.place.question
        if wanted is not None and self._form[wanted].display:
            return self._form[wanted]
        empty = [each for each in self._fields() if each.question_id not in self.interview.answers]
        return empty[0] if empty else self._fields()[-1]

    def _fields(self) -> list[Field]:
        """Return the fields that are asked for, in their order."""
        return [field for field in self._form.values() if field.display]

    def _show_trip(self) -> None:
        """Ask for the trip where there is one; what it took last time stands there already."""
        field = self._form["travel_minutes"]
        field.display = "travel_minutes" in self.interview.facts()
        last = self._facts.last_trip()
        if field.display and last is not None and not self._facts.text("travel_minutes"):
            assert isinstance(field.control, Typed)
            field.control.value = str(last)

    # Dates

    def _warm_up(self) -> None:
        dates.warm_up(self.session.now(), languages())
        self.app.call_from_thread(self._dates_can_be_read)

    def _dates_can_be_read(self) -> None:
        self._dates.set()
        field = self._form["starts_at"]
        self._show_reading(field)
        if self.focused is not field.control:
            self._take(field)

    def _can_read(self, field: Field) -> bool:
        return field.question_id != "starts_at" or self._dates.is_set()

    # What is typed and chosen

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Hold on to what is typed, and say how it is read."""
        changed.stop()
        field = self._field_of(changed.input)
        if self._facts.type(field.question_id, changed.value):
            self.keep_soon()
            field.refuse("")
            self._show_reading(field)

    def _field_of(self, control: Choice | Input) -> Field:
        return next(each for each in self._form.values() if each.control is control)

    def _show_reading(self, field: Field) -> None:
        """Say beside a field how its text is read."""
        if isinstance(field.control, Typed):
            name = field.control.completion
            field.suggest(self.words("interview.completes", name=name) if name else "")
        if self._can_read(field):
            field.read(self._facts.reading(field.question_id))
        elif self._facts.text(field.question_id).strip():
            field.read(self.words("interview.meeting.one_moment"))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Take what was typed in the field that is left."""
        if isinstance(event.widget, Typed):
            self._take(self._field_of(event.widget))

    def _take(self, field: Field) -> None:
        """Take what is typed as the answer; what is none stays there to be mended."""
        if self._can_read(field) and (line := self._facts.take(field.question_id)):
            field.refuse(line)

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Take what was chosen."""
        chosen.stop()
        field = self._field_of(chosen.choice)
        field.refuse("")
        self.interview.put(field.question_id, chosen.value)
        self._show_trip()
        self.keep_soon()

    # Keys

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter as going on at the last field, or where one answer alone is changed."""
        if action in ("next", "on") and self._fields():
            return (action == "on") is self._is_last()
        return True

    def _is_last(self) -> bool:
        is_last = self._fields()[-1].control is self.focused
        return is_last or self.interview.mending is not None

    async def action_next(self) -> None:
        """Go to the next field."""
        await self.action_move(1)

    async def action_move(self, step: int) -> None:
        """Go to the next field, or to the one before."""
        await self.settled()
        controls = [each.control for each in self._fields()]
        at = next((i for i, each in enumerate(controls) if each is self.focused), -1)
        self.set_focus(controls[min(max(0, at + step), len(controls) - 1)])

    async def action_on(self) -> None:
        """Go on when every field has its answer; else go to the first that has none."""
        await self.settled()
        await asyncio.wait_for(self._dates.wait(), MOST_SECONDS)
        for field in self._fields():
            self._take(field)
            if field.question_id not in self.interview.answers and not field.is_refused:
                field.refuse(self.words("interview.meeting.needed"))
        if self.interview.meeting_is_complete():
            self.on()
        else:
            self.set_focus(next(each.control for each in self._fields() if each.is_refused))

    def _take_all(self) -> None:
        for field in self._fields():
            self._take(field)

    def before_quit(self) -> None:
        """Take what is typed, and keep it."""
        self._take_all()
        super().before_quit()

    async def action_back(self) -> None:
        """Take what is typed, and leave."""
        await self.settled()
        self._take_all()
        self.back()
