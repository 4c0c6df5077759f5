"""Where things are kept, and what this device is called."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from storage import files, lock
from storage.faults import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "breathing-room"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
_NAME_BYTES = 4
_LINUX = {"data": "~/.local/share", "state": "~/.local/state", "config": "~/.config"}
"""Where the XDG base directories are unless they are named."""


def data_folder(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the folder of the decisions: the option's, BREATHING_ROOM_HOME or the platform's."""
    chosen = option or environ.get("BREATHING_ROOM_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _platform_folder("data", environ)


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of what belongs to this device alone and is never carried to another."""
    return _platform_folder("state", environ)


def config_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the settings: BREATHING_ROOM_CONFIG or the platform's."""
    chosen = environ.get("BREATHING_ROOM_CONFIG")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return _platform_folder("config", environ)


def device_name(environ: Mapping[str, str]) -> str:
    """Return this device's name: BREATHING_ROOM_DEVICE, or one that is made once and kept.

    Raises Refused when the name cannot be part of a file's name.
    """
    chosen = environ.get("BREATHING_ROOM_DEVICE")
    if chosen:
        return _checked(chosen, "BREATHING_ROOM_DEVICE")
    path = state_folder(environ) / "device"
    return _kept(path) or _made(path)


def _platform_folder(purpose: str, environ: Mapping[str, str]) -> Path:
    named = environ.get(f"XDG_{purpose.upper()}_HOME", "")
    if os.name == "posix" and Path(named).is_absolute():
        return Path(named) / _APP
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        # What platformdirs says too, which takes as long to load as a year of decisions to read.
        return Path(_LINUX[purpose]).expanduser() / _APP
    import platformdirs

    dirs = platformdirs.PlatformDirs(_APP, appauthor=False)
    folders = {
        "data": dirs.user_data_path,
        "state": dirs.user_state_path,
        "config": dirs.user_config_path,
    }
    return folders[purpose]


def _made(path: Path) -> str:
    with lock.held(path):
        name = _kept(path)
        if not name:
            name = os.urandom(_NAME_BYTES).hex()
            files.replace(path, [name.encode()])
        return name


def _kept(path: Path) -> str | None:
    found = files.read(path)
    return _checked(found[0].decode(errors="replace").strip(), str(path)) if found else None


def _checked(name: str, where: str) -> str:
    if not _NAME.fullmatch(name):
        raise Refused("device_name", where)
    return name
