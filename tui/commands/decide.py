"""`decide`: advice for answers in a JSON file, recorded as a decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from content.answers import AnswerRefused
from content.breathing_room import overlaps
from content.loader import load
from content.schedule import OPEN_STATES, STATES
from tui import exit_codes, output
from tui.printed import documents
from tui.refusals import Refusal
from tui.told import phrases
from tui.typed import answers_input

if TYPE_CHECKING:
    from content.decision import Decision
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser
    from tui.use_cases.session import Session


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("file")
    parser.take("--tactic", choices=tuple(load().tactics))
    parser.take("--state", choices=STATES)
    parser.take("--batch", action="store_true")


def run(context: Context) -> int:
    """Record one decision, or one a line."""
    if context.options.batch:
        return _batch(context)
    session, options = context.session, context.options
    answers = answers_input.one(session, options.file)
    decision = session.decide(answers, options.tactic, options.state)
    if context.json:
        now = session.now()
        found = overlaps(session.repository.decisions(), now)
        output.document(documents.decision(decision, now, found))
        return exit_codes.DONE
    advice = session.advise(answers)
    output.talk(phrases.verdict(session.words, advice, answers, decision.tactic))
    output.lines([decision.id])
    return exit_codes.DONE


def _batch(context: Context) -> int:
    """Record all good lines in one durable step; then print what became of each line, in order."""
    session, options = context.session, context.options
    batch = _Batch(session, options.tactic, options.state)
    for raw, number in answers_input.each_line(options.file):
        try:
            batch.add(answers_input.of_line(session, options.file, raw, number))
        except (AnswerRefused, Refusal) as fault:
            batch.refuse(answers_input.error(session.words, fault, raw))
    if batch.made:
        session.record(list(batch.made.values()))
    for shape in batch.shapes():
        output.document(shape)
    return answers_input.end_of_batch(session.words, batch.refused)


class _Batch:
    """Decisions that are recorded together; a later one may take the place of an earlier one."""

    def __init__(self, session: Session, tactic: str | None, state: str | None) -> None:
        self._session, self._tactic, self._state = session, tactic, state
        self._standing = session.standing()
        self._order: list[str | documents.Shape] = []
        self.made: dict[str, Decision] = {}
        self.refused = 0

    def add(self, answers: dict[str, object]) -> None:
        """Make the decision on one line's answers."""
        made = self._session.decision(answers, self._tactic, self._state, standing=self._standing)
        earlier = self.made.get(made.replaces or "")
        if earlier is not None and earlier.state in OPEN_STATES:
            self.made[earlier.id] = replace(earlier, state="withdrawn", state_at=made.decided_at)
        if made.state != "withdrawn":
            self._standing[self._session.meeting(made.client, made.starts_at)] = made.id
        self.made[made.id] = made
        self._order.append(made.id)

    def refuse(self, error: documents.Shape) -> None:
        """Keep what stands in the place of a line that was refused."""
        self._order.append(error)
        self.refused += 1

    def shapes(self) -> list[documents.Shape]:
        """Return what is printed for each line, in the order of the lines."""
        now = self._session.now()
        found = overlaps(self._session.repository.decisions(), now)
        return [
            documents.decision(self.made[each], now, found) if isinstance(each, str) else each
            for each in self._order
        ]
