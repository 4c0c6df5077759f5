"""Where an interview stands, and the steps from one place of it to the next and back.

The place among the questions follows from the answers, so that going back loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from content.walk import Path, usual_questions, walk
from tui.use_cases.known_clients import KNOWN_REASONING

if TYPE_CHECKING:
    from content.decision import Known
    from content.schema import Question
    from tui.use_cases.session import Session

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
class Steps:
    """The way through one interview, as far as its answers lead."""

    session: Session
    answers: dict[str, Any] = field(default_factory=dict)
    """Question id to checked value; the letter's own questions included."""
    typed: dict[str, str] = field(default_factory=dict)
    """Question id to the text in a field, as typed, while it is not an answer."""
    place: Place = Place(MEETING)
    chosen: str | None = None
    """The outcome that was chosen; None until then."""
    known_seen: bool = False
    """What is known of the client was shown and confirmed."""
    mending: str | None = None
    """The place (`check` or `advice`) to return to once a changed answer is complete again."""

    @property
    def path(self) -> Path:
        """Where the answers lead, with what the chosen outcome still needs."""
        return self._walk(self.chosen)

    def _walk(self, chosen: str | None) -> Path:
        assumptions = self.session.settings.assumptions
        return walk(self.session.library, self.answers, chosen=chosen, assumptions=assumptions)

    # The questions

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

    # The steps

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
            return self._before_of_choice(self.questions())
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
            return self._before_of_choice(earlier)
        if before is not None:
            return Place(QUESTION, before)
        return Place(KNOWN) if self.known() else Place(MEETING)

    def _before_of_choice(self, earlier: list[str]) -> Place:
        """Return the last of these that the choice asks; without one the advice, to choose anew."""
        asked = self._walk(None).asked
        of_choice = [each for each in earlier if each not in asked]
        if of_choice:
            return Place(QUESTION, of_choice[-1])
        self.chosen = None
        return Place(ADVICE)

    def _is_of_choice(self) -> bool:
        """Tell whether the present question is asked only because of the chosen outcome."""
        return self.place.question not in self._walk(None).asked

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

    def find_place(self) -> None:
        """Stand where the answers lead, when the place is none any more: the data has changed."""
        if self.place.kind == QUESTION and self.place.question not in self.questions():
            self.place = self._following()
        if self.place.kind in (ADVICE, LETTER) and (missing := self.missing()) is not None:
            is_fact = self._question(missing).part == "meeting"
            self.place = Place(MEETING) if is_fact else Place(QUESTION, missing)
