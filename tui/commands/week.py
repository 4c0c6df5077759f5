"""`week`: the breathing room, and what a week adds to it."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from content import breathing_room as measure
from content.iso_weeks import WeekUnreadable, read_week, week_of
from tui import exit_codes, output
from tui.refusals import Misuse

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("week", nargs="?")
    shown = parser.add_mutually_exclusive_group()
    parser.take("--format", group=shown)
    parser.take("--share", group=shown, action="store_true")


def run(context: Context) -> int:
    """Print the week."""
    _check(context)
    now = context.environment.now()
    week = _week(context.options.week) or week_of(now.date())
    decisions = context.measured()
    found = measure.weeks(decisions, now, *measure.bounds(week, now))
    room = measure.breathing_room(found, now, week)
    if context.options.format is not None:
        output.lines([_formatted(context, found[week], room)])
    elif context.options.share:
        from tui.printed.week_share import share_lines

        is_checked_in, plain = bool(measure.sticks(decisions)), context.environment.plain
        said = share_lines(
            context.words, found, week, room, is_checked_in=is_checked_in, plain=plain
        )
        output.lines(said)
    elif context.json:
        output.document(_shape(found, week, room, measure.sticks(decisions)))
    else:
        from tui.printed.week_text import week_lines

        sticks = measure.sticks(decisions)
        output.lines(week_lines(context, found, week, room, sticks))
    return exit_codes.DONE


def _check(context: Context) -> None:
    """Refuse `--json` beside what is text for people."""
    options = context.options
    for option, given in (("--format", options.format is not None), ("--share", options.share)):
        if given and context.json:
            raise Misuse("text_or_json", option=option)


def _week(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return read_week(text)
    except WeekUnreadable as fault:
        key = "argument.week" if fault.weeks is None else "argument.week_of_year"
        raise Misuse(key, value=text, year=fault.year, last=fault.weeks) from None


def _formatted(context: Context, week: measure.Week, room: measure.Room | None) -> str:
    """Return the text with its `$fields` filled in."""
    minutes = context.words.minutes
    fields = {
        "freed": minutes(week.freed),
        "expected": minutes(week.expected),
        "hoped": minutes(week.hoped),
        "mean": "–" if room is None else minutes(round(room.minutes_per_week)),
        "week": week.week,
    }
    try:
        return Template(context.options.format).substitute(fields)
    except (KeyError, ValueError):
        known = ", ".join(f"${name}" for name in fields)
        raise Misuse("argument.format", value=context.options.format, known=known) from None


def _shape(
    found: measure.Weeks,
    week: str,
    room: measure.Room | None,
    sticks: tuple[measure.Stick, ...],
) -> dict[str, object]:
    this = found[week]
    return {
        "week": week,
        "starts_on": this.starts_on.isoformat(),
        **_sums(this),
        "timed": this.timed,
        "as_planned": this.as_planned,
        "breathing_room": room
        and {
            "minutes_per_week": room.minutes_per_week,
            "weeks": room.weeks,
            "timed_per_week": room.timed_per_week,
            "as_planned_per_week": room.as_planned_per_week,
        },
        "series": [{"week": each.week, **_sums(each)} for each in measure.series(found, week)],
        "sticks": [
            {"tactic": each.tactic, "held": each.held, "checked_in": each.checked_in}
            for each in sticks
        ],
    }


def _sums(week: measure.Week) -> dict[str, int]:
    return {
        "freed": week.freed,
        "expected": week.expected,
        "hoped": week.hoped,
        "moved": week.moved,
    }
