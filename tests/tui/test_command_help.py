"""Help, versions, languages and wrong usage, of every command and in both languages."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from content.words import languages, words_in
from tests.tui.command_line import CommandLine
from tui import __version__, commands
from tui.commands.completion import every_parser
from tui.parser import Parser, words_key

LANGUAGES = languages()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", commands.NAMES)
def test_every_command_has_help_in_every_language(
    shell: CommandLine, name: str, language: str
) -> None:
    ran = shell(name, "--help", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    words = words_in(language)
    assert words(f"{words_key(name)}.about").splitlines()[0].strip() in ran.out
    assert words("commands.argument.data") in " ".join(ran.out.split())
    assert "$" not in ran.out.replace("$freed, $expected, $hoped, $mean", "").replace("$week", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_lists_its_commands(shell: CommandLine, language: str) -> None:
    out = shell("--lang", language, "--help").out
    for name in commands.NAMES:
        short = words_in(language)(f"{words_key(name)}.short")
        assert f"  {name}  " in out
        assert short in out


def test_help_has_no_english_of_the_parser_in_romanian(shell: CommandLine) -> None:
    for name in commands.NAMES:
        out = shell(name, "--help", "--lang", "ro").out
        for english in ("usage", "options", "positional", "show this help"):
            assert english not in out


def test_help_for_a_program(shell: CommandLine) -> None:
    assert "--took" in shell("check-in", "--help", "--json").document()["help"]


@pytest.mark.parametrize("argv", [("--version",), ("week", "--version"), ("--version", "week")])
def test_the_version(shell: CommandLine, argv: tuple[str, ...]) -> None:
    assert shell(*argv).out == f"breathing-room {__version__}\n"
    assert shell(*argv, "--json").document() == {"schema": 1, "version": __version__}


@pytest.mark.parametrize(
    "argv",
    [
        ("--json", "--data", "{data}", "week"),
        ("week", "--json", "--data", "{data}"),
        ("--data={data}", "week", "--json"),
        ("--lang", "ro", "week", "--data", "{data}", "--json"),
    ],
)
def test_options_of_every_command_stand_before_or_after_it(
    shell: CommandLine, argv: tuple[str, ...]
) -> None:
    data = shell.folder / "elsewhere"
    week = shell(*(each.format(data=data) for each in argv)).document()
    assert week["week"] == "2026-W49"


def test_data_says_where(shell: CommandLine) -> None:
    elsewhere = shell.folder / "elsewhere"
    made = shell("decide", "-", "--json", "--data", elsewhere, stdin=MEETING).document()
    assert shell("history", "--json").document()["decisions"] == []
    (found,) = shell("history", "--json", "--data", elsewhere).document()["decisions"]
    assert found["id"] == made["id"]


MEETING = {
    "client": "Acme",
    "subject": "review",
    "starts_at": "2026-12-10T10:00",
    "minutes": 60,
    "format": "video",
    "repeats": "once",
    "client_rank": "top",
    "reason": "illness",
    "brought_by_colleague": False,
}


@pytest.mark.parametrize(
    ("argv", "part"),
    [
        (("weak",), "weak is no command. There are ask, demo,"),
        (("--nothing",), "not known here: --nothing"),
        (("week", "--nothing"), "not known here: --nothing"),
        (("week", "2026-W48", "more"), "not known here: more"),
        (("week", "--form", "x"), "not known here: --form"),
        (("state", "last"), "still needed"),
        (("state", "last", "done"), "'done' is not one of 'proposed', 'agreed'"),
        (("decide", "-", "--tactic"), "takes one value"),
        (("check-in", "last", "--full=yes"), "takes no value, but was given 'yes'"),
        (("check-in", "last", "--full", "--as-planned"), "can't stand beside --full"),
        (("completion",), "still needed"),
        (("completion", "csh"), "'csh' is not one of 'bash', 'zsh', 'fish', 'man'"),
        (("--json",), "The app has no --json."),
        (
            ("--lang", "xx", "week"),
            f"Language xx: there are no words in it. There are {', '.join(languages())}.",
        ),
        (("week", "--lang"), "takes one value"),
        (("extend", "last"), "still needed: --until"),
    ],
)
def test_wrong_usage_is_one_line_and_2(
    shell: CommandLine, argv: tuple[str, ...], part: str
) -> None:
    assert part in shell(*argv).refused(2)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("weak",), 2),
        (("week", "--nothing"), 2),
        (("state", "last", "done"), 2),
        (("state", "last", "agreed"), 1),
        (("week", "2026-W54"), 2),
        (("week", "--format", "$x"), 2),
        (("advise", "nowhere.json"), 1),
        (("history", "--since", "x"), 2),
        (("check-in", "--full"), 2),
    ],
)
def test_errors_are_in_the_language_asked_for(
    shell: CommandLine, argv: tuple[str, ...], code: int
) -> None:
    english = shell("--lang", "en", *argv).refused(code)
    romanian = shell(*argv, "--lang", "ro").refused(code)
    assert english != romanian
    shell.variables["BREATHING_ROOM_LANG"] = "ro"
    assert shell(*argv).refused(code) == romanian
    del shell.variables["BREATHING_ROOM_LANG"]
    shell.variables["LANG"] = "ro_RO.UTF-8"
    assert shell(*argv).refused(code) == romanian


def test_the_app_needs_a_terminal(shell: CommandLine) -> None:
    for argv in ((), ("demo",)):
        assert shell(*argv).refused().startswith("This is not a terminal")


@pytest.mark.parametrize(
    ("variable", "value", "part"),
    [
        ("BREATHING_ROOM_NOW", "noon", "noon is not an instant"),
        ("BREATHING_ROOM_NOW", "2026-12-01T09:00", "has no offset"),
        ("BREATHING_ROOM_LANG", "xx", "Language xx"),
        ("TZ", "Mars/Base", "TZ: Mars/Base is not a time zone."),
    ],
)
def test_surroundings_that_cannot_be_read_are_named(
    shell: CommandLine, variable: str, value: str, part: str
) -> None:
    shell.variables[variable] = value
    assert part in shell("week", "--json").refused()


# Completion and the graph


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name_of_shell", ["bash", "zsh", "fish"])
def test_completion_names_every_command_and_option(
    shell: CommandLine, name_of_shell: str, language: str
) -> None:
    script = shell("completion", name_of_shell, "--lang", language).out
    for name, parser in every_parser(words_in(language)).items():
        assert name in script
        for action in parser.arguments():
            for option in action.option_strings:
                flag = f"-l {option[2:]}" if name_of_shell == "fish" else option
                assert flag in script or not option.startswith("--")
    for choice in ("phone_call", "agreed", "fish"):
        assert choice in script


COMPLETE = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_shtab_breathing_room breathing-room "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
echo "${COMPREPLY[*]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (("che",), "check-in"),
        (("decide", "--ta"), "--tactic"),
        (("decide", "--tactic", "ph"), "phone_call"),
        (("state", "last", "ag"), "agreed"),
        (("completion", ""), "bash zsh fish man"),
    ],
)
def test_bash_completes(shell: CommandLine, typed: tuple[str, ...], completed: str) -> None:
    script = shell.folder / "completion.bash"
    script.write_text(shell("completion", "bash").out, encoding="utf-8")
    command = ["bash", "-c", COMPLETE, "bash", str(script), "breathing-room", *typed]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == f"{completed}\n"


def test_every_argument_has_words_of_its_own() -> None:
    for language in LANGUAGES:
        for parser in (Parser(words_in(language)), *every_parser(words_in(language)).values()):
            assert all(action.help for action in parser.arguments())


def test_the_graph_of_the_interview(shell: CommandLine) -> None:
    drawn = shell("flow", "--json").document()
    nodes = {each["id"] for each in drawn["nodes"]}
    assert {"client", "phone_call", "keep"} <= {node.split(":")[-1] for node in nodes} | nodes
    assert all({each["source"], each["target"]} <= nodes for each in drawn["edges"])
    mermaid = shell("flow", "--mermaid").out
    assert mermaid.startswith("flowchart")
    assert "phone_welcome" in mermaid
    text = shell("flow").out
    assert "phone_welcome" in text
    assert text != shell("flow", "--lang", "ro").out
