"""What every talk needs: the session, the prompts, and the usual ways to ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from content.words import languages
from tui.talks.prompts import Enter, Prompt
from tui.told import meetings
from tui.told.names import Names
from tui.typed import dates
from tui.typed.durations import read_minutes
from tui.typed.not_usable import NotUsable
from tui.use_cases.overview import Lookout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from content.decision import Decision
    from content.words import Words
    from tui.talks.prompts import Prompts
    from tui.told.asked import Option
    from tui.use_cases.overview import Overview
    from tui.use_cases.session import Session

LEAVE: Any = object()
"""Stands for: nothing, thanks."""


@dataclass
class Talk:
    """A person and the coach, talking."""

    session: Session
    prompts: Prompts

    @property
    def words(self) -> Words:
        """The words that are spoken."""
        return self.session.words

    @cached_property
    def _lookout(self) -> Lookout:
        return Lookout(self.session)

    @property
    def overview(self) -> Overview:
        """The decisions and their measure, as of now."""
        return self._lookout.overview()

    def say(self, *lines: str) -> None:
        """Tell something."""
        self.prompts.say(*lines)

    def day_said(self, day: date) -> str:
        """Return a day as it is told."""
        return self.words.day(day, today=self.session.today())

    def meeting(self, decision: Decision) -> str:
        """Return whom a meeting is with and what it is about."""
        return meetings.meeting(Names(self.words), decision)

    def choose(
        self, ask: str, options: Sequence[Option], *, above: str = "", has_way_back: bool = True
    ) -> Any:
        """Ask for one of some options; raises Back."""
        return self.prompts.choose(Prompt(ask, above=above, has_way_back=has_way_back), options)

    def minutes(self, ask: str, most: int, *, least: int = 0, enter: str = "") -> int | None:
        """Ask for minutes; with `enter`, which says so, they may be left out: None."""

        def read(typed: str) -> int:
            found = read_minutes(typed)
            if found is None:
                raise NotUsable(self.words("ask.takes.duration"))
            if not least <= found <= most:
                raise NotUsable(self.words("ask.takes.number", minimum=least, maximum=most))
            return found

        found: int | None = self._text(ask, read, self.words("plain.hint.minutes"), enter)
        return found

    def day(self, ask: str, hint: str) -> date:
        """Ask for a day."""

        def read(typed: str) -> date:
            found = dates.read(typed, self.session.now(), self._languages())
            if found is None or found.day is None:
                raise NotUsable(self.words("ask.takes.day"))
            return found.day

        day: date = self._text(ask, read, hint, "")
        return day

    def past_day(self, ask: str, hint: str, enter: str) -> date | None:
        """Ask for a day up to today; it may be left out: None."""

        def read(typed: str) -> date:
            day = dates.read_past_day(typed, self.session.now(), self._languages())
            if day is None:
                raise NotUsable(self.words("check_in.later_call.day_refused"))
            return day

        found: date | None = self._text(ask, read, hint, enter)
        return found

    def moment(self, ask: str, hint: str, *, enter: str = "") -> datetime | None:
        """Ask for a day and a time; with `enter` they may be left out: None."""

        def read(typed: str) -> datetime:
            found = dates.read(typed, self.session.now(), self._languages())
            if found is None or found.moment is None:
                raise NotUsable(self.words("ask.takes.both" if found else "ask.takes.instant"))
            return found.moment.replace(tzinfo=self.session.environment.zone)

        found: datetime | None = self._text(ask, read, hint, enter)
        return found

    def text(self, ask: str, *, hint: str = "", enter: str = "") -> str | None:
        """Ask for a line of text; with `enter` it may be left out: None."""

        def read(typed: str) -> str:
            if not typed:
                raise NotUsable(self.words("plain.takes_something"))
            return typed

        found: str | None = self._text(ask, read, hint, enter)
        return found

    def _text(self, ask: str, read: Any, hint: str, enter: str) -> Any:
        alone = Enter(None, enter) if enter else None
        return self.prompts.text(Prompt(ask, hint=hint, enter=alone), read)

    def _languages(self) -> list[str]:
        own = self.words.language
        return [own, *(each for each in languages() if each != own)]
