"""The app as its screens know it: what they share, and the ways from one to another.

Where a way leads is known to `tui.app` alone, which knows all screens; so that no screen has to
know what knows it.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.app import App
from textual.constants import TEXTUAL_ANIMATIONS

from content.words import words_in
from tui.themes import OWN, coloured
from tui.told.names import Names
from tui.use_cases.overview import Lookout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.calendars.calendar_watch import CalendarWatch
    from tui.settings.keymap import Keymap
    from tui.use_cases.attention import Waiting
    from tui.use_cases.interview import Interview
    from tui.use_cases.session import Session


class Coach(App[None]):
    """What all screens have in common, and the ways between them, which a subclass goes."""

    calendar_watch: CalendarWatch
    """Reads the calendars behind the screen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.lookout = Lookout(session)
        self.names = Names(session.words)
        self.own_keys: Keymap | None = None
        for theme in OWN:
            self.register_theme(theme)
        self.take_settings()

    def get_css_variables(self) -> dict[str, str]:
        """Give the names of our own colours a meaning in every theme."""
        self.theme_variables = coloured(super().get_css_variables())
        return self.theme_variables

    def take_settings(self) -> None:
        """Look as the settings say; a theme that nobody knows is passed over."""
        settings = self.session.settings
        wanted = settings.theme or OWN[0].name
        self.theme = wanted if wanted in self.available_themes else OWN[0].name
        self.animation_level = TEXTUAL_ANIMATIONS if settings.motion else "none"

    @abstractmethod
    def take_keymap(self) -> None:
        """Take the person's own keys, as far as their file can be used."""

    def setting_faults(self) -> list[str]:
        """Return what of the settings and of the person's own keys can't be used, a line each."""
        words = self.session.words
        own = self.own_keys.fault_lines(words) if self.own_keys else []
        return [*self.session.settings.fault_lines(words), *own]

    def speak(self, language: str) -> None:
        """Speak another language from here on; what is shown already is said anew elsewhere."""
        self.session.words = words_in(language)
        self.names = Names(self.session.words, hidden=self.names.hidden)

    def themes_in_order(self) -> list[str]:
        """Return the names of all themes, our own first."""
        own = [theme.name for theme in OWN]
        return [*own, *sorted(set(self.available_themes) - set(own))]

    def theme_name(self, name: str) -> str:
        """Return how a theme is called."""
        key = f"palette.themes.{name}"
        return self.session.words(key) if self.session.words.has(key) else name

    @abstractmethod
    def hide_names(self) -> None:
        """Hide all names on the lists, or show them again."""

    # The ways

    @abstractmethod
    def start_interview(self, answers: Mapping[str, object] | None = None) -> None:
        """Begin an interview, with facts that are known; None goes on with the unfinished one."""

    @abstractmethod
    def begin_interview(self, interview: Interview) -> None:
        """Begin this interview; while another one is unfinished ask which."""

    @abstractmethod
    def show_interview(self, interview: Interview, line: str = "") -> None:
        """Show where an interview stands, with one line said on it."""

    @abstractmethod
    def leave_interview(self, interview: Interview) -> None:
        """Go back to where an interview was begun from; it is kept, once something was said."""

    @abstractmethod
    def open_decision(self, decision_id: str) -> None:
        """Show one decision."""

    @abstractmethod
    def open_check_in(
        self, decision_id: str = "", day: str = "", only: Waiting | None = None
    ) -> None:
        """Ask what became of the meetings that have passed, beginning with this one, or of one."""

    @abstractmethod
    def open_agenda(self) -> None:
        """Show the client meetings ahead."""

    @abstractmethod
    def open_before_after(self) -> None:
        """Show this week by its days, as it was and as it becomes."""

    @abstractmethod
    def open_history(self, client: str | None = None) -> None:
        """Show what was decided, week by week; of one client alone, when named."""

    @abstractmethod
    def open_settings(self) -> None:
        """Show the settings."""

    @abstractmethod
    def say_anew(self) -> None:
        """Show everything in the language that is spoken now: home, and an interview under way."""

    @abstractmethod
    def undo(self) -> None:
        """Take back this device's last change, and say what it was."""

    @abstractmethod
    def redo(self) -> None:
        """Do again what was undone last, and say what it was."""
