"""Each protection is needed: taken out, a test turns red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("content", "storage", "tui", "tests", "pyproject.toml")
SECONDS = 120
"""Whoever waits for ever has failed as well."""

Protection = dict[str, Any]
PROTECTIONS: list[Protection] = tomllib.loads(
    Path(__file__).with_name("protections.toml").read_text(encoding="utf-8")
)["protection"]

each_protection = pytest.mark.parametrize("protection", PROTECTIONS, ids=lambda one: one["name"])


@each_protection
def test_what_would_be_taken_out_stands_there_once(protection: Protection) -> None:
    for change in protection["change"]:
        source = (ROOT / "storage" / f"{change['file']}.py").read_text(encoding="utf-8")
        assert source.count(change["text"]) == 1, change["text"]
        assert change["text"] != change["without"]
    for name in protection["tests"]:
        assert (ROOT / "tests" / "storage" / f"test_{name}.py").is_file()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for part in PARTS:
        if (ROOT / part).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, folder / part)
    return folder


@pytest.mark.long
@each_protection
def test_without_it_a_test_turns_red(copy: Path, protection: Protection) -> None:
    originals = {}
    for change in protection["change"]:
        path = copy / "storage" / f"{change['file']}.py"
        originals[path] = path.read_text()
        path.write_text(originals[path].replace(change["text"], change["without"]))
    try:
        assert is_red(copy, protection["tests"])
    finally:
        for path, source in originals.items():
            path.write_text(source)


def is_red(copy: Path, names: list[str]) -> bool:
    files = [f"tests/storage/test_{name}.py" for name in names]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *files]
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, cwd=copy, env=environ, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    assert run.returncode in (0, 1), run.stdout.decode()
    return run.returncode == 1
