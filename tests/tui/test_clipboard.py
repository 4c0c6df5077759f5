"""Copying by the way that works where the person is, and the person's own editor."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.tui.places import Alone, Open, opened
from tests.tui.stores import session
from tui.environment import Environment
from tui.outgoing import clipboard
from tui.refusals import Refusal
from tui.typed import editor

TEXT = "Bună ziua,\n\nȘtiți cât țin la asta.\x1b]52;c;aGk=\x07 \u202e"
CLEAN = "Bună ziua,\n\nȘtiți cât țin la asta.␛]52;c;aGk=␇ "


def app(folder: Path, language: str = "en", **variables: str) -> Alone:
    opened = session(folder, language)
    environment = Environment({**opened.environment.variables, **variables})
    return Alone(replace(opened, environment=environment))


class Programs:
    """Stands for the programs of a machine; takes what they are given."""

    def __init__(self, *there: tuple[str, ...]) -> None:
        self.there = there
        self.given: dict[tuple[str, ...], bytes] = {}

    def run(self, command: Any, **options: Any) -> subprocess.CompletedProcess[bytes]:
        if tuple(command) not in self.there:
            raise FileNotFoundError(command[0])
        self.given[tuple(command)] = options["input"]
        return subprocess.CompletedProcess(command, 0)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    found = Programs()
    monkeypatch.setattr(subprocess, "run", found.run)
    return found


def test_in_tmux_its_own_buffer_and_the_terminal_are_filled(
    tmp_path: Path, programs: Programs
) -> None:
    programs.there = (clipboard.TMUX_AND_TERMINAL,)
    line = clipboard.copy(app(tmp_path, TMUX="/tmp/tmux,1,0"), TEXT)
    assert programs.given[clipboard.TMUX_AND_TERMINAL].decode() == CLEAN
    assert line == "Copied. It begins: Bună ziua, Știți cât țin la ast…"


def test_an_old_tmux_takes_it_into_its_buffer_and_says_how_to_paste(
    tmp_path: Path, programs: Programs
) -> None:
    programs.there = (clipboard.TMUX_ALONE,)
    line = clipboard.copy(app(tmp_path, "ro", TMUX="/tmp/tmux,1,0"), TEXT)
    assert line.startswith("Copiat în tmux")


def test_a_mac_at_hand_has_its_own_program(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    programs.there = (("pbcopy",),)
    assert clipboard.copy(app(tmp_path), TEXT).startswith("Copied. It begins")
    assert programs.given[("pbcopy",)].decode() == CLEAN
    programs.given.clear()
    line = clipboard.copy(app(tmp_path, SSH_CONNECTION="far away"), TEXT)
    assert not programs.given, "the far machine's clipboard is not the person's"
    assert "s saves it" in line


def test_windows_gets_its_own_letters(tmp_path: Path, programs: Programs) -> None:
    programs.there = (("clip.exe",),)
    clipboard.copy(app(tmp_path, WSL_DISTRO_NAME="Debian"), TEXT)
    given = programs.given[("clip.exe",)]
    assert given.decode("utf-16-le") == CLEAN.replace("\n", "\r\n")
    assert not given.startswith(b"\xff\xfe")


async def test_else_the_terminal_is_asked_and_a_file_is_offered(
    tmp_path: Path, programs: Programs
) -> None:
    async with opened(tmp_path) as at:
        assert "s saves it as a file" in clipboard.copy(at.app, TEXT)
        assert at.app.clipboard == CLEAN


@pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux")
def test_a_real_tmux_holds_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmux = ["tmux", "-S", str(tmp_path / "socket")]
    subprocess.run([*tmux, "-f", "/dev/null", "new-session", "-d", "sleep 60"], check=True)
    try:
        where = f"{tmp_path / 'socket'},0,0"
        monkeypatch.setenv("TMUX", where)
        line = clipboard.copy(app(tmp_path / "store", TMUX=where), TEXT)
        assert line.startswith("Copied")
        held = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=True).stdout
        assert held.decode() == CLEAN
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def test_a_long_beginning_is_cut_on_one_line() -> None:
    assert clipboard.beginning("a\nb  c") == "a b c"
    assert clipboard.beginning("ș" * 100) == "ș" * 31 + "…"


# The editor


def written_by(tmp_path: Path, code: str) -> str:
    """Return the command of an editor that does this to the file `file`."""
    script = tmp_path / "editor.py"
    script.write_text(
        f"import sys, os, pathlib\nfile = pathlib.Path(sys.argv[1])\n{code}\n", encoding="utf-8"
    )
    return f"{sys.executable} {script}"


@contextmanager
def edited(at: Open, command: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the app hand its terminal over, to an editor of this command."""

    @contextmanager
    def suspend() -> Iterator[None]:
        yield

    variables = {**at.session.environment.variables, "EDITOR": command}
    at.session.environment = Environment(variables)
    monkeypatch.setattr(at.app, "suspend", suspend)
    yield


async def test_the_editor_gets_a_private_file_that_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    command = written_by(
        tmp_path,
        f"pathlib.Path({str(log)!r}).write_text(f'{{file}} {{file.stat().st_mode}}')\n"
        "file.write_text(file.read_text(encoding='utf-8') + 'Mara\\x1b[31m\\n', encoding='utf-8')\n"
        "file.with_suffix('.swp').write_text('left')",
    )
    async with opened(tmp_path / "store") as at:
        with edited(at, command, monkeypatch):
            assert editor.edit(at.app, "Bună,\nȘ", "letter") == "Bună,\nȘ\nMara␛[31m"
    name, mode = log.read_text().split()
    assert stat.S_IMODE(int(mode)) == 0o600
    assert not Path(name).exists()
    assert not Path(name).parent.exists()


async def test_an_editor_that_fails_or_is_not_there_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "temporary"
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    async with opened(tmp_path / "store") as at:
        for command in (written_by(tmp_path, "sys.exit(3)"), "/nowhere/editor", "  ", "'"):
            with edited(at, command, monkeypatch), pytest.raises(Refusal) as refused:
                editor.edit(at.app, "text", "letter")
            assert refused.value.says(at.session.words)
    assert not list(left.iterdir())


async def test_a_terminal_that_cannot_be_handed_over_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as at:
        variables = {**at.session.environment.variables, "EDITOR": "true"}
        at.session.environment = Environment(variables)
        with pytest.raises(Refusal) as refused:
            editor.edit(at.app, "text", "letter")
        assert refused.value.key == "no_suspend"
