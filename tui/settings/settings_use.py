"""Changing a setting while the program runs: kept in the file, and in use from there on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.settings.settings_file import change

if TYPE_CHECKING:
    from tui.use_cases.session import Session


def put(session: Session, key: str, value: Any) -> None:
    """Keep a value and count with it; raises Refusal or StorageFault, and then all is as it was."""
    session.settings = change(session.settings, {key: value}, session.words)
    # What the calendar made of the settings before it makes anew.
    session.__dict__.pop("calendar", None)
