"""What a command is given: the words, the arguments, and the store once it asks for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui import output
from tui.refusals import fault_line
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from content.decision import Decision
    from content.measured import Measurable
    from content.words import Words
    from storage.calendar_follow import Follower
    from storage.calendar_store import CalendarStore
    from storage.faults import StorageFault
    from storage.repository import Repository
    from tui.environment import Environment
    from tui.use_cases.session import Session


READER = "reader"
"""A device that writes nothing."""


class Context:
    """One run of one command, in the session that it is given, else in the person's own."""

    def __init__(
        self,
        environment: Environment,
        words: Words,
        options: Namespace,
        settings: Settings | None = None,
        session: Session | None = None,
    ) -> None:
        self.environment, self.words, self.options = environment, words, options
        self.settings = settings or Settings()
        self._given = session

    @property
    def json(self) -> bool:
        """Tell whether the result is for a program to read."""
        return bool(self.options.json)

    @cached_property
    def folder(self) -> Path:
        """The folder of the decisions."""
        from storage.locations import data_folder

        return data_folder(self.options.data, self.environment.variables)

    @cached_property
    def calendar(self) -> CalendarStore:
        """What was imported of calendars."""
        from storage.calendar_store import CalendarStore

        return CalendarStore(self.folder, self._device)

    @cached_property
    def store(self) -> Repository:
        """The decisions; nothing is said of what can't be read."""
        from storage.repository import Repository

        store = Repository(self.folder, self._device, self.environment.now)
        store.follow = self._follow
        return store

    @cached_property
    def repository(self) -> Repository:
        """The decisions; what of them and of the settings can't be read is said on stderr."""
        self._say_faults(self.store.faults())
        return self.store

    def measured(self) -> list[Measurable]:
        """Return the decisions as far as the measure reads them; says what `repository` says."""
        from storage.glance import Glance

        glance = Glance(self.folder, self._device, self._follow)
        self._say_faults(glance.faults())
        return glance.decisions

    def _say_faults(self, faults: Sequence[StorageFault]) -> None:
        for line in self.settings.fault_lines(self.words):
            output.talk(output.one_line(line))
        for fault in faults:
            output.talk(output.one_line(fault_line(self.words, fault)))

    @cached_property
    def session(self) -> Session:
        """The person's session; what can't be read of their own letters is said on stderr."""
        if self._given is not None:
            return self._given
        session = self._session(self.repository, self.calendar, self._device)
        for own in session.own_letters.faults():
            output.talk(output.one_line(own.says(self.words)))
        return session

    def session_that_reads(self) -> Session:
        """Return a session that only reads: no folder is made, and no name for this device."""
        from storage.calendar_store import CalendarStore
        from storage.repository import Repository

        repository = Repository(self.folder, READER, self.environment.now)
        return self._session(repository, CalendarStore(self.folder, READER), READER)

    def _session(self, repository: Repository, calendar: CalendarStore, device: str) -> Session:
        from storage.unfinished import Unfinished
        from tui.use_cases.session import Session

        unfinished = Unfinished(self.folder, device)
        return Session(
            repository, unfinished, self.environment, self.words, self.settings, calendar
        )

    @cached_property
    def _device(self) -> str:
        from storage.locations import device_name

        return device_name(self.environment.variables)

    @cached_property
    def _follower(self) -> Follower:
        from storage.calendar_follow import Follower

        return Follower(self.calendar)

    def _follow(self, decision: Decision) -> Decision:
        """Put in where the calendar has a decision; it is read only for one that came from it."""
        return self._follower(decision) if decision.meeting_uid else decision
