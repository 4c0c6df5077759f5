"""The keys that do something on a screen, each with its word, as the help lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

    from content.words import Words

EVERYWHERE = "app."
"""Bindings whose ids begin so work on every screen."""


def keys_of(screen: Screen[object], words: Words) -> list[tuple[str, str]]:
    """Return the keys of a screen with what they do, without those that work everywhere."""
    found: dict[str, list[Binding]] = {}
    for active in screen.active_bindings.values():
        name = group_of(active.binding)
        if name and not name.startswith(EVERYWHERE) and words.has(f"app.keys.{name}"):
            found.setdefault(name, []).append(active.binding)
    return [
        (displayed(screen.app, bindings), words(f"app.keys.{name}"))
        for name, bindings in found.items()
    ]


def actions_of(screen: Screen[object], words: Words) -> list[tuple[str, ActiveBinding]]:
    """Return what can be done on a screen now, each with the binding that does it."""
    found = {}
    for active in screen.active_bindings.values():
        name = group_of(active.binding)
        is_one = active.binding.group is None
        if name and is_one and active.enabled and words.has(f"app.keys.{name}"):
            found[name] = active
    return [(words(f"app.keys.{name}"), active) for name, active in found.items()]


def group_of(binding: Binding) -> str:
    """Return the name under which the word of a binding stands; nothing where it has none."""
    return binding.group.description if binding.group else binding.id or ""


def displayed(app: App[Any], bindings: list[Binding]) -> str:
    """Return the keys of bindings that share one word: `1-4`, `↑ ↓`, `Esc`."""
    first, last = bindings[0], bindings[-1]
    keys = app.get_key_display(first)
    if first is last:
        return keys
    return f"{keys}{'-' if first.key.isdigit() else ' '}{app.get_key_display(last)}"
