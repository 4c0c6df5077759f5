"""Colours that can be read in every theme: text at 4.5 to 1 at least, drawings at 3 to 1.

A theme's own colours are kept where they can be read. Else what lies below text moves towards the
background, and text away from it, just as far as needed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual.color import BLACK, WHITE, Color

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXT, DRAWING = 4.5, 3.0
"""What WCAG 2 wants at level AA: of text, and of shapes that say something."""
AMPLE, FAIR = 6.5, 5.5
"""Of plain text on the background, and on the grounds below it: leaves room for what is quieter."""
STEPS = 64
GROUNDS = ("surface", "panel", "block-cursor-background", "input-selection-background")
"""What text stands on besides the background."""
COLOURED = ("room", "quiet", "overrun", "text-warning", "block-cursor-foreground")


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the colours of text and of what it stands on, as far from each other as needed.

    Two come with them: `rule`, the faintest line that is still seen, and `solid`, for blocks.
    """
    wanted = ("foreground", "background", *GROUNDS, *COLOURED)
    return _made(tuple((name, variables[name]) for name in wanted))


@lru_cache(maxsize=32)
def _made(variables: tuple[tuple[str, str], ...]) -> dict[str, str]:
    given = {name: Color.parse(value) for name, value in variables}
    background = given["background"]
    foreground = _away(given["foreground"], [background], AMPLE)
    made = {"foreground": foreground}
    for name in GROUNDS:
        made[name] = _towards(given[name], background, foreground)
    grounds = [background, *(made[name] for name in GROUNDS)]
    for name in COLOURED:
        made[name] = _away(given[name], grounds, TEXT)
    made["input-selection-foreground"] = foreground
    made["rule"] = _faintest(background, made["quiet"], made["surface"])
    made["solid"] = _away(background.blend(foreground, 0.7), grounds, DRAWING)
    return {name: color.hex6 for name, color in made.items()}


def _away(color: Color, grounds: Iterable[Color], least: float) -> Color:
    """Return the colour, lighter or darker as far as the grounds need it."""
    grounds = list(grounds)
    end = WHITE if grounds[0].brightness < 0.5 else BLACK
    moved = (color.blend(end, step / STEPS) for step in range(STEPS + 1))
    fitting = (each for each in moved if all(contrast(each, g) >= least for g in grounds))
    return next(fitting, end)


def _towards(ground: Color, background: Color, foreground: Color) -> Color:
    """Return the ground, nearer to the background as far as plain text on it needs it."""
    moved = (ground.blend(background, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in moved if contrast(each, foreground) >= FAIR), background)


def _faintest(background: Color, color: Color, surface: Color) -> Color:
    """Return the faintest mixture that is still seen as a line on both."""
    mixed = (background.blend(color, step / STEPS) for step in range(STEPS + 1))
    fitting = (m for m in mixed if min(contrast(m, background), contrast(m, surface)) >= DRAWING)
    return next(fitting, color)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = color.normalized
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
