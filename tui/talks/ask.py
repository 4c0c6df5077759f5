"""The interview in prompts: from the facts of the meeting to a recorded decision.

It walks the same `Interview` as the app, place by place, and keeps it at every answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from storage.faults import Damaged, StorageFault
from tui.refusals import fault_line
from tui.talks import ask_words
from tui.talks.ask_decision import advised, letter_step
from tui.talks.ask_question import KEEP, Asker
from tui.talks.prompts import Back, Enter, Later, Prompt
from tui.told.asked import Option
from tui.told.decision_view import answer as answer_words
from tui.use_cases import interview_steps as places
from tui.use_cases.interview import Interview
from tui.use_cases.interview_steps import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.decision import Decision
    from content.schema import Question
    from tui.talks.prompts import Prompts
    from tui.use_cases.session import Session

GO_ON: Any = object()


def unfinished(session: Session, prompts: Prompts) -> Interview | None:
    """Return the unfinished interview where there is one.

    One that can't be read is said in one line; a damaged one is set aside, so that the next can
    be kept.
    """
    try:
        found = Interview.resumed(session)
    except StorageFault as fault:
        prompts.say(fault_line(session.words, fault))
        if isinstance(fault, Damaged):
            session.unfinished.clear()
        return None
    return found if found is not None and found.is_begun() else None


def asks_to_go_on(waiting: Interview, prompts: Prompts) -> bool:
    """Ask whether to go on with the unfinished interview, or to let go of it; raises Back."""
    words = waiting.session.words
    client = clean(str(waiting.answers.get("client", ""))) or words("ask.unfinished.someone")
    options = [
        Option(True, words("ask.unfinished.go_on")),
        Option(False, words("ask.unfinished.new")),
    ]
    return bool(prompts.choose(Prompt(words("ask.unfinished.ask", client=client)), options))


class Asking:
    """One interview, asked."""

    def __init__(self, interview: Interview, prompts: Prompts, *, is_inside: bool = False) -> None:
        """`is_inside`: there is something to go back to before the first question."""
        self.interview, self.prompts = interview, prompts
        self._is_inside = is_inside
        self.session = interview.session
        self.asker = Asker(interview, prompts)

    def decide(self) -> Decision:
        """Ask until the decision is recorded; raises Later, Ended or KeyboardInterrupt."""
        steps: dict[str, Callable[[], Decision | None]] = {
            places.MEETING: self._meeting,
            places.KNOWN: self._known,
            places.QUESTION: self._question,
            places.CHECK: self._check,
            places.ADVICE: self._advice,
            places.LETTER: self._letter,
        }
        while True:
            self._stand_where_it_can()
            try:
                decision = steps[self.interview.place.kind]()
            except Back:
                self._go_back()
                decision = None
            if decision is not None:
                return decision
            self.keep()

    def keep(self) -> None:
        """Keep the interview; what the disk refuses is said, and it goes on."""
        if not self.interview.is_begun():
            return
        try:
            self.interview.keep()
        except StorageFault as fault:
            self.prompts.say(fault_line(self.session.words, fault))

    def _stand_where_it_can(self) -> None:
        """Go on from a place that the answers don't lead to any more, or not yet."""
        place = self.interview.place
        if place.kind in (places.CHECK, places.ADVICE, places.LETTER) and self.interview.missing():
            self.interview.go_on()
        if place.kind == places.QUESTION and place.question not in self.interview.questions():
            self.interview.go_on()

    def _go_back(self) -> None:
        interview = self.interview
        if interview.go_back() == Place(places.MEETING):
            interview.place = Place(places.MEETING, interview.facts()[-1])

    # The places

    def _meeting(self) -> None:
        """Ask for the facts of the meeting in their order, or for the one to be mended."""
        interview, facts = self.interview, self.interview.facts()
        at = facts.index(self._first(facts))
        while at < len(facts):
            try:
                has_way_back = at > 0 or self._is_inside or bool(interview.mending)
                self._answer(self._by_id(facts[at]), has_way_back=has_way_back)
            except Back:
                if interview.mending:
                    raise
                if at == 0:
                    raise Later from None
                at -= 1
                continue
            if interview.mending:
                break
            self.keep()
            facts, at = interview.facts(), at + 1
        interview.typed.clear()
        interview.go_on()

    def _first(self, facts: list[str]) -> str:
        """Return the fact to begin at: the one that the place names, else the first to be asked."""
        interview = self.interview
        if interview.place.question in facts:
            return str(interview.place.question)
        open_ones = (
            each for each in facts if each not in interview.answers or each in interview.typed
        )
        return next(open_ones, facts[0])

    def _known(self) -> None:
        """Show what is known of the client on one page: still so?"""
        words, found = self.session.words, self.interview.known()
        values = {key: known.value for key, known in found.items()}
        while True:
            options = [
                Option(key, ask_words.label(self.session, key, value))
                for key, value in values.items()
            ]
            as_of = min(known.as_of for known in found.values())
            day = words.day(as_of, today=self.session.today())
            client = self.interview.answers["client"]
            asked = words("ask.known.ask", client=client, day=day)
            enter = Enter(GO_ON, words("ask.known.enter"), words("ask.known.label"))
            chosen = self.prompts.choose(Prompt(asked, enter=enter), options)
            if chosen is GO_ON:
                break
            self._change(values, chosen)
        self.interview.keep_known(values)
        self.interview.go_on()

    def _change(self, values: dict[str, Any], key: str) -> None:
        try:
            beside = self.asker.among({**self.interview.answers, **values})
            answer = beside.ask(self._by_id(key))
        except Back:
            return
        if answer is not KEEP:
            values[key] = answer

    def _question(self) -> None:
        """Ask the question where the interview stands."""
        question = self._by_id(self.interview.place.question or "")
        self._answer(question, above=self._number(question))
        self.interview.go_on()

    def _number(self, question: Question) -> str:
        if self.interview.mending or question.part != "reasoning":
            return ""
        number, usual = self.interview.number(question.id), self.interview.usual_length()
        key = "number" if number <= usual else "number_alone"
        return self.session.words(f"ask.{key}", number=number, usual=usual)

    def _answer(self, question: Question, above: str = "", *, has_way_back: bool = True) -> None:
        interview = self.interview
        answer = self.asker.ask(question, above=above, has_way_back=has_way_back)
        if answer is not KEEP:
            interview.put(question.id, answer)
            if question.kind == "instant":
                self.prompts.say(answer_words(self.session, question.id, answer))
        interview.typed.pop(question.id, None)

    def _check(self) -> None:
        """Show all answers on one page; a number changes one."""
        words, interview = self.session.words, self.interview
        options = [
            Option(each, ask_words.label(self.session, each, interview.answers[each]))
            for each in interview.path.asked
        ]
        enter = Enter(GO_ON, words("ask.check.enter"), words("ask.check.label"))
        chosen = self.prompts.choose(Prompt(words("ask.check.ask"), enter=enter), options)
        if chosen is GO_ON:
            interview.go_on()
        else:
            interview.mend(chosen)

    def _advice(self) -> None:
        self.interview.choose(advised(self.interview, self.prompts))

    def _letter(self) -> Decision | None:
        step = letter_step(self.interview, self.asker)
        if step is None:
            return None
        if step == "later":
            raise Later
        decision = self.interview.decide()
        self.prompts.say(*ask_words.recorded_lines(self.session, decision))
        return decision

    def _by_id(self, question_id: str) -> Question:
        return self.session.library.by_id[question_id]
