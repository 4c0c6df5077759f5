"""The app: themes, the way between screens, and the keys that work everywhere."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from storage.faults import StorageFault
from tui.calendars.calendar_watch import CalendarWatch
from tui.coach import Coach
from tui.keys import key
from tui.refusals import Refusal, said
from tui.screens.base import CoachScreen
from tui.settings.settings_use import put
from tui.themes import OWN
from tui.told.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType
    from textual.theme import Theme

    from tui.screens.findable import Entry
    from tui.use_cases.attention import Waiting
    from tui.use_cases.interview import Interview
    from tui.use_cases.session import Session

LOOKS_EVERY_SECONDS = 1.0
"""How often the store's files are looked at."""


class CoachApp(Coach):
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
        super().__init__(session)
        self.calendar_watch = CalendarWatch(session, self._calendar_was_read)

    def take_keymap(self) -> None:
        """Take the person's own keys, as far as their file can be used."""
        settings = self.session.settings
        self.own_keys = None
        if settings.keymap:  # most people have none
            from tui.screens.binding_names import binding_names
            from tui.settings import keymap

            self.own_keys = keymap.of(settings, binding_names(CoachApp))
        self.set_keymap(self.own_keys.keys if self.own_keys else {})

    def _keep_theme(self, theme: Theme) -> None:
        """Keep a theme that was chosen anywhere."""
        settings = self.session.settings
        if theme.name == (settings.theme or OWN[0].name):
            return
        try:
            put(self.session, "theme", theme.name)
        except (StorageFault, Refusal) as fault:
            self.notify(said(self.session.words, fault), markup=False, severity="warning")

    def on_mount(self) -> None:
        """Begin at home."""
        from tui.screens.home import HomeScreen
        from tui.screens.store_questions import ask_damage
        from tui.use_cases import damage_report

        self.take_keymap()
        self._day_shown, self._time_shown = self.session.today(), self._time()
        damaged = damage_report.report(self.session)
        self.push_screen(HomeScreen(asks=damaged is None))
        if damaged:
            ask_damage(self, damaged)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.set_interval(LOOKS_EVERY_SECONDS, self._look_at_store)
        self.call_after_refresh(self.calendar_watch.start, only_changed=True)

    def _calendar_was_read(self) -> None:
        """Show what reading the calendars has found; called from its thread."""
        # Posted, not waited for: the app may be waiting for the thread.
        self.call_later(self._show_calendar)

    def _show_calendar(self) -> None:
        if isinstance(self.screen, CoachScreen) and self.screen.is_mounted:
            self.screen.store_changed()

    def _look_at_store(self) -> None:
        """Take in what other processes and devices wrote, and tell the screen that shows it."""
        self._keep_time()
        try:
            changed = self.session.repository.refresh()
        except StorageFault:
            return
        today = self.session.today()
        changed = changed or today != self._day_shown
        self._day_shown = today
        if changed and isinstance(self.screen, CoachScreen):
            self.screen.store_changed()

    def _time(self) -> str:
        return self.session.words.clock(self.session.now())

    def _keep_time(self) -> None:
        """Say the heading anew once its minute is over."""
        before, self._time_shown = self._time_shown, self._time()
        is_over = self._time_shown != before
        if is_over and isinstance(self.screen, CoachScreen) and self.screen.is_mounted:
            self.screen.set_heading()

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C is pressed out of habit, also to copy."""
        self.notify(self.session.words("app.how_to_quit"), markup=False)

    def hide_names(self) -> None:
        """Hide all names on the lists, or show them again."""
        self.names = Names(self.session.words, hidden=not self.names.hidden)
        if isinstance(self.screen, CoachScreen):
            self.screen.names_changed()

    def start_interview(self, answers: Mapping[str, object] | None = None) -> None:
        """Begin an interview, with facts that are known; None goes on with the unfinished one."""
        from tui.screens.interview_way import begin

        begin(self, answers)

    def begin_interview(self, interview: Interview) -> None:
        """Begin this interview; while another one is unfinished ask which."""
        from tui.screens.interview_way import begin_with

        begin_with(self, interview)

    def show_interview(self, interview: Interview, line: str = "") -> None:
        """Show where an interview stands, with one line said on it."""
        from tui.screens.interview_way import show

        show(self, interview, line)

    def leave_interview(self, interview: Interview) -> None:
        """Go back to where an interview was begun from; it is kept, once something was said."""
        from tui.screens.interview_way import leave

        leave(self, interview)

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

    def open_agenda(self) -> None:
        """Show the client meetings ahead."""
        from tui.screens.agenda import AgendaScreen

        self.push_screen(AgendaScreen())

    def open_before_after(self) -> None:
        """Show this week by its days, as it was and as it becomes."""
        from content.iso_weeks import week_of
        from tui.screens.before_after import BeforeAfterScreen

        self.push_screen(BeforeAfterScreen(week_of(self.session.today())))

    def open_history(self, client: str | None = None) -> None:
        """Show what was decided, week by week; of one client alone, when named."""
        from tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(client))

    async def action_quit(self) -> None:
        """End the app; each screen keeps what must not be lost first."""
        for screen in self.screen_stack:
            if isinstance(screen, CoachScreen):
                screen.before_quit()
        self.calendar_watch.call_off()
        self.exit()

    def open_settings(self) -> None:
        """Show the settings."""
        from tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def say_anew(self) -> None:
        """Show everything in the language that is spoken now: home, and an interview under way."""
        from tui.screens.home import HomeScreen
        from tui.screens.interview import InterviewScreen

        under_way = [each for each in self.screen_stack if isinstance(each, InterviewScreen)]
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(HomeScreen(asks=False))
        if under_way:
            self.call_later(self.show_interview, under_way[-1].interview)

    def undo(self) -> None:
        """Take back this device's last change, and say what it was."""
        from tui.screens.store_questions import undo

        undo(self)

    def redo(self) -> None:
        """Do again what was undone last, and say what it was."""
        from tui.screens.store_questions import redo

        redo(self)

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
    read_store(session)
    CoachApp(session).run()


def read_store(session: Session) -> None:
    """Read the store, and let searches for cycles pass over it from here on.

    One search through 10,000 decisions would stop the screen for a quarter of a second.
    """
    gc.disable()
    with suppress(StorageFault):  # told when the screen is there
        session.repository.refresh()
    gc.freeze()
    gc.enable()
