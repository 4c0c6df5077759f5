"""What can't be done: a refusal, or any other fault, told as one line in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from storage.faults import StorageFault

if TYPE_CHECKING:
    from content.answers import Allowed, AnswerRefused
    from content.words import Words

LONGEST_SHOWN = 60
"""Characters of a refused value that are shown back."""
LONGEST_PATH = 200
"""Characters of a path that are shown."""
OF_THE_SYSTEM = (
    (FileNotFoundError, "not_found"),
    (IsADirectoryError, "is_folder"),
    (PermissionError, "denied"),
)
"""The faults of the system that have a sentence of their own."""


class Refusal(Exception):
    """Something was refused; `errors.<key>` says what, where, and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values

    def says(self, words: Words) -> str:
        """Return the line to show."""
        shown = {
            name: shorten_path(str(value)) if name == "where" else shorten(value)
            for name, value in self.values.items()
        }
        return words(f"errors.{self.key}", **shown)


class Misuse(Refusal):
    """A command called in a way that it can't be: wrong usage, not a refusal of what it says."""


def fault_line(words: Words, fault: StorageFault) -> str:
    """Return one line: what is wrong with the store, where, and what to do."""
    details = {name: shorten(value) for name, value in fault.details.items()}
    what = words(f"errors.fault.{fault.what}", where=shorten_path(fault.where), **details)
    return f"{what} {words(f'errors.remedy.{fault.remedy}')}"


def said(words: Words, refused: Refusal | AnswerRefused | StorageFault) -> str:
    """Return one line for whatever was refused."""
    if isinstance(refused, Refusal):
        return refused.says(words)
    if isinstance(refused, StorageFault):
        return fault_line(words, refused)
    return answer_refused(words, refused)


def line_of(fault: Exception, words: Words) -> str:
    """Return what went wrong, whatever it is, in one line of the person's language."""
    try:
        if isinstance(fault, Refusal | StorageFault):
            return said(words, fault)
        if isinstance(fault, OSError):
            return _system_line(fault, words)
        # Most commands ask nothing: what reads answers is loaded by those that do.
        from content.answers import AnswerRefused

        if isinstance(fault, AnswerRefused):
            return said(words, fault)
        return Refusal("unexpected", kind=type(fault).__name__, reason=str(fault)).says(words)
    except Exception:  # words may be what is missing
        return f"{type(fault).__name__}: {fault}"


def _system_line(fault: OSError, words: Words) -> str:
    key = next((key for kind, key in OF_THE_SYSTEM if isinstance(fault, kind)), "other")
    where, reason = fault.filename or words("commands.stdout"), fault.strerror or ""
    return Refusal(f"system.{key}", where=where, reason=reason).says(words)


def shorten_path(where: str) -> str:
    """Return a place as it can be shown; of a long path its end says most."""
    text = clean(where)
    return text if len(text) <= LONGEST_PATH else f"…{text[1 - LONGEST_PATH :]}"


def shorten(value: object) -> str:
    """Return a value from outside as it can be shown: clean, on one line, not too long."""
    text = clean(value if isinstance(value, str) else _plain(value)) or '""'
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def answer_refused(words: Words, refused: AnswerRefused) -> str:
    """Return one line naming the key, the value and the allowed range."""
    allowed = allowed_in_words(words, refused.allowed)
    if refused.missing:
        return words("errors.answer_missing", key=refused.key, allowed=allowed)
    if refused.allowed.form == "known":
        return words("errors.key_unknown", key=shorten(refused.key), allowed=allowed)
    return words(
        "errors.answer_refused",
        key=shorten(refused.key),
        value=shorten(refused.value),
        allowed=allowed,
    )


def allowed_in_words(words: Words, allowed: Allowed) -> str:
    """Return what an answer may be, in words."""
    return words(
        f"errors.allowed.{allowed.form}",
        minimum=allowed.minimum,
        maximum=allowed.maximum if allowed.maximum is not None else "…",
        options=", ".join(allowed.options),
    )


def refused_document(words: Words, refused: AnswerRefused) -> dict[str, Any]:
    """Return the refusal in the shape that a program reads."""
    return {
        "error": {
            "key": refused.key,
            "value": refused.value,
            "allowed": refused.allowed.as_json(),
            "message": answer_refused(words, refused),
        }
    }
