"""Answers documents as `advise` and `decide` take them: one, or one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.answers import AnswerRefused
from tui import exit_codes, output
from tui.refusals import Refusal, refused_document, shorten
from tui.typed import json_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.words import Words
    from tui.use_cases.session import Session


def one(session: Session, name: str) -> dict[str, Any]:
    """Return the checked answers of a file; raises OSError, NotJson, AnswerRefused."""
    raw = json_input.read_bytes(name)
    return session.read(json_input.read_document(raw, place(session.words, name)))


def each_line(name: str) -> Iterator[tuple[bytes, int]]:
    """Yield each line of a file with its number, as they come."""
    for number, raw in enumerate(json_input.read_lines(name), 1):
        yield raw.rstrip(b"\r\n"), number


def of_line(session: Session, name: str, raw: bytes, number: int) -> dict[str, Any]:
    """Return the checked answers of one line; raises NotJson, AnswerRefused."""
    document = json_input.read_document(raw, place(session.words, name), number)
    return session.read(document)


def place(words: Words, name: str) -> str:
    """Return how a file is called in a refusal."""
    return words("commands.stdin") if name == json_input.STDIN else name


def error(words: Words, fault: AnswerRefused | Refusal, raw: bytes) -> dict[str, Any]:
    """Return what stands in the place of a line that was refused."""
    if isinstance(fault, AnswerRefused):
        return refused_document(words, fault)
    value = shorten(raw.decode(errors="replace"))
    message = fault.says(words)
    return {"error": {"key": "answers", "value": value, "allowed": "object", "message": message}}


def end_of_batch(words: Words, refused: int) -> int:
    """Say how many lines were refused, if any; return the exit code."""
    if not refused:
        return exit_codes.DONE
    output.talk(words("errors.lines_refused", count=refused))
    return exit_codes.FAILED
