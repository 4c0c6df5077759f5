"""How well what stands on the screen can be read: contrast as WCAG 2 defines it."""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.app import App
from textual.color import Color

DRAWN = set("─│┃━╴╵╶╷▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐▔▕▒░▓▀")
"""Lines, bars and blocks. They are no letters: WCAG 2 (1.4.11) wants 3 to 1 of such shapes."""
DIM = 0.5
"""How much of its own colour is left of a text where a terminal dims it; few leave less."""


class Pair(NamedTuple):
    """A colour of characters on a colour below them."""

    front: Color
    back: Color
    is_text: bool

    @property
    def least(self) -> float:
        """The contrast that it needs."""
        return 4.5 if self.is_text else 3.0


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, 0 to 1."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def contrast(pair: Pair) -> float:
    """Return the contrast of two colours, 1 to 21."""
    one, other = luminance(pair.front), luminance(pair.back)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def seen(app: App[None]) -> dict[Pair, str]:
    """Return each pair of colours that is on the screen, with the characters that are in it."""
    found: dict[Pair, str] = {}
    for strip in app.screen._compositor.render_strips():
        for text, style, control in strip.crop(0, app.screen.size.width):
            if control or style is None or not text.strip():
                continue
            pair = _pair(style, is_text=not set(text) <= DRAWN | {" "})
            found[pair] = found.get(pair, "") + text
    return found


def _pair(style: Style, is_text: bool) -> Pair:
    """Return the colours of a style, turned round and dimmed as a terminal does it."""
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.reverse:
        front, back = back, front
    return Pair(back.blend(front, DIM) if style.dim else front, back, is_text)
