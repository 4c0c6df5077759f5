"""`demo`: two lived-in years, the same each time, with everything that there is to see."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from content import breathing_room as measure
from content.iso_weeks import week_of
from content.loader import load
from content.occurrences import occurrences
from content.schedule import STATES
from content.words import languages, words_in
from tests.tui.command_line import NOW
from tests.tui.terminal import terminal
from tui.environment import Environment
from tui.sample.demo import sample_session
from tui.use_cases.session import Session

INSTANTS = (NOW, "2026-12-31T23:50:00+02:00", "2027-03-28T03:30:00+03:00", "2028-02-29T12:00:00Z")
"""An ordinary day, new year's eve, a change of the clocks, a leap day."""


def sample(folder: Path, now: str = NOW, language: str = "en") -> Session:
    environment = Environment({"BREATHING_ROOM_NOW": now, "TZ": "Europe/Bucharest"})
    return sample_session(folder, environment, words_in(language))


@pytest.fixture(scope="module", params=INSTANTS)
def session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Session:
    return sample(tmp_path_factory.mktemp("sample"), request.param)


def test_everything_is_there_to_be_seen(session: Session) -> None:
    decisions = session.repository.decisions()
    assert {each.tactic for each in decisions} == set(load().tactics)
    assert {each.state for each in decisions} == set(STATES)
    found = [row for each in decisions for row in occurrences(each, session.now())]
    statuses = Counter(row.status for row in found)
    assert statuses.keys() == {"ahead", "waiting", "not_known", "held", "full", "did_not_happen"}
    assert statuses["waiting"] >= 2
    assert any(row.corrected for row in found)
    assert any(row.later_calls for row in found)
    assert any(row.timed and (row.took_minutes or 0) > row.baseline_minutes for row in found)
    assert any(each.terms for each in decisions)
    assert any(each.tactic != each.advised for each in decisions)
    assert any(each.repeats == "weekly" for each in decisions)
    replaced = {each.replaces for each in decisions} - {None}
    assert replaced
    assert all(session.repository.decision(str(each)).state == "withdrawn" for each in replaced)


def test_those_years_are_not_undone_but_what_is_done_in_them_is(tmp_path: Path) -> None:
    session = sample(tmp_path)
    before = session.repository.decisions()
    assert session.repository.undo() is None
    session.repository.set_state(before[-1].id, "refused")
    assert session.repository.undo() is not None
    assert session.repository.decisions() == before


def test_the_figures_speak(session: Session) -> None:
    instant, week = session.now(), week_of(session.today())
    decisions = session.repository.decisions()
    found = measure.weeks(decisions, instant, *measure.bounds(week, instant))
    room = measure.breathing_room(found, instant, week)
    assert room is not None
    assert (room.weeks, room.minutes_per_week > 0) == (4, True)
    series = measure.series(found, week)
    assert any(each.freed for each in series if each.week < week)
    coming = [each for each in series if each.week >= week]
    assert any(each.expected for each in coming)
    assert any(each.hoped for each in coming)
    first = min(each.starts_at for each in decisions)
    assert 700 < (instant - first).days < 740


def test_nothing_is_said_before_it_is_known(session: Session) -> None:
    for each in session.repository.decisions():
        assert each.decided_at <= each.state_at <= session.now()
        for day, said in each.check_ins.items():
            assert day < said.first_at.date() <= said.at.date() <= session.today()


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    one, other = (sample(tmp_path / name).repository.decisions() for name in ("one", "other"))
    assert [(each.starts_at, each.tactic, each.check_ins) for each in one] == [
        (each.starts_at, each.tactic, each.check_ins) for each in other
    ]


@pytest.mark.parametrize("language", languages())
def test_its_people_are_of_the_language(tmp_path: Path, language: str) -> None:
    decisions = sample(tmp_path, language=language).repository.decisions()
    names = {client["name"] for client in words_in(language).find("demo.client")}
    assert {each.client for each in decisions} == names
    assert {each.letter.language for each in decisions if each.letter} == {language}


def test_the_app_opens_on_it_and_leaves_nothing(tmp_path: Path) -> None:
    variables = {
        "BREATHING_ROOM_HOME": str(tmp_path / "own"),
        "BREATHING_ROOM_LANG": "en",
        "BREATHING_ROOM_NOW": NOW,
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "TZ": "Europe/Bucharest",
    }
    with terminal(["demo"], variables) as window:
        window.wait_for(words_in("en")("check_in.title"))
        assert list(tmp_path.glob("breathing-room-*"))
        window.press("ctrl+q")
        assert window.wait_for_end() == 0
    assert not list(tmp_path.glob("breathing-room-*"))
    assert not (tmp_path / "own").exists()
