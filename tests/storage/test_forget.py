"""A forgotten client is nowhere on this device, and other devices' copies stay hidden."""

from __future__ import annotations

import errno
import json
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from storage import lock
from storage.calendar_store import CalendarStore, Source
from storage.faults import NotFound, StorageFault, Unsure
from storage.unfinished import Unfinished
from tests.storage.builders import NOW, always, check_in, decision, known, repository
from tests.storage.disk import failing
from tests.storage.operations import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "Țară & Fiii"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Two clients, undone and done changes, a backup, a conflict copy and another device."""
    store = repository(tmp_path)
    store.record([decision("t1", NAME), decision("n1", "Novatex")], [known(NAME), known("Novatex")])
    store.record([replace(decision("t2", "țară  & FIII"), replaces="t1")])
    store.check_in("t2", check_in(25))
    store.set_state("t2", "agreed")
    store.undo()
    store.set_state("n1", "agreed")
    phone = repository(tmp_path, "phone")
    phone.set_state("n1", "refused")
    phone.check_in("t1", check_in(30))
    phone.record([decision("t3", NAME)], [known(NAME, client_rank="top")])
    return tmp_path


def naming(folder: Path, *, words: tuple[str, ...] = ("ar\u0103", "FIII", "Fiii")) -> set[str]:
    """The names of the files in which the client can still be read."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            text = path.read_bytes().decode(errors="replace")
            text += json.dumps(text).encode().decode("unicode_escape", errors="ignore")
            if any(word in text for word in words):
                found.add(path.name)
    return found


def test_nothing_of_it_is_left_on_this_device(begun: Path) -> None:
    assert OWN in naming(begun)
    assert '"t1"' in (begun / OWN).read_text()
    purged = repository(begun).upkeep.forget("TARA & fiii")
    assert naming(begun) == {"decisions.phone.json"}
    assert (purged.decisions, [path.name for path in purged.remaining]) == (
        2,
        ["decisions.phone.json"],
    )
    assert '"t1"' not in (begun / OWN).read_text()


def test_other_devices_copies_stay_hidden_and_all_else_stays(begun: Path) -> None:
    before = repository(begun).decision("n1")
    repository(begun).upkeep.forget(NAME)
    store = repository(begun)
    assert [one.id for one in store.decisions()] == ["n1"]
    assert store.decision("n1") == before
    assert [client.client for client in store.clients()] == ["Novatex"]
    assert store.client(NAME) is None
    assert store.faults() == ()
    values = [value for each in store.log() for value in (each.before, each.after)]
    assert not [value for value in values if value and "Fiii" in str(value)]
    assert len(repository(begun, "phone").decisions()) == 2, "it is only hidden here"
    again = repository(begun, "phone")
    again.record([decision("t4", NAME)])
    assert [one.id for one in repository(begun).decisions()] == ["n1"]


def test_it_cannot_be_undone(begun: Path) -> None:
    repository(begun).upkeep.forget(NAME)
    store = repository(begun)
    while store.undo():
        assert {one.id for one in store.decisions()} <= {"n1"}
    while store.redo():
        assert {one.id for one in store.decisions()} <= {"n1"}
    assert naming(begun) == {"decisions.phone.json"}


def test_what_is_decided_with_the_client_afterwards_is_there(begun: Path) -> None:
    store = repository(begun)
    store.upkeep.forget(NAME)
    store.record([decision("t9", NAME)], [known(NAME, client_rank="lower")])
    repository(begun, "phone").check_in("t9", check_in(15))
    again = repository(begun)
    assert {one.id for one in again.decisions()} == {"n1", "t9"}
    assert len(again.decision("t9").check_ins) == 1
    client = again.client(NAME)
    assert client is not None
    assert client.answers["client_rank"].value == "lower"


def test_restoring_an_old_backup_does_not_bring_it_back(begun: Path) -> None:
    outside = begun.parent / "backup.json"
    store = repository(begun)
    store.upkeep.back_up(outside)
    store.upkeep.forget(NAME)
    store.set_state("n1", "withdrawn")
    store.upkeep.restore(outside)
    assert [one.id for one in store.decisions()] == ["n1"]
    assert naming(begun) == {"decisions.phone.json"}


def test_only_a_salted_hash_is_left(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    repository(begun).upkeep.forget(NAME)
    (left,) = json.loads((begun / OWN).read_bytes())["forgotten"].values()
    assert set(left) == {"salt", "hash", "sum"}
    other = tmp_path_factory.mktemp("other")
    repository(other).record([decision("x", NAME)])
    repository(other).upkeep.forget(NAME)
    (elsewhere,) = json.loads((other / OWN).read_bytes())["forgotten"].values()
    assert elsewhere["hash"] != left["hash"]


def test_the_unfinished_interview_and_the_calendar_go_too(begun: Path) -> None:
    Unfinished(begun, "here").write({"answers": {"client": NAME}, "typed": {}})
    calendar = CalendarStore(begun, "here")
    with calendar.writing():
        series: list[dict[str, Any]] = [
            {"uid": "1", "subject": f"Ședință cu {NAME}"},
            {"uid": "2", "subject": "Prânz"},
            {"uid": "3", "subject": "Status", "people": ["ana@tara.ro"]},
            {"uid": "4", "subject": "Nestatornicii"},
        ]
        calendar.put(series, [Source("/a.ics", "2026-12-01T09:00:00+02:00", 4)])
    calendar.say({"about": "sender:tara.ro", "is_client": True, "client": NAME, "at": "2026"})
    calendar.say({"about": "word:status", "is_client": True, "client": "", "at": "2026"})
    repository(begun).upkeep.forget(NAME)
    assert naming(begun) == {"decisions.phone.json"}
    assert Unfinished(begun, "here").read() is None
    again = CalendarStore(begun, "here")
    assert [each["uid"] for each in again.stored()] == ["2", "4"]
    assert [each["about"] for each in again.said()] == ["word:status"]
    assert len(again.sources()) == 1


def test_an_unfinished_interview_about_somebody_else_stays(begun: Path) -> None:
    unfinished = {"answers": {"client": "Novatex"}}
    Unfinished(begun, "here").write(unfinished)
    repository(begun).upkeep.forget(NAME)
    assert Unfinished(begun, "here").read() == unfinished


def test_a_client_known_to_the_calendar_alone_can_be_forgotten(tmp_path: Path) -> None:
    Unfinished(tmp_path, "here").write({"answers": {"client": NAME}})
    assert repository(tmp_path).upkeep.knows(NAME)
    repository(tmp_path).upkeep.forget(NAME)
    assert naming(tmp_path) == set()


def test_a_client_that_nobody_knows_is_not_found(begun: Path) -> None:
    before = (begun / OWN).read_bytes()
    with pytest.raises(NotFound):
        repository(begun).upkeep.forget("Nobody")
    with pytest.raises(NotFound):
        repository(begun).upkeep.forget("Tara")
    assert (begun / OWN).read_bytes() == before


def test_damaged_copies_and_backups_that_cannot_be_read_go_whole(begun: Path) -> None:
    raw = (begun / OWN).read_bytes()
    (begun / OWN).write_bytes(raw[:-1])
    repository(begun).upkeep.mend()
    (begun / "backups" / "decisions.here.2026-01-01.json").write_bytes(raw[:-1])
    repository(begun).upkeep.forget(NAME)
    assert naming(begun) == {"decisions.phone.json"}


def test_a_forgetting_that_was_cut_short_is_named_and_finished(begun: Path) -> None:
    found, call = None, 0
    while found is None:
        folder = begun / f"at call {call}"
        shutil.copytree(begun, folder, ignore=shutil.ignore_patterns("at call *"))
        with failing(call, errno.EIO) as disk:
            try:
                repository(folder).upkeep.forget(NAME)
            except Unsure as fault:
                found = folder if fault.what == "half_forgotten" else None
            except StorageFault:
                pass
        assert disk.fired
        call += 1
    assert [one.id for one in repository(found).decisions()] == ["n1"]
    assert naming(found) > {"decisions.phone.json"}
    problems = repository(found).upkeep.problems()
    assert {problem.fault.what for problem in problems} == {"not_purged"}
    finished = begun / "finished"
    shutil.copytree(found, finished)
    repository(found).upkeep.mend(problems)
    repository(finished).upkeep.forget(NAME)
    for folder in (found, finished):
        assert naming(folder) == {"decisions.phone.json"}
        assert repository(folder).upkeep.problems() == ()


def test_what_was_said_here_of_another_devices_decision_goes_from_the_backups(
    tmp_path: Path,
) -> None:
    repository(tmp_path, "phone").record([decision("t1", NAME)])
    repository(tmp_path).record([decision("n1", "Novatex")])
    repository(tmp_path).check_in("t1", check_in(25))
    later = repository(tmp_path, now=always(NOW + timedelta(days=1)))
    later.record([decision("n2", "Novatex")])
    (copy,) = [path for path in (tmp_path / "backups").iterdir() if '"t1' in path.read_text()]
    later.upkeep.forget(NAME)
    assert '"t1' not in copy.read_text()
    assert [each.fault.what for each in repository(tmp_path).upkeep.problems()] == []


def test_an_orphan_that_a_backup_still_holds_is_purged_and_never_taken_in(tmp_path: Path) -> None:
    repository(tmp_path, "phone").record([decision("t1", NAME)])
    repository(tmp_path).record([decision("n1", "Novatex")])
    repository(tmp_path).check_in("t1", check_in(25))
    later = repository(tmp_path, now=always(NOW + timedelta(days=1)))
    later.record([decision("n2", "Novatex")])
    (copy,) = [path for path in (tmp_path / "backups").iterdir() if '"t1' in path.read_text()]
    raw = copy.read_bytes()
    later.upkeep.forget(NAME)
    copy.write_bytes(raw)
    store = repository(tmp_path)
    problems = store.upkeep.problems()
    assert [each.fault.what for each in problems] == ["not_purged"]
    store.upkeep.mend(problems)
    assert '"t1' not in copy.read_text()
    assert '"t1' not in (tmp_path / OWN).read_text()


def test_what_power_cuts_and_mendings_left_goes_too(begun: Path) -> None:
    Unfinished(begun, "here").write({"answers": {"client": NAME}})
    raw = (begun / "unfinished.here.json").read_bytes()
    (begun / "unfinished.here.json").unlink()
    left = (
        "unfinished.here.json.damaged-1",
        "unfinished.here.json.tmp",
        "calendar/said.here.json.damaged-2",
        "calendar/events.here.json.tmp",
        "backups/decisions.here.2026-01-01.json.damaged-1",
        "backups/decisions.here.tmp",
        f"{OWN}.damaged-12ab34cd",
    )
    (begun / "backups").mkdir(exist_ok=True)
    (begun / "calendar").mkdir()
    for name in left:
        (begun / name).write_bytes(raw)
    assert naming(begun) > {Path(name).name for name in left}
    repository(begun).upkeep.forget(NAME)
    assert naming(begun) == {"decisions.phone.json"}


def test_what_was_said_of_a_longer_name_stays(begun: Path) -> None:
    calendar = CalendarStore(begun, "here")
    calendar.say({"about": "from:pop.ro", "is_client": True, "client": f"{NAME} SRL", "at": "2026"})
    calendar.say({"about": "from:tara.ro", "is_client": True, "client": NAME, "at": "2026"})
    repository(begun).upkeep.forget(NAME)
    assert [each["about"] for each in CalendarStore(begun, "here").said()] == ["from:pop.ro"]


def test_what_is_said_while_the_lock_is_waited_for_stays(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar = CalendarStore(begun, "here")
    calendar.say({"about": "from:tara.ro", "is_client": True, "client": NAME, "at": "2026"})
    held, said = lock.held, {"about": "word:x", "is_client": True, "client": "", "at": "2026"}
    told: list[Path] = []

    @contextmanager
    def just_before(path: Path) -> Iterator[None]:
        if path.name.startswith("said.") and not told:
            told.append(path)
            CalendarStore(begun, "here").say(said)
        with held(path):
            yield

    monkeypatch.setattr(lock, "held", just_before)
    repository(begun).upkeep.forget(NAME)
    assert told
    assert CalendarStore(begun, "here").said() == [said]
