"""The line at the foot of every screen that says what the keys do; it wraps, and can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.binding import ActiveBinding, Binding
    from textual.geometry import Size
    from textual.visual import VisualType

    from content.words import Words

BETWEEN = "   "
MOST_LINES = 3
NUMBERS, HERE, BACK, EVERYWHERE = range(4)
"""In which order the keys are told."""


class KeyLine(Widget, can_focus=False):
    """Shows the active bindings that have a word, the way back and what works everywhere last.

    Bindings of the same `group` stand together: `1-4 choose`. The words are looked up under
    `app.keys.<binding id>`; a binding without an id, or one not to be shown, is not told here.
    """

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: auto;
        max-height: 3;
        padding: 0 1;
        margin-top: 1;
        color: $quiet;
        background: $background;
        link-color: $quiet;
        link-style: none;
        link-background-hover: $panel;
        link-color-hover: $foreground;
        link-style-hover: none;
    }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines_laid_out = 0

    def on_mount(self) -> None:
        """Follow the screen: other focus or another state has other keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self._renew())

    def _renew(self) -> None:
        if self.is_attached:
            lines = len(self._lines(self.content_size.width))
            self.refresh(layout=lines != self._lines_laid_out)

    def render(self) -> VisualType:
        """Return the keys with their words, as many a line as there is room for."""
        lines = self._lines(self.content_size.width)
        # What a key depends on may have changed without a word since the screen was laid out.
        if len(lines) != self._lines_laid_out:
            self.call_after_refresh(self._renew)
        return Content("\n").join(lines)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines the keys take."""
        self._lines_laid_out = len(self._lines(width))
        return max(1, self._lines_laid_out)

    def _lines(self, width: int) -> list[Content]:
        """Return as many keys as fit; in a small window the way back is told before the rest."""
        entries = self._entries()
        while len(lines := _wrapped([entry for _, entry in entries], width)) > MOST_LINES:
            spared = [at for at, (rank, _) in enumerate(entries) if rank == HERE]
            if not spared:
                break
            del entries[spared[-1]]
        return lines

    def _entries(self) -> list[tuple[int, Content]]:
        """Return each entry with its rank."""
        shown: dict[str, list[ActiveBinding]] = {}
        for active in sorted(self.screen.active_bindings.values(), key=self._rank):
            if active.binding.show and active.binding.id and active.enabled:
                shown.setdefault(_group(active.binding), []).append(active)
        return [
            (self._rank(actives[0]), self._entry([each.binding for each in actives]))
            for actives in shown.values()
        ]

    def _rank(self, active: ActiveBinding) -> int:
        """Put numbers first, then what else is done here, then the way back."""
        if active.node is self.app:
            return EVERYWHERE
        if active.binding.key == "escape":
            return BACK
        return NUMBERS if active.binding.key.isdigit() else HERE

    def _entry(self, bindings: list[Binding]) -> Content:
        first, last = bindings[0], bindings[-1]
        keys = self.app.get_key_display(first)
        if first is not last:
            mark = "-" if first.key.isdigit() else " "
            keys = f"{keys}{mark}{self.app.get_key_display(last)}"
        said = self._words(f"app.keys.{_group(first)}")
        entry = Content.assemble((f"{keys} ", "bold $foreground"), said)
        if first is not last:
            return entry
        return entry.stylize(Style.from_meta({"@click": f"screen.press_key('{first.key}')"}))


def _wrapped(entries: list[Content], width: int) -> list[Content]:
    """Wrap between entries, never inside one."""
    lines: list[Content] = []
    for entry in entries:
        longer = Content(BETWEEN).join([lines[-1], entry]) if lines else entry
        if lines and longer.cell_length > width:
            lines.append(entry)
        else:
            lines[-1:] = [longer]
    return lines


def _group(binding: Binding) -> str:
    return binding.group.description if binding.group else str(binding.id)
