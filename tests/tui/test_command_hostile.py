"""Hostile text, from a document or the command line, never steers the terminal that shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.plain_text import clean
from tests.content.cases import answers
from tests.tui.command_line import CommandLine, Ran

LATER = "2026-12-18T09:00:00+02:00"
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
NAMES = (
    "[/] x",
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;aGk=\x07 copied",
    "\x9b31m\x90q\x9c",
    "\u202eevil\u2066 \u200f",
    "line\r\nbreak\u2028\x85\x0b\x0c",
    "\x08\x08\x08over\x00\x7f",
    "e\u0301 N\u0303oñ s\u0326",
    "$client ${client} {client} %(prog)s %s",
    "=1+1 --json",
    "日本語 " * 20,
)
OF_THE_CLIENT = answers(
    format="in_person", travel_minutes=40, phone_welcome="yes", repeats="weekly", lasts="once"
)
OF_THE_COLLEAGUE = answers(
    starts_at="2026-12-09T10:00",
    brought_by_colleague=True,
    direct_contact=False,
    colleague_can_speak=True,
)


def meeting_of(name: str) -> dict[str, object]:
    """A meeting in which every text is the name."""
    texts = dict.fromkeys(("client", "subject", "contact", "your_name", "phone_number"), name)
    return {**OF_THE_CLIENT, **texts}


def briefing_of(name: str) -> dict[str, object]:
    """A meeting that is handed over, in which every text is the name."""
    texts = ("client", "subject", "colleague", "contact", "your_name")
    briefs = ("brief_status", "brief_answers", "brief_limits", "brief_bring_back")
    return {**OF_THE_COLLEAGUE, **dict.fromkeys((*texts, *briefs), name)}


NAME = "<name>"
COMMANDS = [
    ("history",),
    ("history", "--json"),
    ("history", "--csv"),
    ("history", "--search", NAME),
    ("history", "--client", NAME, "--json"),
    ("history", "--since", NAME),
    ("clients",),
    ("clients", "--json"),
    ("check-in",),
    ("check-in", "--json"),
    ("check-in", "last", "--took", "25"),
    ("check-in", "last", "--took", NAME),
    ("check-in", NAME, "--full"),
    ("state", "last", "agreed"),
    ("state", "last", "agreed", "--json"),
    ("state", NAME, "agreed"),
    ("state", "last", NAME),
    ("letter", "last"),
    ("letter", "last", "--json"),
    ("letter", NAME),
    ("extend", "last", "--until", NAME),
    ("week", "--json"),
    ("week", NAME),
    ("week", "--format", NAME),
    ("log",),
    ("log", "--json"),
    ("log", NAME),
    ("undo",),
    ("redo", "--json"),
    ("doctor",),
    ("advise", NAME),
    ("decide", "-", "--tactic", NAME),
    ("completion", NAME),
    ("--lang", NAME, "week"),
    (NAME,),
    ("week", NAME, NAME),
]
"""What can be asked once something is decided; a name stands wherever one can be asked for."""


def commands_about(text: str) -> list[tuple[str, ...]]:
    """The commands with a name put in: all of it but NUL, which no shell can pass."""
    name = text.replace("\0", "")
    return [tuple(name if each is NAME else each for each in argv) for argv in COMMANDS]


def is_harmless(ran: Ran, argv: tuple[object, ...]) -> None:
    for text in (ran.out, ran.err):
        found = STEERING.search(text)
        assert found is None, (argv, text[max(0, found.start() - 40) :][:80])
    assert ran.code in (0, 1, 2), (argv, ran)
    assert "Something failed that should not have" not in ran.err, (argv, ran)
    if ran.code:
        assert len(ran.err.splitlines()) == 1, (argv, ran)
    if ran.code and "--json" in argv:
        assert ran.out == "", (argv, ran)


def try_all(shell: CommandLine, name: str) -> None:
    """Decide about a client of this name, and ask for everything there is."""
    for command in ("advise", "decide"):
        for document in (meeting_of(name), briefing_of(name)):
            for options in ((), ("--json",), ("--batch",)):
                argv = (command, "-", *options)
                is_harmless(shell(*argv, stdin=document), argv)
    for argv in commands_about(name):
        is_harmless(shell(*argv, now=LATER), argv)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_only_text(shell: CommandLine, name: str) -> None:
    try_all(shell, name)
    found = shell("history", "--json").document()["decisions"]
    assert found
    assert all(each["answers"]["client"] == clean(name).strip() for each in found)


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=st.text(min_size=1, max_size=40))
def test_any_name_is_only_text(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    try_all(CommandLine(tmp_path_factory.mktemp("any")), name)


def test_bytes_that_are_no_text_are_only_shown(shell: CommandLine) -> None:
    shell.decide(OF_THE_CLIENT)
    for argv in commands_about("caf\udce9 \udc9b31m"):
        is_harmless(shell(*argv, now=LATER), argv)


def test_ten_thousand_characters_are_refused_briefly(shell: CommandLine) -> None:
    document = {**OF_THE_CLIENT, "client": "\x1b" * 10_000}
    for command in ("advise", "decide"):
        says = shell(command, "-", "--json", stdin=document).refused()
        assert says.startswith("client: ")
        assert says.endswith("It takes text of 1 to 120 characters.")
        assert len(says) < 200
    is_harmless(shell("week", "x" * 10_000), ("week",))
    assert len(shell("week", "x" * 10_000).refused(2)) < 700
    assert len(shell("--" + "x" * 10_000).refused(2)) < 700


def test_a_name_is_kept_composed(shell: CommandLine) -> None:
    made = shell.decide({**OF_THE_CLIENT, "client": "S\u0326tefan"})
    assert made["answers"]["client"] == "Ștefan"
    assert shell("state", "S\u0326TEFAN", "agreed", "--json").document()["id"] == made["id"]


def test_hostile_paths_are_only_text(shell: CommandLine) -> None:
    name = "\x1b]0;owned\x07\u202e[/]"
    folder = shell.folder / name
    is_harmless(shell("advise", folder), ("advise",))
    folder.mkdir(parents=True)
    is_harmless(shell("advise", folder), ("advise",))
    (folder / "a.json").write_text("{")
    is_harmless(shell("advise", folder / "a.json"), ("advise",))
    argv = ("decide", "-", "--json", "--data", folder)
    is_harmless(shell(*argv, stdin=OF_THE_CLIENT), argv)
    assert shell("history", "--json", "--data", folder).document()["decisions"]
    (store,) = Path(folder).glob("decisions.*.json")
    store.write_text("{")
    is_harmless(shell("history", "--data", folder), ("history",))


def test_control_characters_in_json_are_escaped(shell: CommandLine) -> None:
    ran = shell("advise", "-", "--batch", stdin=json.dumps({"\x9b\u202e": "\x07"}).encode())
    (error,) = ran.documents()
    assert error["error"]["key"] == "\x9b\u202e"
    is_harmless(ran, ("advise",))
