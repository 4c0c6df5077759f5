"""Where a command ends: every fault becomes one line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from content.words import words_in
from tui import exit_codes, output
from tui.environment import FALLBACK_LANGUAGE, Environment, asked_language
from tui.refusals import Misuse, Refusal, line_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.words import Words

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


def _words(argv: list[str]) -> Words:
    """Return the words of the language asked for, as far as it can be made out."""
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
