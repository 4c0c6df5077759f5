"""What became of the meetings that have passed: all of them on one screen, one key for most."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.costs import AS_PLANNED
from storage.faults import StorageFault
from tui.keys import UNDO, group, key
from tui.refusals import fault_line
from tui.screens.base import CoachScreen
from tui.typed.values import MOST_MINUTES
from tui.use_cases import check_ins
from tui.use_cases.attention import waiting_check_ins
from tui.widgets.passed import Passed
from tui.widgets.pick import Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.decision import LaterCall
    from tui.use_cases.attention import Waiting

MOST = 30
"""Shown at once; the others come once these are said."""
MANY = 6
"""From so many on the entries stand closer."""
MINUTES = group("check_in.minutes")


class CheckInScreen(CoachScreen[None]):
    """Asks about every occurrence that waits; each answer is kept at once."""

    CSS_PATH = "check_in.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("a", "all", "check_in.all"),
        key("escape", "leave", "check_in.leave", display="Esc"),
        key("p", "say('as_planned')", "check_in.as_planned"),
        *(
            key(str(digit), f"digit('{digit}')", f"check_in.{digit}", group=MINUTES)
            for digit in range(10)
        ),
        key("f", "say('full')", "check_in.full"),
        key("n", "say('did_not_happen')", "check_in.did_not_happen"),
        key("l", "later_call", "check_in.later_call"),
        key("o", "open", "check_in.open", show=False),
        *UNDO,
        key("backspace", "erase", "check_in.erase", show=False),
        key("down,j", "app.focus_next", "check_in.next", show=False),
        key("up,k", "app.focus_previous", "check_in.previous", show=False),
    ]

    def __init__(self, decision_id: str = "", day: str = "", only: Waiting | None = None) -> None:
        super().__init__()
        self._first = (decision_id, day)
        self._only = only

    def heading(self) -> tuple[str, str]:
        """Return the question, and the moment it is asked at."""
        return self.words("check_in.title"), self.words.moment(self.session.now())

    def compose_body(self) -> ComposeResult:
        """Lay out one entry for each occurrence that waits."""
        overview = self.coach.lookout.overview()
        found = [self._only] if self._only else waiting_check_ins(overview)
        names = self.coach.names
        with VerticalScroll(id="passed", can_focus=False) as box:
            box.set_class(len(found) >= MANY, "-many")
            yield Static(id="intro", markup=False)
            for each in found[:MOST]:
                may_need_call = check_ins.may_need_call(self.session, each.decision)
                entry = Passed(names, each, may_need_call=may_need_call)
                self._show(entry, breathes=False)
                yield entry

    def on_mount(self) -> None:
        """Begin with the occurrence that was asked for."""
        entries = self._entries
        wanted = [
            each
            for each in entries
            if (each.waiting.decision.id, each.waiting.day.isoformat()) == self._first
        ]
        for each in (wanted or entries)[:1]:
            each.focus(scroll_visible=False)
            self.call_after_refresh(each.scroll_visible, animate=False)
        self._introduce()

    @property
    def _entries(self) -> list[Passed]:
        return list(self.query(Passed))

    @property
    def _left(self) -> list[Passed]:
        return [each for each in self._entries if each.said is None]

    @property
    def _current(self) -> Passed | None:
        return self.focused if isinstance(self.focused, Passed) else None

    def names_changed(self) -> None:
        """Show or hide the names."""
        for each in self._entries:
            each.name_anew(self.coach.names)

    def store_changed(self) -> None:
        """Show what was taken back, or said elsewhere; digits that are typed stay."""
        for entry in self._entries:
            self._show(entry, breathes=False)
        self._introduce()

    def _introduce(self) -> None:
        count = len(self._left)
        line = self.words("check_in.intro", count=count) if count else self.words("check_in.done")
        self.query_one("#intro", Static).update(Content(line))
        self.refresh_bindings()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer what fits the entry in focus."""
        if action == "all":
            return any(each.waiting.decision.state == "agreed" for each in self._left)
        if action == "later_call":
            return self._current is not None and self._current.may_need_call
        if action == "open":
            return self._current is not None and self._only is None
        if action in ("say", "digit"):
            return self._current is not None
        return True

    def on_descendant_focus(self) -> None:
        """Other entries take other keys."""
        self.refresh_bindings()

    def action_all(self) -> None:
        """Note that all that was agreed to went as planned; what was not stays open."""
        agreed = [each for each in self._left if each.waiting.decision.state == "agreed"]
        try:
            check_ins.record_as_planned(self.session, [each.waiting for each in agreed])
        except StorageFault as fault:
            self._say(fault_line(self.words, fault))
            return
        for each in agreed:
            self._show(each)
        self._go_on()

    def action_say(self, outcome: str) -> None:
        """Note what became of the entry in focus."""
        entry = self._current
        minutes = entry.waiting.minutes if entry else 0
        if entry and self._record(entry, outcome, minutes):
            self._go_on(entry)

    def action_digit(self, digit: str) -> None:
        """Type the minutes that it took."""
        if self._current:
            self._current.type_digit(digit)

    def action_erase(self) -> None:
        """Take back a digit."""
        if self._current:
            self._current.erase()

    @on(Pick.Picked)
    def _enter(self, event: Pick.Picked) -> None:
        """Keep the minutes that are typed; without any, go on to the next; at the end, leave."""
        event.stop()
        entry = event.pick
        assert isinstance(entry, Passed)
        if not entry.typed:
            if self._left:
                entry.focus()
                self._next_after(entry).focus()
            else:
                self.action_leave()
        elif int(entry.typed) > MOST_MINUTES:
            self._say(self.words("check_in.too_long", most=self.words.minutes(MOST_MINUTES)))
        elif self._record(entry, "took", int(entry.typed)):
            self._go_on(entry)

    def _record(
        self,
        entry: Passed,
        outcome: str,
        minutes: int | None = None,
        calls: Sequence[LaterCall] = (),
    ) -> bool:
        """Keep what was said and show what came free; tell whether it could be kept."""
        each = entry.waiting
        minutes = each.minutes if minutes is None else minutes
        try:
            decision = self.session.repository.decision(each.decision.id)
            check_ins.record(self.session, decision, each.day, outcome, minutes, calls)
        except StorageFault as fault:
            self._say(fault_line(self.words, fault))
            return False
        self._show(entry)
        return True

    def _show(self, entry: Passed, *, breathes: bool = True) -> None:
        """Show what the store holds of an entry; the walls part when time came free."""
        each, overview = entry.waiting, self.coach.lookout.overview()
        decision = overview.by_id.get(each.decision.id)
        said = decision.check_ins.get(each.day) if decision else None
        freed = check_ins.freed(overview, each.decision.id, each.day) if said else 0
        if said != entry.said or breathes:
            entry.show(said, freed, breathes=breathes and self.session.settings.motion)

    def _say(self, line: str) -> None:
        self.query_one("#intro", Static).update(Content(line))

    def _go_on(self, entry: Passed | None = None) -> None:
        """Move on to the next entry that is still open."""
        self._introduce()
        if entry and not (entry.may_need_call and entry.said and not entry.said.later_calls):
            self._next_after(entry).focus()
        elif entry is None and self._left:
            self._left[0].focus()

    def _next_after(self, entry: Passed) -> Passed:
        entries = self._entries
        at = entries.index(entry)
        later = [each for each in [*entries[at + 1 :], *entries[:at]] if each.said is None]
        return later[0] if later else entry

    def action_later_call(self) -> None:
        """Ask about the call that an email needed after all."""
        from tui.screens.later_call import LaterCallScreen

        entry = self._current
        if entry is None:
            return

        def then(call: LaterCall | None) -> None:
            if call is not None:
                self._add_call(entry, call)

        each = entry.waiting
        self.app.push_screen(LaterCallScreen(each.decision, each.day), then)

    def _add_call(self, entry: Passed, call: LaterCall) -> None:
        said = entry.said
        outcome, minutes = (said.outcome, said.minutes) if said else (AS_PLANNED, None)
        if self._record(entry, outcome, minutes, (call,)):
            self._go_on(entry)

    def action_open(self) -> None:
        """Open the decision."""
        if self._current:
            self.coach.open_decision(self._current.waiting.decision.id)

    def action_leave(self) -> None:
        """Leave the rest for later."""
        self.dismiss(None)
