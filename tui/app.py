"""The app: themes, the way between screens, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from tui.keys import key
from tui.themes import OWN, SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from tui.session import Session


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

    def start_interview(self, answers: Mapping[str, object] | None = None) -> None:
        """Begin an interview, or go on with the unfinished one when `answers` is None."""
        from tui.interview import begin

        begin(self, answers)

    def open_decision(self, decision_id: str) -> None:
        """Show one decision."""
        from tui.screens.decision import DecisionScreen

        self.push_screen(DecisionScreen(decision_id))

    def open_history(self) -> None:
        """Show what was decided, week by week."""
        from tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen())

    def action_help(self) -> None:
        """Show what the keys do here."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))


def run(session: Session) -> None:
    """Open the app and return when it is left."""
    CoachApp(session).run()
