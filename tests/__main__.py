"""All checks with one command: `python -m tests`. Stops at the first that fails.

Formatter, linter, strict types, import contracts, then the tests on four processes: those of the
screens mostly wait, so that two processors carry four. Arguments go to pytest: `python -m tests -m
long` runs the long versions.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

CHECKS = (
    ("Format", ["ruff", "format", "--check", "--quiet", "."]),
    ("Lint", ["ruff", "check", "--quiet", "."]),
    ("Types", ["mypy"]),
    ("Import contracts", ["importlinter.cli"]),
)


def main() -> int:
    """Run every check and return the first exit code that is not 0."""
    for name, command in CHECKS:
        print(f"── {name}", flush=True)
        code = _run(command)
        if code:
            return code
    print("── Tests", flush=True)
    return _run(["pytest", "-n", "4", *sys.argv[1:]])


def _run(command: list[str]) -> int:
    if command[0] == "importlinter.cli":
        program = [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
        ]
    else:
        program = [sys.executable, "-m", *command]
    return subprocess.run(program, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
