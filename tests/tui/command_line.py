"""Runs commands in this process, as a person would from a shell."""

from __future__ import annotations

import io
import json
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-12-01T09:00:00+02:00"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def document(self) -> Any:
        """The one JSON document of a command that was done."""
        assert (self.code, self.err) == (0, ""), self
        return json.loads(self.out)

    def documents(self) -> list[Any]:
        """The JSON documents, one a line."""
        return [json.loads(line) for line in self.out.split("\n")[:-1]]

    def refused(self, code: int = 1) -> str:
        """The one line on stderr of a command that refused, with nothing on stdout."""
        assert (self.code, self.out) == (code, ""), self
        assert self.err.endswith("\n")
        assert len(self.err.splitlines()) == 1
        return self.err.rstrip("\n")


@dataclass(slots=True)
class CommandLine:
    """One person's shell: a folder of their own, at an instant that stands still."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.variables = {
            "BREATHING_ROOM_HOME": str(self.folder / "data"),
            "BREATHING_ROOM_DEVICE": "desk",
            "BREATHING_ROOM_LANG": "en",
            "BREATHING_ROOM_NOW": NOW,
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "TZ": "Europe/Bucharest",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            **self.variables,
        }

    def __call__(self, *argv: object, stdin: object = b"", now: str | None = None) -> Ran:
        """Run a command; what is no bytes stands on stdin as JSON."""
        raw = stdin if isinstance(stdin, bytes) else json.dumps(stdin).encode()
        variables = {**self.variables, **({"BREATHING_ROOM_NOW": now} if now else {})}
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        with (
            patch.dict(os.environ, variables, clear=True),
            patch("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8")),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main([str(each) for each in argv])
        return Ran(code, _text(out), _text(err))

    def decide(self, answers: object, *argv: str, now: str | None = None) -> Any:
        """Record a decision and return its document."""
        return self("decide", "-", "--json", *argv, stdin=answers, now=now).document()


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")
