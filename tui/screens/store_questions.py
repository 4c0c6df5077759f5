"""What the app asks about the store: damage, versions of two devices; and undo, said in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.faults import StorageFault
from tui.refusals import fault_line
from tui.screens.base import CoachScreen
from tui.screens.choice import ChoiceScreen
from tui.told.asked import Option
from tui.use_cases import damage_report, undoing, versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.coach import Coach
    from tui.use_cases.damage_report import DamageReport

MEND, LATER = "mend", "later"


def ask_damage(app: Coach, report: DamageReport) -> None:
    """Tell what happened to this device's file, and mend it if the person agrees."""
    words = app.session.words
    options = [Option(name, words(f"store.damage.option.{name}")) for name in (MEND, LATER)]
    lines = [*report.paragraphs, "", report.ask]

    def then(answer: str | None) -> None:
        if answer == MEND:
            _say(app, lambda: damage_report.mend(app.session))

    app.push_screen(ChoiceScreen(_heading(app), report.title, lines, options), then)


def ask_versions(app: Coach) -> None:
    """Ask which version holds, one record after the other, until none is left or Esc."""
    found = versions.disputes(app.session, app.names)
    if not found:
        app.notify(app.session.words("commands.resolve.nothing"), markup=False)
        return
    dispute = found[0]
    options = [Option(str(number), choice) for number, choice in enumerate(dispute.choices)]

    def then(number: str | None) -> None:
        if number is not None:
            _say(app, lambda: versions.keep(app.session, dispute, int(number)))
            if app.session.repository.conflicts():
                ask_versions(app)

    lines = [app.session.words("store.versions.both")]
    app.push_screen(ChoiceScreen(_heading(app), dispute.ask, lines, options), then)


def undo(app: Coach) -> None:
    """Take back this device's last change, and say what it was."""
    _say(app, lambda: undoing.undo(app.session, app.names))


def redo(app: Coach) -> None:
    """Do again what was undone last, and say what it was."""
    _say(app, lambda: undoing.redo(app.session, app.names))


def _say(app: Coach, change: Callable[[], str]) -> None:
    """Change the store, say what was done in one line, and show what is so now."""
    app.clear_notifications()  # what was said before is no longer so
    try:
        app.notify(change(), markup=False)
    except StorageFault as fault:
        app.notify(fault_line(app.session.words, fault), markup=False, severity="warning")
    if isinstance(app.screen, CoachScreen):
        app.screen.store_changed()


def _heading(app: Coach) -> tuple[str, str]:
    words = app.session.words
    return words("app.name"), words.moment(app.session.now())
