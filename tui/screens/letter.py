"""The letter: to whom, its text to change, ways to take it along, and the decision to record."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from content.answers import AnswerRefused
from content.plain_text import clean
from storage.faults import StorageFault
from tui.keys import key
from tui.outgoing.clipboard import copy
from tui.refusals import Refusal, said
from tui.screens.interview import InterviewScreen
from tui.told import letter_view
from tui.use_cases.letter_draft import LetterDraft
from tui.widgets.agenda import Agenda
from tui.widgets.do_pick import DoPick
from tui.widgets.ends import Ends
from tui.widgets.letter_text import Done, LetterText, SubjectLine
from tui.widgets.page import Page
from tui.widgets.picks import Picks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from content.decision import Letter
    from tui.use_cases.interview import Interview
    from tui.widgets.pick import Pick

LETTER_ACTIONS = ("edit", "language", "register", "answers", "editor", "copy_subject")
"""What can be done with a letter and not with an agenda."""
TYPED_KEYS = (*LETTER_ACTIONS, "copy", "save", "anew", "bring_back")
"""Bound to letters, which while a person types are letters."""


class LetterScreen(InterviewScreen):
    """What goes out, or for a kept meeting its agenda; then the decision."""

    CSS_PATH = ["interview.tcss", "letter.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "edit", "letter_screen.edit"),
        key("l", "language", "letter_screen.language"),
        key("t", "register", "letter_screen.register"),
        key("d", "answers", "letter_screen.answers"),
        key("o", "editor", "letter_screen.editor"),
        key("c", "copy", "letter_screen.copy", show=False),
        key("C", "copy_subject", "letter_screen.copy_subject", show=False),
        key("s", "save", "letter_screen.save"),
        key("n", "anew", "letter_screen.anew"),
        key("n", "bring_back", "letter_screen.bring_back"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._has_letter = interview.written() is not None
        self._draft = LetterDraft(interview)
        self._told = ""

    # Layout

    def compose_body(self) -> ComposeResult:
        """Lay out the letter or the agenda, and below it what to do with it."""
        with Page(classes="body", id="letter"):
            yield Ends(*self._title(), id="title")
            if self._has_letter:
                yield from self._letter()
            else:
                yield Agenda(self._taken_along().body.splitlines())
            yield Static(id="told", classes="quiet", markup=False)
            picks = self._picks()
            yield Picks(*picks, numbered=len(picks))

    def _title(self) -> tuple[Content, Content]:
        """Return what this is, and how it is written."""
        interview = self.interview
        named, advised = letter_view.title(interview), letter_view.advised(interview)
        left = Content.assemble((named, "bold"), "  ", (advised, "$quiet"))
        how = letter_view.written(interview, self._draft.letter) if self._has_letter else ""
        return left, Content.styled(how, "$quiet")

    def _letter(self) -> ComposeResult:
        letter = self._draft.letter
        for name in ("to", "subject"):
            with Horizontal(classes="row"):
                yield Static(Content(self.words(f"letter_screen.{name}")), classes="label quiet")
                if name == "to":
                    yield Static(id="to", markup=False)
                else:
                    yield SubjectLine(letter.subject, id="subject")
        yield LetterText(letter.body, id="text")

    def _picks(self) -> list[Pick]:
        names = ("copy", "proposed", "agreed") if self._has_letter else ("keep", "copy_agenda")
        words = self.words
        return [
            DoPick(
                name,
                number,
                words(f"letter_screen.do.{name}"),
                words(f"letter_screen.do.{name}_note"),
            )
            for number, name in enumerate(names, 1)
        ]

    def on_mount(self) -> None:
        """Begin below the letter, at what to do with it."""
        super().on_mount()
        self._told = letter_view.own_fault(self.interview)
        self._renew()
        self.set_focus(self.query(DoPick).first(), scroll_visible=False)

    def _renew(self) -> None:
        """Show the letter as it is now."""
        self.query_one(Ends).show(*self._title())
        if self._has_letter:
            letter = self._draft.letter
            self.query_one(SubjectLine).value = letter.subject
            self.query_one(LetterText).show(letter.body)
            self.query_one("#to", Static).update(
                Content(letter_view.recipient(self.interview, letter))
            )
        self._tell(self._told)
        self.refresh_bindings()

    def _tell(self, line: str) -> None:
        """Say one line under the letter; without one, how the letter stands."""
        self._told = line
        if not line and self._has_letter:
            line = letter_view.standing(self.interview, self._draft)
        self.query_one("#told", Static).update(Content(clean(line)))

    def _taken_along(self) -> Letter:
        """Return the letter, or the agenda in the form of one."""
        return self._draft.letter if self._has_letter else letter_view.agenda(self.interview)

    def _pages(self) -> list[Widget]:
        """Return what is scrolled page by page: a long letter moves within its own lines."""
        return [*super()._pages(), *self.query(LetterText)]

    # Typing

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.focused, Input | TextArea)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave letters to the text while it is typed; offer the rest where it does something."""
        del parameters
        if action in TYPED_KEYS and self._is_typing:
            return False
        if action in LETTER_ACTIONS:
            return self._has_letter
        if action == "anew":
            return self._has_letter and self._draft.is_edited
        if action == "bring_back":
            return self._has_letter and self._draft.has_other and not self._draft.is_edited
        return True

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self, event: Input.Changed | TextArea.Changed) -> None:
        """Take what is typed at once; it is kept when typing pauses."""
        event.stop()
        before = self._draft.letter
        self._draft.edit(self.query_one(SubjectLine).value, self.query_one(LetterText).text)
        if self._draft.letter != before:
            self._tell("")
            self.keep_soon()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.query_one(LetterText))

    @on(Done)
    def _done(self, event: Done) -> None:
        event.stop()
        self.keep()
        self.query_one(Picks).take_focus()

    def action_edit(self) -> None:
        """Go into the text."""
        self.set_focus(self.query_one(LetterText))

    def action_anew(self) -> None:
        """Let the coach write it again; the person's own is laid aside."""
        self._draft.write_anew()
        self._change_shown()

    def action_bring_back(self) -> None:
        """Bring the person's own back."""
        self._draft.bring_back()
        self._change_shown()

    def action_language(self) -> None:
        """Write it in the next language."""
        self._in_other(self._draft.next_language)

    def action_register(self) -> None:
        """Write it in the other register."""
        self._in_other(self._draft.next_register)

    def _in_other(self, change: Callable[[], object]) -> None:
        """Show it in another language or register; what was typed stays with the one it is in."""
        was_edited = self._draft.is_edited
        change()
        self._change_shown()
        if was_edited:
            self._tell(self.words("letter_screen.kept_as_typed"))

    def _change_shown(self) -> None:
        self._told = ""
        self._renew()
        self.keep()

    def action_answers(self) -> None:
        """Ask what the letter itself would like to know."""
        from tui.screens.letter_answers import LetterAnswersScreen

        def then(_done: None) -> None:
            self._change_shown()

        self.app.push_screen(LetterAnswersScreen(self.interview, self.heading()), then)

    def action_editor(self) -> None:
        """Open the text in the person's own editor."""
        from tui.typed.editor import edit

        letter = self._draft.letter
        try:
            text = edit(self.coach, letter.body, "letter")
        except Refusal as refused:
            self._tell(refused.says(self.words))
            return
        if text.strip():
            self._draft.edit(letter.subject, text)
            self._change_shown()
        else:
            self._tell(self.words("letter_screen.not_text"))

    # Taking it along

    def action_copy(self) -> None:
        """Copy the letter or the agenda."""
        line = copy(self.coach, self._taken_along().body)
        if self._has_letter:
            line = f"{line} {self.words('letter_screen.copied.subject')}"
        self._tell(line)

    def action_copy_subject(self) -> None:
        """Copy the subject alone."""
        self._tell(copy(self.coach, self._draft.letter.subject))

    def action_save(self) -> None:
        """Save it as a file, where the person says."""
        from tui.screens.save import SaveScreen

        def then(saved: Path | None) -> None:
            if saved is not None:
                self._tell(self.words("letter_screen.save.saved", where=str(saved)))

        answers, letter = self.interview.answers, self._taken_along()
        address = letter_view.address(self.interview, letter)
        day = self.session.starts_at(answers)
        contact = letter_view.contact(self.interview, letter)
        self.app.push_screen(SaveScreen(letter, address, answers["client"], day, contact), then)

    # Deciding

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Do what was picked; after copying, the mark stands where it is recorded."""
        event.stop()
        assert isinstance(event.pick, DoPick)
        name = event.pick.does
        if name in ("copy", "copy_agenda"):
            self.action_copy()
            if name == "copy":
                self.set_focus(self.query(DoPick)[1])
        else:
            self._record(None if name == "keep" else name)

    def _record(self, state: str | None) -> None:
        """Record the decision; when the store refuses, say so and leave all as it is."""
        from tui.screens.recorded import RecordedScreen

        self.keep_no_more()
        try:
            decision = self.interview.decide(state)
        except (StorageFault, Refusal, AnswerRefused) as refused:
            self.say(said(self.words, refused))
        else:
            self.app.switch_screen(RecordedScreen(decision))
