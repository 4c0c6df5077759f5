"""The coach's own themes: paper and ink by day, a quiet room at night; green where it is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import Theme

from tui.readable import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

NIGHT = Theme(
    name="night",
    primary="#8fb996",
    secondary="#b8c4bb",
    accent="#a3d9a5",
    foreground="#e4e6e1",
    background="#171a1c",
    surface="#1d2123",
    panel="#262b2d",
    success="#a3d9a5",
    warning="#e2c48d",
    error="#eba08f",
    dark=True,
    variables={
        "room": "#a3d9a5",
        "quiet": "#9aa39d",
        "overrun": "#e2c48d",
        "input-selection-background": "#3a4a41",
        "block-cursor-background": "#2f3a34",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#262b2d",
        "block-cursor-blurred-foreground": "#e4e6e1",
    },
)

DAY = Theme(
    name="day",
    primary="#2f6b46",
    secondary="#4d5a52",
    accent="#2f6b46",
    foreground="#23282a",
    background="#f8f6f0",
    surface="#f1eee6",
    panel="#e6e2d7",
    success="#2f6b46",
    warning="#7a5510",
    error="#9b3324",
    dark=False,
    variables={
        "room": "#2f6b46",
        "quiet": "#5c655f",
        "overrun": "#7a5510",
        "input-selection-background": "#c6d3c5",
        "block-cursor-background": "#dce8dd",
        "block-cursor-foreground": "#1a1f1c",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e6e2d7",
        "block-cursor-blurred-foreground": "#23282a",
    },
)

OWN = (NIGHT, DAY)

OF_THE_TERMINAL = {
    "room": "text-success",
    "quiet": "text-muted",
    "overrun": "text-warning",
    "rule": "text-muted",
    "solid": "foreground",
    "block-cursor-background": "background",
    "screen-selection-background": "block-cursor-background",
}
"""Nobody knows the terminal's own colours: text stands on its background alone, with a mark."""


def coloured(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a theme with our own colours, all of them such as can be read."""
    if variables["background"].startswith("ansi"):
        ours = {name: variables[like] for name, like in OF_THE_TERMINAL.items()}
        return {**variables, **ours}
    named = variables if "room" in variables else {**variables, **_like_ours(variables)}
    made = readable(named)
    return {**variables, **made, "screen-selection-background": made["block-cursor-background"]}


def _like_ours(variables: Mapping[str, str]) -> dict[str, str]:
    """Return what our own themes name and others lack, from what every theme has."""
    background, foreground, primary = (
        Color.parse(variables[name]) for name in ("background", "foreground", "primary")
    )
    return {
        "room": variables["text-success"],
        "overrun": variables["text-warning"],
        "quiet": background.blend(foreground, 0.65).hex6,
        "block-cursor-background": background.blend(primary, 0.2).hex6,
        "block-cursor-foreground": variables["foreground"],
        "input-selection-background": background.blend(primary, 0.3).hex6,
    }
