"""`undo`, `redo`, `log`, `resolve`, `backup`, `restore`, `doctor` and `forget`, as from a shell."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from tests.content.cases import answers
from tests.tui.command_line import CommandLine

if TYPE_CHECKING:
    from pathlib import Path

CALL = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
OTHER = answers(client="Novatex", starts_at="2026-12-04T10:00")
AFTERWARDS = "2026-12-16T09:00:00+02:00"
FIRST_DAY = CALL["starts_at"][:10]


@pytest.fixture
def lived(shell: CommandLine) -> CommandLine:
    """A call that was agreed to, and another meeting."""
    shell.decide(CALL)
    shell.decide(OTHER)
    shell("state", CALL["client"], "agreed", "--minutes", "30")
    return shell


def own(shell: CommandLine) -> Path:
    return shell.folder / "data" / "decisions.desk.json"


def state_of(shell: CommandLine, client: str) -> Any:
    found = shell("history", "--json", "--client", client).document()["decisions"]
    return found[0]["state"] if found else None


def on_a_terminal(shell: CommandLine, *argv: str, typed: bytes) -> Any:
    """Run a command that finds a person to ask."""
    with (
        patch("tui.commands.confirm.interactive", return_value=True),
        patch("tui.commands.resolve.interactive", return_value=True),
    ):
        return shell(*argv, stdin=typed)


# Undo, redo, log


def test_undo_and_redo_say_what_they_did_and_history_and_week_follow(lived: CommandLine) -> None:
    shown = [lived(name, now=AFTERWARDS).out for name in ("history", "week")]
    said = lived("undo").out
    assert said == f"Undone: {CALL['client']}, {CALL['subject']}: agreed (30 min).\n"
    assert state_of(lived, CALL["client"]) == "proposed"
    assert [lived(name, now=AFTERWARDS).out for name in ("history", "week")] != shown
    assert lived("redo").out.startswith("Done again: ")
    assert [lived(name, now=AFTERWARDS).out for name in ("history", "week")] == shown


def test_the_log_tells_an_undo_from_a_redo_however_often(lived: CommandLine) -> None:
    for name in ("undo", "redo", "undo", "redo"):
        lived(name)
    marks = [line.split()[-1] for line in lived("log").out.splitlines()[-4:]]
    assert marks == ["undo", "redo", "undo", "redo"]


def test_undo_says_each_kind_of_change(lived: CommandLine) -> None:
    lived("check-in", CALL["client"], "--took", "25", "--on", FIRST_DAY, now=AFTERWARDS)
    assert "took 25 min" in lived("undo", now=AFTERWARDS).out
    lived("undo")
    assert f"the decision on {OTHER['client']}" in lived("undo").out
    batch = "\n".join(json.dumps(answers(client=name)) for name in ("A", "B", "C"))
    lived("decide", "-", "--batch", stdin=batch.encode())
    assert lived("undo").out == "Undone: the decisions on 3 meetings.\n"


def test_one_undo_takes_back_a_refusal_and_what_it_told_of_the_client(lived: CommandLine) -> None:
    before = lived("log", "--json").document()["changes"]
    lived("state", CALL["client"], "refused")
    step = lived("log", "--json").document()["changes"][len(before) :]
    assert {each["kind"] for each in step} == {"state", "client"}
    lived("undo")
    assert state_of(lived, CALL["client"]) == "agreed"
    undone = lived("log", "--json").document()["changes"][len(before) + len(step) :]
    assert {each["kind"] for each in undone} == {"state", "client"}


def test_undo_in_romanian(lived: CommandLine) -> None:
    said = lived("undo", "--lang", "ro").out
    assert said == f"Anulat: {CALL['client']}, {CALL['subject']}: acceptat (30 min).\n"
    assert lived("redo", "--lang", "ro").out.startswith("Refăcut: ")


@pytest.mark.parametrize(("name", "language"), [("undo", "en"), ("redo", "en"), ("undo", "ro")])
def test_with_nothing_left_it_says_so(shell: CommandLine, name: str, language: str) -> None:
    line = shell(name, "--lang", language).refused()
    assert line.startswith("Nothing to" if language == "en" else "Nimic de")
    assert not (shell.folder / "data").exists() or not own(shell).exists()


def test_undo_for_a_program(lived: CommandLine) -> None:
    document = lived("undo", "--json").document()
    (change,) = document["undone"]
    assert (change["kind"], change["before"]["state"], change["after"]["state"]) == (
        "state",
        "proposed",
        "agreed",
    )
    assert document["schema"] == 1
    (again,) = lived("redo", "--json").document()["redone"]
    assert again["after"]["state"] == "agreed"


def test_the_log_shows_every_change_with_its_old_value(lived: CommandLine) -> None:
    lived("undo")
    lines = lived("log").out.splitlines()
    assert "proposed → agreed (30 min)" in lines[-2]
    assert "agreed (30 min) → proposed" in lines[-1]
    assert lines[-1].endswith("undo")
    lived("redo")
    assert lived("log").out.splitlines()[-1].endswith("redo")
    changes = lived("log", "--json").document()["changes"]
    assert [each["id"] for each in changes] == sorted(each["id"] for each in changes)
    assert {"id", "at", "device", "group", "kind", "record", "before", "after"} <= set(changes[0])


def test_the_log_of_one_decision(lived: CommandLine) -> None:
    last = lived("history", "--json").document()["decisions"][-1]["id"]
    for wanted in (last, "last", OTHER["client"]):
        changes = lived("log", wanted, "--json").document()["changes"]
        assert {each["record"] for each in changes} == {last}
    assert lived("log", "Nobody").refused()
    assert lived("log", "acme", "--json").code in (0, 1)


def test_an_empty_log(shell: CommandLine) -> None:
    assert shell("log").err == "Nothing has been changed yet.\n"
    assert shell("log", "--json").document() == {"schema": 1, "changes": []}


# Two devices


@pytest.fixture
def apart(shell: CommandLine, tmp_path: Path) -> CommandLine:
    """The desk agreed and the phone refused, each before it knew of the other."""
    shell.decide(CALL)
    phone = CommandLine(tmp_path / "phone", {"BREATHING_ROOM_DEVICE": "phone"})
    shutil.copytree(shell.folder / "data", phone.folder / "data")
    shell("state", "last", "agreed")
    phone("state", "last", "refused", now="2026-12-01T10:00:00+02:00")
    shutil.copy(phone.folder / "data" / "decisions.phone.json", shell.folder / "data")
    return shell


def test_two_versions_are_listed_and_one_is_kept(apart: CommandLine) -> None:
    assert state_of(apart, CALL["client"]) == "refused"
    listed = apart("resolve").out
    assert "1  refused (phone, Tue 1 December, 10:00)" in listed
    assert "2  agreed (this device, Tue 1 December, 09:00)" in listed
    assert apart("resolve", "last", "--keep", "2").out == "Kept: agreed.\n"
    assert state_of(apart, CALL["client"]) == "agreed"
    assert apart("resolve").err == "Devices differ on nothing.\n"
    apart("undo")
    assert len(apart("resolve", "--json").document()["conflicts"]) == 1


def test_on_a_terminal_it_is_asked_which_one_holds(apart: CommandLine) -> None:
    ran = on_a_terminal(apart, "resolve", CALL["client"], typed=b"1\n")
    assert ran.code == 0
    assert "Which one holds?" in ran.out
    assert state_of(apart, CALL["client"]) == "refused"
    assert apart("resolve", "--json").document()["conflicts"] == []


def test_nothing_typed_is_no_version(apart: CommandLine) -> None:
    for typed in (b"", b"\n"):
        ran = on_a_terminal(apart, "resolve", CALL["client"], typed=typed)
        assert (ran.code, ran.err) == (1, "Say which version holds: --keep 1 to --keep 2.\n")
    assert len(apart("resolve", "--json").document()["conflicts"]) == 1


def test_two_versions_for_a_program(apart: CommandLine) -> None:
    (conflict,) = apart("resolve", "--json").document()["conflicts"]
    assert [each["device"] for each in conflict["versions"]] == ["phone", "desk"]
    assert conflict["kind"] == "state"
    change = conflict["versions"][1]["change"]
    kept = apart("resolve", conflict["id"], "--keep", change, "--json").document()
    assert kept["kept"]["value"]["state"] == "agreed"


def test_what_can_not_be_settled_is_refused(apart: CommandLine) -> None:
    assert "--keep 1 to --keep 2" in apart("resolve", "last").err
    assert apart("resolve", "last").code == 1
    apart("resolve", "last", "--json").refused()
    for keep in ("0", "3", "x", "²", "", "9" * 5000):
        assert "is no version" in apart("resolve", "last", "--keep", keep).refused(2)
    assert "Which record?" in apart("resolve", "--keep", "1").refused(2)
    apart("resolve", "last", "--keep", "1")
    assert "don't differ" in apart("resolve", "last", "--keep", "1").refused()


# Backups


def test_backup_and_restore_and_the_undo_of_it(lived: CommandLine) -> None:
    file = lived.folder / "all.json"
    assert lived("backup", file).out == f"2 decisions are in {file}.\n"
    then = lived("history").out
    lived("state", CALL["client"], "withdrawn")
    now = lived("history").out
    assert "Say --yes" in lived("restore", file).refused()
    assert lived("history").out == now
    assert lived("restore", file, "--yes").out.startswith("Restored: 2 decisions.")
    assert lived("history").out == then
    assert lived("restore", file).out == "All is as the backup says already.\n"
    lived("undo")
    assert lived("history").out == now
    document = lived("restore", file, "--yes", "--json").document()
    assert (document["decisions"], document["records_changed"]) == (2, 1)


def test_restore_asks_and_takes_no_for_no(lived: CommandLine) -> None:
    file = str(lived.folder / "all.json")
    lived("backup", file)
    lived("undo")
    before = own(lived).read_bytes()
    for typed in (b"n\n", b"\n", b"", b"yesterday\n"):
        ran = on_a_terminal(lived, "restore", file, typed=typed)
        assert (ran.code, ran.out.replace("> ", "")) == (1, "")
        assert "Records that change: 1" in ran.err
    assert own(lived).read_bytes() == before
    assert on_a_terminal(lived, "restore", file, typed=b"Y\n").code == 0
    assert own(lived).read_bytes() != before


def test_a_backup_that_is_none_is_refused(lived: CommandLine) -> None:
    file = lived.folder / "file"
    assert "There is no file" in lived("restore", file, "--yes").refused()
    file.write_text("Dear diary")
    assert "is not JSON" in lived("restore", file, "--yes").refused()
    assert "is not JSON" in lived("backup", file).refused()
    assert file.read_text() == "Dear diary"
    assert "not an ordinary file" in lived("backup", lived.folder).refused()
    lived("backup", lived.folder / "large.json")
    small = CommandLine(lived.folder / "small")
    assert "larger backup" in small("backup", lived.folder / "large.json").refused()


# Doctor


def test_a_sound_store_is_well(lived: CommandLine) -> None:
    assert lived("doctor").out == "All is well with the store.\n"
    assert lived("doctor", "--json").document() == {"schema": 1, "problems": [], "mended": []}
    assert lived("doctor", "--fix").code == 0
    assert "--yes goes with --fix" in lived("doctor", "--yes").refused(2)


def test_a_damaged_store_is_named_read_and_mended(lived: CommandLine) -> None:
    before = lived("history")
    whole = own(lived).read_bytes()
    own(lived).write_bytes(whole.replace(b'"device":"desk"', b'"device":"d\0sk"'))
    damaged = own(lived).read_bytes()
    ran = lived("history")
    assert (ran.code, ran.out) == (0, before.out)
    assert "is damaged" in ran.err.splitlines()[0]
    assert "is damaged" in lived("state", "last", "agreed").err
    assert lived("state", "last", "agreed").code == 1
    doctor = lived("doctor")
    assert doctor.code == 1
    assert str(own(lived)) in doctor.out
    assert "doctor --fix" in doctor.out
    document = json.loads(lived("doctor", "--json").out)
    assert [set(each) >= {"what", "where", "remedy"} for each in document["problems"]] == [True]
    assert lived("doctor", "--fix").code == 1
    assert own(lived).read_bytes() == damaged
    for typed in (b"no\n", b""):
        left = on_a_terminal(lived, "doctor", "--fix", typed=typed)
        assert (left.code, left.out.removesuffix("> ")) == (1, doctor.out)
    assert own(lived).read_bytes() == damaged
    mended = lived("doctor", "--fix", "--yes")
    assert mended.code == 0
    assert mended.out.splitlines()[-2:] == ["One problem is mended.", "All is well with the store."]
    assert lived("history") == before
    (copy,) = (lived.folder / "data").glob("*.damaged-*")
    assert copy.read_bytes() == damaged


def test_mending_for_a_program_and_in_romanian(lived: CommandLine) -> None:
    own(lived).write_bytes(b"")
    assert "e gol" in lived("doctor", "--lang", "ro").out
    ran = lived("doctor", "--fix", "--yes", "--json")
    document = json.loads(ran.out)
    assert (ran.code, document["problems"]) == (0, [])
    assert [each["what"] for each in document["mended"]] == ["empty"]


def test_what_doctor_can_not_mend_still_fails(apart: CommandLine) -> None:
    (apart.folder / "data" / "decisions.phone.json").chmod(0o600)
    ran = apart("doctor", "--fix", "--yes")
    assert ran.code == 1
    assert "breathing-room resolve" in ran.out
    apart("resolve", "last", "--keep", "1")
    assert apart("doctor").code == 0


# Forgetting


def test_forgetting_asks_and_says_where_copies_remain(apart: CommandLine) -> None:
    before = own(apart).read_bytes()
    assert "Say --yes" in apart("forget", CALL["client"]).refused()
    assert on_a_terminal(apart, "forget", CALL["client"], typed=b"n\n").code == 1
    assert own(apart).read_bytes() == before
    ran = apart("forget", CALL["client"].upper(), "--yes")
    assert ran.code == 0
    assert "decisions.phone.json" in ran.out
    assert CALL["client"] not in own(apart).read_text()
    assert apart("history").err == "Nothing fits.\n"
    assert apart("clients").out == ""
    assert "Nothing here knows a client" in apart("forget", "Nobody", "--yes").refused()


def test_forgetting_without_another_device_tells_of_backups_elsewhere(lived: CommandLine) -> None:
    said = lived("forget", OTHER["client"], "--yes").out.splitlines()
    assert said[0].startswith("Forgotten, with one decision.")
    assert "Backups that you wrote elsewhere" in said[1]
    document = lived("forget", CALL["client"], "--yes", "--json").document()
    assert document == {"schema": 1, "decisions": 1, "remaining": []}
    lived("undo").refused()
