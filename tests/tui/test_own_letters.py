"""Letters of one's own: used where they can be, named by file and line where they can't."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.letters import FIELDS, OwnText, field_values, write
from content.loader import load
from content.words import words_in
from tests.content.letter_meetings import MEETINGS, draft
from tests.storage.fuzzing import fuzzed
from tests.tui.command_line import CommandLine
from tests.tui.test_command_calendar import ANSWERS
from tui.outgoing.own_letters import LetterFault, OwnLetters, read

DRAFT = draft("phone_call", {})


@pytest.fixture
def folder(shell: CommandLine) -> Path:
    path = shell.folder / "config" / "breathing-room" / "letters"
    path.mkdir(parents=True)
    return path


def _letter(shell: CommandLine, **answers: object) -> tuple[str, str]:
    found = shell("advise", "-", "--json", stdin={**ANSWERS, **answers}).document()["letter"]
    return found["subject"], found["body"]


def test_a_letter_of_ones_own(shell: CommandLine, folder: Path) -> None:
    text = "Subject: A call, $client?\n\nHi $contact,\n$minutes_needed at $time? $$5 says yes.\n"
    (folder / "phone_call.txt").write_text(text, encoding="utf-8")
    assert _letter(shell, contact="Ana") == (
        "A call, Northwind?",
        "Hi Ana,\n30 minutes at 10:00? $5 says yes.",
    )


def test_without_a_subject_the_coachs_own_stays(shell: CommandLine, folder: Path) -> None:
    before, _ = _letter(shell)
    (folder / "phone_call.txt").write_text("Let us speak.", encoding="utf-8")
    assert _letter(shell) == (before, "Let us speak.")


def test_the_most_exact_name_wins(shell: CommandLine, folder: Path) -> None:
    for name in ("phone_call", "phone_call.ro", "phone_call.ro.warm"):
        (folder / f"{name}.txt").write_text(name, encoding="utf-8")
    assert _letter(shell)[1] == "phone_call"
    assert _letter(shell, language="ro")[1] == "phone_call.ro"
    assert _letter(shell, language="ro", register="warm")[1] == "phone_call.ro.warm"


def test_what_people_typed_is_never_read_as_a_field(shell: CommandLine, folder: Path) -> None:
    (folder / "phone_call.txt").write_text("$client $greeting", encoding="utf-8")
    assert _letter(shell, client="$subject ${time} $$")[1].startswith("$subject ${time} $$ ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("${greeting} So?", "Dear Ana, So?"),
        ("$greeting So?", "Dear Ana, So?"),
        ("$$greeting $${greeting} $$$greeting", "$greeting ${greeting} $Dear Ana,"),
        ("About ${meeting}s.", "About our meetings."),
        ("$${time}: ${time}", "${time}: 10:00"),
    ],
)
def test_braces_and_escapes_hold_for_pieces_as_for_fields(
    shell: CommandLine, folder: Path, text: str, said: str
) -> None:
    (folder / "phone_call.txt").write_text(f"Subject: {text}\n\n{text}", encoding="utf-8")
    assert _letter(shell, contact="Ana") == (said, said)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b"Dear\n\n$cleint", 3, "no_field"),
        (b"Dear ${clie nt}", 1, "bad_field"),
        (b"Five $", 1, "bad_field"),
        (b"Dear\nBun\xe3", 2, "not_utf8"),
        (b" \n", 0, "empty"),
        (b"Subject: A call?", 0, "empty"),
        (b"Subject: A call?\n", 0, "empty"),
        (b"subiect:\n\n \n", 0, "empty"),
        (b"x" * 20_001, 0, "too_large"),
        (b"x" * 20_000 + "ă".encode(), 0, "too_large"),
        (b"\xe3" + b"x" * 20_001, 0, "too_large"),
    ],
)
def test_a_fault_is_named_and_the_coachs_own_is_used(
    shell: CommandLine, folder: Path, text: bytes, line: int, what: str
) -> None:
    before = _letter(shell)
    path = folder / "phone_call.txt"
    path.write_bytes(text)
    found = read(path, "phone_call")
    assert isinstance(found, LetterFault)
    assert (found.line, found.what) == (line, what)
    for language in ("en", "ro"):
        said = found.says(words_in(language))
        assert str(path) in said
        assert not line or str(line) in said
    assert _letter(shell) == before
    shell("decide", "-", stdin=ANSWERS)
    assert str(path) in shell("letter", "last").err


def test_a_file_of_no_letter_is_named(folder: Path) -> None:
    for name in ("phone_cal.txt", "keep.txt", "email.xx.txt", "email.en.cold.txt", "email.en.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    assert [each.file.name for each in OwnLetters(folder).faults()] == [
        "email.en.cold.txt",
        "email.xx.txt",
        "keep.txt",
        "phone_cal.txt",
    ]


def test_the_fields_that_are_listed_are_those_that_are_filled_in(shell: CommandLine) -> None:
    for meeting in MEETINGS.values():
        written = draft("phone_call", meeting)
        assert set(field_values(words_in("en"), written)) == set(FIELDS)
    for language in ("en", "ro"):
        listed = shell("letter", "--list-fields", "--lang", language).out
        assert all(f"${name} " in listed for name in FIELDS)
    assert shell("letter", "--list-fields", "--json").document()["fields"] == list(FIELDS)


@fuzzed
@given(st.lists(st.sampled_from([*"$ {}abcdeilnt\n_:S\x00é", "greeting", "time"])).map("".join))
def test_any_text_is_a_letter_or_named(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "phone_call.txt"
    path.write_text(text, encoding="utf-8")
    found = read(path, "phone_call")
    if isinstance(found, OwnText):
        assert write(load(), words_in("en"), DRAFT, "warm", found)
