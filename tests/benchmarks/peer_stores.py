"""Stores of other programs, each with as many entries of its own as are asked for.

They are spread over the three years before an instant, as the decisions of `lived_in` are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from tests.benchmarks import peers

DAYS = 3 * 365
HOUR = 3600
JRNL = """version: v{version}
journals:
  default:
    journal: {journal}
editor: ""
encrypt: false
template: false
default_hour: 9
default_minute: 0
timeformat: "%F %H:%M"
tagsymbols: "#@"
highlight: true
linewrap: 79
indent_character: "|"
colors: {{body: none, date: none, tags: none, title: none}}
"""


def watson(folder: Path, entries: int, now: datetime) -> tuple[list[str], dict[str, str]]:
    """Write frames of an hour each; return the report of the last week and its variables."""
    frames = []
    for number, start in enumerate(_starts(entries, now)):
        second = int(start.timestamp())
        project, tags = f"client {number % 60}", ["review"]
        frames.append([second, second + HOUR, project, f"{number:032x}", tags, second + HOUR])
    (folder / "frames").write_text(json.dumps(frames), encoding="utf-8")
    return [_path("watson"), "report"], {"WATSON_DIR": str(folder)}


def jrnl(folder: Path, entries: int, now: datetime) -> tuple[list[str], dict[str, str]]:
    """Write entries of two sentences; return the listing of the latest twelve."""
    journal, config = folder / "journal.txt", folder / "jrnl.yaml"
    told = [
        f"[{start:%Y-%m-%d %H:%M}] Client {number % 60}, a call for a meeting.\nTook 25 minutes.\n"
        for number, start in enumerate(_starts(entries, now))
    ]
    journal.write_text("\n".join(told), encoding="utf-8")
    version = peers.named("jrnl").split()[1]
    config.write_text(JRNL.format(version=version, journal=journal), encoding="utf-8")
    return [_path("jrnl"), "--config-file", str(config), "-n", "12"], {"HOME": str(folder)}


def _path(program: str) -> str:
    path = peers.found(program)
    assert path is not None, f"{program} is not installed"
    return path


def _starts(entries: int, now: datetime) -> Iterator[datetime]:
    step = timedelta(days=DAYS) / entries
    return (now - step * (entries - number) for number in range(entries))
