"""What Home lists, in words: what waits for the person, and what was decided lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.told.meetings import meeting, tactic_short
from tui.use_cases import attention

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from content.decision import Decision
    from tui.told.names import Names
    from tui.use_cases.overview import Overview


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says, and what it stands for."""

    key: tuple[str, ...]
    """What choosing it opens: a kind, and an id or a day where it needs one."""
    left: str
    right: str
    lead: str = ""
    """Quiet words before: a day, for instance."""


MOST_CHECK_INS = 3
"""Shown one by one; the rest are counted, and all are asked on one screen."""
MOST_RECENT = 5


def waiting_rows(
    names: Names, overview: Overview, unfinished: Mapping[str, Any] | None, most: int
) -> list[Row]:
    """Return a row for each thing that waits, in order; beyond the most a count of the rest."""
    words = names.words
    found = attention.waiting(overview)
    check_ins = [each for each in found if each.kind == "check_in"]
    rows = [_unfinished(names, unfinished)] if unfinished else []
    rows += [_row(names, overview, each) for each in check_ins[:MOST_CHECK_INS]]
    if len(check_ins) > MOST_CHECK_INS:
        more = words("home.waiting.more", count=len(check_ins) - MOST_CHECK_INS)
        rows.append(Row(("check_in", "", ""), more, ""))
    rows += [_row(names, overview, each) for each in found if each.kind != "check_in"]
    if len(rows) > most:
        rest = words("home.waiting.more", count=len(rows) - most)
        rows[most:] = [Row(("rest",), rest, "")]
    return rows


def _unfinished(names: Names, interview: Mapping[str, Any]) -> Row:
    client = attention.unfinished_client(interview) or names.words("home.waiting.someone")
    return Row(("unfinished",), names.client(client), names.words("home.waiting.unfinished"))


def _row(names: Names, overview: Overview, each: attention.Waiting) -> Row:
    words = names.words
    said = words(
        f"home.waiting.{each.kind}",
        day=words.day(each.day, "short_day", overview.today),
        minutes=words.minutes(each.minutes),
    )
    key = (each.kind, each.decision.id, each.day.isoformat())
    return Row(key, meeting(names, each.decision), said)


def recent_rows(names: Names, overview: Overview) -> list[Row]:
    """Return a row for each of the decisions made last, the latest first."""
    latest = sorted(overview.decisions[-MOST_RECENT:], key=lambda each: each.decided_at)
    return [_recent(names, overview, each) for each in reversed(latest)]


def _recent(names: Names, overview: Overview, decision: Decision) -> Row:
    words = names.words
    said = words(
        "home.recent.row",
        tactic=tactic_short(words, decision.tactic),
        state=words(f"commands.state_name.{decision.state}"),
    )
    day = words.day(decision.starts_at.date(), "short_day", overview.today)
    return Row(("decision", decision.id), meeting(names, decision), said, lead=day)
