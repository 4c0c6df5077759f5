"""Advice and letters: what a session makes of answers before anything is decided.

It knows no screen. What it is given (the library, the store, the surroundings) it is given once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from content import letters
from content.advice import Advice, advise, complete_path
from content.answers import read_answers
from content.loader import load
from content.proposals import propose, proposes_time
from content.words import Words, languages, words_in
from tui.calendars.public_holidays import is_holiday
from tui.settings.settings import Settings
from tui.use_cases import known_clients

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.decision import Decision, Known, Letter
    from content.facts import Facts
    from content.library import Library
    from storage.calendar_store import CalendarStore
    from storage.repository import Repository
    from storage.unfinished import Unfinished
    from tui.calendars.calendar_use import Calendar
    from tui.environment import Environment
    from tui.outgoing.own_letters import OwnLetters


@dataclass
class Writing:
    """What is known and settled of one person's work, and the letters that it makes."""

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

    # What is known of a client

    def known(self, client: str) -> dict[str, Known]:
        """Return what is known of a client and not yet too old to be taken as so."""
        return known_clients.still_so(self.repository.client(client), self.today())

    def _remembered(self, client: object, key: str) -> Any:
        known = self.known(client).get(key) if isinstance(client, str) else None
        return known.value if known else None
