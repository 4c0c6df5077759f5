"""The end of the interview in prompts: the advice, the choice, the message, the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.talks import ask_words
from tui.talks.ask_question import KEEP
from tui.talks.prompts import Back, Enter, Prompt
from tui.told.asked import Option
from tui.told.phrases import options_in_order

if TYPE_CHECKING:
    from tui.talks.ask_question import Asker
    from tui.talks.prompts import Prompts
    from tui.use_cases.interview import Interview

CHANGES: Any = object()
RECORD, DETAILS, LATER = "record", "details", "later"
OF_EVERY_LETTER = ("register", "language", "address")


def advised(interview: Interview, prompts: Prompts) -> str:
    """Tell the advice and return the outcome that the person chooses; raises Back."""
    session, answers, advice = interview.session, interview.answers, interview.advice
    words = session.words
    options = [
        ask_words.way(session, answers, advice, each.tactic) for each in options_in_order(advice)
    ]
    options.append(Option(CHANGES, words("ask.changes")))
    prompts.say(*ask_words.advice_lines(session, answers, advice))
    prompt = Prompt(words("ask.decide"), enter=Enter(advice.tactic, words("ask.enter.advice")))
    while True:
        chosen = prompts.choose(prompt, options)
        if chosen is not CHANGES:
            return str(chosen)
        prompts.say(*ask_words.change_lines(session, advice))


def letter_step(interview: Interview, asker: Asker) -> str | None:
    """Show the message and return `record` or `later`; None once something of it was changed.

    Raises Back.
    """
    session, prompts = interview.session, asker.prompts
    prompts.say(
        *ask_words.outcome_lines(session, interview.answers, interview.advice, interview.tactic)
    )
    letter = interview.letter()
    if letter is not None:
        prompts.say(*ask_words.letter_lines(session, letter))
    ways = (RECORD, DETAILS, LATER) if letter is not None else (RECORD, LATER)
    options = [Option(each, session.words(f"ask.finish.{each}")) for each in ways]
    enter = Enter(RECORD, session.words("ask.enter.record"))
    chosen = prompts.choose(Prompt(session.words("ask.finish.ask"), enter=enter), options)
    if chosen == DETAILS:
        _ask_details(interview, asker)
        return None
    return str(chosen)


def _ask_details(interview: Interview, asker: Asker) -> None:
    """Ask the letter's own questions; each may be left out. Back before the first ends it."""
    library = interview.session.library
    plan = [each.id for each in library.questions if each.part == "plan"]
    asked = [each for each in plan if each in interview.answers]
    asked += [*library.tactics[interview.tactic].letter_asks, *OF_EVERY_LETTER]
    at = 0
    while 0 <= at < len(asked):
        question = library.by_id[asked[at]]
        is_optional = question.part != "plan"
        try:
            answer = asker.ask(question, is_optional=is_optional)
        except Back:
            at -= 1
            continue
        if answer is None:
            interview.clear(question.id)
        elif answer is not KEEP:
            interview.put(question.id, answer)
        at += 1
