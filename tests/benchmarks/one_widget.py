"""The smallest Textual app there is: the floor of what a start can take."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class OneWidget(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("One widget")


if __name__ == "__main__":
    OneWidget().run()
