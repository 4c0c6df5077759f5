"""What the answers say of the meeting that a decision is about."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNTIL = "until "


class Answered:
    """A record with answers, and the zone that they were given in."""

    __slots__ = ()

    if TYPE_CHECKING:
        zone: str
        answers: Mapping[str, object]

    @property
    def client(self) -> str:
        """The client's name as it was typed."""
        return str(self.answers["client"])

    @property
    def subject(self) -> str:
        """What the meeting is about."""
        return str(self.answers["subject"])

    @property
    def starts_at(self) -> datetime:
        """The first occurrence as it was before the decision, in the decision's zone."""
        return datetime.fromisoformat(str(self.answers["starts_at"])).astimezone(
            ZoneInfo(self.zone)
        )

    @property
    def repeats(self) -> str:
        """`once`, `weekly`, `fortnightly`, `monthly` or `calendar`."""
        return str(self.answers.get("repeats", "once"))

    @property
    def until(self) -> date | None:
        """The last day that a series is changed; None when it is this occurrence only."""
        lasts = str(self.answers.get("lasts", "once"))
        if not lasts.startswith(_UNTIL) or self.repeats == "once":
            return None
        return date.fromisoformat(lasts.removeprefix(_UNTIL))
