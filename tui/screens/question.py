"""One question at a time: what is asked, what can be answered, and why the coach asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from content.answers import AnswerRefused
from content.words import languages
from tui.screens.interview import InterviewScreen
from tui.screens.question_keys import KEYS, LETTERS
from tui.told import asked
from tui.typed import dates
from tui.typed.not_usable import NotUsable
from tui.typed.typed_reply import TYPED_KINDS, TypedReply
from tui.widgets.answer_field import AnswerField
from tui.widgets.answer_rows import AnswerPick, answer_rows
from tui.widgets.options import OptionPick
from tui.widgets.page import Page
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.schema import Question
    from tui.use_cases.interview import Interview
    from tui.widgets.pick import Pick


class QuestionScreen(InterviewScreen):
    """Asks the question that the interview stands at.

    Its keys take effect in their order, before any widget sees them.
    """

    CSS_PATH = ["interview.tcss", "question.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = KEYS

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
        self._reply = TypedReply(interview, self.question)
        self._field = self._answer_field() if self.question.kind in TYPED_KINDS else None
        self._refusal = Static(classes="fault", markup=False)
        self._side = Page(classes="side")
        self._can_read = self.question.kind != "lasts"
        """A last day can be read once what reads dates is loaded."""

    @property
    def question(self) -> Question:
        """Return the question asked."""
        return self.interview.session.library.by_id[self.asks]

    # What is shown

    def compose_body(self) -> ComposeResult:
        """Lay out the question; beside it, where there is room, the answers so far."""
        with Horizontal():
            with Page(classes="body"):
                yield Static(Content(asked.number(self.interview, self.asks)), classes="quiet")
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

    def _text(self, part: str) -> str:
        return asked.text(self.interview, self.asks, part)

    def _why(self) -> ComposeResult:
        if why := self._text("why"):
            yield Static(Content(self.words("interview.why")), classes="title quiet")
            yield Static(Content(why), classes="why")
        if private := self._text("private"):
            yield Static(Content(private), classes="private quiet")

    def _answer_field(self) -> AnswerField:
        field = AnswerField(self._reply.text, self._reply.hint, self._reply.names)
        field.display = self._reply.is_open
        return field

    def on_mount(self) -> None:
        """Begin in the field, or at the answer given earlier; else nothing is chosen yet."""
        self._refuse("")
        self._begin()
        if not self._can_read:
            self.run_worker(self._warm_up, thread=True)

    def _begin(self) -> None:
        if self._field is not None and self._field.display:
            self.set_focus(self._field.typed, scroll_visible=False)
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
            case "move" | "move_too", _:
                return bool(self._options) or self._is_beside()
            case "say", (name, letter):
                is_letter = letter == self.words(f"interview.{name}_key")
                return is_letter and self.question.kind == "yes_no"
            case "scroll_page", (direction,):
                return direction == -1 or self.can_scroll_on()
            case "answers_typing", _:
                return self._is_typing()
            case "take" | "open", _:
                return (action == "open") is isinstance(self.focused, AnswerPick)
        return True

    def _is_typing(self) -> bool:
        return self._field is not None and self.focused is self._field.typed

    def _is_beside(self) -> bool:
        """Tell whether the cursor is among the answers beside the question."""
        return self.focused is not None and self._side in self.focused.ancestors

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

    def action_say(self, name: str, _letter: str) -> None:
        """Answer yes or no by its letter in the language of the screen."""
        self._answer(name == "yes")

    def action_move(self, step: int) -> None:
        """Move among the options, or among the answers beside them."""
        within = self._side if self._is_beside() else self
        within.query(Picks).first().action_move(step)

    def action_move_too(self, step: int) -> None:
        """Move by a letter."""
        self.action_move(step)

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
        if self._is_beside():
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
        field = self._field
        if field is not None and self._reply.type(changed.value):
            self.keep_soon()
            self._refuse("")
            name = field.typed.completion
            field.suggest(self.words("interview.completes", name=name) if name else "")
            field.read(self._reply.reading(changed.value) if self._can_read else "")
            field.show()

    def _warm_up(self) -> None:
        dates.warm_up(self.session.now(), languages())
        self._can_read = True

    def _answer_typed(self) -> None:
        """Read what was typed as the answer."""
        assert self._field is not None
        try:
            answer = self._reply.answer(self._field.typed.value)
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
            self._field.show()
            self.set_focus(self._field.typed)

    def _answer(self, value: Any) -> None:
        try:
            self.interview.put(self.asks, value)
        except AnswerRefused:
            self._refuse(self.words("interview.pick_one", count=len(self._options)))
            return
        self.on()

    def _refuse(self, line: str) -> None:
        if line and self._is_typing() and self._field is not None:
            self._field.refuse(line)
            return
        self._refusal.update(Content(line))
        self._refusal.display = bool(line)
