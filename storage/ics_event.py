"""One event of a calendar, or one version of some of its occurrences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storage.ics_rules import Rule
    from storage.ics_values import Moment, Period

WITHOUT_UID = "without-uid-"
"""How the identity begins that an event without one is given."""


@dataclass(slots=True)
class Event:
    """An event, or one version of some of its occurrences."""

    uid: str
    line: int
    start: Moment
    length: timedelta
    recurrence_id: Moment | None
    """The start of the occurrence that this is a version of."""
    and_later: bool
    """This version holds for all later occurrences too."""
    rules: list[Rule]
    added: list[Moment | Period]
    taken_out: list[Moment]
    sequence: int
    stamp: str
    """When this version was made, as the file writes it."""
    cancelled: bool
    shown: dict[str, Any]
    """What a person sees of it, as it is stored."""

    @property
    def recurs(self) -> bool:
        """Tell whether it is more than one occurrence."""
        return bool(self.rules or self.added)

    @property
    def pattern(self) -> str:
        """A name for the way in which it recurs, which changes when that does."""
        if not (self.recurs or self.taken_out):
            return ""
        dates = [repr(each) for each in (*self.added, *self.taken_out)]
        text = repr((self.rules, sorted(dates)))
        return blake2b(text.encode(), digest_size=8).hexdigest()

    @property
    def age(self) -> tuple[int, str, int]:
        """What tells an older version of the same event from a newer one."""
        return self.sequence, self.stamp, self.line


def text_of(moment: Moment) -> str:
    """Return a start as calendars name an occurrence by it, zoned ones in UTC."""
    if not isinstance(moment, datetime):
        return moment.isoformat().replace("-", "")
    if moment.tzinfo is None:
        return _basic(moment)
    try:
        return f"{_basic(moment.astimezone(UTC))}Z"
    except OverflowError:
        # The last day of all time has no name in UTC.
        return _basic(moment)


def _basic(moment: datetime) -> str:
    naive = moment.replace(tzinfo=None, microsecond=0)
    return naive.isoformat().replace("-", "").replace(":", "")
