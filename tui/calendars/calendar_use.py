"""The use-cases of the calendar: look ahead, correct it, ask whether an hour is free.

It knows no screen. The calendar is read when it is first asked about, and again when it changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from content.client_meetings import Knowledge, OwnSide, Verdict, verdict
from content.meeting_people import own_address
from content.meetings import taken
from content.plain_text import fold
from storage.calendar_series import meetings
from storage.faults import StorageFault
from tui.calendars.calendar_sources import Sources
from tui.calendars.client_knowledge import ClientKnowledge
from tui.calendars.meeting_facts import facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from content.decision import Decision, Known
    from content.meetings import Meeting
    from storage.calendar_series import Series
    from storage.calendar_store import CalendarStore
    from storage.repository import Repository
    from tui.environment import Environment
    from tui.settings.settings import Settings

DAYS_AHEAD = 28
"""How far an agenda looks unless it is told."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting of an agenda."""

    meeting: Meeting
    verdict: Verdict
    decision: Decision | None
    """The latest decision on it that still stands."""


class Calendar(Sources):
    """The person's calendar, as it was imported."""

    def __init__(
        self,
        store: CalendarStore,
        repository: Repository,
        environment: Environment,
        settings: Settings,
    ) -> None:
        super().__init__(store, environment)
        self._repository = repository
        self._clients = ClientKnowledge(store, repository, environment, settings)
        self._of_series: list[Series] | None = None
        self._days: dict[date, list[Meeting]] = {}

    # Looking

    def meetings(self, first: date, last: date) -> list[Meeting]:
        """Return all meetings that touch these days, both included, by their starts."""
        zone = self._environment.zone
        start = datetime.combine(first, time(), zone)
        end = datetime.combine(last + _DAY, time(), zone)
        return meetings(self._series(), zone, start, end)

    def agenda(
        self, first: date | None = None, last: date | None = None, *, every: bool = False
    ) -> list[Row]:
        """Return the client meetings of these days, both included; `every`: the others too.

        Without `first` it begins now. Cancelled and declined meetings are left out.
        """
        now = self._environment.now()
        begin = first or now.date()
        found = self.meetings(begin, last or begin + (DAYS_AHEAD - 1) * _DAY)
        known, standing = self.knowledge(), self._standing()
        rows = []
        for meeting in found:
            if meeting.cancelled or (first is None and meeting.ends_at <= now):
                continue
            if self._is_declined(meeting):
                continue
            said = verdict(meeting, known)
            if said.is_client or every:
                rows.append(Row(meeting, said, _decision(meeting, said, standing)))
        return rows

    def meeting(self, uid: str, recurrence_id: str) -> Meeting | None:
        """Return one occurrence as the calendar has it now; None when it has it no more."""
        zone = self._environment.zone
        series = [each for each in self._series() if each["uid"] == uid]
        early, late = datetime(1900, 1, 1, tzinfo=zone), datetime(2200, 1, 1, tzinfo=zone)
        found = meetings(series, zone, early, late)
        fitting = [each for each in found if each.recurrence_id == recurrence_id]
        return fitting[0] if fitting else None

    def meeting_of(self, client: str, subject: str, starts_at: datetime) -> Meeting | None:
        """Return the imported meeting that has this start, and this client or subject."""
        local = starts_at.astimezone(self._environment.zone)
        then = [
            each
            for each in self._known_on(local.date())
            if each.starts_at == local and not each.cancelled
        ]
        known = self.knowledge() if then else Knowledge()
        for meeting in then:
            names = {fold(meeting.subject), fold(verdict(meeting, known).client)}
            if {fold(subject), fold(client)} & names:
                return meeting
        return None

    def meeting_of_decision(self, decision: Decision) -> Meeting | None:
        """Return the imported meeting that a decision was made on, as the calendar has it now."""
        if decision.meeting_uid is not None:
            return self.meeting(decision.meeting_uid, decision.meeting_recurrence_id or "")
        return self.meeting_of(decision.client, decision.subject, decision.starts_at)

    def recurrence_id_on(self, uid: str, day: date) -> str:
        """Return by which name the calendar knows an event's occurrence on a day."""
        found = [each.recurrence_id for each in self._known_on(day) if each.uid == uid]
        return found[0] if found else ""

    def is_taken(self, moment: datetime, minutes: int, besides: str = "") -> bool:
        """Tell whether the calendar shows something in the minutes from a moment on.

        `besides` is the UID of an event that does not count: the one that is to be moved.
        """
        local = moment.astimezone(self._environment.zone)
        ends = local + timedelta(minutes=minutes)
        around = [each for day in {local.date(), ends.date()} for each in self._known_on(day)]
        counted = (each for each in around if each.uid != besides and not self._is_declined(each))
        return taken(counted, local, minutes) is not None

    def _is_declined(self, meeting: Meeting) -> bool:
        """Tell whether the person has said no to a meeting."""
        if not any(each.declined for each in meeting.people):
            return False
        own = own_address(self.own_side(), meeting)
        return any(each.declined and each.address == own for each in meeting.people)

    def comes_again_within_a_week(self, client: str, subject: str, starts_at: datetime) -> bool:
        """Tell whether an imported meeting comes again in the seven days after it."""
        meeting = self.meeting_of(client, subject, starts_at)
        if meeting is None:
            return False
        first = meeting.starts_at.date() + _DAY
        later = self.meetings(first, first + 6 * _DAY)
        return any(each.uid == meeting.uid and not each.cancelled for each in later)

    def _known_on(self, day: date) -> list[Meeting]:
        """Return the meetings of a day; a calendar that can't be read is no reason to stop."""
        try:
            return self._on(day)
        except StorageFault:
            return []

    def _on(self, day: date) -> list[Meeting]:
        self._series()
        if day not in self._days:
            self._days[day] = self.meetings(day, day)
        return self._days[day]

    def _series(self) -> list[Series]:
        """Return the events, from memory while their file is as it was."""
        found = [] if self.store.is_empty else self.store.series()
        if found is not self._of_series:
            self._of_series, self._days = found, {}
        return found

    # Which are client meetings, and what they tell

    def knowledge(self) -> Knowledge:
        """Return what verdicts on meetings are made from."""
        return self._clients.knowledge(self.own_side())

    def own_side(self) -> OwnSide:
        """Return the person's own addresses and mail domains, as far as they are known."""
        return self._clients.own_side(self._series())

    def say(self, meeting: Meeting, *, is_client: bool, client: str = "") -> None:
        """Remember whether a meeting and its series are with a client, and with which.

        A name given is remembered for everybody who writes from where the others come from.
        """
        self._clients.say(self.own_side(), meeting, is_client=is_client, client=client)

    def choose_word(self, word: str, *, counts: bool = True) -> None:
        """Let a word in subjects tell client meetings, or no longer."""
        self._clients.choose_word(word, counts=counts)

    def words(self) -> tuple[str, ...]:
        """Return the words that tell client meetings."""
        return self.knowledge().words

    def facts(self, row: Row, known: Mapping[str, Known]) -> dict[str, Any]:
        """Return the answers that a meeting gives; see `meeting_facts.facts`."""
        return facts(row.meeting, row.verdict.client, known)

    def _standing(self) -> list[Decision]:
        return [each for each in self._repository.decisions() if each.state != "withdrawn"]


def _decision(meeting: Meeting, said: Verdict, standing: Sequence[Decision]) -> Decision | None:
    """Return the latest decision on a meeting, by its UID, else by its client and start."""
    client = fold(said.client)
    for decision in reversed(standing):
        if decision.meeting_uid == meeting.uid and _covers(decision, meeting):
            return decision
        if fold(decision.client) == client and decision.starts_at == meeting.starts_at:
            return decision
    return None


def _covers(decision: Decision, meeting: Meeting) -> bool:
    """Tell whether a decision on an event is about this occurrence of it."""
    if (decision.meeting_recurrence_id or "") == meeting.recurrence_id:
        return True
    until = decision.until
    is_later = decision.starts_at.date() <= meeting.starts_at.date()
    return until is not None and is_later and meeting.starts_at.date() <= until
