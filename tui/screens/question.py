"""One question at a time: what is asked, what can be answered, and why the coach asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from content.answers import AnswerRefused
from content.plain_text import clean
from tui import asked
from tui.keys import group, key
from tui.prompts import NotUsable
from tui.screens.interview import InterviewScreen
from tui.typed_answers import as_typed, read_typed
from tui.widgets.answer_rows import AnswerPick, answer_rows
from tui.widgets.options import OptionPick
from tui.widgets.page import Page
from tui.widgets.picks import MOVE, Picks
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.schema import Question
    from tui.interview import Interview
    from tui.widgets.pick import Pick

CHOOSE = group("question.choose")
YES_NO = group("question.yes_no")
MOST_OPTIONS = 9
TYPED_KINDS = ("number", "text", "lasts")
"""Kinds with a field; that of `lasts` is for its last option alone."""


class QuestionScreen(InterviewScreen):
    """Asks the question that the interview stands at."""

    CSS_PATH = ["interview.tcss", "question.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"choose({number})", f"question.{number}", group=CHOOSE)
            for number in range(1, MOST_OPTIONS + 1)
        ),
        *(key(each, f"say_yes('{each}')", f"question.yes.{each}", group=YES_NO) for each in "yd"),
        key("n", "say_no", "question.no", group=YES_NO),
        key("up", "move(-1)", "picks.up", display="↑", group=MOVE),
        key("down", "move(1)", "picks.down", display="↓", group=MOVE),
        key("k", "move(-1)", "question.up", show=False),
        key("j", "move(1)", "question.down", show=False),
        key("enter", "take", "interview.on", display="Enter"),
        key("pagedown", "scroll_page(1)", "page.down", display="PgDn"),
        key("left", "back", "question.back", show=False),
        key("r", "answers", "question.answers"),
        key("ctrl+r", "answers_typing", "question.answers_typing", display="Ctrl+R"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        assert interview.place.question is not None
        self.asks: str = interview.place.question
        self._options = asked.options(interview, self.asks)
        self._picked = asked.picked(interview, self.asks)
        self._picks = [
            OptionPick(option, number, chosen=number - 1 == self._picked)
            for number, option in enumerate(self._options, 1)
        ]
        self._field = self._typed_field()
        self._read = Static(classes="read quiet", markup=False)
        self._refusal = Static(classes="fault", markup=False)

    @property
    def question(self) -> Question:
        """Return the question asked."""
        return self.interview.session.library.by_id[self.asks]

    # What is shown

    def compose_body(self) -> ComposeResult:
        """Lay out the question; beside it, where there is room, the answers so far."""
        with Horizontal():
            with Page(classes="body"):
                yield Static(Content(self._number()), classes="quiet")
                yield Static(Content(self._text("ask")), classes="ask")
                if self._picks:
                    with Picks(*self._picks) as picks:
                        picks.set_class(self.question.kind == "number", "-lengths")
                if self._field is not None:
                    yield from self._beside_field(self._field)
                yield self._refusal
                yield from self._why()
            with Page(classes="side"):
                yield Static(Content(self.words("interview.answers.title")), classes="title")
                yield answer_rows(self.interview, numbered=False)

    def _number(self) -> str:
        interview = self.interview
        if self.question.part == "plan" or interview.chosen is not None:
            return self.words("interview.one_more")
        number = interview.number(self.asks)
        usual = max(number, interview.usual_length())
        return self.words("interview.number", number=number, usual=usual)

    def _text(self, part: str) -> str:
        return asked.text(self.interview, self.asks, part)

    def _typed_field(self) -> Typed | None:
        if self.question.kind not in TYPED_KINDS:
            return None
        names = asked.colleagues(self.interview.session) if self.asks == "colleague" else ()
        return Typed(self._typed_before(), names=names)

    def _beside_field(self, field: Typed) -> ComposeResult:
        with Vertical(classes="typing") as typing:
            typing.display = self._is_open
            with Horizontal(classes="row"):
                yield field
                yield self._read
            yield Static(Content(self._hint()), classes="quiet")

    def _hint(self) -> str:
        if self.question.kind == "number":
            return self.words("interview.number_hint", count=len(self._options))
        return self._text("hint")

    @property
    def _is_open(self) -> bool:
        """Tell whether the field shows from the beginning; that of a last day once it is asked."""
        return self.question.kind != "lasts" or bool(self._typed_before())

    def _typed_before(self) -> str:
        """Return what stands in the field: what was typed last, else the answer."""
        answer = self.interview.answers.get(self.asks)
        if self.asks in self.interview.typed:
            return self.interview.typed[self.asks]
        if answer is None or (self.question.kind == "lasts" and not self._is_until()):
            return ""
        if self.question.kind == "lasts":
            return str(answer).removeprefix("until ")
        return as_typed(self.interview.session, self.question, answer)

    def _is_until(self) -> bool:
        return self._picked is not None and self._options[self._picked].value == asked.UNTIL

    def _why(self) -> ComposeResult:
        if why := self._text("why"):
            yield Static(Content(self.words("interview.why")), classes="title quiet")
            yield Static(Content(why), classes="why")
        if private := self._text("private"):
            yield Static(Content(private), classes="private quiet")

    def on_mount(self) -> None:
        """Begin in the field, or at the answer given earlier; else nothing is chosen yet."""
        self._refuse("")
        self._begin()

    def _begin(self) -> None:
        if self._field is not None and self._is_open:
            self._field.focus()
        elif self._picked is not None:
            self._picks[self._picked].focus()
        else:
            self.set_focus(None)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys that do something here."""
        if action == "choose" and isinstance(number := parameters[0], int):
            return number <= len(self._options)
        if action == "move":
            return bool(self._options)
        if action == "say_yes":
            return self.question.kind == "yes_no" and parameters[0] == self.words(
                "interview.yes_key"
            )
        if action == "scroll_page":
            return parameters[0] == -1 or self.can_scroll_on()
        if action == "answers_typing":
            return self._field is not None and self._field.has_focus
        return action != "say_no" or self.question.kind == "yes_no"

    def action_choose(self, number: int) -> None:
        """Answer with the option of this number; where a number is typed, it is a figure of it."""
        if self.question.kind == "number":
            self._type(str(number))
        elif number <= len(self._options):
            self._answer_option(self._options[number - 1].value)

    def _type(self, text: str) -> None:
        if self._field is not None:
            self._field.focus()
            self._field.insert_text_at_cursor(text)

    def action_say_yes(self, _letter: str) -> None:
        """Answer yes by its letter."""
        self._answer(True)

    def action_say_no(self) -> None:
        """Answer no by its letter."""
        self._answer(False)

    def action_move(self, step: int) -> None:
        """Move among the options."""
        self.query(Picks).first().action_move(step)

    def action_take(self) -> None:
        """Go on with the answer given earlier; without one, say what to do."""
        if self._picked is not None:
            self._answer_option(self._options[self._picked].value)
        else:
            self._refuse(self.words("interview.pick_one", count=len(self._options)))

    def action_answers(self) -> None:
        """Show the answers so far: beside the question, or on a page of their own."""
        side = self.query_one(".side")
        if side.display:
            side.query_one(Picks).take_focus()
            return
        from tui.screens.answers import AnswersScreen

        self.app.push_screen(AnswersScreen(self.interview), self._mend)

    def action_answers_typing(self) -> None:
        """Show the answers so far while a text is being typed, where `r` is a letter of it."""
        self.action_answers()

    def action_back(self) -> None:
        """Return from the answers beside the question to it; else go back."""
        if self.query_one(".side").has_focus_within:
            self._begin()
        else:
            super().action_back()

    def _mend(self, question_id: str | None) -> None:
        if question_id is not None:
            self.interview.mend(question_id)
            self.show_place()

    def on_pick_picked(self, picked: Pick.Picked) -> None:
        """Take the option, or open the answer to change."""
        picked.stop()
        if isinstance(picked.pick, OptionPick):
            self._answer_option(picked.pick.option.value)
        elif isinstance(picked.pick, AnswerPick):
            self._mend(picked.pick.told_back.question)

    # The field

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Hold on to what is typed, and say how it is read."""
        changed.stop()
        if changed.value == self._typed_before():
            return
        self.interview.typed[self.asks] = changed.value
        self.keep_soon()
        self._refuse("")
        self._say_reading(changed.value)

    def _say_reading(self, text: str) -> None:
        number = self._number_of_pick(text)
        option = self._options[number - 1] if number else None
        said = clean(f"{option.label}, {option.note}") if option else ""
        self._read.update(said)

    def _number_of_pick(self, text: str) -> int | None:
        """Return the option that a figure names where a number is typed: no answer is so small."""
        said = text.strip()
        if self.question.kind != "number" or not (said.isascii() and said.isdigit()):
            return None
        return int(said) if 1 <= int(said) <= min(len(self._options), 4) else None

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Read what was typed as the answer."""
        submitted.stop()
        number = self._number_of_pick(submitted.value)
        if number is not None:
            self._answer(self._options[number - 1].value)
            return
        try:
            answer = read_typed(
                self.session, self.question, submitted.value, self.interview.answers
            )
        except NotUsable as refused:
            self._refuse(refused.line)
            return
        self._answer(answer)

    # Answers

    def _answer_option(self, value: Any) -> None:
        if self.question.kind != "lasts":
            self._answer(value)
        elif value == asked.UNTIL:
            self._ask_until()
        else:
            self._answer(asked.lasting(self.interview, value))

    def _ask_until(self) -> None:
        self.query_one(".typing").display = True
        self._type("")

    def _answer(self, value: Any) -> None:
        try:
            self.interview.put(self.asks, value)
        except AnswerRefused:
            self._refuse(self.words("interview.pick_one", count=len(self._options)))
            return
        self.on()

    def _refuse(self, line: str) -> None:
        self._refusal.update(Content(line))
        self._refusal.display = bool(line)
