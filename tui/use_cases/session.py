"""The use-cases that every front end shares: advise, decide, say what became of it, look back.

It knows no screen. What it is given (the library, the store, the surroundings) it is given once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from content import letters
from content.advice import Advice, advise, complete_path, holds_back, minutes_freed
from content.answers import read_answer, read_answers
from content.costs import AS_PLANNED, as_planned_minutes, waits_for_check_in
from content.decision import CheckIn, Decision, Known, KnownClient, LaterCall, Letter, Terms
from content.library import load
from content.plain_text import fold
from content.proposals import propose, proposes_time
from content.schedule import STATES
from content.words import Words, languages, words_in
from tui.calendars.public_holidays import is_holiday
from tui.refusals import Refusal
from tui.settings.settings import Settings
from tui.use_cases import known_clients

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content.facts import Facts
    from content.schema import Library
    from storage.calendar_store import CalendarStore
    from storage.repository import Repository
    from storage.unfinished import Unfinished
    from tui.calendars.calendar_use import Calendar
    from tui.environment import Environment
    from tui.outgoing.own_letters import OwnLetters

Meeting = tuple[str, datetime]
"""A meeting as decisions on it are compared: the client's folded name, and when it starts."""


@dataclass
class Session:
    """One person at work with the coach."""

    repository: Repository
    unfinished: Unfinished
    environment: Environment
    words: Words
    settings: Settings = field(default_factory=Settings)
    calendar_store: CalendarStore | None = None
    """The imported calendar; None where there is none to ask."""

    @property
    def library(self) -> Library:
        """What the coach knows."""
        return load()

    def now(self) -> datetime:
        """Return the present instant in the local zone."""
        return self.environment.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    # Advice

    def read(self, document: object) -> dict[str, Any]:
        """Return checked answers from an answers document, or raise AnswerRefused."""
        return read_answers(document, self.library, self.environment.zone, languages())

    def advise(self, answers: Mapping[str, Any]) -> Advice:
        """Advise on complete answers, or raise AnswerRefused."""
        return advise(self.library, answers, self.settings.assumptions)

    # Letters

    def letter_words(self, answers: Mapping[str, Any]) -> Words:
        """Return the letter's language: asked for, known of the client, the screen's."""
        known = self._remembered(answers.get("client"), "language")
        return words_in(answers.get("language") or known or self.words.language)

    def letter_register(self, answers: Mapping[str, Any]) -> str:
        """Return the letter's register: asked for, known of the client, formal."""
        known = self._remembered(answers.get("client"), "register")
        return answers.get("register") or known or letters.REGISTERS[0]

    def letter(self, answers: Mapping[str, Any], tactic: str) -> Letter | None:
        """Write the letter of an outcome; None where it has none."""
        draft = self.draft(answers, tactic)
        words, register = self.letter_words(answers), self.letter_register(answers)
        own = self.own_letters.find(tactic, words.language, register)
        return letters.write(self.library, words, draft, register, own)

    @cached_property
    def own_letters(self) -> OwnLetters:
        """The letters of the person's own, beside the settings."""
        from tui.outgoing.own_letters import FOLDER, OwnLetters

        file = self.settings.file
        return OwnLetters(None if file is None else file.parent / FOLDER)

    def note(self, decision: Decision, name: str) -> Letter:
        """Write a short letter that belongs to no tactic, such as `as_planned`."""
        answers = decision.answers
        draft = self.draft(answers, decision.tactic)
        words, register = self.letter_words(answers), self.letter_register(answers)
        return letters.note(words, name, draft, register, self.library)

    def agenda(self, answers: Mapping[str, Any], tactic: str) -> tuple[str, ...] | None:
        """Return the short agenda of a kept meeting, None where the outcome has none."""
        return letters.agenda(self.library, self.words, tactic, self._facts(answers, tactic))

    def draft(self, answers: Mapping[str, Any], tactic: str) -> letters.Draft:
        """Gather what the letter of an outcome is made from."""
        facts = self._facts(answers, tactic)
        starts_at = self.starts_at(answers)
        new_time = None
        if proposes_time(self.library.tactics[tactic].proposes_time, facts):
            new_time = self._new_time(answers, tactic, facts, starts_at)
        return letters.Draft(tactic, facts, starts_at, new_time)

    def _facts(self, answers: Mapping[str, Any], tactic: str) -> Facts:
        settings = self.settings
        path = complete_path(self.library, answers, settings.assumptions, chosen=tactic)
        given = {**settings.letter_defaults(), **answers}
        facts = letters.letter_facts(path.facts, given, self.library)
        facts["signed"] = settings.signed(answers.get("your_name"))
        return facts

    def starts_at(self, answers: Mapping[str, Any]) -> datetime:
        """Return when the meeting starts, in the local zone."""
        return datetime.fromisoformat(answers["starts_at"]).astimezone(self.environment.zone)

    def _new_time(
        self, answers: Mapping[str, Any], tactic: str, facts: Facts, starts_at: datetime
    ) -> datetime:
        if answers.get("new_time"):
            given = datetime.fromisoformat(answers["new_time"])
            return given.astimezone(self.environment.zone)
        minutes = self.library.tactics[tactic].minutes(facts) or facts["minutes"]
        soon = self._comes_weekly(answers, starts_at) or answers["reason"] == "conflict"
        usual = self.settings.in_working_hours(starts_at, minutes)
        return propose(usual, minutes, self.now(), soon=soon, is_free=self.is_free)

    def _comes_weekly(self, answers: Mapping[str, Any], starts_at: datetime) -> bool:
        """Tell whether the meeting has its next occurrence where a week later would be."""
        if answers["repeats"] != "calendar" or self.calendar_store is None:
            return bool(answers["repeats"] == "weekly")
        client, subject = answers["client"], answers["subject"]
        return self.calendar.comes_again_within_a_week(client, subject, starts_at)

    @cached_property
    def calendar(self) -> Calendar:
        """What the person's calendar holds, and what can be asked of it."""
        from tui.calendars.calendar_use import Calendar

        return Calendar(self._calendar_store, self.repository, self.environment, self.settings)

    def reading_calendar(self) -> Calendar:
        """Return a calendar of its own, for a thread that reads the sources again."""
        from tui.calendars.calendar_use import Calendar

        store = self._calendar_store.again()
        return Calendar(store, self.repository, self.environment, self.settings)

    @property
    def _calendar_store(self) -> CalendarStore:
        assert self.calendar_store, "a session without a store of calendars has no calendar"
        return self.calendar_store

    def is_free(self, moment: datetime, minutes: int) -> bool:
        """Tell whether the person works on that day, and the calendar leaves the time free."""
        day = moment.date()
        if not self.settings.is_working_day(day) or self._is_holiday(day):
            return False
        # Without minutes it is the day that is asked about.
        asks_calendar = minutes > 0 and self.calendar_store is not None
        return not asks_calendar or not self.calendar.is_taken(moment, minutes)

    def _is_holiday(self, day: date) -> bool:
        country = self.settings.country or self.environment.country(self.words.language)
        return country is not None and is_holiday(day, country)

    # Decisions

    def decide(
        self,
        answers: Mapping[str, Any],
        tactic: str | None = None,
        state: str | None = None,
        letter: Letter | None = None,
    ) -> Decision:
        """Record the decision for the advised outcome or for the one chosen; durable on return."""
        decision = self.decision(answers, tactic, state, letter)
        self.record([decision])
        return self.repository.decision(decision.id)

    def record(self, decisions: Sequence[Decision]) -> None:
        """Record decisions and what they tell of their clients, in one durable step."""
        self.repository.record(decisions, self._clients_after(decisions))

    def decision(
        self,
        answers: Mapping[str, Any],
        tactic: str | None = None,
        state: str | None = None,
        letter: Letter | None = None,
        standing: Mapping[Meeting, str] | None = None,
    ) -> Decision:
        """Make the decision without recording it; `standing`, when many are made in one step."""
        advice = self.advise(answers)
        chosen = tactic or advice.tactic
        self._check_outcome(chosen, state)
        draft = self.draft(answers, chosen)
        outcome = self.library.tactics[chosen]
        facts = draft.facts
        now = self.now()
        return Decision(
            id=self.repository.new_id(),
            decided_at=now,
            zone=self.environment.zone.key,
            tactic=chosen,
            advised=advice.tactic,
            state=state or ("agreed" if outcome.letter_to is None else "proposed"),
            state_at=now,
            terms=None,
            answers=self._answers_kept(answers, draft),
            baseline_minutes=advice.baseline_minutes,
            planned_minutes=advice.baseline_minutes
            - (minutes_freed(self.library, chosen, facts) or 0),
            as_planned_minutes=outcome.minutes_as_planned(facts) or 0,
            kept_travel_minutes=facts["travel_minutes"] if outcome.kept_travel else 0,
            letter=letter or self.letter(answers, chosen),
            follow_up_on=self._follow_up(chosen, facts, draft.starts_at),
            replaces=(self.standing() if standing is None else standing).get(
                self.meeting(answers["client"], draft.starts_at)
            ),
            **self._of_calendar(answers, draft.starts_at),
        )

    def _of_calendar(self, answers: Mapping[str, Any], starts_at: datetime) -> dict[str, Any]:
        """Return by which names the calendar knows the meeting, where it was imported."""
        if self.calendar_store is None:
            return {}
        found = self.calendar.meeting_of(answers["client"], answers["subject"], starts_at)
        if found is None:
            return {}
        return {"meeting_uid": found.uid, "meeting_recurrence_id": found.recurrence_id or None}

    def _check_outcome(self, tactic: str, state: str | None) -> None:
        if tactic not in self.library.tactics:
            known = ", ".join(self.library.tactics)
            raise Refusal("tactic_unknown", value=tactic, known=known)
        if state is not None and state not in STATES:
            raise Refusal("state_unknown", value=state, known=", ".join(STATES))

    def _answers_kept(self, answers: Mapping[str, Any], draft: letters.Draft) -> dict[str, object]:
        """Return the answers with the proposed time that the letter names."""
        kept = dict(answers)
        if draft.new_time is not None:
            kept["new_time"] = draft.new_time.isoformat()
        return kept

    def _follow_up(self, tactic: str, facts: Facts, starts_at: datetime) -> date | None:
        """Return the day on which an email for now comes back: a working day a week later."""
        if not holds_back(self.library, tactic, facts):
            return None
        return propose(starts_at, 0, self.now(), soon=False, is_free=self.is_free).date()

    @staticmethod
    def meeting(client: str, starts_at: datetime) -> Meeting:
        """Return what makes two decisions be about one meeting."""
        return fold(client), starts_at

    def standing(self) -> dict[Meeting, str]:
        """Return the id of the latest decision on each meeting that still stands."""
        return {
            self.meeting(each.client, each.starts_at): each.id
            for each in self.repository.decisions()
            if each.state != "withdrawn"
        }

    def set_state(self, decision_id: str, state: str, terms: Terms | None = None) -> Decision:
        """Record what the client said, and on which terms."""
        decision = self.repository.decision(decision_id)
        self._check_outcome(decision.tactic, state)
        known = []
        if state == "refused":
            client = self.repository.client(decision.client)
            known = known_clients.after_refusal(client, decision.tactic)
        return self.repository.set_state(decision_id, state, terms, known)

    def counts(self, decision: Decision) -> bool:
        """Tell whether its occurrences are checked in; those of a kept or moved meeting aren't."""
        return waits_for_check_in(decision)

    def extend(self, decision: Decision, until: date) -> Decision:
        """Let a temporary change go on, or end earlier; AnswerRefused for a day out of range."""
        tactic = self.library.tactics.get(decision.tactic)
        if decision.repeats == "once" or tactic is None or not tactic.changes_meeting:
            raise Refusal("nothing_to_extend", value=decision.id)
        question = self.library.question("lasts")
        lasts = read_answer(
            question, f"until {until}", decision.answers, self.environment.zone, languages()
        )
        self.repository.record([replace(decision, answers={**decision.answers, "lasts": lasts})])
        return self.repository.decision(decision.id)

    def check_in(
        self,
        decision: Decision,
        day: date,
        outcome: str,
        minutes: int | None = None,
        later_calls: Sequence[LaterCall] = (),
    ) -> Decision:
        """Record what became of one occurrence; one as planned keeps what the plan was.

        Terms that are agreed or dropped later don't change what has been.
        """
        now = self.now()
        if outcome == AS_PLANNED and minutes is None:
            minutes = as_planned_minutes(decision) - decision.kept_travel_minutes
        earlier = decision.check_ins.get(day)
        first_at = earlier.first_at if earlier else now
        said = CheckIn(day, outcome, minutes, tuple(later_calls), now, first_at)
        return self.repository.check_in(decision.id, said)

    # What is known of a client

    def known(self, client: str) -> dict[str, Known]:
        """Return what is known of a client and not yet too old to be taken as so."""
        return known_clients.still_so(self.repository.client(client), self.today())

    def _remembered(self, client: object, key: str) -> Any:
        known = self.known(client).get(key) if isinstance(client, str) else None
        return known.value if known else None

    def _clients_after(self, decisions: Sequence[Decision]) -> list[KnownClient]:
        """Return each decided client with what the answers that were asked for tell."""
        after: dict[str, KnownClient] = {}
        for each in decisions:
            path = complete_path(self.library, each.answers, self.settings.assumptions, each.tactic)
            key = fold(each.client)
            before = after.get(key) or self.repository.client(each.client)
            news = known_clients.told(each.answers, path.asked, self.today())
            after[key] = known_clients.with_told(before, each.client, news)
        return list(after.values())
