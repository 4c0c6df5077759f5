"""A week before and after: its days, its drawings, and the way there."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from content.breathing_room import weeks
from tests.tui import stores
from tests.tui.interviewed import coach
from tests.tui.test_agenda_screen import _import
from tests.tui.test_command_calendar import REVIEW, WEEKLY
from tui.drawn import rooms
from tui.drawn.days import both
from tui.told.measure_words import OPENS
from tui.use_cases.coming_week import Part, days_of
from tui.use_cases.overview import Overview

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.fromisoformat(stores.NOW)
TEN = datetime.fromisoformat("2026-12-08T10:00:00+02:00")
SIZES = [(80, 24), (120, 36), (40, 12), (200, 60)]


def test_the_days_add_up_to_the_week() -> None:
    decisions = tuple(stores.years(300))
    overview = Overview(decisions, NOW)
    every = weeks(decisions, NOW)
    assert any(week.hoped for week in every.values())
    for name, week in every.items():
        days = days_of(overview, (), name)
        calls = sum(row.minutes for row in week.rows if row.later_call)
        for counts_in in OPENS:
            opened = sum(day.opens(counts_in) for day in days)
            expected = getattr(week, counts_in) - (calls if counts_in == "freed" else 0)
            assert opened == expected, (name, counts_in)


def drawn(*parts: Part) -> tuple[str, str]:
    before, after = both(parts, 10)
    return rooms.text(before), rooms.text(after)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        (Part(TEN, 60), "██████", "██████"),
        (Part(TEN, 60, 40, "expected"), "██████", "██····"),
        (Part(TEN, 60, 50, "hoped"), "██████", "█?????"),
        (Part(TEN, 60, 40, "freed"), "██████", "██[  ]"),
        (Part(TEN, 60, 10, "freed"), "██████ ", "█████[]"),
        (Part(TEN, 60, -20, "freed"), "██████   ", "██████│██"),
        (Part(TEN, 60, 60, "moved"), "██████", "→     "),
    ],
)
def test_a_meeting_stays_at_its_place_and_opens_there(part: Part, before: str, after: str) -> None:
    other = Part(TEN, 30)
    assert drawn(part, other) == (f"{before} ███", f"{after} ███")


@pytest.mark.parametrize("size", SIZES)
async def test_the_agenda_leads_to_the_week(tmp_path: Path, size: tuple[int, int]) -> None:
    _import(tmp_path, REVIEW, WEEKLY)
    decided = stores.decision(1, starts_at="2026-12-09T12:00:00+02:00", state="agreed")
    async with coach(tmp_path, decisions=(decided,), size=size) as found:
        await found.press("a", "w")
        assert found.shown == "BeforeAfterScreen"
        await found.press("right")
        assert "W50" in found.text
        seen = found.text
        for _ in range(30):
            await found.press("down")
            seen += found.text
        assert "expected 40 min" in seen
        assert "····" in seen
        assert "Tue 8" in seen
        await found.press("escape")
        assert found.shown == "AgendaScreen"


async def test_a_decided_meeting_of_the_calendar_counts_once(tmp_path: Path) -> None:
    _import(tmp_path, REVIEW)
    opened = stores.session(tmp_path)
    (row,) = opened.calendar.agenda()
    starts_at = row.meeting.starts_at.isoformat()
    made = stores.decision(1, starts_at=starts_at, client=row.verdict.client)
    opened.repository.record([made])
    overview = Overview(opened.repository.decisions(), NOW)
    day = date(2026, 12, 8)
    agenda = opened.calendar.agenda(day, day)
    (found,) = [each for each in days_of(overview, agenda, "2026-W50") if each.parts]
    assert [part.before for part in found.parts] == [made.baseline_minutes]
