"""After a no: the agenda that makes the full meeting worth it, and the next best to suggest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.keys import key
from tui.screens.base import CoachScreen
from tui.told.meetings import tactic_short
from tui.use_cases import replies
from tui.use_cases.home_rows import Row
from tui.widgets.pick import Pick
from tui.widgets.rows import RowPick

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from content.decision import Decision


class RefusedScreen(CoachScreen[None]):
    """Says what to do with a meeting that takes place after all."""

    CSS_PATH = "choice.tcss"
    AUTO_FOCUS = "Pick"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("1", "suggest", "refused.suggest"),
        key("escape", "back", "refused.back", display="Esc"),
    ]

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._decision = decision

    def heading(self) -> tuple[str, str]:
        """Return the meeting and its moment."""
        return self.heading_of(self._decision)

    def compose_body(self) -> ComposeResult:
        """Lay out the agenda, and below it the next best."""
        self._way = replies.next_way(self.session, self._decision)
        with VerticalScroll(id="choice", can_focus=False):
            yield Static(Content(self.words("decision.refused.title")), classes="title")
            for number, line in enumerate(replies.agenda(self.session, self._decision), 1):
                yield Static(Content(f"{number}. {line}"), classes="line")
            if self._way is not None:
                said = self.words("decision.refused.or")
                yield Static(Content.styled(said, "$quiet"), classes="title below")
                yield RowPick(self._row(), 1)

    def _row(self) -> Row:
        assert self._way is not None
        freed = self.words.minutes(self._way.minutes_freed or 0)
        return Row(
            (self._way.tactic,),
            tactic_short(self.words, self._way.tactic),
            self.words("decision.refused.frees", minutes=freed),
        )

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer the next best where there is one."""
        return action != "suggest" or (self.is_mounted and self._way is not None)

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        self.action_suggest()

    def action_suggest(self) -> None:
        """Write the letter of the next best; it takes the place of what was refused."""
        from tui.use_cases.interview import Interview

        if self._way is None:
            return
        interview = Interview.with_way(self.session, self._decision.answers, self._way.tactic)
        coach = self.coach
        self.dismiss(None)
        coach.call_later(coach.begin_interview, interview)

    def action_back(self) -> None:
        """Go back; the meeting is kept."""
        self.dismiss(None)
