"""The fields of a short form: a label, what is typed or chosen, its reading, and a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from tui.keys import group, key
from tui.widgets.lines import Lines
from tui.widgets.pick import MARK, NO_MARK
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from tui.told.asked import Option

CHOSEN, OPEN = "●", "○"
BETWEEN = "   "
CHOOSE = group("fields.choose")
MOVE = group("fields.move")
MOST_OPTIONS = 9


class Choice(Lines, can_focus=True):
    """A few options on one line, or on more where it is narrow; the one chosen is filled in."""

    DEFAULT_CSS = """
    Choice {
        padding: 0 1;
    }
    Choice:focus {
        background: $block-cursor-background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"choose({number})", f"fields.{number}", group=CHOOSE, priority=True)
            for number in range(1, MOST_OPTIONS + 1)
        ),
        key("left", "step(-1)", "fields.left", display="←", group=MOVE, priority=True),
        key("right", "step(1)", "fields.right", display="→", group=MOVE, priority=True),
    ]

    class Chosen(Message):
        """An option was chosen."""

        def __init__(self, choice: Choice, value: Any) -> None:
            super().__init__()
            self.choice, self.value = choice, value

    def __init__(self, options: Sequence[Option], value: Any = None) -> None:
        super().__init__()
        self._options = list(options)
        self.value = value

    def lines(self, width: int) -> list[Content]:
        """Return the options, as many a line as there is room for."""
        lines: list[Content] = []
        for number, option in enumerate(self._options, 1):
            one = self._told(number, option)
            longer = Content(BETWEEN).join([lines[-1], one]) if lines else one
            if lines and longer.cell_length > width:
                lines.append(one)
            else:
                lines[-1:] = [longer]
        return lines

    def _told(self, number: int, option: Option) -> Content:
        is_chosen = option.value == self.value
        mark = (CHOSEN, "$room") if is_chosen else (OPEN, "$quiet")
        label = (option.label, "bold" if is_chosen else "")
        told = Content.assemble(mark, (f" {number} ", "$quiet"), label)
        return told.stylize(Style.from_meta({"@click": f"choose({number})"}))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the numbers that there are."""
        if action == "choose" and isinstance(number := parameters[0], int):
            return number <= len(self._options)
        return True

    def action_choose(self, number: int) -> None:
        """Choose the option of a number."""
        self.screen.set_focus(self)
        self._choose(number - 1)

    def action_step(self, step: int) -> None:
        """Choose the next option or the one before."""
        values = [each.value for each in self._options]
        if self.value in values:
            at = min(max(0, values.index(self.value) + step), len(values) - 1)
        else:
            at = 0 if step > 0 else len(values) - 1
        self._choose(at)

    def _choose(self, at: int) -> None:
        self.value = self._options[at].value
        self.renew()
        self.post_message(self.Chosen(self, self.value))


class Field(Vertical):
    """One field of a form."""

    DEFAULT_CSS = """
    Field {
        height: auto;
    }
    Field .row {
        height: auto;
    }
    Field .label {
        width: 23;
        height: auto;
    }
    Field .read {
        width: 1fr;
        height: auto;
        padding-left: 2;
    }
    Field .note {
        height: auto;
        min-height: 1;
        padding-left: 23;
        color: $quiet;
    }
    Field .note.-refused {
        color: $text-warning;
    }
    """

    def __init__(self, question_id: str, label: str, control: Widget, hint: str) -> None:
        super().__init__(id=question_id)
        self.question_id = question_id
        self.control = control
        self._label, self._hint = label, hint
        self._refused = self._suggested = ""
        self._is_pressed = False
        """The mouse is down: what is under it must not move before that is a click."""
        self._named = Static(classes="label", markup=False)
        self._read = Static(classes="read", markup=False)
        self._note = Static(classes="note", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the row and the line below it."""
        with Horizontal(classes="row"):
            yield self._named
            yield self.control
            yield self._read
        yield self._note

    def on_mount(self) -> None:
        """Say the label."""
        self._mark()

    def on_descendant_focus(self) -> None:
        """Mark the field, and say what can be typed here."""
        self._mark()
        self._say_note()
        self.call_after_refresh(self._keep_in_sight)

    def on_mouse_down(self) -> None:
        """Stay where it is while it is clicked."""
        self._is_pressed = True

    def on_choice_chosen(self) -> None:
        """Come into sight once an option was clicked."""
        self._is_pressed = False
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        # A press that ends elsewhere is not told here, but then the mouse is elsewhere too.
        is_under_mouse = self.region.contains_point(self.app.mouse_position)
        if not (self._is_pressed and is_under_mouse):
            self.scroll_visible(animate=False)

    def on_descendant_blur(self) -> None:
        """Say it no longer; a refusal stays until it is mended.

        The lines it took stay free: a click on what stands below would land on something else.
        """
        self._is_pressed = False
        self._note.styles.min_height = max(1, self._note.size.height)
        self._mark()
        self._say_note()

    def _mark(self) -> None:
        if self.control.has_focus:
            marked = Content.assemble((MARK, "$room"), (self._label, "bold"))
        else:
            marked = Content.assemble(NO_MARK, (self._label, "$quiet"))
        self._named.update(marked)

    def read(self, text: str) -> None:
        """Say how what is typed is read."""
        self._read.update(Content(text))

    def on_click(self, event: events.Click) -> None:
        """Complete the name that stands below the field; a label leads to what it names."""
        self._is_pressed = False
        self.call_after_refresh(self._keep_in_sight)
        if event.widget is self._named:
            self.screen.set_focus(self.control)
        elif event.widget is self._note and isinstance(self.control, Typed):
            self.control.complete()
            self.control.focus()

    def suggest(self, line: str) -> None:
        """Say below the field what → would do; an empty line takes it away."""
        self._suggested = line
        self._say_note()

    def refuse(self, line: str) -> None:
        """Say why what is typed is no answer; an empty line takes it away."""
        self._refused = line
        self._say_note()

    @property
    def is_refused(self) -> bool:
        """Tell whether it has to be mended."""
        return bool(self._refused)

    def _say_note(self) -> None:
        self._note.set_class(bool(self._refused), "-refused")
        hint = (self._suggested or self._hint) if self.control.has_focus else ""
        self._note.update(Content(self._refused or hint))
