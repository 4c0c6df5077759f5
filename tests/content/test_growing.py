"""The layout's promise: a new tactic is one TOML file and its words, a language one folder.

Both are tried on a copy of the `content` package, with the commands as a person runs them and not
a line of Python changed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from content.loader import HERE, load
from tests.content.cases import answers

ROOT = HERE.parent
TACTIC = """\
closeness = 2
changes_meeting = true
meets_client = false
letter_to = "client"
letter_asks = ["contact", "your_name"]

[assumptions]
voice_minutes = 3

[[eligible_when]]
id = "open"
fact = "tactics_open"
is = true

[[eligible_when]]
id = "unwelcome"
fact = "phone_welcome"
in = ["yes"]

[[cost]]
add = "voice_minutes"
"""
WORDS = """\
name = "Voice message"
short = "voice message"
becomes = "as a voice message"
note = "they hear you"

[verdict]
most_freed = "Record it. You get $freed back."
chosen = "A voice message, as you decided."

[unless]
open = "your reason already decides"
unwelcome = "they would rather meet"
"""
LETTER = """\
[formal]
subject = "$subject, recorded"
body = "$greeting Instead of $day I send a recording. $signature"

[warm]
subject = "Listen: $subject"
body = "$greeting For $day there is a recording. $signature"
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(HERE, tmp_path / "content", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(copy: Path, *arguments: str, document: dict[str, Any] | None = None) -> str:
    """Run a command with the copied content before the project's own."""
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(copy), str(ROOT)]),
        "BREATHING_ROOM_HOME": str(copy / "data"),
        "XDG_STATE_HOME": str(copy / "state"),
        "BREATHING_ROOM_NOW": "2026-12-01T09:00:00+02:00",
        "TZ": "Europe/Bucharest",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=copy,
        env=variables,
        input=json.dumps(document) if document else "",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


ON_SITE = answers(format="in_person", travel_minutes=40, phone_welcome="yes")


def test_a_seventh_tactic_is_one_file_and_its_words(copy: Path) -> None:
    (copy / "content" / "tactics" / "voice_message.toml").write_text(TACTIC)
    for language in ("en", "ro"):
        locale = copy / "content" / "locale" / language
        (locale / "tactics" / "voice_message.toml").write_text(WORDS)
        (locale / "letters" / "voice_message.toml").write_text(LETTER)

    for language in ("en", "ro"):
        out = run(copy, "advise", "-", "--json", "--lang", language, document=ON_SITE)
        advice = json.loads(out)
        assert (advice["tactic"], advice["minutes_freed"]) == ("voice_message", 97)
        assert len(advice["options"]) == len(load().tactics) + 1
        assert "record" in advice["letter"]["body"]
        turned = [change["tactic"] for change in advice["would_change"]]
        assert "phone_call" in turned

    decided = json.loads(run(copy, "decide", "-", "--json", document=ON_SITE))
    assert (decided["tactic"], decided["minutes_freed"]) == ("voice_message", 97)
    assert "Voice message" in run(copy, "history", "--lang", "en").replace("voice", "Voice")
    assert "voice_message" in run(copy, "flow", "--mermaid")


def test_a_third_language_is_one_folder(copy: Path) -> None:
    locale = copy / "content" / "locale"
    shutil.copytree(locale / "ro", locale / "nl")
    for file in (locale / "nl").rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Întâlnire", "Vergadering").replace("decembrie", "december"))
    language = locale / "nl" / "language.toml"
    language.write_text(language.read_text(encoding="utf-8").replace('"Română"', '"Nederlands"'))

    advice = json.loads(run(copy, "advise", "-", "--json", "--lang", "nl", document=ON_SITE))
    assert "december" in advice["letter"]["subject"] + advice["letter"]["body"]
    assert "december" not in json.dumps(
        json.loads(run(copy, "advise", "-", "--json", "--lang", "ro", document=ON_SITE))["letter"]
    )
    written = {**ON_SITE, "language": "nl"}
    letter = json.loads(run(copy, "advise", "-", "--json", "--lang", "en", document=written))
    assert "december" in letter["letter"]["subject"] + letter["letter"]["body"]
