"""The freed weeks as `week --share` prints them, for others to see: minutes, and nobody's name."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from tui.drawn import rooms
from tui.drawn.columns import table, width
from tui.printed.week_text import figure, freed, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from content.breathing_room import Room, Week, Weeks
    from content.words import Words

WIDEST = 60
"""Columns that fit in what people write to each other without being broken."""


def share_lines(
    words: Words, found: Weeks, week: str, room: Room | None, *, is_checked_in: bool, plain: bool
) -> list[str]:
    """Return the lines to print: what came free up to a week, at most 60 columns wide."""
    weeks = [each for each in shown(found, week) if each.week <= week]
    title = words("commands.week.share.title", week=_number(found[week]), year=week[:4])
    figured = figure(words, found[week], room, is_checked_in=is_checked_in)
    drawn = _told(words, weeks) if plain else _drawn(words, weeks)
    return [title, "", *(part for line in figured for part in wrap(line, WIDEST)), "", *drawn]


def _told(words: Words, weeks: Sequence[Week]) -> list[str]:
    return [
        words("commands.week.share.told", week=_number(each), freed=freed(words, each))
        for each in weeks
    ]


def _drawn(words: Words, weeks: Sequence[Week]) -> list[str]:
    """Return the rooms below each other, at the first scale at which all of them fit."""

    def rows(scale: int) -> list[str]:
        left = max(rooms.overrun_width(each.freed, scale) for each in weeks)
        return table(
            [
                [
                    words("commands.week.share.week", week=_number(each)),
                    " " * (left - rooms.overrun_width(each.freed, scale))
                    + rooms.text(rooms.room(each.freed, scale)),
                    freed(words, each),
                ]
                for each in weeks
            ],
            right=(2,),
        )

    scale = rooms.fitting_scale(_widest(rows), WIDEST)
    return [*rows(scale), "", words("commands.week.share.scale", minutes=words.minutes(scale))]


def _widest(rows: Callable[[int], list[str]]) -> Callable[[int], int]:
    return lambda scale: max(map(width, rows(scale)))


def _number(week: Week) -> str:
    return week.week.partition("-W")[2]
