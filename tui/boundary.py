"""Where a command ends: every fault becomes one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from content.words import words_in
from storage.faults import StorageFault
from tui import exit_codes, output
from tui.environment import FALLBACK_LANGUAGE, Environment
from tui.refusals import Misuse, Refusal, answer_refused, fault_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.words import Words

KINDS = (
    (FileNotFoundError, "not_found"),
    (IsADirectoryError, "is_folder"),
    (PermissionError, "denied"),
)
"""The faults of the system that have a sentence of their own."""
LONGEST_LINE = 600
"""Characters of a line on stderr."""


def guarded(run: Callable[[list[str]], int], argv: list[str]) -> int:
    """Run a command; return its exit code whatever happens in it."""
    output.prepare()
    try:
        code = run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        return _nobody_reads()
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except Exception as fault:  # no traceback ever reaches a person
        return _told(fault, argv)
    return code


def _told(fault: Exception, argv: list[str]) -> int:
    with suppress(BrokenPipeError):
        line = output.one_line(line_of(fault, _words(argv)))
        output.talk(line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…")
    _drop_unwritten()
    return exit_codes.MISUSED if isinstance(fault, Misuse) else exit_codes.FAILED


def line_of(fault: Exception, words: Words) -> str:
    """Return what went wrong, in one line of the person's language."""
    try:
        if isinstance(fault, Refusal):
            return fault.says(words)
        if isinstance(fault, StorageFault):
            return fault_line(words, fault)
        if isinstance(fault, OSError):
            return _system_line(fault, words)
        # Most commands ask nothing: what reads answers is loaded by those that do.
        from content.answers import AnswerRefused

        if isinstance(fault, AnswerRefused):
            return answer_refused(words, fault)
        return Refusal("unexpected", kind=type(fault).__name__, reason=str(fault)).says(words)
    except Exception:  # words may be what is missing
        return f"{type(fault).__name__}: {fault}"


def _system_line(fault: OSError, words: Words) -> str:
    key = next((key for kind, key in KINDS if isinstance(fault, kind)), "other")
    where, reason = fault.filename or words("commands.stdout"), fault.strerror or ""
    return Refusal(f"system.{key}", where=where, reason=reason).says(words)


def _words(argv: list[str]) -> Words:
    """Return the words of the language asked for, as far as it can be made out."""
    from tui.cli import asked_language
    from tui.settings.settings import load as load_settings

    environment = Environment.here()
    setting = load_settings(environment.variables).language
    for wanted in (asked_language(argv), None):
        with suppress(Refusal):
            return words_in(environment.language(wanted, setting))
    return words_in(FALLBACK_LANGUAGE)


def _nobody_reads() -> int:
    """End quietly when whoever read our output has gone (`| head`)."""
    _drop_unwritten()
    return exit_codes.DONE


def _drop_unwritten() -> None:
    """Let what can't be written to stdout not be tried again when the program ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
