"""The manual page: drawn from the parsers and the words, shipped as it is drawn, and valid roff."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from content.words import languages, words_in
from tests.tui.command_line import CommandLine
from tui import commands, exit_codes
from tui.commands.completion import every_parser
from tui.parser import Parser
from tui.printed import roff

ROOT = Path(__file__).parent.parent.parent
MAN = ROOT / "tui" / "man"
MACROS = {".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".nh", ".ad"}
ESCAPES = re.compile(r"\\(?:e|-|&|:|f[BIR]|\((?:aq|dq|ga|ha|ti))")

each_language = pytest.mark.parametrize("language", languages())


def kept(language: str) -> Path:
    folder = MAN if language == "en" else MAN / language
    return folder / "man1" / "breathing-room.1"


def read(roff_text: str) -> str:
    """Return a page as it reads, without fonts and escapes."""
    said = re.sub(r"\\f[BIR]|\\[&:]|\n", lambda found: " " if found[0] == "\n" else "", roff_text)
    for escape, char in (("aq", "'"), ("dq", '"'), ("ga", "`"), ("ha", "^"), ("ti", "~")):
        said = said.replace(f"\\({escape}", char)
    return said.replace("\\-", "-").replace("\\e", "\\")


@each_language
def test_the_pages_that_are_shipped_are_those_of_today(shell: CommandLine, language: str) -> None:
    drawn = shell("completion", "man", "--lang", language).out
    draw = f"python -m tui completion man --lang {language} > {kept(language).relative_to(ROOT)}"
    assert kept(language).read_text(encoding="utf-8") == drawn, f"draw it anew: {draw}"


def test_they_are_shipped_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"tui/man": "share/man"}
    assert sorted(MAN.rglob("*.*")) == sorted(map(kept, languages()))


@each_language
def test_all_there_is_stands_in_it(language: str) -> None:
    words = words_in(language)
    page = kept(language).read_text(encoding="utf-8")
    said = read(page)
    for name, parser in every_parser(words).items():
        assert f'.SS "{roff.escaped(name)}"\n' in page
        part = read(page.partition(f'.SS "{roff.escaped(name)}"\n')[2].partition("\n.S")[0])
        shared = {option for each in Parser(words).arguments() for option in each.option_strings}
        for action in parser.arguments():
            assert " ".join((action.help or "").replace("%%", "%").split()) in said
            for option in {*action.option_strings} - shared:
                assert option in part
            for choice in action.choices or ():
                assert choice in part
    assert all(option in said for option in shared)
    assert len(re.findall(r"^\.SS", page, re.MULTILINE)) == len(commands.NAMES)


@each_language
def test_every_variable_and_exit_code_stands_in_it(language: str) -> None:
    page = kept(language).read_text(encoding="utf-8")
    used = {
        name
        for room in ("content", "storage", "tui")
        for file in (ROOT / room).rglob("*.py")
        for name in re.findall(r"\bBREATHING_ROOM_[A-Z]+\b", file.read_text(encoding="utf-8"))
    }
    assert len(used) > 4
    for name in (*used, "TZ", "NO_COLOR", "VISUAL"):
        assert f".TP\n\\fB{name}\\fR\n" in page
    codes = [value for name, value in vars(exit_codes).items() if name.isupper()]
    assert len(codes) == 4
    for code in codes:
        assert f".TP\n\\fB{code}\\fR\n" in page


@each_language
def test_every_example_can_be_typed(language: str) -> None:
    words = words_in(language)
    parsers = every_parser(words)
    for typed in words.find("manual.examples"):
        for command in typed.split(" && "):
            program, *argv = command.partition(" >")[0].replace("'", "").split()
            assert program == "breathing-room"
            if argv:
                parsers[argv[0]].parse(argv[1:])


@each_language
def test_it_is_roff(language: str) -> None:
    for line in kept(language).read_text(encoding="utf-8").split("\n")[1:]:
        assert not line.startswith("'")
        assert not line.startswith(".") or line.split()[0] in MACROS
        assert "\\" not in ESCAPES.sub("", line)
        assert line == line.rstrip()


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (".so /etc/passwd", ["\\&.so /etc/passwd"]),
        ("'br", ["\\(aqbr"]),
        ("\\fBa\\n", ["\\efBa\\en"]),
        ("--json", ["\\-\\-json"]),
        ('a "b" `c` ^d ~e', ["a \\(dqb\\(dq \\(gac\\(ga \\(had \\(tie"]),
        ("one\ntwo\n\nthree", ["one two", ".PP", "three"]),
        (f"{'x' * 62} .so a", ["x" * 62, "\\&.so a"]),
    ],
)
def test_no_text_is_taken_for_a_request(said: str, lines: list[str]) -> None:
    assert roff.text(said) == lines


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
@each_language
def test_groff_has_nothing_to_complain_of(language: str) -> None:
    command = ["groff", "-K", "utf8", "-man", "-ww", "-Tutf8", "-P-cbou", str(kept(language))]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    said = " ".join(ran.stdout.split())
    assert "breathing-room week --format '$mean'" in said
    assert words_in(language)("manual.purpose") in said


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc here")
@each_language
def test_mandoc_finds_no_error(language: str) -> None:
    command = ["mandoc", "-Tlint", "-Werror", str(kept(language))]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")
