"""The storage class under TinyDB itself, and the modes of its files."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from tinydb import Query

from storage import files, schema
from storage.durable import Store
from storage.faults import NotSaved, Refused
from storage.unfinished import Unfinished
from tests.storage.builders import decision, opened_plainly, repository

if TYPE_CHECKING:
    from pathlib import Path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777 & ~0o700])
def test_only_this_person_can_read_the_files(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "one" / "two"
    before = os.umask(umask)
    try:
        repository(folder).record([decision("one")])
        Unfinished(folder, "here").write({"client": "Acme"})
    finally:
        os.umask(before)
    assert mode(folder) == mode(folder.parent) == 0o700
    found = {path.name: mode(path) for path in folder.iterdir()}
    assert set(found.values()) == {0o600}
    assert len(found) == 4


def test_the_temporary_file_is_private_and_what_was_left_of_one_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    left = tmp_path / "file.tmp"
    left.write_text("left by a power cut")
    left.chmod(0o644)
    files.replace(path, [b"a", bytearray(b"b")])
    assert path.read_bytes() == b"ab"
    assert mode(path) == 0o600
    assert not left.exists()


def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "file.tmp").symlink_to(victim)
    files.replace(tmp_path / "file", [b"new"])
    assert victim.read_text() == "precious"
    assert not (tmp_path / "file").is_symlink()


def test_plain_tinydb_opens_the_file_at_every_step(tmp_path: Path) -> None:
    store = repository(tmp_path)
    path = tmp_path / "decisions.here.json"
    for number in range(1, 4):
        store.record([decision(store.new_id())])
        with opened_plainly(path) as plain:
            assert plain.tables() == {"changes", "meta"}
            assert len(plain.table("changes")) == 2 * number
            found = plain.table("changes").search(Query().kind == "decision")
            assert len(found) == number
            (meta,) = plain.table("meta").all()
            assert (meta["schema"], meta["device"]) == (schema.current(), "here")


def test_the_usual_tinydb_operations_work_on_the_durable_file(tmp_path: Path) -> None:
    path = tmp_path / "any.json"
    table = Store(path, "here", "grown").table("grown")
    assert table.insert({"n": 1}) == 1
    assert table.insert_multiple([{"n": 2}, {"n": 3}]) == [2, 3]
    table.update({"n": 20}, doc_ids=[2])
    table.remove(doc_ids=[3])
    assert table.insert({"n": 4}) == 3
    again = Store(path, "here", "grown")
    assert [document["n"] for document in again.table("grown")] == [1, 20, 4]
    again.table("other").insert({"x": 1})
    assert again.tables() == {"grown", "other", "meta"}
    assert again.table("grown").insert({"n": 5}) == 4
    again.drop_tables()
    assert Store(path, "here", "grown").table("grown").all() == []


def test_what_goes_in_and_what_comes_out_are_copies(tmp_path: Path) -> None:
    table = Store(tmp_path / "any.json", "here", "grown").table("grown")
    inner = {"list": [1]}
    table.insert({"inner": inner})
    inner["list"].append(2)
    table.all()[0]["inner"]["list"].append(3)
    assert table.all() == [{"inner": {"list": [1]}}]


def test_an_update_that_fails_halfway_leaves_memory_equal_to_disk(tmp_path: Path) -> None:
    table = Store(tmp_path / "any.json", "here", "grown").table("grown")
    table.insert_multiple([{"n": 1}, {"n": 2}])

    def fail_at_two(document: dict[str, int]) -> None:
        document["n"] *= 1 // (2 - document["n"])

    with pytest.raises(ZeroDivisionError):
        table.update(fail_at_two)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        table.update({"n": float("nan")})
    assert [document["n"] for document in table] == [1, 2]
    assert table.insert({"n": 3}) == 3


def test_what_could_not_be_added_is_not_there_and_comes_along_with_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Store(tmp_path / "file", "here", "changes").table("changes")
    table.insert({"id": 1})

    def full(path: Path, *_: object) -> files.Stamp:
        raise NotSaved("full", path)

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", full)
        with pytest.raises(NotSaved):
            table.insert({"id": 2})
    assert [each["id"] for each in table.all()] == [1]
    table.insert({"id": 3})
    with opened_plainly(tmp_path / "file") as plain:
        assert [each["id"] for each in plain.table("changes")] == [1, 3]


def test_the_unfinished_interview_is_written_read_and_cleared(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "new", "here")
    assert unfinished.read() is None
    unfinished.clear()
    unfinished.write({"client": "Acme", "minutes": 60})
    unfinished.write({"subject": "Review"})
    assert unfinished.read() == {"subject": "Review"}
    assert Unfinished(tmp_path / "new", "here").read() == {"subject": "Review"}
    assert Unfinished(tmp_path / "new", "other").read() is None
    with opened_plainly(tmp_path / "new" / "unfinished.here.json") as plain:
        assert plain.table("unfinished").all() == [{"subject": "Review"}]
    unfinished.clear()
    assert Unfinished(tmp_path / "new", "here").read() is None


def test_the_unfinished_interview_is_no_decision(tmp_path: Path) -> None:
    Unfinished(tmp_path, "here").write({"client": "Acme"})
    store = repository(tmp_path)
    assert (store.decisions(), store.faults()) == ((), ())
