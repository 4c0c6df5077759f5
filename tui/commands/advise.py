"""`advise`: advice for answers in a JSON file; stores nothing, and makes no folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.answers import AnswerRefused
from tui import exit_codes, output
from tui.printed import advice_document
from tui.refusals import Refusal
from tui.typed import answers_input

if TYPE_CHECKING:
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser
    from tui.use_cases.session import Session


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("file")
    parser.take("--batch", action="store_true")


def run(context: Context) -> int:
    """Advise on one document, or on one a line."""
    session = context.session_that_reads()
    if context.options.batch:
        return _batch(session, context.options.file)
    answers = answers_input.one(session, context.options.file)
    if context.json:
        output.document(advice_document.shape(session, answers, session.advise(answers)))
    else:
        from tui.printed.advice_text import advice_lines

        output.lines(advice_lines(session, answers, session.advise(answers)))
    return exit_codes.DONE


def _batch(session: Session, name: str) -> int:
    refused = 0
    for raw, number in answers_input.each_line(name):
        try:
            answers = answers_input.of_line(session, name, raw, number)
            output.document(
                advice_document.shape(session, answers, session.advise(answers)), now=True
            )
        except (AnswerRefused, Refusal) as fault:
            output.document(answers_input.error(session.words, fault, raw), now=True)
            refused += 1
    return answers_input.end_of_batch(session.words, refused)
