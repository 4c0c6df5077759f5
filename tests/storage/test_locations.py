"""Where things are kept, and the device's name that is made once."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from storage.faults import Refused
from storage.locations import config_folder, data_folder, device_name, state_folder

ROOT = Path(__file__).parents[2]


def test_the_option_comes_before_the_environment(tmp_path: Path) -> None:
    environ = {"BREATHING_ROOM_HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(tmp_path)}
    assert data_folder(str(tmp_path / "option"), environ) == tmp_path / "option"
    assert data_folder(None, environ) == tmp_path / "home"
    assert data_folder("", environ) == tmp_path / "home"


def test_a_folder_is_absolute_and_home_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder("here", {}) == tmp_path / "here"
    assert data_folder("~/there", {}) == tmp_path / "there"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the XDG folders")
def test_else_it_is_the_platforms_folder(tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path / "d"), "XDG_STATE_HOME": str(tmp_path / "s")}
    assert data_folder(None, environ) == tmp_path / "d" / "breathing-room"
    assert state_folder(environ) == tmp_path / "s" / "breathing-room"
    assert data_folder(None, {"XDG_DATA_HOME": "not/absolute"}).name == "breathing-room"
    assert data_folder(None, {}) != state_folder({})


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the XDG folders")
def test_where_nothing_is_named_it_is_where_platformdirs_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    dirs = platformdirs.PlatformDirs("breathing-room", appauthor=False)
    assert data_folder(None, {}) == dirs.user_data_path
    assert state_folder({}) == dirs.user_state_path
    assert config_folder({}) == dirs.user_config_path


def test_the_settings_are_where_one_says(tmp_path: Path) -> None:
    assert config_folder({"BREATHING_ROOM_CONFIG": str(tmp_path)}) == tmp_path


def test_elsewhere_than_on_linux_platformdirs_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Folders:
        user_data_path, user_state_path = tmp_path / "data", tmp_path / "state"
        user_config_path = tmp_path / "config"

    monkeypatch.setattr(platformdirs, "PlatformDirs", lambda *_, **__: Folders)
    monkeypatch.setenv("ANDROID_ROOT", "/system")
    assert data_folder(None, {}) == tmp_path / "data"
    assert state_folder({}) == tmp_path / "state"
    assert config_folder({}) == tmp_path / "config"


def test_the_name_is_made_once_for_this_person_alone(tmp_path: Path) -> None:
    environ = {"XDG_STATE_HOME": str(tmp_path)}
    name = device_name(environ)
    assert device_name(environ) == name
    assert device_name({"XDG_STATE_HOME": str(tmp_path / "other")}) != name
    kept = state_folder(environ) / "device"
    assert kept.read_text() == name
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_two_first_processes_agree_on_the_name(tmp_path: Path) -> None:
    code = "import os; from storage.locations import device_name; print(device_name(os.environ))"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"XDG_STATE_HOME": str(tmp_path)},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    names = {run.communicate(timeout=60)[0] for run in runs}
    assert len(names) == 1
    assert names.pop().strip()


def test_the_environment_names_the_device(tmp_path: Path) -> None:
    environ = {"XDG_STATE_HOME": str(tmp_path), "BREATHING_ROOM_DEVICE": "desk-2"}
    assert device_name(environ) == "desk-2"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../up", "a/b", "a.b", "a b", "x" * 41, "é", "a\n"])
def test_a_name_that_is_no_part_of_a_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="BREATHING_ROOM_DEVICE"):
        device_name({"BREATHING_ROOM_DEVICE": name})
    kept = tmp_path / "breathing-room" / "device"
    kept.parent.mkdir()
    kept.write_text("../up")
    with pytest.raises(Refused, match="device"):
        device_name({"XDG_STATE_HOME": str(tmp_path)})
