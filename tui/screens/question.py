"""One question at a time: what is asked, what can be answered, and why the coach asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from content.answers import AnswerRefused
from tui import asked
from tui.keys import group, key
from tui.prompts import NotUsable
from tui.screens.interview import InterviewScreen
from tui.typed_answers import as_typed, read_typed
from tui.widgets.answer_field import AnswerField
from tui.widgets.answer_rows import AnswerPick, answer_rows
from tui.widgets.options import OptionPick
from tui.widgets.page import Page
from tui.widgets.picks import MOVE, Picks

if TYPE_CHECKING:
    from textual import events
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
LETTERS = ("choose", "say_yes", "say_no", "answers", "back_too")
"""Actions of keys that are part of the text while one is typed."""


class QuestionScreen(InterviewScreen):
    """Asks the question that the interview stands at.

    Its keys take effect in their order, before any widget sees them.
    """

    CSS_PATH = ["interview.tcss", "question.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"choose({number})", f"question.{number}", group=CHOOSE, priority=True)
            for number in range(1, MOST_OPTIONS + 1)
        ),
        *(
            key(each, f"say_yes('{each}')", f"question.yes.{each}", group=YES_NO, priority=True)
            for each in "yd"
        ),
        key("n", "say_no", "question.no", group=YES_NO, priority=True),
        key("enter", "take", "interview.on", display="Enter", priority=True),
        key("enter", "open", "answers.change", display="Enter", priority=True),
        key("up", "move(-1)", "picks.up", display="↑", group=MOVE),
        key("down", "move(1)", "picks.down", display="↓", group=MOVE),
        key("k", "move(-1)", "question.up", show=False),
        key("j", "move(1)", "question.down", show=False),
        key("pagedown", "scroll_page(1)", "page.down", display="PgDn"),
        key("left", "back_too", "question.back", show=False, priority=True),
        key("r", "answers", "question.answers", priority=True),
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
        self._field = self._answer_field() if self.question.kind in TYPED_KINDS else None
        self._refusal = Static(classes="fault", markup=False)
        self._side = Page(classes="side")

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
                    yield self._field
                yield self._refusal
                yield from self._why()
            with self._side:
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

    def _why(self) -> ComposeResult:
        if why := self._text("why"):
            yield Static(Content(self.words("interview.why")), classes="title quiet")
            yield Static(Content(why), classes="why")
        if private := self._text("private"):
            yield Static(Content(private), classes="private quiet")

    def _answer_field(self) -> AnswerField:
        session = self.interview.session
        hint = self._text("hint")
        if self.question.kind == "number":
            hint = session.words("interview.number_hint", count=len(self._options))
        names = asked.colleagues(session) if self.asks == "colleague" else ()
        field = AnswerField(self._typed_before(), hint, names)
        field.display = self.question.kind != "lasts" or bool(self._typed_before())
        return field

    def _typed_before(self) -> str:
        """Return what stands in the field: what was typed last, else the answer."""
        answer = self.interview.answers.get(self.asks)
        if self.asks in self.interview.typed:
            return self.interview.typed[self.asks]
        if answer is None:
            return ""
        if self.question.kind != "lasts":
            return as_typed(self.interview.session, self.question, answer)
        is_until = self._picked is not None and self._options[self._picked].value == asked.UNTIL
        return str(answer).removeprefix("until ") if is_until else ""

    def on_mount(self) -> None:
        """Begin in the field, or at the answer given earlier; else nothing is chosen yet."""
        self._refuse("")
        self._begin()

    def _begin(self) -> None:
        if self._field is not None and self._field.display:
            self.set_focus(self._field.typed)
        else:
            self.set_focus(None if self._picked is None else self._picks[self._picked])

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys that do something here."""
        if action in LETTERS and self._is_typing():
            return False
        match action, parameters:
            case "choose", (int(number),):
                return number <= len(self._options) and self.question.kind != "number"
            case "move", _:
                return bool(self._options)
            case "say_yes", (letter,):
                is_letter = letter == self.words("interview.yes_key")
                return is_letter and self.question.kind == "yes_no"
            case "say_no", _:
                return self.question.kind == "yes_no"
            case "scroll_page", (direction,):
                return direction == -1 or self.can_scroll_on()
            case "answers_typing", _:
                return self._is_typing()
            case "take" | "open", _:
                return (action == "open") is isinstance(self.focused, AnswerPick)
        return True

    def _is_typing(self) -> bool:
        return self._field is not None and self.focused is self._field.typed

    def on_key(self, event: events.Key) -> None:
        """Type into the field, wherever the cursor is; a figure is no number of an option there."""
        field = self._field
        if field is not None and field.display and event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.set_focus(field.typed)
            field.typed.insert_text_at_cursor(event.character)

    def action_choose(self, number: int) -> None:
        """Answer with the option of this number."""
        self._answer_option(self._options[number - 1].value)

    def action_say_yes(self, _letter: str) -> None:
        """Answer yes by its letter."""
        self._answer(True)

    def action_say_no(self) -> None:
        """Answer no by its letter."""
        self._answer(False)

    def action_move(self, step: int) -> None:
        """Move among the options."""
        self.query(Picks).first().action_move(step)

    async def action_take(self) -> None:
        """Answer with what is typed or moved to, else with the answer given earlier."""
        await self.settled()
        if self._is_typing():
            self._answer_typed()
        elif isinstance(self.focused, OptionPick):
            self._answer_option(self.focused.option.value)
        elif self._picked is not None:
            self._answer_option(self._options[self._picked].value)
        else:
            self._refuse(self.words("interview.pick_one", count=len(self._options)))

    def action_open(self) -> None:
        """Open the answer that the cursor is on."""
        if isinstance(self.focused, AnswerPick):
            self._mend(self.focused.told_back.question)

    def action_answers(self) -> None:
        """Show the answers so far: beside the question, or on a page of their own."""
        if self._side.display:
            self._side.query_one(Picks).take_focus()
            return
        from tui.screens.answers import AnswersScreen

        self.app.push_screen(AnswersScreen(self.interview), self._mend)

    def action_answers_typing(self) -> None:
        """Show the answers so far while a text is being typed, where `r` is a letter of it."""
        self.action_answers()

    async def action_back(self) -> None:
        """Return from the answers beside the question to it; else go back."""
        await self.settled()
        if self._side.has_focus_within:
            self._begin()
        else:
            self.back()

    async def action_back_too(self) -> None:
        """Go back, by a key that moves in a text."""
        await self.action_back()

    def _mend(self, question_id: str | None) -> None:
        if question_id is not None:
            self.interview.mend(question_id)
            self.show_place()

    def on_pick_picked(self, picked: Pick.Picked) -> None:
        """Take the option that was clicked, or open the answer to change."""
        picked.stop()
        if isinstance(picked.pick, OptionPick):
            self._answer_option(picked.pick.option.value)
        elif isinstance(picked.pick, AnswerPick):
            self._mend(picked.pick.told_back.question)

    # Answers

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Hold on to what is typed, and say how it is read."""
        changed.stop()
        if self._field is None or changed.value == self._typed_before():
            return
        self.interview.typed[self.asks] = changed.value
        self.keep_soon()
        self._refuse("")
        option = self._option_named(changed.value)
        if self._field.typed.completion:
            name = self._field.typed.completion
            self._field.read(self.words("interview.completes", name=name))
        else:
            self._field.read(f"{option.label}, {option.note}" if option else "")

    def _option_named(self, text: str) -> asked.Option | None:
        """Return the option whose number is typed where minutes are: no answer is so small."""
        said = text.strip()
        if self.question.kind != "number" or len(said) != 1 or said not in "123456789":
            return None
        number, least = int(said), self.question.minimum or 0
        return self._options[number - 1] if number <= len(self._options) < least else None

    def _answer_typed(self) -> None:
        """Read what was typed as the answer."""
        assert self._field is not None
        text = self._field.typed.value
        if option := self._option_named(text):
            self._answer(option.value)
            return
        try:
            answer = read_typed(self.session, self.question, text, self.interview.answers)
        except NotUsable as refused:
            self._refuse(refused.line)
            return
        self._answer(answer)

    def _answer_option(self, value: Any) -> None:
        if self.question.kind != "lasts":
            self._answer(value)
        elif value != asked.UNTIL:
            self._answer(asked.lasting(self.interview, value))
        elif self._field is not None:
            self._field.display = True
            self.set_focus(self._field.typed)

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
