"""Looking at a calendar that was imported loads nothing of what importing it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.calendar_reader import calendar
from tests.tui.command_line import CommandLine
from tests.tui.test_command_calendar import ANSWERS, REVIEW

HEAVY = ("icalendar", "recurring_ical_events", "dateutil", "textual", "questionary", "email")
CHECK = f"""
import sys
from tui.__main__ import main
code = main(sys.argv[1:])
print(code, *[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize("argv", [("week",), ("agenda",), ("agenda", "--json"), ("history",)])
def test_nothing_heavy_is_loaded(shell: CommandLine, argv: tuple[str, ...]) -> None:
    mine = shell.folder / "mine.ics"
    mine.write_text(calendar(REVIEW), encoding="utf-8")
    shell("calendar", "import", mine)
    shell("decide", "-", stdin=ANSWERS)
    ran = subprocess.run(
        [sys.executable, "-c", CHECK, *argv],
        capture_output=True,
        text=True,
        env={**os.environ, **shell.variables},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert ran.stderr.splitlines()[-1] == "0"
    assert ran.stdout
