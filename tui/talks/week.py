"""The breathing room, told: the figure, what waits, the weeks, what sticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import breathing_room as measure
from tui.told import measure_words
from tui.told.tactic_names import tactic_name
from tui.use_cases import attention

if TYPE_CHECKING:
    from content.breathing_room import Week
    from tui.talks.talk import Talk

BEFORE = 4
KINDS = ("check_in", "follow_up", "ending", "answer")


def figure_lines(talk: Talk) -> list[str]:
    """Return the breathing room in sentences; an invitation while nothing was decided."""
    words, overview = talk.words, talk.overview
    if not overview.decisions:
        return [str(line) for line in words.find("home.about")]
    found = measure_words.figure(words, overview, talk.session.settings.target_minutes_per_week)
    first, *more = found.said
    return [
        _capital(words("plain.figure", duration=found.duration, said=first)),
        *(words("plain.sentence", said=_capital(each)) for each in more),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def waiting_lines(talk: Talk) -> list[str]:
    """Return how much waits of each kind."""
    found = attention.waiting(talk.overview)
    counts = {kind: sum(each.kind == kind for each in found) for kind in KINDS}
    return [
        talk.words(f"plain.waiting.{kind}", count=count) for kind, count in counts.items() if count
    ]


def tell(talk: Talk) -> None:
    """Tell the figure, the weeks around this one, and what sticks."""
    overview = talk.overview
    weeks = [*overview.before(BEFORE), overview.this_week, *overview.ahead()]
    talk.say("", *figure_lines(talk), *(_week(talk, each) for each in weeks))
    sticks = measure.sticks(overview.decisions)
    if sticks:
        talk.say(talk.words("plain.sticks.title"))
    for each in sticks:
        talk.say(
            talk.words(
                "plain.sticks.line",
                tactic=tactic_name(talk.words, each.tactic),
                count=each.held,
                held=each.held,
                checked_in=each.checked_in,
            )
        )


def _week(talk: Talk, week: Week) -> str:
    """Return a week as a sentence."""
    words = talk.words
    is_this = week.week == talk.overview.week
    name = words(
        f"plain.week.{'this' if is_this else 'other'}",
        number=int(week.week.partition("-W")[2]),
        day=words.day(week.starts_on, "short_day", talk.session.today()),
    )
    parts = [measure_words.freed(words, week.freed), measure_words.still_open(words, week)]
    key = "sentence_over" if week.freed < 0 else "sentence"
    sentence = words(f"plain.week.{key}", week=name, freed=parts[0])
    moved = words("plain.week.moved", minutes=words.minutes(week.moved)) if week.moved else ""
    return f"{', '.join(each for each in (sentence, parts[1], moved) if each)}."
