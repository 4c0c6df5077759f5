"""`doctor`: names each problem of the store, where it is and the remedy, and mends with `--fix`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui import exit_codes, output
from tui.commands.confirm import agreed
from tui.refusals import Misuse, fault_line
from tui.use_cases.mending import can_mend, mend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.words import Words
    from storage.checkup import Problem
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("--fix", action="store_true")
    parser.take("--yes", action="store_true")


def run(context: Context) -> int:
    """Check, mend if asked to, and say what remains; 1 while anything does."""
    if context.options.yes and not context.options.fix:
        raise Misuse("yes_to_what")
    # The faults are the result here, not talk beside it.
    upkeep = context.store.upkeep
    problems: Sequence[Problem] = upkeep.problems()
    mended: list[Problem] = []
    if context.options.fix and can_mend(problems):
        if not context.json:
            _show(context, problems)
        if not agreed(context, context.words("commands.doctor.ask")):
            return exit_codes.FAILED
        problems, mended = mend(upkeep, problems)
    _tell(context, problems, mended)
    return exit_codes.FAILED if problems else exit_codes.DONE


def _tell(context: Context, problems: Sequence[Problem], mended: Sequence[Problem]) -> None:
    words = context.words
    if context.json:
        shapes = [_shape(words, each) for each in problems]
        output.document({"problems": shapes, "mended": [_shape(words, each) for each in mended]})
        return
    if mended:
        output.lines([words("commands.doctor.mended", count=len(mended))])
    if problems:
        _show(context, problems)
    else:
        output.lines([words("commands.doctor.well")])


def _show(context: Context, problems: Sequence[Problem]) -> None:
    lines = (output.one_line(fault_line(context.words, each.fault)) for each in problems)
    output.lines(lines)


def _shape(words: Words, problem: Problem) -> dict[str, Any]:
    fault = problem.fault
    return {
        "what": fault.what,
        "where": fault.where,
        "remedy": fault.remedy,
        "can_be_fixed": problem.mend is not None,
        "says": output.one_line(fault_line(words, fault)),
    }
