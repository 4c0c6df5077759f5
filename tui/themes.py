"""The coach's own themes: paper and ink by day, a quiet room at night; green where it is free."""

from __future__ import annotations

from textual.theme import Theme

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
        "input-selection-background": "#8fb996 35%",
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
        "input-selection-background": "#2f6b46 25%",
        "block-cursor-background": "#dce8dd",
        "block-cursor-foreground": "#1a1f1c",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e6e2d7",
        "block-cursor-blurred-foreground": "#23282a",
    },
)

OWN = (NIGHT, DAY)

# Other themes lack our names; they get them from what every theme has.
SHARED = {"room": "text-success", "quiet": "text-muted", "overrun": "text-warning"}
