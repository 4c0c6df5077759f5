"""What a letter would like to know: whom to greet, a time, a briefing. All can stay empty."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from content.words import languages
from tui.keys import key
from tui.screens.base import CoachScreen
from tui.screens.interview import TYPING_SECONDS, kept
from tui.told import asked
from tui.typed import dates
from tui.typed.not_usable import NotUsable
from tui.typed.typed_answers import as_typed, read_typed
from tui.use_cases.letter_draft import LetterDraft
from tui.widgets.fields import Field
from tui.widgets.letter_text import LetterText
from tui.widgets.page import Page
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from content.schema import Question
    from tui.use_cases.interview import Interview

ADDRESS = "address"
"""Asked with every letter to the client; it is where a draft for a mail program goes."""
MOMENTS = ("instant", "day")


class LineField(Typed):
    """One line; Enter goes to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "app.focus_next", "letter_answers.next", display="Enter"),
        key("down", "app.focus_next", "letter_answers.down", show=False),
        key("up", "app.focus_previous", "letter_answers.previous", show=False),
    ]


class LinesField(LetterText):
    """A few lines; Tab goes to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "screen.done", "letter_answers.done", display="Esc"),
        key("tab", "app.focus_next", "letter_answers.next", display="Tab"),
    ]


class LetterAnswersScreen(CoachScreen[None]):
    """A short form; each answer is taken as soon as its field is left."""

    CSS_PATH = "letter_answers.tcss"
    AUTO_FOCUS = "LineField, LinesField"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "done", "letter_answers.done", display="Esc"),
    ]

    def __init__(self, interview: Interview, heading: tuple[str, str]) -> None:
        super().__init__()
        self._interview, self._heading = interview, heading
        self._shown: dict[str, str] = {}
        """Question id to the text that stands for its answer."""
        self._was_told = False
        self._keeping: Timer | None = None
        tactic = interview.session.library.tactics[interview.tactic]
        asks = (*tactic.letter_asks, *([ADDRESS] if tactic.letter_to == "client" else []))
        self._fields = {
            each: self._field(interview.session.library.question(each)) for each in asks
        }

    def heading(self) -> tuple[str, str]:
        """Return the heading of the interview below."""
        return self._heading

    def compose_body(self) -> ComposeResult:
        """Lay out the fields."""
        edited = LetterDraft(self._interview).is_edited
        with Page(id="answers"):
            yield Static(Content(self.words("letter_screen.answers.title")), classes="title")
            about = "edited" if edited else "about"
            yield Static(
                Content(self.words(f"letter_screen.answers.{about}")), id="about", classes="quiet"
            )
            yield from self._fields.values()

    def _field(self, question: Question) -> Field:
        label = self._interview.session.words(f"questions.{question.id}.label")
        control = (
            LinesField(self._text(question)) if question.kind == "lines" else self._line(question)
        )
        return Field(question.id, label, control, asked.text(self._interview, question.id, "hint"))

    def _line(self, question: Question) -> LineField:
        field = LineField(self._text(question))
        field.placeholder = self._interview.session.settings.letter_defaults().get(question.id, "")
        return field

    def _text(self, question: Question) -> str:
        """Return what stands in a field: what was typed in vain, else the answer."""
        answer = self._interview.answers.get(question.id)
        shown = "" if answer is None else str(answer)
        if answer is not None and question.kind != "lines":
            shown = as_typed(self._interview.session, question, answer)
        self._shown[question.id] = shown
        return self._interview.typed.get(question.id, shown)

    def on_mount(self) -> None:
        """Say how dates are read, once they can be."""
        self.run_worker(self._warm_up, thread=True)

    def _warm_up(self) -> None:
        dates.warm_up(self.session.now(), languages())
        self.app.call_from_thread(self._read_all)

    def _read_all(self) -> None:
        for field in self._fields.values():
            self._read(field)

    # Reading

    def _question(self, field: Field) -> Question:
        return self.session.library.question(field.question_id)

    def _typed(self, field: Field) -> str:
        control = field.control
        return control.text if isinstance(control, TextArea) else getattr(control, "value", "")

    def _answer(self, field: Field) -> Any:
        """Return the answer that a field holds, None when it is empty; raises NotUsable."""
        text, question = self._typed(field), self._question(field)
        if not text.strip():
            return None
        if text == self._shown[question.id]:
            return self._interview.answers[question.id]
        return read_typed(self.session, question, text, self._interview.answers)

    def _read(self, field: Field) -> None:
        """Say beside a field how its date is read, or which one is proposed while it is empty."""
        kind = self._question(field).kind
        if kind not in MOMENTS:
            return
        try:
            answer = self._answer(field)
        except NotUsable:
            field.read("")
            return
        field.read(self._proposed(field) if answer is None else self._moment(kind, answer))

    def _moment(self, kind: str, answer: str) -> str:
        today = self.session.today()
        if kind == "day":
            return self.words.day(date.fromisoformat(answer), today=today)
        moment = datetime.fromisoformat(answer).astimezone(self.session.environment.zone)
        return self.words.moment(moment, today=today)

    def _proposed(self, field: Field) -> str:
        if field.question_id != "new_time":
            return ""
        answers = {**self._interview.answers, "new_time": None}
        proposed = self.session.draft(answers, self._interview.tactic).new_time
        if proposed is None:
            return ""
        moment = self.words.moment(proposed, today=self.session.today())
        return self.words("letter_screen.answers.proposed", moment=moment)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Hold on to what is typed; a text is an answer at once, a date once the field is left."""
        event.stop()
        control = event.control
        assert control is not None
        field = next(each for each in control.ancestors if isinstance(each, Field))
        if self._typed(field) == self._interview.typed.get(
            field.question_id, self._shown[field.question_id]
        ):
            return
        self._interview.typed[field.question_id] = self._typed(field)
        field.refuse("")
        self._read(field)
        self._keep_soon()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Take what was typed in the field that is left."""
        field = next((each for each in event.widget.ancestors if isinstance(each, Field)), None)
        if field is not None:
            self._take(field)

    def _take(self, field: Field) -> None:
        """Take what stands in a field as the answer; what is none stays there to be mended."""
        question_id = field.question_id
        if question_id not in self._interview.typed:
            return
        try:
            answer = self._answer(field)
            if answer is None:
                self._interview.clear(question_id)
                self._interview.typed.pop(question_id)
            else:
                self._interview.put(question_id, answer)
        except NotUsable as refused:
            field.refuse(refused.line)
            return
        self._shown[question_id] = self._typed(field)
        self._keep()

    def _keep_soon(self) -> None:
        """Keep what is typed once nothing has been typed for a moment."""
        self._stop_keeping()
        self._keeping = self.set_timer(TYPING_SECONDS, self._keep)

    def _stop_keeping(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()

    def _keep(self) -> None:
        """Keep it; what the disk refuses is said, and it goes on."""
        self._stop_keeping()
        if line := kept(self._interview):
            self.query_one("#about", Static).update(Content.styled(line, "$text-warning"))

    def before_quit(self) -> None:
        """Take what is typed, and keep it."""
        for field in self._fields.values():
            self._take(field)
        self._keep()

    def action_done(self) -> None:
        """Go back to the letter; what can't be used is shown once before."""
        self.before_quit()
        refused = next((each for each in self._fields.values() if each.is_refused), None)
        if refused is not None and not self._was_told:
            self._was_told = True
            refused.control.focus()
            return
        self.dismiss(None)
