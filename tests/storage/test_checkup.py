"""Each problem of the store is named with its place and remedy, and mended where it can be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from storage import lock, schema
from storage.calendar_store import CalendarStore
from storage.unfinished import Unfinished
from tests.storage.builders import check_in, decision, repository
from tests.storage.operations import OWN, content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _backup(folder: Path) -> Path:
    return next((folder / "backups").glob("*.json"))


def damaged_unfinished(folder: Path) -> None:
    Unfinished(folder, "here").write({"answers": {}})
    cut_short(folder / "unfinished.here.json")


def damaged_calendar(folder: Path) -> None:
    CalendarStore(folder, "here").say({"about": "word:x", "client": "", "at": "2026"})
    cut_short(folder / "calendar" / "said.here.json")


def rolled_back(folder: Path) -> None:
    """As when an older version of the file is put back from elsewhere."""
    older = _backup(folder).read_bytes()
    _backup(folder).write_bytes((folder / OWN).read_bytes())
    (folder / OWN).write_bytes(older)


def left_behind(path: Callable[[Path], Path]) -> Callable[[Path], object]:
    return lambda folder: path(folder).write_text("half")


def opened(path: Callable[[Path], Path], mode: int) -> Callable[[Path], None]:
    return lambda folder: path(folder).chmod(mode)


def cut_here(path: Callable[[Path], Path]) -> Callable[[Path], None]:
    return lambda folder: cut_short(path(folder))


MENDED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "own file": ("not_json", cut_here(lambda folder: folder / OWN)),
    "own file gone": ("missing", lambda folder: (folder / OWN).unlink()),
    "own file empty": ("empty", lambda folder: (folder / OWN).write_bytes(b"")),
    "a backup": ("not_json", cut_here(_backup)),
    "rolled back": ("rolled_back", rolled_back),
    "unfinished": ("not_json", damaged_unfinished),
    "calendar": ("not_json", damaged_calendar),
    "temporary": ("left_behind", left_behind(lambda folder: folder / f"{OWN}.tmp")),
    "temporary backup": (
        "left_behind",
        left_behind(lambda folder: folder / "backups" / "decisions.here.tmp"),
    ),
    "open file": ("open_to_others", opened(lambda folder: folder / OWN, 0o644)),
    "open folder": ("open_to_others", opened(lambda folder: folder, 0o755)),
    "open backups": ("open_to_others", opened(lambda folder: folder / "backups", 0o750)),
    "open backup": ("open_to_others", opened(_backup, 0o640)),
    "open lock": ("open_to_others", opened(lambda folder: folder / f"{OWN}.lock", 0o666)),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    repository(folder).record([decision("one")])
    repository(folder).check_in("one", check_in(25))
    return folder


def test_a_sound_store_has_no_problem(folder: Path) -> None:
    assert repository(folder).upkeep.problems() == ()
    assert repository(folder / "new").upkeep.problems() == ()
    assert not (folder / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
@pytest.mark.parametrize("name", MENDED)
def test_it_is_named_and_mended(folder: Path, name: str) -> None:
    what, spoil = MENDED[name]
    spoil(folder)
    upkeep = repository(folder).upkeep
    problems = upkeep.problems()
    assert {problem.fault.what for problem in problems} == {what}
    assert all(problem.fault.where.startswith(str(folder)) for problem in problems)
    assert all(problem.fault.remedy for problem in problems)
    before = repository(folder).decisions()
    upkeep.mend(problems)
    assert upkeep.problems() == ()
    assert repository(folder).upkeep.problems() == ()
    assert name == "rolled back" or before == repository(folder).decisions()


def test_what_was_rolled_back_comes_back_from_the_backup(folder: Path) -> None:
    before = content(folder)
    rolled_back(folder)
    assert content(folder) != before
    upkeep = repository(folder).upkeep
    upkeep.mend(upkeep.problems())
    assert content(folder) == before


def test_what_another_device_has_to_mend_is_only_named(folder: Path) -> None:
    phone = repository(folder, "phone")
    phone.record([decision("two")])
    cut_short(folder / "decisions.phone.json")
    upkeep = repository(folder).upkeep
    (problem,) = upkeep.problems()
    assert (problem.fault.what, problem.fault.remedy) == ("not_json", "other_device")
    assert problem.mend is None
    raw = (folder / "decisions.phone.json").read_bytes()
    upkeep.mend([problem])
    assert (folder / "decisions.phone.json").read_bytes() == raw


def test_versions_in_dispute_are_a_problem_until_they_are_settled(folder: Path) -> None:
    raw = (folder / OWN).read_bytes()
    other = folder.with_name("other")
    other.mkdir()
    (other / "decisions.here.json").write_bytes(raw)
    phone = repository(other, "phone")
    phone.set_state("one", "refused")
    store = repository(folder)
    store.set_state("one", "agreed")
    (folder / "decisions.phone.json").write_bytes((other / "decisions.phone.json").read_bytes())
    (folder / "decisions.phone.json").chmod(0o600)
    assert [(each.fault.what, each.fault.remedy) for each in store.upkeep.problems()] == [
        ("two_versions", "resolve")
    ]
    (conflict,) = store.conflicts()
    store.resolve("one", conflict.versions[1].change)
    assert store.upkeep.problems() == ()


def test_a_write_under_way_is_not_left_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    (folder / f"{OWN}.tmp").write_text("being written")
    with lock.held(folder / OWN):
        assert repository(folder).upkeep.problems() == ()


def test_a_newer_file_is_named(folder: Path) -> None:
    today = f'"schema":{schema.current()}'.encode()
    raw = (folder / OWN).read_bytes().replace(today, b'"schema":99')
    (folder / OWN).write_bytes(raw)
    (problem,) = repository(folder).upkeep.problems()
    assert (problem.fault.what, problem.fault.remedy, problem.mend) == ("newer", "update", None)


def test_files_of_other_devices_in_a_private_folder_may_be_as_they_were_carried(
    folder: Path,
) -> None:
    repository(folder, "phone").record([decision("two")])
    (folder / "decisions.phone.json").chmod(0o644)
    assert repository(folder).upkeep.problems() == ()
    folder.chmod(0o755)
    assert len(repository(folder).upkeep.problems()) == 2


def test_a_temporary_file_in_use_is_not_left_behind(folder: Path) -> None:
    temporary = folder / "unfinished.here.json.tmp"
    temporary.write_text("half")
    with lock.held(folder / "unfinished.here.json"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock, "WAIT_SECONDS", 0.05)
        assert repository(folder).upkeep.problems() == ()
    (problem,) = repository(folder).upkeep.problems()
    assert problem.fault.where == str(temporary)
    repository(folder).upkeep.mend([problem])
    assert not temporary.exists()
