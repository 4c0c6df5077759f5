"""An interview under way: its answers, where it stands, and what is typed but not an answer yet.

It knows no screen; the app and the plain prompts walk it alike. Every change is kept as the
unfinished interview, until it is decided or given up.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Self

from content.answers import AnswerRefused, read_answer
from content.decision import Letter
from content.plain_text import fold
from content.words import languages
from storage.faults import StorageFault
from tui.use_cases.interview_steps import Place, Steps
from tui.use_cases.known_clients import KNOWN_REASONING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice
    from content.decision import Decision
    from tui.use_cases.session import Session


@dataclass
class Interview(Steps):
    """One client meeting, from its facts to the letter."""

    drafts: dict[str, Letter] = field(default_factory=dict)
    """Letters that the person has edited, by `draft_key`."""
    given: dict[str, Any] = field(default_factory=dict)
    """What was known before anything was said."""

    @classmethod
    def begun(cls, session: Session, answers: Mapping[str, Any]) -> Self:
        """Return a new interview with what is known of the meeting already."""
        interview = cls(session)
        interview._take(answers)
        interview.given = dict(interview.answers)
        return interview

    @classmethod
    def with_way(cls, session: Session, answers: Mapping[str, Any], tactic: str) -> Self:
        """Return an interview on answers given before, with an outcome chosen."""
        interview = cls(session, known_seen=True)
        interview._take(answers)
        interview.choose(tactic)
        return interview

    def is_begun(self) -> bool:
        """Tell whether anything was answered or typed."""
        return bool(self.answers or any(each.strip() for each in self.typed.values()))

    def is_as_given(self) -> bool:
        """Tell whether it holds nothing but what was known before."""
        return self.answers == self.given and not any(map(str.strip, self.typed.values()))

    # Answers

    def put(self, question_id: str, value: object) -> None:
        """Answer a question; raises AnswerRefused, and then the old answer stands."""
        question = self.session.library.by_id[question_id]
        zone = self.session.environment.zone
        answer = read_answer(question, value, self.answers, zone, languages())
        if question_id == "client" and fold(answer) != fold(self.answers.get("client", "")):
            self._meet(answer)
        self.answers[question_id] = answer
        self.typed.pop(question_id, None)
        if question_id == "starts_at":
            self._check_lasts()

    def _meet(self, client: str) -> None:
        """Let go of what was said of another client, where this one is known to be as it is."""
        self.known_seen = False
        for key in KNOWN_REASONING:
            if key in self.session.known(client):
                self.clear(key)

    def _check_lasts(self) -> None:
        """Let go of an end that no longer lies after the meeting."""
        if "lasts" in self.answers:
            try:
                self.put("lasts", self.answers["lasts"])
            except AnswerRefused:
                self.clear("lasts")

    def clear(self, question_id: str) -> None:
        """Take an answer back."""
        self.answers.pop(question_id, None)

    def keep_known(self, values: Mapping[str, Any]) -> None:
        """Take what is known, as it was or as it was changed on the page, as answers."""
        for key, value in values.items():
            self.put(key, value)
        self.known_seen = True

    @property
    def advice(self) -> Advice:
        """The advice; raises AnswerRefused while answers are missing."""
        return self.session.advise(self.answers)

    @property
    def tactic(self) -> str:
        """The outcome that was chosen, else the one advised."""
        return self.chosen or self.advice.tactic

    # The letter

    def draft_key(self) -> str:
        """Return the name of the letter as it would be written now."""
        language = self.session.letter_words(self.answers).language
        register = self.session.letter_register(self.answers)
        return f"{self.tactic}.{language}.{register}"

    def written(self) -> Letter | None:
        """Return the letter as the coach writes it; None where the outcome has none."""
        return self.session.letter(self.answers, self.tactic)

    def letter(self) -> Letter | None:
        """Return the letter as the person edited it, else as the coach writes it."""
        return self.drafts.get(self.draft_key()) or self.written()

    def edit(self, letter: Letter) -> None:
        """Keep the letter as edited; one that is as the coach writes it is not an edit."""
        key = self.draft_key()
        if letter == self.written():
            self.drafts.pop(key, None)
        else:
            self.drafts[key] = letter

    # Keeping it

    def keep(self) -> None:
        """Keep all of it as the unfinished interview, durably; raises StorageFault."""
        self.session.unfinished.write(
            {
                "answers": dict(self.answers),
                "typed": dict(self.typed),
                "place": [self.place.kind, self.place.question],
                "chosen": self.chosen,
                "drafts": {key: asdict(each) for key, each in self.drafts.items()},
                "known_seen": self.known_seen,
                "mending": self.mending,
            }
        )

    @classmethod
    def resumed(cls, session: Session) -> Self | None:
        """Return the unfinished interview where it was left; None where there is none.

        Raises Damaged or Newer.
        """
        kept = session.unfinished.read()
        if kept is None:
            return None
        interview = cls(
            session,
            typed=dict(kept["typed"]),
            place=Place(*kept["place"]),
            chosen=kept["chosen"],
            drafts={key: Letter(**each) for key, each in kept["drafts"].items()},
            mending=kept["mending"],
        )
        interview._take(kept["answers"])
        interview.known_seen = kept["known_seen"]
        interview.find_place()
        return interview

    def _take(self, answers: Mapping[str, Any]) -> None:
        """Take answers in one by one; what is no answer any more stays as text to be mended."""
        for key in self.session.library.by_id:
            value = answers.get(key)
            if value is None:
                continue
            try:
                self.put(key, value)
            except AnswerRefused:
                self.typed.setdefault(key, str(value))

    def decide(self, state: str | None = None) -> Decision:
        """Record the decision with its letter, and let go of the unfinished interview.

        Raises StorageFault while nothing is recorded; once it is, that the unfinished one could
        not be let go of is no failure: it would only be recorded twice.
        """
        decision = self.session.decide(self.answers, self.tactic, state, self.letter())
        with suppress(StorageFault):
            self.session.unfinished.clear()
        return decision
