"""What a command loads, in a process of its own: start-up is paid at every prompt."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from content.loader import HERE
from tests.content.cases import answers
from tests.tui.command_line import CommandLine

SCREENS = {"textual", "rich", "questionary", "prompt_toolkit"}
CALENDARS = {"icalendar", "recurring_ical_events", "dateparser", "arrow", "holidays"}
RUN = """
import sys
from tui.__main__ import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""
CALL = answers(format="in_person", travel_minutes=40, phone_welcome="yes")


def loaded(shell: CommandLine, *argv: str, stdin: object = None) -> set[str]:
    """Every top-level module that a command has loaded when it is done."""
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *argv],
        cwd=HERE.parent,
        env=shell.variables,
        input=json.dumps(stdin),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(ran.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("argv", [("week",), ("week", "--json"), ("week", "--format", "$mean")])
def test_week_loads_no_screen_and_no_calendar(shell: CommandLine, argv: tuple[str, ...]) -> None:
    shell.decide(CALL)
    found = loaded(shell, *argv)
    assert not found & (SCREENS | CALENDARS)
    assert not found & {"filelock", "platformdirs", "shtab", "tinydb", "tzlocal"}
    assert not found & {"asyncio", "hashlib"}
    assert "--json" in argv or not found & {"dataclasses", "inspect", "orjson"}


@pytest.mark.parametrize("argv", [("advise", "-"), ("advise", "-", "--json")])
def test_advise_loads_no_screen(shell: CommandLine, argv: tuple[str, ...]) -> None:
    found = loaded(shell, *argv, stdin=CALL)
    assert not found & (SCREENS | CALENDARS)


@pytest.mark.parametrize(
    "argv", [("history",), ("history", "--csv"), ("clients",), ("check-in",), ("--help",)]
)
def test_looking_loads_no_screen(shell: CommandLine, argv: tuple[str, ...]) -> None:
    assert not loaded(shell, *argv) & (SCREENS | CALENDARS)


def test_help_opens_no_store(shell: CommandLine) -> None:
    assert "tinydb" not in loaded(shell, "week", "--help")
