"""A damaged file is told apart from a new one, never written, and the others are still read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import schema
from storage.faults import Damaged, Newer
from storage.unfinished import Unfinished
from tests.storage.builders import MEMORY, decision, opened_plainly, repository

if TYPE_CHECKING:
    from collections.abc import Callable

OWN = "decisions.here.json"


def store_of_two_devices(folder: Path) -> bytes:
    """Make two decisions on each of two devices; return the bytes of this one's file."""
    for device in ("here", "there"):
        store = repository(folder, device)
        store.record([decision(store.new_id(), f"{device} {number}") for number in (1, 2)])
    return (folder / OWN).read_bytes()


def changed(raw: bytes, change: Callable[[Any], object]) -> bytes:
    document = json.loads(raw)
    change(document)
    return json.dumps(document).encode()


def without_a_change(raw: bytes) -> bytes:
    return changed(raw, lambda tables: tables["changes"].pop("3"))


def with_another_value(raw: bytes) -> bytes:
    return changed(raw, lambda t: t["changes"]["1"]["value"].update(baseline_minutes=999))


DAMAGE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "empty": ("empty", lambda raw: b""),
    "only spaces": ("empty", lambda raw: b" \n "),
    "null": ("wrong_shape", lambda raw: b"null"),
    "a new TinyDB": ("wrong_shape", lambda raw: b"{}"),
    "a list": ("wrong_shape", lambda raw: b"[]"),
    "a text": ("wrong_shape", lambda raw: b'"x"'),
    "table is a list": ("wrong_shape", lambda raw: b'{"changes": [], "meta": {}}'),
    "no meta": ("wrong_shape", lambda raw: changed(raw, lambda t: t.pop("meta"))),
    "no changes": ("wrong_shape", lambda raw: changed(raw, lambda t: t.pop("changes"))),
    "no digest": ("checksum", lambda raw: changed(raw, lambda t: t["meta"]["1"].pop("digest"))),
    "schema is a text": (
        "wrong_shape",
        lambda raw: changed(raw, lambda t: t["meta"]["1"].update(schema="1")),
    ),
    "schema of no time": (
        "wrong_shape",
        lambda raw: changed(raw, lambda t: t["meta"]["1"].update(schema=0)),
    ),
    "cut short": ("not_json", lambda raw: raw[: len(raw) // 2]),
    "last byte missing": ("not_json", lambda raw: raw[:-1]),
    "zeros": ("not_json", lambda raw: b"\0" * len(raw)),
    "zeros at the end": ("not_json", lambda raw: raw[:-512] + b"\0" * 512),
    "written twice": ("not_json", lambda raw: raw + raw),
    "not UTF-8": ("not_json", lambda raw: raw.replace(b"Review", b"Rev\xffew", 1)),
    "conflict markers": ("not_json", lambda raw: b"<<<<<<< HEAD\n" + raw),
    "nested deeply": ("not_json", lambda raw: b"[" * 100_000),
    "not a number": ("checksum", lambda raw: raw.replace(b":60,", b":NaN,", 1)),
    "half a character": ("checksum", lambda raw: raw.replace(b"Review", b"Rev\\ud83d", 1)),
    "another letter": ("checksum", lambda raw: raw.replace(b"Review", b"Revieu", 1)),
    "another value": ("checksum", with_another_value),
    "a change missing": ("checksum", without_a_change),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_said_not_written_and_the_others_are_read(
    tmp_path: Path, kind: str
) -> None:
    what, damage = DAMAGE[kind]
    raw = damage(store_of_two_devices(tmp_path))
    (tmp_path / OWN).write_bytes(raw)
    store = repository(tmp_path)
    assert {"there 1", "there 2"} <= {one.client for one in store.decisions()}
    assert [(type(fault), fault.what) for fault in store.faults()] == [(Damaged, what)]
    assert store.faults()[0].where == str(tmp_path / OWN)
    for _ in range(2):
        with pytest.raises(Damaged):
            store.record([decision("3")])
    assert (tmp_path / OWN).read_bytes() == raw
    assert {"there 1", "there 2"} <= {one.client for one in store.decisions()}


def test_of_a_damaged_file_the_changes_that_hold_are_read(tmp_path: Path) -> None:
    raw = store_of_two_devices(tmp_path)
    (tmp_path / OWN).write_bytes(with_another_value(raw))
    clients = [one.client for one in repository(tmp_path).decisions()]
    assert sorted(clients) == ["here 2", "there 1", "there 2"]


def test_a_damaged_file_of_another_device_does_not_stop_this_one(tmp_path: Path) -> None:
    store_of_two_devices(tmp_path)
    (tmp_path / "decisions.there.json").write_bytes(b"")
    store = repository(tmp_path)
    store.record([decision(store.new_id(), "here 3")])
    assert [one.client for one in store.decisions()] == ["here 1", "here 2", "here 3"]
    assert [fault.what for fault in store.faults()] == ["empty"]
    assert (tmp_path / "decisions.there.json").read_bytes() == b""


def test_a_file_that_is_damaged_while_it_is_open_is_not_written(tmp_path: Path) -> None:
    raw = store_of_two_devices(tmp_path)
    store = repository(tmp_path)
    assert len(store.decisions()) == 4
    (tmp_path / OWN).write_bytes(raw[:-9])
    with pytest.raises(Damaged):
        store.record([decision("3")])
    assert (tmp_path / OWN).read_bytes() == raw[:-9]


@pytest.fixture(scope="module")
def intact() -> bytes:
    with TemporaryDirectory(dir=MEMORY) as folder:
        return store_of_two_devices(Path(folder))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_single_byte_can_change_unnoticed(intact: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(intact) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != intact[place]))
    raw = intact[:place] + bytes([other]) + intact[place + 1 :]
    with TemporaryDirectory(dir=MEMORY) as folder:
        (Path(folder) / OWN).write_bytes(raw)
        assert repository(Path(folder)).faults()


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_no_cut_can_pass_for_the_file(intact: bytes, data: st.DataObject) -> None:
    with TemporaryDirectory(dir=MEMORY) as folder:
        kept = data.draw(st.integers(0, len(intact) - 1))
        (Path(folder) / OWN).write_bytes(intact[:kept])
        assert repository(Path(folder)).faults()


@pytest.mark.parametrize(
    "again",
    [
        lambda tables: json.dumps(tables),
        lambda tables: json.dumps(tables, indent=2),
        lambda tables: json.dumps({"meta": tables["meta"], "changes": tables["changes"]}),
    ],
)
def test_the_same_content_in_another_layout_is_not_damaged(
    tmp_path: Path, again: Callable[[Any], str]
) -> None:
    raw = store_of_two_devices(tmp_path)
    (tmp_path / OWN).write_text(again(json.loads(raw)), encoding="utf-8")
    store = repository(tmp_path)
    assert store.faults() == ()
    store.record([decision(store.new_id())])
    assert len(store.decisions()) == len(repository(tmp_path).decisions()) == 5
    assert repository(tmp_path).faults() == ()


def test_a_change_made_with_plain_tinydb_is_seen_as_damage(tmp_path: Path) -> None:
    store_of_two_devices(tmp_path)
    with opened_plainly(tmp_path / OWN) as plain:
        plain.table("changes").update({"value": None}, doc_ids=[1])
    store = repository(tmp_path)
    assert [fault.what for fault in store.faults()] == ["checksum"]
    assert len(store.decisions()) == 3


def test_a_newer_file_is_read_as_far_as_it_is_understood_and_not_written(tmp_path: Path) -> None:
    raw = changed(
        store_of_two_devices(tmp_path),
        lambda tables: (
            tables["meta"]["1"].update(schema=schema.current() + 1),
            tables["changes"]["1"].update(value={"new": "shape"}),
            tables["changes"].update({"9": {"another": "kind"}}),
        ),
    )
    (tmp_path / OWN).write_bytes(raw)
    store = repository(tmp_path)
    assert "here 2" in {one.client for one in store.decisions()}
    whats = [(type(fault), fault.what) for fault in store.faults()]
    assert (Newer, "newer") in whats
    assert (Damaged, "unreadable_record") in whats
    with pytest.raises(Newer):
        store.record([decision(store.new_id())])
    assert store.conflicts() == ()
    assert (tmp_path / OWN).read_bytes() == raw


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_regular_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    store_of_two_devices(tmp_path)
    own = tmp_path / OWN
    own.rename(tmp_path / "elsewhere")
    if kind == "link":
        own.symlink_to(tmp_path / "elsewhere")
    elif kind == "pipe":
        os.mkfifo(own)
    else:
        own.mkdir()
    store = repository(tmp_path)
    assert [fault.what for fault in store.faults()] == ["not_a_file"]
    with pytest.raises(Damaged):
        store.record([decision(store.new_id())])
    assert len(store.decisions()) == 2


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Damaged, match="folder_not_readable"):
        repository(tmp_path / "file").decisions()


def test_a_damaged_unfinished_interview_is_set_aside_only_when_it_is_given_up(
    tmp_path: Path,
) -> None:
    unfinished = Unfinished(tmp_path, "here")
    unfinished.write({"client": "Acme"})
    path = tmp_path / "unfinished.here.json"
    for number in (1, 2):
        path.write_bytes(b"null")
        with pytest.raises(Damaged):
            unfinished.read()
        with pytest.raises(Damaged):
            unfinished.write({"client": "Other"})
        assert path.read_bytes() == b"null"
        unfinished.clear()
        assert unfinished.read() is None
        assert (tmp_path / f"unfinished.here.json.damaged-{number}").read_bytes() == b"null"
