"""Advice: the verdict, the room it opens, the ways, why, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from tui.keys import key
from tui.screens.interview import InterviewScreen
from tui.told import advice_view, phrases
from tui.told.care_words import pointed_out
from tui.widgets.agenda import Agenda
from tui.widgets.ends import Ends
from tui.widgets.page import Page
from tui.widgets.pick import Pick
from tui.widgets.picks import Picks
from tui.widgets.plan_view import PlanView
from tui.widgets.reasons import Reasons
from tui.widgets.ways import FoldedWays, KeptPick, WayPick

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.told.advice_view import Way
    from tui.use_cases.interview import Interview
    from tui.use_cases.session import Session

TALL = 32
"""Lines from which all of an advice fits without folding anything."""


class AdviceScreen(InterviewScreen):
    """What the coach advises; the person decides."""

    CSS_PATH = ["interview.tcss", "advice.tcss"]  # noqa: RUF012
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("e", "back", "advice.answers"),
        key("w", "changes", "advice.changes"),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__(interview)
        words = interview.session.words
        self._advice = interview.advice
        self._picks = self._all_picks()
        self._refused = [each for each in self._picks if each.way.mark == advice_view.REFUSED]
        told = [advice_view.refused_line(words, each.way) for each in self._refused]
        self._folded = FoldedWays(told)
        self._plan = PlanView(words, self._advice.path.facts, interview.session.now(), id="plan")
        self._is_open = False
        """The outcomes that are not on offer were unfolded by hand."""

    # Layout

    def compose_body(self) -> ComposeResult:
        """Lay out the page; the reasons go before the ways where both fit."""
        self._draw(self._picks[0].way.tactic)
        self._fold()
        with Page(classes="body", id="advice"):
            yield Static(self._verdict(), id="verdict")
            yield self._plan
            yield from self._agenda()
            yield from self._care()
            for section in self._sections():
                yield from section()
            with Vertical(id="changes"):
                yield self._title("changes")
                yield Static(self._changes(), markup=False)

    def _sections(self) -> list[Callable[[], ComposeResult]]:
        """In a tall window, why comes first and nothing is folded; in a low one the ways do.

        What the relationship needs stands before both.
        """
        return [self._why, self._ways] if self._is_tall else [self._ways, self._why]

    @property
    def _is_tall(self) -> bool:
        return self.app.size.height >= TALL

    def _why(self) -> ComposeResult:
        with Vertical(id="why"):
            yield self._title("why")
            answers = self.interview.answers
            yield Reasons(advice_view.reasons(self.words, self._advice, answers))

    def _title(self, part: str) -> Static:
        return Static(Content(self.words(f"advice_screen.{part}.title")), classes="title")

    def _verdict(self) -> Content:
        """Return the verdict; its minutes stand out by weight and by colour."""
        advice = self._advice
        first, rest = phrases.verdict_parts(self.words, advice, self.interview.answers)
        told = Content(clean(rest))
        freed = self.words.minutes(advice.minutes_freed)
        at = told.plain.find(freed)
        if advice.minutes_freed > 0 and at >= 0:
            told = told.stylize("bold $room", at, at + len(freed))
        return Content("\n").join([Content.styled(clean(first), "bold"), told])

    def _agenda(self) -> ComposeResult:
        """Yield the agenda of a kept meeting; nothing for other outcomes."""
        lines = self.session.agenda(self.interview.answers, self._advice.tactic)
        if lines:
            with Vertical(id="agenda"):
                yield self._title("agenda")
                yield Agenda(lines)

    def _care(self) -> ComposeResult:
        """Yield what the relationship needs; nothing where there is nothing to point out."""
        found = pointed_out(self.session, self.interview.answers)
        if found:
            with Vertical(id="care"):
                yield self._title("care")
                for _, says in found:
                    yield Static(Content(clean(says)), classes="care")

    def _ways(self) -> ComposeResult:
        gives = Content.styled(self.words("advice_screen.ways.gives"), "$quiet not bold")
        offered = self._picks[: len(self._picks) - len(self._refused)]
        with Vertical(id="ways"):
            yield Ends(Content(self.words("advice_screen.ways.title")), gives, classes="title")
            yield Picks(*offered, self._folded, *self._refused, numbered=len(offered))

    def _all_picks(self) -> list[WayPick]:
        """Return the outcomes in columns, those on offer first."""
        session = self.interview.session
        ways = advice_view.ways(session.words, self._advice, self.interview.answers)
        names = max(Content(way.name).cell_length for way in ways)
        minutes = max(Content(way.minutes).cell_length for way in ways)
        return [self._pick(session, way, (names, minutes)) for way in ways]

    def _pick(self, session: Session, way: Way, columns: tuple[int, int]) -> WayPick:
        advised = way.tactic == self._advice.tactic
        against = "" if advised else session.words("advice_screen.ways.against")
        has_letter = session.library.tactics[way.tactic].letter_to is not None
        return (WayPick if has_letter else KeptPick)(way, columns, against)

    def _changes(self) -> Content:
        """Return the nearest changes, and that there are more of them."""
        said = advice_view.nearest(self.words, self._advice)
        count = len(self._advice.would_change)
        if not count:
            return Content(said)
        more = self.words("advice_screen.changes.more", count=count)
        return Content.assemble(said, " ", (more, "$quiet"))

    def on_mount(self) -> None:
        """Begin at the advised outcome."""
        super().on_mount()
        # The page begins at its top, whatever heights the first layout guesses.
        self.set_focus(self._picks[0], scroll_visible=False)

    def on_resize(self) -> None:
        """Fit the page to the height of the window."""
        page = self.query_one("#advice")
        ways, why = page.query_one("#ways"), page.query_one("#why")
        first, then = (why, ways) if self._is_tall else (ways, why)
        if page.children.index(first) > page.children.index(then):
            page.move_child(first, before=then)
        self._fold()

    def _fold(self) -> None:
        """Show the outcomes that are not on offer, or one line in place of several."""
        fold = not (self._is_tall or self._is_open) and len(self._refused) > 1
        self._folded.display = fold
        for each in self._refused:
            each.display = not fold

    # The room of the way under the mark

    def on_descendant_focus(self) -> None:
        """Draw what the outcome under the mark would make of the meeting."""
        if isinstance(self.focused, WayPick):
            self._draw(self.focused.way.tactic)

    def _draw(self, tactic: str) -> None:
        proposed = advice_view.new_time(self.session, self.interview.answers, tactic)
        self._plan.show(self.session.library.tactics[tactic], proposed)

    # Choosing

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        if isinstance(event.pick, WayPick):
            self.interview.choose(event.pick.way.tactic)
            self.show_place()
        else:
            self._unfold()

    def _unfold(self) -> None:
        self._is_open = True
        self._fold()
        self.set_focus(self._refused[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the changes where there are any."""
        del parameters
        return action != "changes" or bool(self._advice.would_change)

    def action_changes(self) -> None:
        """Show all that would change the advice, and go to the answer that is picked there."""
        from tui.screens.changes import ChangesScreen

        def then(question: str | None) -> None:
            if question is not None:
                self.interview.mend(question, "advice")
                self.show_place()

        self.app.push_screen(ChangesScreen(self._advice, self.heading()), then)
