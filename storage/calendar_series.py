"""Stored events: how those of several files are one, and which meetings they are.

The same event may stand in several files (a series in one, a moved occurrence of it in an
invitation that came by mail): the newest version of each occurrence is the one that holds.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from content.meetings import Meeting, Person
from content.plain_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

Series = dict[str, Any]
MINUTES_IN_A_DAY = 24 * 60
_NEAR = timedelta(days=3)
"""A day that something lasts, and the farthest zones apart."""


def combined(documents: Iterable[Series]) -> Iterator[Series]:
    """Yield one series for each UID."""
    by_uid: dict[str, list[Series]] = defaultdict(list)
    for document in documents:
        by_uid[document["uid"]].append(document)
    for several in by_uid.values():
        yield several[0] if len(several) == 1 else _one_of(several)


def _one_of(several: list[Series]) -> Series:
    """Return the newest whole event with the newer versions of its occurrences from the others."""
    whole = [each for each in several if each["has_master"]] or several
    base = max(whole, key=_age)
    versions, occurrences = list(base["versions"]), list(base["occurrences"])
    for other in several:
        if other is base or other["has_master"]:
            continue
        places = {each[0]: place for place, each in enumerate(occurrences)}
        for recurrence_id, start, minutes, number, *was in other["occurrences"]:
            version = other["versions"][number]
            place = places.get(recurrence_id)
            if place is not None and _version_age(versions[occurrences[place][3]]) > _version_age(
                version
            ):
                continue
            made = [recurrence_id, start, minutes, len(versions), *was]
            versions.append(version)
            if place is None:
                occurrences.append(made)
            else:
                occurrences[place] = made
    return {**base, "recurs": True, "versions": versions, "occurrences": occurrences}


def _age(series: Series) -> tuple[int, str]:
    return max(map(_version_age, series["versions"]))


def _version_age(version: dict[str, Any]) -> tuple[int, str]:
    return version["sequence"], version["stamp"]


def meetings(
    series: Iterable[Series], zone: tzinfo, first: datetime, last: datetime
) -> list[Meeting]:
    """Return the meetings that touch the time from first to last, by their starts."""
    # Stored starts are compared as text first: most of them are far away.
    earliest, latest = (first - _NEAR).date().isoformat(), (last + _NEAR).date().isoformat()
    found = []
    for each in series:
        people: dict[int, tuple[Person, ...]] = {}
        for occurrence in each["occurrences"]:
            day = occurrence[1][:10]
            if day > latest or (day < earliest and occurrence[2] <= MINUTES_IN_A_DAY):
                continue
            meeting = _meeting(each, occurrence, zone, people)
            if meeting.starts_at < last and (meeting.ends_at > first or meeting.starts_at >= first):
                found.append(meeting)
    return sorted(found, key=lambda meeting: (meeting.starts_at, meeting.uid))


def _meeting(
    series: Series, occurrence: list[Any], zone: tzinfo, people: dict[int, tuple[Person, ...]]
) -> Meeting:
    recurrence_id, start, minutes, number = occurrence[:4]
    version = series["versions"][number]
    if number not in people:
        people[number] = tuple(map(_person, version["people"]))
    return Meeting(
        uid=series["uid"],
        recurrence_id=recurrence_id if series["recurs"] else "",
        starts_at=start_of(start, zone),
        minutes=minutes,
        all_day=len(start) == len("2026-12-10"),
        subject=clean(version["subject"]),
        location=clean(version["location"]),
        organizer=version["organizer"] and _person(version["organizer"]),
        people=people[number],
        busy=version["busy"],
        cancelled=version["cancelled"],
        recurs=series["recurs"],
        video=version["video"],
        sequence=version["sequence"],
    )


def start_of(stored: str, zone: tzinfo) -> datetime:
    """Return a stored start in the person's zone; floating times and days lie in it already."""
    found = datetime.fromisoformat(stored)
    if found.tzinfo is None:
        return found.replace(tzinfo=zone)
    return found.astimezone(zone)


def _person(stored: dict[str, Any]) -> Person:
    return Person(clean(stored["address"]), clean(stored["name"]), stored["declined"])
