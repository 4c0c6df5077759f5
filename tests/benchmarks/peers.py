"""Programs that others have made, for comparison, where they are installed.

They are looked for on the PATH and in the folders that BREATHING_ROOM_PROGRAMS names, parted like
those of PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

VARIABLE = "BREATHING_ROOM_PROGRAMS"
PACKAGES = {"watson": "td-watson"}
"""What a program's package is called, where not like the program."""


def found(program: str) -> str | None:
    """Return where a program is, or None."""
    places = os.pathsep.join([os.environ.get(VARIABLE, ""), os.environ["PATH"]])
    return shutil.which(program, path=places)


def named(program: str) -> str:
    """Return the program with the version of its package: `jrnl 4.6`."""
    path = found(program)
    assert path is not None, f"{program} is not installed"
    python = Path(path).parent / "python"
    package = PACKAGES.get(program, program)
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    ran = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return f"{program} {ran.stdout.strip()}"
