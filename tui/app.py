"""The app: themes, the way between screens, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from storage.faults import StorageFault
from tui.keys import key
from tui.names import Names
from tui.overview import Lookout
from tui.screens.base import CoachScreen
from tui.themes import OWN, SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from tui.attention import Waiting
    from tui.palette import Entry
    from tui.session import Session

LOOKS_EVERY_SECONDS = 1.0
"""How often the store's files are looked at."""


class CoachApp(App[None]):
    """The coach, full screen."""

    CSS_PATH = "app.tcss"
    TITLE = "breathing room"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark", "help", "app.help", display="?"),
        key("ctrl+q", "quit", "app.quit", display="Ctrl+Q"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.lookout = Lookout(session)
        self.names = Names(session.words)
        for theme in OWN:
            self.register_theme(theme)
        self.theme = OWN[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the names of our own colours a meaning in every theme."""
        return dict(SHARED)

    def on_mount(self) -> None:
        """Begin at home."""
        from tui.screens.home import HomeScreen

        self.push_screen(HomeScreen())
        self.set_interval(LOOKS_EVERY_SECONDS, self._look_at_store)

    def _look_at_store(self) -> None:
        """Take in what other processes and devices wrote, and tell the screen that shows it."""
        try:
            changed = self.session.repository.refresh()
        except StorageFault:
            return
        if changed and isinstance(self.screen, CoachScreen):
            self.screen.store_changed()

    def hide_names(self) -> None:
        """Hide all names on the lists, or show them again."""
        self.names = Names(self.session.words, hidden=not self.names.hidden)
        if isinstance(self.screen, CoachScreen):
            self.screen.names_changed()

    def start_interview(self, answers: Mapping[str, object] | None = None) -> None:
        """Begin an interview, with facts that are known; None goes on with the unfinished one."""
        from tui.interview_way import begin

        begin(self, answers)

    def open_decision(self, decision_id: str) -> None:
        """Show one decision."""
        from tui.screens.decision import DecisionScreen

        self.push_screen(DecisionScreen(decision_id))

    def open_check_in(
        self, decision_id: str = "", day: str = "", only: Waiting | None = None
    ) -> None:
        """Ask what became of the meetings that have passed, beginning with this one, or of one."""
        from tui.screens.check_in import CheckInScreen

        self.push_screen(CheckInScreen(decision_id, day, only))

    def open_history(self, client: str | None = None) -> None:
        """Show what was decided, week by week; of one client alone, when named."""
        from tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(client))

    async def action_quit(self) -> None:
        """End the app; each screen keeps what must not be lost first."""
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen):
                screen.before_quit()
        self.exit()

    def action_command_palette(self) -> None:
        """Find anything that can be done."""
        from tui.screens.palette import PaletteScreen

        def then(entry: Entry | None) -> None:
            if entry is not None:
                entry.does()

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(self.screen), then)

    def action_help(self) -> None:
        """Show what the keys do here."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))


def run(session: Session) -> None:
    """Open the app and return when it is left."""
    CoachApp(session).run()
