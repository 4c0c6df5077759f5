"""Bad input: one line on stderr that names the key, the value and the range; nothing is kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from content.loader import HERE
from tests.content.cases import answers
from tests.tui.command_line import CommandLine

CALL = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
DROPPED = object()


def raw(**changes: Any) -> bytes:
    changed = {**CALL, **changes}
    return json.dumps(
        {key: value for key, value in changed.items() if value is not DROPPED}
    ).encode()


ANSWERS = {
    "unknown key": (
        raw(mood="fine"),
        "mood: not a question. The questions are client, subject, starts_at,",
    ),
    "missing": (raw(client_rank=DROPPED), "client_rank: no answer. It takes one of top, upper,"),
    "missing by the path": (
        raw(phone_welcome=DROPPED),
        "phone_welcome: no answer. It takes one of yes, unsure, no.",
    ),
    "too small": (
        raw(minutes=4),
        "minutes: 4 can't be used. It takes a whole number from 5 to 720.",
    ),
    "too large": (raw(minutes=721), "minutes: 721 can't be used."),
    "more than the meeting": (
        raw(minutes_needed=61),
        "minutes_needed: 61 can't be used. It takes a whole number from 5 to 60.",
    ),
    "a text for a number": (raw(minutes="60"), "minutes: 60 can't be used."),
    "a part of a minute": (raw(minutes=60.5), "minutes: 60.5 can't be used."),
    "true for a number": (raw(minutes=True), "minutes: true can't be used."),
    "a number for yes": (raw(fits_in_writing=1), "fits_in_writing: 1 can't be used. It takes true"),
    "a text for yes": (raw(fits_in_writing="yes"), "fits_in_writing: yes can't be used."),
    "nothing": (raw(reason=None), "reason: "),
    "a list": (raw(client=["Acme"]), "client: ['Acme'] can't be used."),
    "not a choice": (
        raw(format="fax"),
        "format: fax can't be used. It takes one of in_person, video",
    ),
    "empty": (raw(client=""), 'client: "" can\'t be used. It takes text of 1 to 120 characters.'),
    "only spaces": (raw(client=" \n "), "client: "),
    "too long": (raw(subject="x" * 201), "It takes text of 1 to 200 characters."),
    "no time": (raw(starts_at="2026-12-10"), "starts_at: 2026-12-10 can't be used."),
    "no such day": (
        raw(starts_at="2026-02-30T10:00"),
        "starts_at: 2026-02-30T10:00 can't be used.",
    ),
    "long ago": (raw(starts_at="0001-01-01T00:00"), "starts_at: 0001-01-01T00:00 can't be used."),
    "past all measure": (raw(minutes=10**30), "minutes: 1000000"),
    "more than two years": (
        raw(repeats="weekly", lasts="until 2029-01-01"),
        'lasts: until 2029-01-01 can\'t be used. It takes "once", or "until 2026-12-31"',
    ),
    "a day of a week": (
        raw(repeats="weekly", lasts="until 2026-W53-4"),
        "lasts: until 2026-W53-4 can't be used.",
    ),
}
TEXTS = {
    "no JSON": (b"client: Acme", "stdin, line 1, column 1: this is not JSON."),
    "cut short": (raw()[:-1], "this is not JSON."),
    "two documents": (raw() + raw(), "this is not JSON."),
    "nothing": (b"", "stdin, line 1, column 1: there is nothing here."),
    "a line break": (b"\n", "there is nothing here."),
    "NaN": (b'{"minutes": NaN}', "line 1, column 13: this is no number in JSON."),
    "Infinity": (b'{"minutes": -Infinity}', "line 1, column 13: this is no number in JSON."),
    "past all floats": (
        b'{"minutes": [1.5, -1e999, 99999999999999999999]}',
        "line 1, column 19: this is no number in JSON.",
    ),
    "a key twice": (
        b'{"minutes": 60,\n "minutes": 61}',
        "line 2, column 2: this key was given before",
    ),
    "a mark": (b"\xef\xbb\xbf" + raw(), "column 1: it begins with a byte order mark."),
    "UTF-16": (raw().decode().encode("utf-16"), "this is not UTF-8."),
    "Latin-1": ('{"client": "Ioană"}'.encode("iso-8859-2"), "column 17: this is not UTF-8."),
    "half of a pair": (
        b'{"client": "\\ud83d"}',
        "column 12: half of a surrogate pair stands here.",
    ),
    "deep": (b"[" * 100_000, "it is nested too deep."),
    "deep and whole": (b"[" * 100_000 + b"]" * 100_000, "it is nested too deep."),
    "a long number": (b'{"minutes": ' + b"9" * 5_000 + b"}", "column 13: this number is too long."),
    "a control character": (b'{"client": "\x1b"}', "column 13: this is not JSON."),
    "a list": (b"[]", "It takes an object of answers by question"),
    "a number": (b"60", "It takes an object of answers by question"),
    "null": (b"null", "It takes an object of answers by question"),
}
BAD = {**ANSWERS, **TEXTS}


@pytest.mark.parametrize("kind", BAD)
def test_bad_answers_are_named(shell: CommandLine, kind: str) -> None:
    stdin, part = BAD[kind]
    for argv in (("advise", "-"), ("decide", "-"), ("decide", "-", "--json")):
        assert part in shell(*argv, stdin=stdin).refused()
    assert shell("history", "--json").document()["decisions"] == []


@pytest.mark.parametrize("kind", BAD)
def test_bad_answers_are_named_in_romanian(shell: CommandLine, kind: str) -> None:
    stdin, _ = BAD[kind]
    says = shell("advise", "-", "--lang", "ro", stdin=stdin).refused()
    assert not any(english in says for english in (" this ", " is ", "takes", "can't"))


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_spares_the_others(shell: CommandLine, kind: str) -> None:
    bad = BAD[kind][0].split(b"\n")[0]
    ran = shell("advise", "-", "--batch", stdin=raw() + b"\n" + bad + b"\n" + raw() + b"\n")
    first, error, last = ran.documents()
    assert ran.code == 1
    assert first["tactic"] == last["tactic"] == "phone_call"
    assert error["error"].keys() >= {"key", "value", "allowed", "message"}


def test_files_that_cannot_be_read(shell: CommandLine) -> None:
    nowhere, folder = shell.folder / "nowhere.json", shell.folder
    for command in ("advise", "decide"):
        for options in ((), ("--batch",)):
            assert shell(command, nowhere, *options).refused() == (
                f"There is no file {nowhere}. Give the path of one that is there."
            )
            says = shell(command, folder, *options).refused()
            assert says == f"{folder} is a folder. Give a file."


def test_a_data_folder_that_is_a_file(shell: CommandLine) -> None:
    file = shell.folder / "file"
    file.write_text("")
    for argv in (("history",), ("week", "--json"), ("decide", "-")):
        says = shell(*argv, "--data", file, stdin=CALL).refused()
        assert str(file) in says
        assert "folder" in says


def test_a_damaged_store_is_named_and_the_rest_is_used(shell: CommandLine) -> None:
    shell.decide(CALL)
    other = shell.folder / "data" / "decisions.other.json"
    other.write_text("{")
    ran = shell("history", "--json")
    assert ran.code == 0
    assert len(json.loads(ran.out)["decisions"]) == 1
    assert "decisions.other.json is damaged" in ran.err
    assert len(ran.err.splitlines()) == 1


# In processes of their own


PATIENCE_SECONDS = 20
FULL = Path("/dev/full")


def process(shell: CommandLine, *argv: object, **settings: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *map(str, argv)],
        cwd=HERE.parent,
        env=shell.variables,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        **settings,
    )


def test_whoever_reads_may_leave(shell: CommandLine) -> None:
    file = shell.folder / "batch.jsonl"
    file.write_bytes((raw() + b"\n") * 300)
    running = process(shell, "advise", file, "--batch", stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline().startswith(b'{"schema":1')
    running.stdout.close()
    running.stdout = None
    _, said = running.communicate(timeout=PATIENCE_SECONDS)
    assert (running.returncode, said) == (0, b"")


def test_stdout_that_is_closed_is_no_traceback(shell: CommandLine) -> None:
    running = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m tui week >&-"],
        cwd=HERE.parent,
        env=shell.variables,
        capture_output=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert (running.returncode, running.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_stdout_is_said(shell: CommandLine) -> None:
    with FULL.open("wb") as full:
        running = process(shell, "week", stdout=full)
        _, said = running.communicate(timeout=PATIENCE_SECONDS)
    assert running.returncode == 1
    assert said.startswith(b"stdout: the system refused (No space left on device).")
    assert len(said.splitlines()) == 1


def test_a_terminal_that_knows_ascii_alone_gets_all(shell: CommandLine) -> None:
    shell.decide({**CALL, "client": "Țăndărei"})
    shell.variables |= {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    for argv in (("history",), ("history", "--json"), ("week", "--lang", "ro"), ("letter", "last")):
        running = process(shell, *argv, stdout=subprocess.PIPE)
        out, said = running.communicate(timeout=PATIENCE_SECONDS)
        assert running.returncode == 0, said
        if "--json" in argv:
            assert json.loads(out)["decisions"][0]["answers"]["client"] == "Țăndărei"
