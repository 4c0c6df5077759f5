"""Checking in, whatever it is asked from: calls stay, the follow-up names a day that was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from content.decision import LaterCall
from tests.tui import stores
from tests.tui.interviewed import coach
from tui.use_cases import attention, check_ins, replies
from tui.use_cases.interview import Interview
from tui.use_cases.overview import Overview

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision

DAY = date(2026, 11, 25)
CALL = LaterCall(DAY + timedelta(days=2), 20)


def written(**answers: Any) -> Decision:
    return stores.decision(
        1, "email", "2026-11-25T10:00:00+02:00", "agreed", client="Acme", **answers
    )


@pytest.mark.parametrize("outcome", ["took", "as_planned", "full"])
def test_a_second_answer_keeps_the_calls(tmp_path: Path, outcome: str) -> None:
    session = stores.session(tmp_path)
    session.repository.record([written()])
    (made,) = session.repository.decisions()
    check_ins.record(session, made, DAY, "took", 12, [CALL])
    (made,) = session.repository.decisions()
    assert check_ins.record(session, made, DAY, outcome, 15).later_calls == (CALL,)


def test_a_call_told_again_takes_the_place_of_the_one_on_its_day(tmp_path: Path) -> None:
    session = stores.session(tmp_path)
    session.repository.record([written()])
    (made,) = session.repository.decisions()
    check_ins.record(session, made, DAY, "took", 12, [CALL])
    (made,) = session.repository.decisions()
    again = LaterCall(CALL.date, 35)
    assert check_ins.say_again(session, made, DAY, [again]).later_calls == (again,)


def test_the_follow_up_of_a_series_is_of_a_day_that_was_said(tmp_path: Path) -> None:
    series = written(repeats="weekly", lasts="until 2026-12-30")
    said = stores.said(series, stores.check_in(date(2026, 12, 2), minutes=12))
    due = replace(said, follow_up_on=date(2026, 12, 3))
    overview = Overview((due,), stores.session(tmp_path).now())
    found = [each for each in attention.waiting(overview) if each.kind == "follow_up"]
    assert [each.day for each in found] == [date(2026, 12, 2)]
    session = stores.session(tmp_path)
    session.repository.record([due])
    assert check_ins.say_again(session, due, found[0].day).minutes == 12


async def test_the_next_best_does_not_push_an_unfinished_interview_aside(tmp_path: Path) -> None:
    refused = stores.decision(
        1, "phone_call", state="proposed", minutes_needed=30, client="Carpatica Foods"
    )
    async with coach(tmp_path, decisions=(refused,)) as found:
        other = Interview.begun(found.app.session, {"client": "Novatex"})
        other.keep()
        found.app.session.set_state(refused.id, "refused")
        assert replies.next_way(found.app.session, refused) is not None
        from tui.screens.refused import RefusedScreen

        found.app.push_screen(RefusedScreen(refused))
        await found.until("RefusedScreen")
        await found.press("1")
        await found.until("WhichScreen")
        kept = Interview.resumed(found.app.session)
        assert kept is not None
        assert kept.answers["client"] == "Novatex"


async def test_home_notices_that_a_day_has_begun(tmp_path: Path) -> None:
    made = stores.decision(1, starts_at="2026-12-03T15:00:00+02:00", state="agreed")
    async with coach(tmp_path, decisions=(made,)) as found:
        assert "Thu 3 December" in found.text
        assert "did it take" not in found.text
        variables = found.app.session.environment.variables
        tomorrow = {**variables, "BREATHING_ROOM_NOW": "2026-12-04T00:05:00+02:00"}
        found.app.session.environment = type(found.app.session.environment)(tomorrow)
        found.app._look_at_store()
        await found.pilot.pause()
        assert "Fri 4 December" in found.text
        assert "did it take" in found.text
