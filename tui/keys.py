"""One way to bind a key: its name is its id (for keymaps) and the key of its word."""

from __future__ import annotations

from textual.binding import Binding


def key(
    keys: str,
    action: str,
    name: str,
    *,
    show: bool = True,
    display: str | None = None,
    group: Binding.Group | None = None,
    priority: bool = False,
) -> Binding:
    """Bind a key to an action; `app.keys.<name>` (or the group's name) is the word for it."""
    return Binding(
        keys,
        action,
        name,
        show=show,
        key_display=display,
        priority=priority,
        id=name,
        group=group,
    )


UNDO = (
    key("u", "undo", "store.undo"),
    key("U", "redo", "store.redo", show=False),
)
"""On the screens that show what is kept: never where the next question comes by itself."""


def group(name: str) -> Binding.Group:
    """Return a group of bindings that share one word, such as `1-4 choose`."""
    return Binding.Group(name, compact=True)
