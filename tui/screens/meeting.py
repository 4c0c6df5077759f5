"""The meeting: its facts as one short form, read back as they are typed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content
from textual.widgets import Input, Static

from content.words import languages
from tui import asked, dates
from tui.keys import group, key
from tui.prompts import NotUsable
from tui.screens.interview import InterviewScreen
from tui.typed_answers import read_typed
from tui.widgets.fields import Choice, Field, TypedInForm
from tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.schema import Question
    from tui.interview import Interview

READING_SECONDS = 0.15
"""After this long without a key a date is read."""
LINES = group("meeting.lines")
IMPORTED = "calendar"
"""A series only a calendar knows; offered where the answer is this already."""


class MeetingScreen(InterviewScreen):
    """Asks for the facts of the meeting."""

    CSS_PATH = ["interview.tcss", "meeting.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "next", "meeting.next", display="Enter"),
        key("enter", "on", "interview.on", display="Enter"),
        key("up", "move(-1)", "meeting.up", display="↑", group=LINES),
        key("down", "move(1)", "meeting.down", display="↓", group=LINES),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._shown: dict[str, str] = {}
        """Question id to the text that stands in its field for the answer given."""
        self._can_read_dates = False
        self._goes_on = False
        """Going on waits until dates can be read."""
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
        offered = [each for each in options if each.value != IMPORTED or value == IMPORTED]
        return Choice(offered, value)

    def _typed(self, question: Question) -> TypedInForm:
        names = asked.clients(self.interview.session) if question.id == "client" else ()
        answer = self._as_typed(question.id)
        self._shown[question.id] = answer
        field = TypedInForm(self.interview.typed.get(question.id, answer), names=names)
        field.add_class("-long" if question.kind == "text" else "-short")
        return field

    def _as_typed(self, question_id: str) -> str:
        """Return an answer as it can be typed."""
        answer = self.interview.answers.get(question_id)
        if question_id == "starts_at" and answer is not None:
            return self._moment_as_typed()
        return "" if answer is None else str(answer)

    def _moment_as_typed(self) -> str:
        session = self.interview.session
        moment = session.starts_at(self.interview.answers)
        day = session.words.day(moment.date(), "short_day", session.today())
        return f"{day} {session.words.clock(moment)}"

    def on_mount(self) -> None:
        """Begin at the field to mend, else at the first that is empty."""
        self._show_trip()
        for field in self._form.values():
            self._show_reading(field)
        self.run_worker(self._warm_up, thread=True)
        self._first().control.focus()

    def _first(self) -> Field:
        wanted = self.interview.place.question
        empty = [each for each in self._fields() if each.question_id not in self.interview.answers]
        if wanted is not None and self._form[wanted].display:
            return self._form[wanted]
        return empty[0] if empty else self._fields()[-1]

    def _fields(self) -> list[Field]:
        """Return the fields that are asked for, in their order."""
        return [field for field in self._form.values() if field.display]

    def _show_trip(self) -> None:
        """Ask for the trip where there is one."""
        asks = "travel_minutes" in self.interview.facts()
        self._form["travel_minutes"].display = asks

    # Dates

    def _warm_up(self) -> None:
        dates.warm_up(self.session.now(), languages())
        self.app.call_from_thread(self._dates_can_be_read)

    def _dates_can_be_read(self) -> None:
        self._can_read_dates = True
        self._show_reading(self._form["starts_at"])
        if self._goes_on:
            self._goes_on = False
            self.action_on()

    # Reading what is typed

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Hold on to what is typed, and say how it is read."""
        changed.stop()
        field = self._field_of(changed.input)
        if changed.value == self._held(field.question_id):
            return
        self.interview.typed[field.question_id] = changed.value
        self.keep_soon()
        field.refuse("")
        self._show_reading(field)

    def _field_of(self, control: Any) -> Field:
        return next(each for each in control.ancestors if isinstance(each, Field))

    def _held(self, question_id: str) -> str:
        return self.interview.typed.get(question_id, self._shown[question_id])

    def _show_reading(self, field: Field) -> None:
        """Say beside a field how its text is read."""
        question = self.session.library.by_id[field.question_id]
        if question.options or question.kind == "text":
            return
        text = self._held(field.question_id)
        if question.kind == "instant" and text.strip() and not self._can_read_dates:
            field.read(self.words("interview.meeting.one_moment"))
            return
        try:
            field.read(self._reading(question, text))
        except NotUsable:
            field.read("")

    def _reading(self, question: Question, text: str) -> str:
        """Return a text as it is read; raises NotUsable."""
        if not text.strip():
            return ""
        answer = self._answer(question, text)
        if question.kind == "number":
            return self.words.minutes(answer)
        moment = datetime.fromisoformat(answer).astimezone(self.session.environment.zone)
        said = self.words.moment(moment, today=self.session.today())
        is_past = moment < self.session.now()
        return self.words("interview.meeting.past", moment=said) if is_past else said

    def _answer(self, question: Question, text: str) -> Any:
        if text == self._shown.get(question.id) and question.id in self.interview.answers:
            return self.interview.answers[question.id]
        return read_typed(self.session, question, text, self.interview.answers)

    # Taking answers

    def _take(self, field: Field) -> None:
        """Take what is typed in a field as the answer; what is none stays there to be mended."""
        question = self.session.library.by_id[field.question_id]
        text = self.interview.typed.get(question.id)
        if text is None:
            return
        if not text.strip():
            self.interview.typed.pop(question.id)
            self.interview.clear(question.id)
            return
        try:
            self.interview.put(question.id, self._answer(question, text))
        except NotUsable as refused:
            field.refuse(refused.line)
            return
        self._shown[question.id] = text

    def on_descendant_blur(self, event: Any) -> None:
        """Take what was typed in the field that is left."""
        control = event.widget
        if isinstance(control, TypedInForm) and self._can_read(self._field_of(control)):
            self._take(self._field_of(control))

    def _can_read(self, field: Field) -> bool:
        return field.question_id != "starts_at" or self._can_read_dates

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Take what was chosen; by its own number it is final, and the next field follows."""
        chosen.stop()
        field = self._field_of(chosen.choice)
        field.refuse("")
        self.interview.put(field.question_id, chosen.value)
        self._show_trip()
        self.keep_soon()
        if chosen.is_final and field is not self._fields()[-1]:
            self.action_next()

    # Keys

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer Enter as going on at the last field, or where one answer alone is changed."""
        if action in ("next", "on") and self.is_mounted:
            return (action == "on") is self._is_last()
        return True

    def _is_last(self) -> bool:
        return self._fields()[-1].control.has_focus or self.interview.mending is not None

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Go to the next field, or on."""
        submitted.stop()
        if self._is_last():
            self.action_on()
        else:
            self.action_next()

    def action_next(self) -> None:
        """Go to the next field."""
        self.action_move(1)

    def action_move(self, step: int) -> None:
        """Go to the next field, or to the one before."""
        fields = self._fields()
        at = next((i for i, each in enumerate(fields) if each.control.has_focus), -1)
        fields[min(max(0, at + step), len(fields) - 1)].control.focus()

    def action_on(self) -> None:
        """Go on when every field has its answer; else go to the first that has none."""
        if self.interview.typed.get("starts_at", "").strip() and not self._can_read_dates:
            self._goes_on = True
            return
        for field in self._fields():
            self._take(field)
            if field.question_id not in self.interview.answers and not field.is_refused:
                field.refuse(self.words("interview.meeting.needed"))
        if self.interview.meeting_is_complete():
            self.on()
        else:
            next(each for each in self._fields() if each.is_refused).control.focus()

    def before_quit(self) -> None:
        """Take what is typed, and keep it."""
        for field in self._fields():
            if self._can_read(field):
                self._take(field)
        super().before_quit()

    def action_back(self) -> None:
        """Take what is typed, and leave."""
        for field in self._fields():
            if self._can_read(field):
                self._take(field)
        super().action_back()
