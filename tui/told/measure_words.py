"""The breathing room in words: the figure, over how long it was measured, the trend, the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content.breathing_room import Room, Week
    from content.words import Words
    from tui.use_cases.coming_week import Day
    from tui.use_cases.overview import Overview


OPENS = ("freed", "expected", "hoped", "moved")
"""The sums in which what opens on a day can count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The large figure and what is said beside it."""

    duration: str
    said: tuple[str, ...]


def figure(words: Words, overview: Overview, target: int | None = None) -> Figure:
    """Return the mean; until there is one this week's freed; before that what could come free."""
    room, week = overview.room, overview.this_week
    if not overview.is_checked_in:
        return _could_come(words, overview)
    if room is None:
        so_far = words("home.figure.freed_so_far")
        of_it = shares(words, week.timed, week.as_planned)
        return Figure(words.minutes(week.freed), (so_far, of_it))
    parts = (
        words("home.figure.mean", count=room.weeks),
        shares(words, round(room.timed_per_week), round(room.as_planned_per_week)),
        trend(words, room, overview.room_before),
        goal(words, room, target),
    )
    said = tuple(part for part in parts if part)
    return Figure(words.minutes(round(room.minutes_per_week)), said)


def _could_come(words: Words, overview: Overview) -> Figure:
    """Return what could come free this week, or when nothing could, in the next that has some."""
    this = overview.this_week
    ahead = overview.ahead()
    week = this if this.expected + this.hoped or not ahead else ahead[0]
    when = "this" if week is this else "ahead"
    day = words.day(week.starts_on, "short_day", overview.today)
    said = words(f"home.figure.could_come.{when}", day=day)
    return Figure(words.minutes(week.expected + week.hoped), (said,))


def shares(words: Words, timed: int, as_planned: int) -> str:
    """Return how much of a sum was timed and how much was taken as planned."""
    return words(
        "home.figure.shares", timed=words.minutes(timed), as_planned=words.minutes(as_planned)
    )


def trend(words: Words, room: Room, before: Room | None) -> str:
    """Return how the mean compares with the one before it; nothing where there was none."""
    if before is None:
        return ""
    difference = round(room.minutes_per_week) - round(before.minutes_per_week)
    way = "same" if difference == 0 else "more" if difference > 0 else "less"
    return words(f"home.trend.{way}", count=before.weeks, minutes=words.minutes(abs(difference)))


def goal(words: Words, room: Room, target: int | None) -> str:
    """Return how far the person's own target is; nothing where none is set."""
    if not target:
        return ""
    missing = target - round(room.minutes_per_week)
    way = "met" if missing <= 0 else "missing"
    return words(
        f"home.target.{way}", target=words.minutes(target), minutes=words.minutes(abs(missing))
    )


def week_name(words: Words, week: str) -> str:
    """Return a week as lists name it, such as W48."""
    return words("home.week.other", week=week.partition("-W")[2])


def freed(words: Words, minutes: int) -> str:
    """Return freed minutes as lists tell them; an overrun says that it is over."""
    if minutes < 0:
        return words("home.week.over", minutes=words.minutes(-minutes))
    return words.minutes(minutes)


def still_open(words: Words, sums: Week) -> str:
    """Return what is expected and hoped for in a week; nothing when there is neither."""
    return ", ".join(
        words(f"home.week.{kind}", minutes=words.minutes(minutes))
        for kind, minutes in (("expected", sums.expected), ("hoped", sums.hoped))
        if minutes
    )


def opens(words: Words, day: Day) -> str:
    """Return what opens on a day, sum by sum; nothing where nothing does."""
    keys = {"moved": "history.moved"}
    told = [
        words(keys.get(counts_in, f"home.week.{counts_in}"), minutes=words.minutes(minutes))
        for counts_in in OPENS
        if (minutes := day.opens(counts_in))
    ]
    return ", ".join(told)
