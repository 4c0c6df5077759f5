"""By client: what came free, when they were last really met, how often in a row they were not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content.clients import ClientFigures, by_client, client_figures
from content.decision import Decision
from content.plain_text import fold
from tests.content.made import BUCHAREST, decision, said

ZONE = ZoneInfo(BUCHAREST)
NOW = datetime(2026, 11, 30, 9, tzinfo=ZONE)


def on(day: int) -> date:
    """A day of November."""
    return date(2026, 11, day)


def meeting(day: int, *check_ins: Any, client: str = "Acme", **fields: Any) -> Decision:
    """A meeting with a client on a day of November, an hour later each day."""
    starts_at = datetime(2026, 11, day, 8, tzinfo=ZONE)
    return decision(f"{client} {day}", starts_at, *check_ins, **{"client": client, **fields})


def checked(day: int, outcome: str = "took", minutes: int | None = 20, **fields: Any) -> Decision:
    """A meeting that was checked in."""
    minutes = minutes if outcome == "took" else None
    return meeting(day, said(on(day), outcome, minutes), **fields)


def figures(*decisions: Decision) -> ClientFigures:
    """The figures of the only client."""
    (found,) = client_figures(decisions, NOW).values()
    return found


# Who


def test_two_spellings_are_one_client_named_as_typed_last() -> None:
    one = replace(checked(2, client="Brânză SRL"), decided_at=NOW)
    other = replace(checked(9, client="BRANZA  srl"), decided_at=NOW - timedelta(days=9))
    assert figures(other, one) == ClientFigures("Brânză SRL", 80, None, 2)
    assert by_client([other, one]) == {"branza srl": [other, one]}


def test_each_client_has_what_their_own_occurrences_freed() -> None:
    found = client_figures(
        [
            checked(2, client="One"),
            meeting(3, said(on(3), "took", 10, [(on(9), 15)]), client="Two"),
            checked(2, client="Two"),
            meeting(29, client="Three"),
        ],
        NOW,
    )
    freed = {each.client: each.freed for each in found.values()}
    assert freed == {"One": 40, "Two": 50 - 15 + 40 - 60, "Three": 0}


def test_nobody_is_there_without_a_decision() -> None:
    assert client_figures([], NOW) == {}


# Last met


@pytest.mark.parametrize(
    ("made", "last_met"),
    [
        (checked(2, tactic="phone_call"), on(2)),
        (checked(2, "as_planned", tactic="shorter_meeting"), on(2)),
        (checked(2, "full", tactic="hand_over"), on(2)),
        (checked(2, "full"), on(2)),
        (meeting(2, tactic="keep"), on(2)),
        (meeting(2, said(on(2), "took", 9, [(on(9), 15), (on(5), 5)])), on(9)),
        (meeting(2, said(on(2), "did_not_happen", None, [(on(4), 15)])), on(4)),
        (checked(2, tactic="phone_call", state="withdrawn"), on(2)),
        (meeting(2, said(on(2), "took", 9, [(on(30), 15)])), on(30)),
        (checked(2), None),
        (checked(2, tactic="hand_over"), None),
        (checked(2, "did_not_happen", tactic="phone_call"), None),
        (checked(2, tactic="video_note"), None),
        (meeting(2, tactic="phone_call"), None),
        (meeting(2, tactic="reschedule"), None),
        (meeting(2, tactic="keep", state="withdrawn"), None),
        (meeting(2, said(on(2), "took", 9, [(date(2026, 12, 1), 15)])), None),
    ],
)
def test_the_last_day_on_which_they_were_really_met(made: Decision, last_met: date | None) -> None:
    assert figures(made).last_met == last_met


def test_a_kept_meeting_ahead_is_not_yet_met() -> None:
    ahead = decision("a", NOW + timedelta(days=2), tactic="keep", client="Acme")
    assert figures(checked(2, tactic="phone_call"), ahead).last_met == on(2)


def test_it_is_the_last_of_all_their_meetings() -> None:
    made = (checked(9, tactic="phone_call"), checked(16), checked(2, "full"))
    assert figures(*made).last_met == on(9)


# In a row


@pytest.mark.parametrize(
    ("made", "in_a_row"),
    [
        ([checked(2), checked(9, tactic="phone_call"), checked(16, tactic="hand_over")], 3),
        ([checked(2), checked(9, "full"), checked(16)], 1),
        ([checked(2), checked(9, minutes=60)], 0),
        ([checked(2), checked(9, "did_not_happen"), checked(16)], 2),
        ([checked(2), meeting(9, tactic="keep"), checked(16)], 1),
        ([checked(2), meeting(9, tactic="reschedule"), checked(16)], 2),
        ([checked(2), meeting(9), checked(16)], 2),
        ([checked(2), meeting(9, tactic="keep", state="withdrawn"), checked(16)], 2),
        ([meeting(2), meeting(9, state="proposed")], 0),
    ],
)
def test_how_many_of_the_last_were_shrunk_or_replaced(made: list[Decision], in_a_row: int) -> None:
    assert figures(*made).shrunk_in_a_row == in_a_row
    assert figures(*reversed(made)).shrunk_in_a_row == in_a_row


def test_a_kept_meeting_of_today_does_not_end_the_row_yet() -> None:
    today = decision("a", NOW, tactic="keep", client="Acme")
    assert figures(checked(2), today).shrunk_in_a_row == 1


def test_each_occurrence_of_a_series_counts() -> None:
    said_of = [said(on(day), "took", 20) for day in (2, 9, 16)]
    made = meeting(2, *said_of, repeats="weekly", lasts="until 2026-12-31")
    assert figures(made).shrunk_in_a_row == 3


def test_freed_of_all_clients_is_freed_of_all_weeks() -> None:
    from content.breathing_room import weeks
    from tests.content.lived_in import lived_in

    made = lived_in(300)
    every = sum(week.freed for week in weeks(made, NOW).values())
    found = client_figures(made, NOW)
    assert sum(each.freed for each in found.values()) == every
    assert set(found) == {fold(each.client) for each in made}
