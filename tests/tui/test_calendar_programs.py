"""Round trips with programs that people use: khal, calcurse, vdirsyncer with a Radicale server.

They run on request (`-m long`), where the programs are found on the PATH or in the folders that
BREATHING_ROOM_PROGRAMS names. The server listens on the loopback address alone.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.khal import KHAL
from tests.storage.calendar_reader import calendar
from tests.tui.command_line import CommandLine
from tests.tui.test_command_calendar import REVIEW, WEEKLY
from tests.tui.test_command_letter_out import ACME, CALL, EMAIL, MOVED

pytestmark = pytest.mark.long
PLACES = os.pathsep.join([os.environ.get("BREATHING_ROOM_PROGRAMS", ""), os.environ["PATH"]])
SYNC = """[general]
status_path = "{folder}/status/"
[pair calendars]
a = "here"
b = "server"
collections = ["work"]
[storage here]
type = "filesystem"
path = "{folder}/vdir/"
fileext = ".ics"
[storage server]
type = "caldav"
url = "http://127.0.0.1:{port}/"
username = "mara"
password = "x"
"""
RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {folder}/radicale
[rights]
type = authenticated
"""


def _program(name: str) -> str:
    found = shutil.which(name, path=PLACES)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _run(*command: object, folder: Path, stdin: str = "") -> str:
    ran = subprocess.run(
        [str(each) for each in command],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder), "TZ": "Europe/Bucharest", "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


class Khal:
    """A calendar of khal's in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.program = folder, _program("khal")
        (folder / "khal").mkdir()
        (folder / "khal.conf").write_text(KHAL.format(folder=folder), encoding="utf-8")

    def __call__(self, *argv: object, stdin: str = "") -> str:
        command = [self.program, "-c", self.folder / "khal.conf", *argv]
        return _run(*command, folder=self.folder, stdin=stdin)

    def lines(self, first: str = "2026-12-01", last: str = "2026-12-31") -> list[str]:
        form = "{start-date} {start-time} {end-time} {title}"
        listed = self("list", "--day-format", "", "--format", form, first, last)
        return [line.strip() for line in listed.splitlines() if line.strip()]


class Calcurse:
    """A calendar of calcurse's in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.program = folder / "calcurse", _program("calcurse")
        self.folder.mkdir()

    def __call__(self, *argv: object) -> str:
        command = [self.program, "-D", self.folder, "-C", self.folder, *argv]
        return _run(*command, folder=self.folder)

    def appointments(self) -> list[str]:
        return (self.folder / "apts").read_text("utf-8").splitlines()


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path)


@pytest.fixture
def calcurse(tmp_path: Path) -> Calcurse:
    return Calcurse(tmp_path)


def _starts(shell: CommandLine, *options: str) -> list[tuple[str, int, str]]:
    rows = shell("agenda", "--all", *options, "--json").document()["meetings"]
    return [(each["starts_at"][5:16], each["minutes"], each["subject"]) for each in rows]


def test_a_calendar_made_with_khal_imports(shell: CommandLine, khal: Khal) -> None:
    review = ("2026-12-08", "10:00", "11:30", "Review with Acme", "--location", "Str. 5")
    khal("new", "-a", "mine", *review, "--repeat", "weekly", "--until", "2026-12-23")
    khal("new", "-a", "mine", "2026-12-10", "A day off")
    khal("new", "-a", "mine", "2026-12-11", "23:00", "2026-12-12", "01:00", "Late")
    report = shell("calendar", "import", khal.folder / "khal", "--json").document()
    assert (report["files"], report["events_in"], report["refused"]) == (3, 3, [])
    assert _starts(shell) == [
        ("12-08T10:00", 90, "Review with Acme"),
        ("12-10T00:00", 1440, "A day off"),
        ("12-11T23:00", 120, "Late"),
        ("12-15T10:00", 90, "Review with Acme"),
        ("12-22T10:00", 90, "Review with Acme"),
    ]


def test_a_calendar_made_with_calcurse_imports(shell: CommandLine, calcurse: Calcurse) -> None:
    (calcurse.folder / "apts").write_text(
        "12/09/2026 @ 14:00 -> 12/09/2026 @ 15:00 |Acme budget\n"
        "12/11/2026 @ 09:00 -> 12/11/2026 @ 09:30 {1W -> 12/31/2026} |Acme weekly\n",
        encoding="utf-8",
    )
    path = shell.folder / "calcurse.ics"
    path.write_text(calcurse("--export"), encoding="utf-8")
    assert shell("calendar", "import", path, "--json").document()["refused"] == []
    assert _starts(shell) == [
        ("12-09T14:00", 60, "Acme budget"),
        ("12-11T09:00", 30, "Acme weekly"),
        ("12-18T09:00", 30, "Acme weekly"),
        ("12-25T09:00", 30, "Acme weekly"),
    ]


def _out(shell: CommandLine, answers: Any, *events: str) -> Path:
    """Import events, decide, and return the calendar entry that goes out."""
    mine, path = shell.folder / "mine.ics", shell.folder / "out.ics"
    mine.write_text(calendar(*events), encoding="utf-8")
    shell("calendar", "import", mine)
    assert shell("decide", "-", stdin=answers).code == 0
    assert shell("letter", "last", "--ics", path).code == 0
    return path


OUTGOING = [
    (CALL, "2026-12-08 10:00 10:30 Campaign review", "12/08/2026 @ 10:00 -> 12/08/2026 @ 10:30"),
    (MOVED, "2026-12-15 12:00 13:30 Campaign review", "12/15/2026 @ 12:00 -> 12/15/2026 @ 13:30"),
]


@pytest.mark.parametrize(("answers", "listed", "_line"), OUTGOING)
def test_khal_takes_our_invitation_in_place_of_the_event(
    shell: CommandLine, khal: Khal, answers: Any, listed: str, _line: str
) -> None:
    path = _out(shell, answers, REVIEW)
    khal("import", "--batch", "-a", "mine", shell.folder / "mine.ics")
    assert khal.lines() == ["2026-12-08 10:00 11:30 Campaign review"]
    khal("import", "--batch", "-a", "mine", path)
    assert khal.lines() == [listed]


def test_khal_takes_our_reminder(shell: CommandLine, khal: Khal) -> None:
    khal("import", "--batch", "-a", "mine", _out(shell, EMAIL, REVIEW))
    assert [line.split(maxsplit=1) for line in khal.lines()] == [
        ["2026-12-15", "Call Northwind: Campaign review"]
    ]


@pytest.mark.parametrize(("answers", "_listed", "line"), OUTGOING)
def test_calcurse_takes_our_invitation(
    shell: CommandLine, calcurse: Calcurse, answers: Any, _listed: str, line: str
) -> None:
    calcurse("-i", _out(shell, answers, REVIEW))
    (appointment,) = calcurse.appointments()
    assert appointment.startswith(line)
    assert appointment.endswith("Campaign review")


def test_calcurse_takes_our_counter_proposal(shell: CommandLine, calcurse: Calcurse) -> None:
    calcurse("-i", _out(shell, ACME, REVIEW, WEEKLY))
    (appointment,) = calcurse.appointments()
    assert appointment.startswith("12/02/2026 @ 14:00 -> 12/02/2026 @ 14:15")


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    """Run a Radicale server on the loopback address until the end of the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    config = folder / "radicale.conf"
    config.write_text(RADICALE.format(port=port, folder=folder), encoding="utf-8")
    with (folder / "radicale.log").open("wb") as log:
        started = subprocess.Popen(
            [_program("radicale"), "-C", str(config)], stdout=log, stderr=log, cwd=folder
        )
    try:
        _wait_for(port)
        yield port
    finally:
        started.terminate()
        started.wait(timeout=10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server does not answer")


def test_a_synced_calendar_is_imported_changed_on_the_server_and_imported_again(
    shell: CommandLine, tmp_path: Path
) -> None:
    vdirsyncer, vdir = _program("vdirsyncer"), tmp_path / "vdir" / "work"
    vdir.mkdir(parents=True)
    with _server(tmp_path) as port:
        config = tmp_path / "vdirsyncer.conf"
        config.write_text(SYNC.format(folder=tmp_path, port=port), encoding="utf-8")

        def sync() -> None:
            _run(vdirsyncer, "-c", config, "sync", folder=tmp_path)

        (vdir / "review.ics").write_text(calendar(REVIEW), encoding="utf-8")
        (vdir / "weekly.ics").write_text(calendar(WEEKLY), encoding="utf-8")
        _run(vdirsyncer, "-c", config, "discover", folder=tmp_path, stdin="y\n" * 4)
        sync()
        assert shell("calendar", "import", tmp_path / "vdir", "--json").document()["new"] == 2

        _change_on_the_server(tmp_path / "radicale")
        sync()
        report = shell("calendar", "import", "--json").document()
        assert (report["new"], report["updated"], report["gone"]) == (0, 1, 1)
        assert _starts(shell) == [("12-09T16:00", 90, "Campaign review")]


def _change_on_the_server(folder: Path) -> None:
    """Move one event and remove the other, as another client of the server would."""
    (collection,) = folder.glob("collection-root/mara/*/")
    for path in collection.glob("*.ics"):
        text = path.read_text("utf-8")
        if "UID:weekly" in text:
            path.unlink()
        else:
            moved = text.replace("20261208T100000", "20261209T160000")
            path.write_text(moved.replace("20261208T113000", "20261209T173000"), encoding="utf-8")
