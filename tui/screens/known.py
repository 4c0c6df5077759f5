"""Still so? What is known of the client from last time, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.keys import group, key
from tui.screens.interview import InterviewScreen
from tui.told import asked
from tui.told.phrases import answer_in_words
from tui.widgets.known_rows import KnownAnswer, KnownLine
from tui.widgets.options import OptionPick
from tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.use_cases.interview import Interview
    from tui.widgets.pick import Pick

CHANGE = group("known.change")
CHOOSE = group("known.choose")
MOST = 4
"""There are no more answers of a client, nor options of one, than this."""


class KnownScreen(InterviewScreen):
    """Shows what was said of the client earlier; Enter keeps it, a number changes one answer."""

    CSS_PATH = ["interview.tcss", "known.tcss"]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "keep_all", "known.keep", display="Enter", priority=True),
        *(
            key(
                str(number),
                f"open({number})",
                f"known.change.{number}",
                group=CHANGE,
                priority=True,
            )
            for number in range(1, MOST + 1)
        ),
        *(
            key(
                str(number),
                f"choose({number})",
                f"known.choose.{number}",
                group=CHOOSE,
                priority=True,
            )
            for number in range(1, MOST + 1)
        ),
        key("pagedown", "scroll_page(1)", "page.down", display="PgDn"),
        key("left", "back", "known.back", show=False),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        self._known = interview.known()
        self._values: dict[str, Any] = {
            each: interview.answers.get(each, known.value) for each, known in self._known.items()
        }
        labels = {each: self._word(f"questions.{each}.label") for each in self._known}
        columns = max((Content(each).cell_length for each in labels.values()), default=0)
        self._rows = {
            each: KnownAnswer(
                KnownLine(number, labels[each], columns),
                asked.options(interview, each),
                self._values[each],
            )
            for number, each in enumerate(self._known, 1)
        }

    def _word(self, name: str) -> str:
        return self.interview.session.words(name)

    def compose_body(self) -> ComposeResult:
        """Lay out the answers."""
        client = self.interview.answers["client"]
        with Page(classes="body"):
            yield Static(Content(self.words("interview.known.title")), classes="ask")
            about = self.words("interview.known.about", client=client)
            yield Static(Content(about), classes="about quiet")
            with Vertical(classes="rows"):
                yield from self._rows.values()
            yield Static(Content(self.words("interview.known.private")), classes="quiet")

    def on_mount(self) -> None:
        """Say the answers."""
        for question_id in self._rows:
            self._say(question_id)

    def _say(self, question_id: str) -> None:
        known, value = self._known[question_id], self._values[question_id]
        kind = self.session.library.by_id[question_id].kind
        is_changed = value != known.value
        date = self.words.day(known.as_of, "short_day", today=self.session.today())
        self._rows[question_id].line.say(
            answer_in_words(self.words, question_id, kind, value),
            self.words("interview.known.changed") if is_changed else date,
        )

    # Keys

    @property
    def _open(self) -> str | None:
        """The question whose options are shown."""
        return next((each for each, row in self._rows.items() if row.is_open), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the numbers of the answers, or of the options that are open."""
        if action == "open" and isinstance(number := parameters[0], int):
            return self._open is None and number <= len(self._rows)
        if action == "choose" and isinstance(number := parameters[0], int):
            return self._open is not None and number <= len(self._rows[self._open].options)
        if action == "scroll_page":
            return parameters[0] == -1 or self.can_scroll_on()
        return action != "keep_all" or self._open is None

    def action_open(self, number: int) -> None:
        """Show the options of the answer of this number."""
        question_id = list(self._rows)[number - 1]
        self._rows[question_id].open(self._values[question_id])
        self.refresh_bindings()

    def on_known_line_clicked(self, clicked: KnownLine.Clicked) -> None:
        """Show the options of the answer that was clicked, or hide them."""
        clicked.stop()
        was_open = self._open
        self._close()
        if list(self._rows)[clicked.number - 1] != was_open:
            self.action_open(clicked.number)

    def action_choose(self, number: int) -> None:
        """Change the open answer to the option of this number."""
        if self._open is not None:
            self._change(self._open, self._rows[self._open].options[number - 1].value)

    def on_pick_picked(self, picked: Pick.Picked) -> None:
        """Change the open answer to the option that was picked."""
        picked.stop()
        if self._open is not None and isinstance(picked.pick, OptionPick):
            self._change(self._open, picked.pick.option.value)

    def _change(self, question_id: str, value: Any) -> None:
        self._values[question_id] = value
        for each in self._rows[question_id].picks:
            each.mark(chosen=each.option.value == value)
        self._say(question_id)
        self._close()

    def _close(self) -> None:
        for row in self._rows.values():
            row.close()
        self.set_focus(None)
        self.refresh_bindings()

    def action_keep_all(self) -> None:
        """Take the answers as they stand now, and go on."""
        self.interview.keep_known(self._values)
        self.on()

    def action_back(self) -> None:
        """Leave the open answer as it is; else go back."""
        if self._open is not None:
            self._close()
        else:
            super().action_back()
