"""What is wrong with how a screen is laid out: what is cut, hidden, or over something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from textual.geometry import Region
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Input

from tui.screens.advice import AdviceScreen
from tui.screens.letter import LetterScreen
from tui.screens.question import QuestionScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.lines import Lines

LEAST_LINES = 2
"""Lines of what can be scrolled that are always seen."""
OPENS_AT_TOP = (AdviceScreen, LetterScreen, QuestionScreen)
"""In a small window the verdict, the letter or the question shows first, what to choose below."""


def faults(screen: Screen[object]) -> list[str]:
    """Return what is wrong, a line each."""
    found: list[str] = []
    for widget in shown(screen):
        found += [f"{_name(widget)}: {fault}" for fault in _faults_of(widget, screen)]
    return found + list(_overlaps(screen)) + list(_of_the_keys(screen)) + list(_of_focus(screen))


def shown(screen: Screen[object]) -> list[Widget]:
    """Return the widgets that take room on the screen or would, were it scrolled."""
    return [
        widget
        for widget, place in screen._compositor.full_map.items()
        if widget is not screen and place.region.area
        if not any("textual-system" in name for each in widget.ancestors_with_self
                   if isinstance(each, Widget) for name in each.classes)
    ]  # fmt: skip


def _faults_of(widget: Widget, screen: Screen[object]) -> Iterator[str]:
    region, whole = widget.region, screen.region
    if region.x < 0 or region.right > whole.right:
        yield f"beside the screen, {region}"
    scrolled = [each for each in widget.ancestors if isinstance(each, Widget)]
    if not whole.contains_region(region) and not any(
        each.allow_vertical_scroll for each in scrolled
    ):
        yield f"below the screen and not to be scrolled to, {region}"
    if widget.allow_vertical_scroll and widget.size.height < LEAST_LINES:
        yield f"only {widget.size.height} lines to scroll in"
    if not widget.children and not isinstance(widget, ScrollView | Input):
        yield from _cut(widget, screen)


def _cut(widget: Widget, screen: Screen[object]) -> Iterator[str]:
    """Yield what a widget has to say and has no room for."""
    width, height = widget.size
    wanted = widget.get_content_height(widget.container_size, screen.size, width)
    if wanted > height:
        yield f"{wanted} lines in {height}"
    if isinstance(widget, Lines):
        for line in widget.lines(width):
            if line.cell_length > width:
                yield f"cut at {width}: {line.plain}"


def _overlaps(screen: Screen[object]) -> Iterator[str]:
    """Yield what stands over something beside it."""
    groups: dict[object, list[Widget]] = {}
    for widget in shown(screen):
        groups.setdefault(widget.parent, []).append(widget)
    for siblings in groups.values():
        for one, other in combinations(siblings, 2):
            if one.region.overlaps(other.region) and one.layer == other.layer:
                yield f"{_name(one)} and {_name(other)} overlap"


def _of_the_keys(screen: Screen[object]) -> Iterator[str]:
    """Yield what is missing of the way back."""
    line = screen.query_one(KeyLine)
    text = "\n".join(strip.text for strip in line.render_lines(Region(0, 0, *line.size)))
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.key == "escape" and binding.show and active.enabled and "Esc" not in text:
            yield f"no way back among the keys: {text}"
    if "Ctrl+Q" not in text:
        yield f"no way out among the keys: {text}"


def _of_focus(screen: Screen[object]) -> Iterator[str]:
    """Yield where the focus is not seen, as far as it can be."""
    focused = screen.focused
    if focused is None:
        return
    room = min(each.size.height for each in focused.ancestors if isinstance(each, Widget))
    place = screen._compositor.full_map.get(focused)
    seen = place.visible_region.height if place else 0
    if isinstance(screen, OPENS_AT_TOP) and not seen:
        return
    if seen < min(focused.region.height, room - LEAST_LINES):
        yield f"{_name(focused)} has the focus, {seen} of {focused.region.height} lines are seen"


def _name(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id}" if widget.id else type(widget).__name__
