"""Opening the app, or the plain menu where drawings are not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import exit_codes
from tui.environment import interactive
from tui.refusals import Refusal

if TYPE_CHECKING:
    from tui.context import Context


def open_app(context: Context) -> int:
    """Open the app, or the plain menu; refuse the app where there is no terminal."""
    if context.environment.plain:
        from tui.talks.plain_menu import run as open_menu

        return open_menu(context)
    if not interactive():
        raise Refusal("not_a_terminal")
    from tui.app import run

    run(context.session)
    return exit_codes.DONE
