"""One decision: how it stands, what became of it, its letter, and what had led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.occurrences import occurrences
from content.plain_text import clean
from storage.faults import NotFound
from tui.keys import UNDO, key
from tui.screens.answers_to import ask_ending, ask_state
from tui.screens.base import CoachScreen
from tui.screens.note import copied
from tui.told import decision_view
from tui.use_cases import replies
from tui.use_cases.attention import Waiting, planned_as_said
from tui.widgets.occurrence_list import OccurrenceList
from tui.widgets.occurrence_row import OccurrenceRow
from tui.widgets.pick import Pick
from tui.widgets.reasons import Reasons
from tui.widgets.table import Pairs, Triples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from content.decision import Decision


class DecisionScreen(CoachScreen[None]):
    """Everything about one decision, on one page."""

    CSS_PATH = "decision.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "check_in", "decision.check_in", display="Enter"),
        key("s", "state", "decision.state"),
        key("x", "extend", "decision.extend"),
        key("c", "copy", "letter.copy"),
        key("o", "send", "decision.send"),
        *UNDO,
        key("escape", "back", "decision.back", display="Esc"),
        key("down,j", "move(1)", "decision.down", show=False),
        key("up,k", "move(-1)", "decision.up", show=False),
        key("pagedown,space", "page(1)", "decision.page_down", show=False),
        key("pageup", "page(-1)", "decision.page_up", show=False),
    ]

    def __init__(self, decision_id: str) -> None:
        super().__init__()
        self._decision_id = decision_id
        self._decision: Decision | None = None

    def heading(self) -> tuple[str, str]:
        """Return the meeting and its moment."""
        decision = self._read()
        return super().heading() if decision is None else self.heading_of(decision)

    def _read(self) -> Decision | None:
        try:
            return self.session.repository.decision(self._decision_id)
        except NotFound:
            return None

    def compose_body(self) -> ComposeResult:
        """Lay out the page; `renew` fills it."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="tactic", classes="title", markup=False)
            yield Static(id="standing", markup=False)
            yield Static(id="said", classes="fault", markup=False)
            yield OccurrenceList(self.words, id="occurrences")
            yield Vertical(id="rest")

    def on_mount(self) -> None:
        """Fill the page."""
        self.query_one("#said").display = False
        self._renew()
        self.call_after_refresh(self._list.focus_first)

    def on_screen_resume(self) -> None:
        """Show what was said on another screen."""
        if self.is_mounted and self._read() != self._decision:
            self._renew()

    def store_changed(self) -> None:
        """Show what another process or device has changed."""
        self.on_screen_resume()

    def names_changed(self) -> None:
        """Show or hide the names."""
        self._renew()

    def _renew(self) -> None:
        decision = self._decision = self._read()
        if decision is None:
            self.dismiss(None)
            return
        self.set_heading()
        name = f"tactics.{decision.tactic}.name"
        told = self.words(name) if self.words.has(name) else clean(decision.tactic)
        self.query_one("#tactic", Static).update(Content(told))
        standing = " ".join(decision_view.standing(self.session, decision))
        self.query_one("#standing", Static).update(Content(standing))
        self._show_occurrences(decision)
        self._show_rest(decision)
        self.refresh_bindings()

    def _show_occurrences(self, decision: Decision) -> None:
        now = self.session.now()
        overlaps = self.coach.lookout.overview().overlaps
        self._list.display = self.session.counts(decision)
        self._list.show(occurrences(decision, now, overlaps), now.date())

    def _show_rest(self, decision: Decision) -> None:
        box = self.query_one("#rest")
        box.remove_children()
        box.mount_all(self._rest(decision))

    @property
    def _list(self) -> OccurrenceList:
        return self.query_one("#occurrences", OccurrenceList)

    def _title(self, name: str) -> Static:
        return Static(Content(self.words(f"decision.title.{name}")), classes="title")

    # The letter and what had led to it

    def _rest(self, decision: Decision) -> Iterator[Widget]:
        hidden = self.coach.names.hidden
        if decision.letter is not None:
            yield self._title(f"letter_{decision.letter.to}")
            yield from self._letter(decision, hidden=hidden)
        told = decision_view.reasoning(self.session, decision)
        if told.because and not hidden:
            yield self._title("why")
            yield Reasons(told.because)
        yield self._title("answers")
        yield Pairs(decision_view.answers(self.session, decision, hidden=hidden))
        if told.ways and not hidden:
            yield self._title("ways")
            yield Triples(told.ways)

    def _letter(self, decision: Decision, *, hidden: bool) -> Iterator[Widget]:
        letter = decision.letter
        if letter is None or hidden:
            yield Static(Content.styled(self.words("decision.names_hidden"), "$quiet"))
            return
        yield Static(Content.styled(clean(letter.subject), "bold"), classes="letter")
        yield Static(Content(clean(letter.body, lines=True)), classes="letter")

    # What can be done

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits this decision."""
        decision = self._decision
        if action in ("back", "move", "page"):
            return True
        if decision is None:
            return False
        if action == "state":
            return decision.letter is not None or decision.state != "agreed"
        if action == "extend":
            return decision.state == "agreed" and replies.is_for_a_while(self.session, decision)
        if action == "copy":
            return decision.letter is not None and not self.coach.names.hidden
        return action != "check_in" or self._can_check_in()

    def _can_check_in(self) -> bool:
        row = self.focused
        return isinstance(row, OccurrenceRow) and row.occurrence.date <= self.session.today()

    def on_descendant_focus(self) -> None:
        """Other rows can do other things."""
        self.refresh_bindings()

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        if isinstance(event.pick, OccurrenceRow):
            event.pick.focus()
            self.action_check_in()
        else:
            self._list.show_all()

    def action_check_in(self) -> None:
        """Say what became of the occurrence in focus, or say it anew."""
        row, decision = self.focused, self._decision
        if decision is None or not isinstance(row, OccurrenceRow) or not self._can_check_in():
            return
        each = row.occurrence
        minutes = planned_as_said(decision, each.planned_minutes)
        self.coach.open_check_in(only=Waiting("check_in", decision, each.date, minutes))

    def action_state(self) -> None:
        """Say what was answered to the proposal."""
        if self._decision:
            ask_state(self.coach, self._decision)

    def action_extend(self) -> None:
        """Let a change for a while go on, or end."""
        if self._decision:
            ask_ending(self.coach, self._decision)

    def action_copy(self) -> None:
        """Copy the letter, and say what came of it."""
        if self._decision and self._decision.letter:
            line = copied(self, self._decision.letter)
            said = self.query_one("#said", Static)
            said.update(Content(line))
            said.display = True

    def action_move(self, step: int) -> None:
        """Go to the next row or the one before; beyond them the page moves."""
        rows = [each for each in self.query(Pick) if each.display]
        at = next((number for number, each in enumerate(rows) if each.has_focus), None)
        page = self.query_one("#page", VerticalScroll)
        if at is not None and 0 <= at + step < len(rows) and page.region.overlaps(rows[at].region):
            rows[at + step].focus()
        else:
            page.scroll_relative(y=2 * step, animate=False)

    def action_page(self, pages: int) -> None:
        """Move the page by almost its height."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)

    def action_send(self) -> None:
        """Let it go out: by mail, or into the calendar."""
        decision = self._read()
        if decision is not None:
            from tui.screens.send import ask_how

            ask_how(self.coach, decision)

    def action_back(self) -> None:
        """Go back to where this was opened."""
        self.dismiss(None)
