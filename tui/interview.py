"""An interview under way: its answers, where it stands, and what is typed but not an answer yet.

The answers are stored and the place among the questions follows from them, so that going back
loses nothing. It knows no screen; the app and the plain prompts walk it alike. Every change is
kept as the unfinished interview, until it is decided or given up.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from content.answers import AnswerRefused, read_answer
from content.decision import Letter
from content.plain_text import fold
from content.walk import Path, usual_questions, walk
from content.words import languages
from storage.faults import StorageFault
from tui.session import KNOWN_REASONING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice
    from content.decision import Decision, Known
    from content.schema import Question
    from tui.session import Session

MEETING, KNOWN, QUESTION, CHECK, ADVICE, LETTER = (
    "meeting",
    "known",
    "question",
    "check",
    "advice",
    "letter",
)
"""The places of an interview, in their order."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an interview stands."""

    kind: str
    """One of the places above."""
    question: str | None = None
    """The id of the question, where the place is one; of the fact to begin at in the meeting's."""


@dataclass
class Interview:
    """One client meeting, from its facts to the letter."""

    session: Session
    answers: dict[str, Any] = field(default_factory=dict)
    """Question id to checked value; the letter's own questions included."""
    typed: dict[str, str] = field(default_factory=dict)
    """Question id to the text in a field, as typed, while it is not an answer."""
    place: Place = Place(MEETING)
    chosen: str | None = None
    """The outcome that was chosen; None until then."""
    drafts: dict[str, Letter] = field(default_factory=dict)
    """Letters that the person has edited, by `draft_key`."""
    known_seen: bool = False
    """What is known of the client was shown and confirmed."""
    mending: str | None = None
    """The place (`check` or `advice`) to return to once a changed answer is complete again."""

    @classmethod
    def begun(cls, session: Session, answers: Mapping[str, Any]) -> Self:
        """Return a new interview with what is known of the meeting already."""
        interview = cls(session)
        interview._take(answers)
        return interview

    def is_begun(self) -> bool:
        """Tell whether anything was answered or typed."""
        return bool(self.answers or any(each.strip() for each in self.typed.values()))

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

    @property
    def path(self) -> Path:
        """Where the answers lead, with what the chosen outcome still needs."""
        return self._walk(self.chosen)

    def _walk(self, chosen: str | None) -> Path:
        assumptions = self.session.settings.assumptions
        return walk(self.session.library, self.answers, chosen=chosen, assumptions=assumptions)

    @property
    def advice(self) -> Advice:
        """The advice; raises AnswerRefused while answers are missing."""
        return self.session.advise(self.answers)

    @property
    def tactic(self) -> str:
        """The outcome that was chosen, else the one advised."""
        return self.chosen or self.advice.tactic

    # The way

    def questions(self) -> list[str]:
        """Return the ids of the questions asked one at a time, up to the first without answer."""
        path, missing = self.path, self.missing()
        ids = [*path.asked, *([missing] if missing else [])]
        return [each for each in ids if self._question(each).part != "meeting"]

    def missing(self) -> str | None:
        """Return the first question without an answer: the advice's, then those of the choice."""
        path = self.path
        return path.next or (None if self.chosen is None else self._plan_to_ask(path))

    def _plan_to_ask(self, path: Path) -> str | None:
        plan = (each for each in self.session.library.questions if each.part == "plan")
        open_ones = (each for each in plan if each.id not in self.answers)
        return next((each.id for each in open_ones if each.asked_when.holds(path.facts)), None)

    def facts(self) -> list[str]:
        """Return the ids of the facts of the meeting that are asked for, answered or not."""
        travels = self.answers.get("format") == "in_person"
        meeting = (each.id for each in self.session.library.questions if each.part == "meeting")
        return [each for each in meeting if travels or each != "travel_minutes"]

    def meeting_is_complete(self) -> bool:
        """Tell whether the facts of the meeting are all there, and none typed in vain."""
        return all(each in self.answers and each not in self.typed for each in self.facts())

    def usual_length(self) -> int:
        """Return how many questions there will be, as things look now."""
        return len(set(usual_questions(self.session.library, self.answers)) - self._kept())

    def number(self, question_id: str) -> int:
        """Return the number of a question on the way, from 1; what was known is not counted."""
        kept = self._kept() - {question_id}
        return [each for each in self.questions() if each not in kept].index(question_id) + 1

    def _kept(self) -> set[str]:
        """Return the questions that were answered on the page of what is known."""
        return set(self.known()) if self.known_seen else set()

    def known(self) -> dict[str, Known]:
        """Return what is known of the client from last time."""
        client = self.answers.get("client")
        if client is None:
            return {}
        found = self.session.known(client)
        return {key: found[key] for key in KNOWN_REASONING if key in found and self._may_ask(key)}

    def _may_ask(self, key: str) -> bool:
        return key != "phone_welcome" or self.answers.get("format") == "in_person"

    def keep_known(self, values: Mapping[str, Any]) -> None:
        """Take what is known, as it was or as it was changed on the page, as answers."""
        for key, value in values.items():
            self.put(key, value)
        self.known_seen = True

    def go_on(self) -> Place:
        """Move to the place after this one, and return it."""
        self.place = self._following()
        if self.place.kind == self.mending:
            self.mending = None
        return self.place

    def _following(self) -> Place:
        if not self.meeting_is_complete():
            return Place(MEETING)
        if self.place.kind == MEETING and not self.known_seen and self.known():
            return Place(KNOWN)
        if self.place.kind == LETTER:
            return self.place
        after = self._question_after()
        if after is not None:
            return Place(QUESTION, after)
        if self.chosen is not None:
            return Place(LETTER)
        if self.mending is not None:
            return Place(self.mending)
        return Place(ADVICE if self.place.kind == CHECK else CHECK)

    def _question_after(self) -> str | None:
        """Return the question after the present place; from elsewhere, the next without answer."""
        missing = self.missing()
        if self.place.kind != QUESTION or self.mending is not None:
            return missing
        kept = self._kept()
        later = [each for each in self.questions()[self._index() + 1 :] if each not in kept]
        return later[0] if later else missing

    def _index(self) -> int:
        """Return where the present question stands; the end, when it is not asked any more."""
        asked = self.questions()
        present = self.place.question
        return asked.index(present) if present in asked else len(asked)

    def go_back(self) -> Place | None:
        """Move to the place before this one, and return it; None before the first."""
        before = self._preceding()
        if before is not None:
            self.place = before
        return before

    def _preceding(self) -> Place | None:
        kind = self.place.kind
        if self.mending is not None and (mended := self._place_mended_from()):
            return mended
        if kind == MEETING:
            return None
        if kind == KNOWN:
            return Place(MEETING)
        if kind == QUESTION:
            return self._question_before()
        if kind == LETTER:
            self.chosen = None
            return Place(ADVICE)
        return Place(CHECK) if kind == ADVICE else self._last_question()

    def _place_mended_from(self) -> Place | None:
        """Return where a change was begun from, or the question that it was; None: there it is."""
        if not self.meeting_is_complete():
            return None
        back, self.mending = self.mending, None
        missing = self.missing()
        if missing is None and back is not None:
            return Place(back)
        return Place(QUESTION, missing) if missing != self.place.question else None

    def _question_before(self) -> Place:
        kept = self._kept()
        earlier = [each for each in self.questions()[: self._index()] if each not in kept]
        before = earlier[-1] if earlier else None
        if self.chosen is not None and (before is None or not self._is_of_choice()):
            return Place(QUESTION, before) if before else Place(MEETING)
        if self.chosen is not None:
            self.chosen = None
            return Place(ADVICE)
        if before is not None:
            return Place(QUESTION, before)
        return Place(KNOWN) if self.known() else Place(MEETING)

    def _is_of_choice(self) -> bool:
        """Tell whether the present question is asked only because of the chosen outcome."""
        without = self._walk(None)
        return self.place.question not in without.asked

    def _last_question(self) -> Place:
        asked = self.questions()
        return Place(QUESTION, asked[-1]) if asked else Place(MEETING)

    def mend(self, question_id: str, back: str = CHECK) -> Place:
        """Go to an earlier answer to change it; what follows returns to `back`."""
        self.mending = back
        is_fact = self._question(question_id).part == "meeting"
        self.place = Place(MEETING if is_fact else QUESTION, question_id)
        return self.place

    def choose(self, tactic: str) -> Place:
        """Choose an outcome; what its cost and letter need is asked next."""
        self.chosen, self.mending = tactic, None
        missing = self.missing()
        self.place = Place(QUESTION, missing) if missing else Place(LETTER)
        return self.place

    def _question(self, question_id: str) -> Question:
        return self.session.library.by_id[question_id]

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
                "drafts": {key: _as_record(each) for key, each in self.drafts.items()},
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
        interview._find_place()
        return interview

    def _find_place(self) -> None:
        """Stand where the answers lead, when the place is none any more: the data has changed."""
        if self.place.kind == QUESTION and self.place.question not in self.questions():
            self.place = self._following()
        if self.place.kind in (ADVICE, LETTER) and (missing := self.missing()) is not None:
            is_fact = self._question(missing).part == "meeting"
            self.place = Place(MEETING) if is_fact else Place(QUESTION, missing)

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


def _as_record(letter: Letter) -> dict[str, str]:
    return {
        "to": letter.to,
        "subject": letter.subject,
        "body": letter.body,
        "language": letter.language,
        "register": letter.register,
    }
