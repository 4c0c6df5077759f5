"""The breathing room as `week` prints it: the figure, then the rooms of the weeks, to scale."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from content import breathing_room as measure
from tui.drawn import rooms
from tui.drawn.columns import pad, table, width
from tui.told.tactic_names import tactic_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.breathing_room import Room, Stick, Week, Weeks
    from content.words import Words
    from tui.context import Context

INDENT = "  "


def week_lines(
    context: Context, found: Weeks, week: str, room: Room | None, sticks: Sequence[Stick]
) -> list[str]:
    """Return the lines to print."""
    words, this = context.words, found[week]
    weeks = shown(found, week)
    figured = figure(words, this, room, is_checked_in=bool(sticks))
    lines = [*(INDENT + line for line in figured), ""]
    if context.environment.plain:
        lines += [_in_words(words, each) for each in weeks]
    else:
        lines += [*_drawn(words, weeks, week), "", INDENT + words("commands.week.scale")]
    lines += ["", INDENT + _span(words, this), *_sums(words, this)]
    if sticks:
        lines += ["", INDENT + words("commands.week.sticks"), *_sticks(words, sticks)]
    return lines


def figure(words: Words, week: Week, room: Room | None, *, is_checked_in: bool) -> list[str]:
    """Return the large figure and what it is: the mean, this week's freed, or what could come."""
    if room is not None:
        minutes = words.minutes(round(room.minutes_per_week))
        said = [
            words("commands.week.mean", count=room.weeks),
            _timed(words, room.timed_per_week, room.as_planned_per_week),
        ]
    elif is_checked_in:
        minutes = words.minutes(week.freed)
        said = [words("commands.week.freed_so_far"), _timed(words, week.timed, week.as_planned)]
    else:
        minutes = words.minutes(week.expected + week.hoped)
        said = [words("commands.week.could_come")]
    return [minutes, *said]


def _timed(words: Words, timed: float, as_planned: float) -> str:
    return words(
        "commands.week.timed",
        timed=words.minutes(round(timed)),
        as_planned=words.minutes(round(as_planned)),
    )


def shown(found: Weeks, week: str) -> list[Week]:
    """Return the weeks to draw: since the earliest occurrence, and those ahead that hold any."""
    earliest = found.earliest or week
    return [
        each
        for each in measure.series(found, week)
        if each.week == week
        or (earliest <= each.week < week)
        or (each.week > week and (each.freed or each.expected or each.hoped))
    ]


def _drawn(words: Words, weeks: Sequence[Week], this: str) -> list[str]:
    """Return one room a week, the walls below each other, an overrun left of its wall."""
    left = max(rooms.overrun_width(each.freed) for each in weeks)
    drawings = [
        " " * (left - rooms.overrun_width(each.freed))
        + rooms.text(rooms.week(each.freed, each.expected, each.hoped))
        for each in weeks
    ]
    wide = max(map(width, drawings))
    rows = [
        [_label(words, each, this), pad(drawing, wide), freed(words, each)]
        for each, drawing in zip(weeks, drawings, strict=True)
    ]
    return [INDENT + line for line in table(rows, right=(2,))]


def _label(words: Words, week: Week, this: str) -> str:
    number = week.week.partition("-W")[2]
    return words("commands.week.this" if week.week == this else "commands.week.other", week=number)


def freed(words: Words, week: Week) -> str:
    """Return what came free in a week, or by how much it went over."""
    if week.freed < 0:
        return words("commands.week.over", minutes=words.minutes(-week.freed))
    return words.minutes(week.freed)


def _in_words(words: Words, week: Week) -> str:
    """Return a week as a sentence, for those who hear it."""
    return words(
        "commands.week.sentence",
        week=week.week.partition("-W")[2],
        freed=freed(words, week),
        expected=words.minutes(week.expected),
        hoped=words.minutes(week.hoped),
    )


def _span(words: Words, week: Week) -> str:
    last = week.starts_on + timedelta(days=6)
    return words(
        "commands.week.span",
        week=week.week,
        first=words.day(week.starts_on, "short_day"),
        last=words.day(last, "short_day"),
    )


def _sums(words: Words, week: Week) -> list[str]:
    kinds = ("freed", "expected", "hoped", "moved")
    rows = [
        [words(f"commands.week.sum.{kind}"), words.minutes(getattr(week, kind))]
        for kind in kinds
        if kind != "moved" or week.moved
    ]
    return [INDENT * 2 + line for line in table(rows, right=(1,))]


def _sticks(words: Words, sticks: Sequence[Stick]) -> list[str]:
    rows = [
        [
            tactic_name(words, each.tactic),
            words(
                "commands.week.held", count=each.held, held=each.held, checked_in=each.checked_in
            ),
        ]
        for each in sticks
    ]
    return [INDENT * 2 + line for line in table(rows)]
