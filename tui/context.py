"""What a command is given: the words, the arguments, and the store once it asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.environment import Environment, interactive
from tui.refusals import Refusal, fault_line
from tui.settings import Settings

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from content.words import Words
    from tui.session import Session


@dataclass
class Context:
    """One run of one command."""

    environment: Environment
    words: Words
    options: Namespace
    settings: Settings = field(default_factory=Settings)

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
    def session(self) -> Session:
        """The person's session; what of the store and settings can't be read is said on stderr."""
        session = open_session(self.environment, self.words, self.folder, self.settings)
        for line in self.settings.fault_lines(self.words):
            output.talk(output.one_line(line))
        for own in session.own_letters.faults():
            output.talk(output.one_line(own.says(self.words)))
        for fault in session.repository.faults():
            output.talk(output.one_line(fault_line(self.words, fault)))
        return session

    def open_app(self) -> int:
        """Open the app, or the plain menu; refuse the app where there is no terminal."""
        if self.environment.plain:
            from tui.plain_menu import run as open_menu

            return open_menu(self)
        if not interactive():
            raise Refusal("not_a_terminal")
        from tui.app import run

        run(self.session)
        return exit_codes.DONE


def open_session(
    environment: Environment, words: Words, folder: Path, settings: Settings | None = None
) -> Session:
    """Return a session on the store in a folder."""
    from storage.calendar_follow import Follower
    from storage.calendar_store import CalendarStore
    from storage.locations import device_name
    from storage.repository import Repository
    from storage.unfinished import Unfinished
    from tui.session import Session

    device = device_name(environment.variables)
    repository = Repository(folder, device, environment.now)
    unfinished = Unfinished(folder, device)
    calendar = CalendarStore(folder, device)
    repository.follow = Follower(calendar)
    return Session(repository, unfinished, environment, words, settings or Settings(), calendar)
