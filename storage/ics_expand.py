"""From the versions of one event to its occurrences within a window of days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from storage import ics_rules
from storage.ics_values import Moment, Period, Unfit

if TYPE_CHECKING:
    from datetime import tzinfo

    from icalendar import Event as Component

    from storage.ics_event import Event
    from storage.ics_window import Window

MOST_OCCURRENCES = 2_500
"""Of one event within the window."""
_MOST_STARTS = 2 * MOST_OCCURRENCES
"""As many may lie in the window and beside it."""
_DAY = timedelta(days=1)


class Occurrence(NamedTuple):
    """One time that an event takes place."""

    recurrence_id: Moment
    """Its start as the rule makes it, by which versions name it."""
    start: Moment
    length: timedelta
    event: Event


def occurrences(events: list[Event], window: Window) -> list[Occurrence]:
    """Return what takes place within the window; cancelled occurrences are among them.

    `events` are the versions of one event: at most one without RECURRENCE-ID, and at most one
    for each. Raises Unfit when the event can't be laid out.
    """
    master, versions = _sorted(events)
    if master is not None and not versions and not _begins(master, window):
        return []
    if master is None or not (master.recurs or versions):
        found = [_alone(each) for each in events]
    else:
        found = _Series(master, versions, window).occurrences()
    within = [each for each in found if window.holds(each.start, each.length)]
    if len(within) > MOST_OCCURRENCES:
        raise Unfit("too_many_occurrences", str(len(within)))
    return sorted(
        within, key=lambda each: (window.instant(each.start) or window.end, each.event.line)
    )


def _sorted(events: list[Event]) -> tuple[Event | None, list[Event]]:
    """Return the event itself and the versions of its occurrences."""
    master = next((each for each in events if each.recurrence_id is None), None)
    if master is None and len(events) == 1 and events[0].recurs:
        # Lotus Notes writes a whole series as a version of its own first occurrence.
        master = events[0]
    return master, [each for each in events if each is not master]


def _begins(event: Event, window: Window) -> bool:
    """Tell whether an event begins before the window ends, at all dates that it has."""
    begins = window.instant(event.start)
    return bool(event.added) or (begins is not None and begins < window.end)


def _alone(event: Event) -> Occurrence:
    return Occurrence(event.recurrence_id or event.start, event.start, event.length, event)


class _Series:
    """An event that recurs, and the versions of its occurrences."""

    def __init__(self, master: Event, versions: list[Event], window: Window) -> None:
        self._master, self._window = master, window
        self._named = {self._key(each.recurrence_id or each.start): each for each in versions}
        later = [(key, each) for key, each in self._named.items() if each.and_later]
        self._later = sorted(later, key=lambda pair: _in_order(pair[0]))
        self._taken_out = {self._key(each) for each in master.taken_out}
        self._lengths = {
            self._key(each.start): each.length for each in master.added if isinstance(each, Period)
        }

    def occurrences(self) -> list[Occurrence]:
        found, used = [], set()
        for start in self._starts():
            version = self._version(start)
            if version is not None:
                used.add(version.line)
                found.append(Occurrence(start, version.start, version.length, version))
            else:
                found.append(self._made(start))
        left = [(key, each) for key, each in self._named.items() if each.line not in used]
        return found + [_alone(each) for key, each in left if key not in self._taken_out]

    def _version(self, start: Moment) -> Event | None:
        found = self._named.get(self._key(start))
        if found is None and isinstance(start, datetime):
            return self._named.get(start.date())
        return found

    def _made(self, start: Moment) -> Occurrence:
        """Return the occurrence as the rule makes it, or a version for it and later ones."""
        key = self._key(start)
        version = None
        for since, each in self._later:
            if _in_order(since) <= _in_order(key):
                version = each
        if version is None:
            length = self._lengths.get(key, self._master.length)
            return Occurrence(start, start, length, self._master)
        return Occurrence(start, self._moved(start, version), version.length, version)

    def _moved(self, start: Moment, version: Event) -> Moment:
        """Return a start moved by as much as the version moved its own occurrence."""
        was, now = self._wall(version.recurrence_id or version.start), self._wall(version.start)
        if isinstance(now, datetime) and isinstance(was, datetime) and isinstance(start, datetime):
            return start + (now - was)
        day = start + (_day(now) - _day(was))
        if not isinstance(version.start, datetime):
            return _day(day)
        return datetime.combine(_day(day), version.start.time(), version.start.tzinfo)

    def _wall(self, moment: Moment) -> Moment:
        """Return a moment on the wall clock of the series."""
        zone = self._zone
        if isinstance(moment, datetime) and moment.tzinfo is not None:
            moment = moment.astimezone(zone) if zone is not None else moment
            return moment.replace(tzinfo=None)
        return moment

    @property
    def _zone(self) -> tzinfo | None:
        start = self._master.start
        return start.tzinfo if isinstance(start, datetime) else None

    def _like(self, moment: Moment) -> Moment:
        """Return a moment as one of the series' own kind; a day stays a day."""
        if not isinstance(moment, datetime):
            return moment
        if not isinstance(self._master.start, datetime):
            return moment.date()
        wall = self._wall(moment)
        assert isinstance(wall, datetime)
        return wall.replace(tzinfo=self._zone)

    def _key(self, moment: Moment) -> Moment:
        """Return what a moment is compared by: in UTC where it has a zone."""
        found = self._like(moment)
        if isinstance(found, datetime) and found.tzinfo is not None:
            return found.astimezone(UTC).replace(tzinfo=None)
        return found

    def _starts(self) -> list[Moment]:
        """Return the starts in and near the window, as the rules and dates make them."""
        first, last = self._reach()
        component = self._component(last)
        if component is None:
            return []
        given = {self._key(self._master.start), *map(self._key, self._dates())}
        starts = sorted(set(_expanded(component, first, last)), key=_in_order)
        return [each for each in starts if self._key(each) in given or _exists(each)]

    def _dates(self) -> list[Moment]:
        return [each.start if isinstance(each, Period) else each for each in self._master.added]

    def _reach(self) -> tuple[datetime, datetime]:
        """Return the window, widened by how long an occurrence is and how far one is moved."""
        most = max([self._master.length, *self._lengths.values()])
        for _, each in self._later:
            was = self._wall(each.recurrence_id or each.start)
            most = max(most, each.length, abs(_day(self._wall(each.start)) - _day(was)))
        margin = min(most, 2 * 366 * _DAY) + 2 * _DAY
        return self._window.start - margin, self._window.end + margin

    def _component(self, last: datetime) -> Component | None:
        """Return the event as the library that expands it takes it, each rule with an end."""
        from icalendar import Event as Component
        from icalendar import vRecur

        master, component = self._master, Component()
        rules = [ics_rules.bounded(each, master.start, last) for each in master.rules]
        component.add("DTSTART", master.start)
        component.add("DTEND", master.start + max(master.length, timedelta(0)))
        for rule in filter(None, rules):
            text = ";".join(f"{name}={value}" for name, value in rule.items())
            component.add("RRULE", vRecur.from_ical(text))
        if master.added:
            component.add("RDATE", [self._like(each) for each in self._dates()])
        if master.taken_out:
            component.add("EXDATE", [self._like(each) for each in master.taken_out])
        return component


def _expanded(component: Component, first: datetime, last: datetime) -> list[Moment]:
    import recurring_ical_events

    try:
        series = recurring_ical_events.of(component).series
        # The starts alone: making a component of each occurrence takes twice as long as the rest.
        starts = (each.start for one in series for each in one.between(first, last))
        found = list(islice(starts, _MOST_STARTS + 1))
    except (ValueError, TypeError, OverflowError, LookupError) as error:
        raise Unfit("bad_rule", str(error)[:200]) from error
    if len(found) > _MOST_STARTS:
        raise Unfit("too_many_occurrences", f"> {MOST_OCCURRENCES}")
    return found


def _exists(start: Moment) -> bool:
    if isinstance(start, datetime) and start.tzinfo is not None:
        return ics_rules.exists(start)
    return True


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _in_order(moment: Moment) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
