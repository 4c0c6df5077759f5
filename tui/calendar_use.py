"""The use-cases of the calendar: import it, look ahead, correct it, ask whether an hour is free.

It knows no screen. The calendar is read when it is first asked about, and again when it changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content.client_meetings import Knowledge, OwnSide, Said, Verdict, own_side, verdict
from content.meetings import taken
from content.plain_text import clean, fold
from storage.calendar_series import meetings
from storage.faults import StorageFault
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from content.decision import Decision, Known
    from content.meetings import Meeting, Person
    from storage.calendar_import import Report
    from storage.calendar_series import Series
    from storage.calendar_store import CalendarStore, Source
    from storage.repository import Repository
    from tui.environment import Environment
    from tui.settings import Settings

DAYS_AHEAD = 28
"""How far an agenda looks unless it is told."""
FEWEST_MINUTES, MOST_MINUTES = 5, 720
"""Of a meeting that the interview takes."""
LONGEST_SUBJECT, LONGEST_CLIENT = 200, 120
MEETING, SENDER, WORD = "meeting:", "from:", "word:"
"""How the subjects begin of which a person says something."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting of an agenda."""

    meeting: Meeting
    verdict: Verdict
    decision: Decision | None
    """The latest decision on it that still stands."""


class Calendar:
    """The person's calendar, as it was imported."""

    def __init__(
        self,
        store: CalendarStore,
        repository: Repository,
        environment: Environment,
        settings: Settings,
    ) -> None:
        self.store = store
        self._repository, self._environment, self._settings = repository, environment, settings
        self._of_series: list[Series] | None = None
        self._own: OwnSide | None = None
        self._days: dict[date, list[Meeting]] = {}

    # Importing

    def import_paths(
        self,
        paths: Sequence[str],
        *,
        dry_run: bool = False,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Report:
        """Import files and folders; without any, those that were imported before.

        Raises Refusal for a path that isn't there, Cancelled, and what the store raises.
        """
        from storage.calendar_import import import_calendars, window_around

        wanted = self._there(paths) if paths else self._sources_there()
        now = self._environment.now()
        return import_calendars(
            self.store,
            wanted,
            window_around(now.date(), self._environment.zone),
            now,
            dry_run=dry_run,
            progress=progress,
            is_cancelled=is_cancelled,
        )

    @staticmethod
    def _there(paths: Sequence[str]) -> list[Path]:
        found = [Path(path).expanduser() for path in paths]
        for path in found:
            if not path.exists():
                raise Refusal("calendar_not_found", where=path)
        return found

    def _sources_there(self) -> list[Path]:
        """Return the sources that can be read again; what is gone from its place stays as it is."""
        sources = self.store.sources()
        if not sources:
            raise Refusal("calendar_no_sources")
        return [path for each in sources if (path := Path(each.path)).exists()]

    def has_changed_sources(self) -> bool:
        """Tell whether reading the sources again may find anything new."""
        from storage.calendar_import import has_changed

        today = self._environment.now().date()
        return any(has_changed(each, today) for each in self.store.sources())

    def sources(self) -> tuple[Source, ...]:
        """Return what is read again on request."""
        return self.store.sources()

    def forget_source(self, path: str) -> None:
        """Let go of a source and of the events that came from it."""
        wanted = str(Path(path).expanduser().absolute())
        with self.store.writing():
            sources = self.store.sources()
            if all(each.path != wanted for each in sources):
                raise Refusal("calendar_source_unknown", where=path)
            kept = [each for each in self.store.stored() if not _is_below(each["source"], wanted)]
            self.store.put(kept, [each for each in sources if each.path != wanted])

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

        Without `first` it begins now. Cancelled meetings are left out.
        """
        now = self._environment.now()
        begin = first or now.date()
        found = self.meetings(begin, last or begin + (DAYS_AHEAD - 1) * _DAY)
        known, standing = self.knowledge(), self._standing()
        rows = []
        for meeting in found:
            if meeting.cancelled or (first is None and meeting.ends_at <= now):
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

    def own_address(self, meeting: Meeting) -> str:
        """Return the person's own address among those of a meeting; empty when it isn't clear."""
        own, everyone = self._own_side(), meeting.everyone()
        mine = [each.address for each in everyone if each.address in own.addresses]
        if not mine:
            mine = [each.address for each in everyone if each.domain in own.domains]
        if not mine and not own.is_known and meeting.organizer is not None:
            mine = [meeting.organizer.address]
        return mine[0] if len(mine) == 1 else ""

    def is_organizer(self, meeting: Meeting, decision: Decision) -> bool:
        """Tell whether the person called the meeting, as far as addresses and answers tell."""
        if meeting.organizer is None:
            return False
        own = self.own_address(meeting)
        if own:
            return own == meeting.organizer.address
        if decision.answers.get("brought_by_colleague"):
            return False
        return self._own_side().has(meeting.organizer)

    def contact_of(self, meeting: Meeting) -> Person | None:
        """Return the first who is invited from the client's side; None where nobody is."""
        mine, own = self.own_address(meeting), self._own_side()
        others = [
            each
            for each in meeting.everyone()
            if each.address != mine and not own.has(each) and "@" in each.address
        ]
        return others[0] if others else None

    def is_taken(self, moment: datetime, minutes: int, besides: str = "") -> bool:
        """Tell whether the calendar shows something in the minutes from a moment on.

        `besides` is the UID of an event that does not count: the one that is to be moved.
        """
        local = moment.astimezone(self._environment.zone)
        ends = local + timedelta(minutes=minutes)
        around = [each for day in {local.date(), ends.date()} for each in self._known_on(day)]
        return taken((each for each in around if each.uid != besides), local, minutes) is not None

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
            self._of_series, self._own, self._days = found, None, {}
        return found

    # Which are client meetings

    def knowledge(self) -> Knowledge:
        """Return what verdicts on meetings are made from."""
        said = {each["about"]: each for each in self.store.said()}
        names = [each.client for each in self._repository.clients()]
        names += [each.client for each in self._repository.decisions()]
        return Knowledge(
            own=self._own_side(),
            clients={fold(name): name for name in names},
            domains=_told(said, SENDER),
            words=tuple(_told(said, WORD)),
            said={
                about.removeprefix(MEETING): Said(each["is_client"], each["client"])
                for about, each in said.items()
                if about.startswith(MEETING)
            },
        )

    def _own_side(self) -> OwnSide:
        series = self._series()
        if self._own is None:
            zone, today = self._environment.zone, self._environment.now()
            domains = self._settings.mail_domains
            near = [] if domains else meetings(series, zone, today - 183 * _DAY, today + 183 * _DAY)
            self._own = own_side(near, domains=domains)
        return self._own

    def say(self, meeting: Meeting, *, is_client: bool, client: str = "") -> None:
        """Remember whether a meeting and its series are with a client, and with which.

        A name given is remembered for everybody who writes from where the others come from.
        """
        self._say(MEETING + meeting.uid, is_client, clean(client).strip())
        own = self._own_side()
        domains = {person.domain for person in meeting.everyone() if not own.has(person)}
        if is_client and client and own.is_known and len(domains - {""}) == 1:
            self._say(SENDER + domains.pop(), True, clean(client).strip())

    def choose_word(self, word: str, *, counts: bool = True) -> None:
        """Let a word in subjects tell client meetings, or no longer."""
        self._say(WORD + clean(word).strip(), counts, "")

    def words(self) -> tuple[str, ...]:
        """Return the words that tell client meetings."""
        return self.knowledge().words

    def _say(self, about: str, is_client: bool, client: str) -> None:
        at = self._environment.now().isoformat()
        self.store.say({"about": about, "is_client": is_client, "client": client, "at": at})

    # From a meeting to an interview

    def facts(self, row: Row, known: Mapping[str, Known]) -> dict[str, Any]:
        """Return the answers that a meeting gives; what it does not tell is left to be asked.

        `known`: what is known of the client, of which the travel is taken when there is a place.
        """
        meeting = row.meeting
        facts: dict[str, Any] = {
            "client": row.verdict.client[:LONGEST_CLIENT],
            "subject": meeting.subject[:LONGEST_SUBJECT],
            "starts_at": meeting.starts_at.isoformat(),
            "repeats": "calendar" if meeting.recurs else "once",
        }
        if FEWEST_MINUTES <= meeting.minutes <= MOST_MINUTES and not meeting.all_day:
            facts["minutes"] = meeting.minutes
        if form := form_of(meeting):
            facts["format"] = form
        travel = known.get("travel_minutes")
        if form == "in_person" and travel is not None:
            facts["travel_minutes"] = travel.value
        return {key: value for key, value in facts.items() if value != ""}

    def _standing(self) -> list[Decision]:
        return [each for each in self._repository.decisions() if each.state != "withdrawn"]


def form_of(meeting: Meeting) -> str:
    """Return how a meeting is held, as far as its entry tells: in person where it has a place."""
    location = meeting.location.casefold()
    if meeting.video or location.startswith(("http://", "https://")):
        return "video"
    if location.startswith("tel:") or location.lstrip("+").replace(" ", "").isdigit():
        return "phone"
    return "in_person" if location else ""


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


def _told(said: Mapping[str, Mapping[str, Any]], prefix: str) -> dict[str, str]:
    return {
        about.removeprefix(prefix): each["client"]
        for about, each in said.items()
        if about.startswith(prefix) and each["is_client"]
    }


def _is_below(source: str, path: str) -> bool:
    return source == path or Path(source).is_relative_to(path)
