"""Importing: what the sources hold is read and takes the place of what they held before.

An event is known by its file and UID, an occurrence by its RECURRENCE-ID, so importing again
changes what has changed. What could not be read this time stays as it was; what has passed out
of the window at its early end stays too, because people look back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.calendar_reading import Cancelled, FileFound, files_in, read_files
from storage.calendar_store import CalendarStore, Source
from storage.ics_expand import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from storage.calendar_series import Series
    from storage.ics_read import RefusedEvent

DAYS_BACK = 400
DAYS_AHEAD = 2 * 366 + 31
"""A change may last two years."""
_SHOWN = ("subject", "location", "organizer", "people", "busy", "cancelled", "start", "minutes")
_COMPARED = (*_SHOWN, "pattern")


@dataclass(frozen=True, slots=True)
class Change:
    """One event that is new, changed or gone."""

    kind: str
    """`new`, `updated` or `gone`."""
    uid: str
    recurrence_id: str | None
    subject: str
    start: str
    """As it is stored in the version that is there now, or was there last."""
    fields: tuple[str, ...] = ()
    """What of an updated one is different."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file."""

    path: str
    events_in: int
    outside_window: int
    refused: tuple[RefusedEvent, ...]
    failed: str = ""
    """Why the file could not be read; empty when it was."""


@dataclass(slots=True)
class Report:
    """What an import did, or with a dry run would do."""

    files: list[FileReport] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def events_in(self) -> int:
        """How many events came in, new or known."""
        return sum(each.events_in for each in self.files)

    @property
    def outside_window(self) -> int:
        """How many lie wholly before or after the days that are read."""
        return sum(each.outside_window for each in self.files)

    def count(self, kind: str) -> int:
        """Return how many events are `new`, `updated` or `gone`."""
        return sum(each.kind == kind for each in self.changes)


def window_around(today: date, zone: tzinfo) -> Window:
    """Return the days that are read: more than a year back, and two years ahead."""
    return Window(today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD), zone)


def import_calendars(
    store: CalendarStore,
    paths: Sequence[Path],
    window: Window,
    now: datetime,
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Read files and folders into the store, durably in one step; raises Cancelled.

    `progress` is told how many files of how many are read. Raises Busy, Damaged, Newer, NotSaved
    or Unsure.
    """
    sources = {str(path.absolute()): files_in(path.absolute()) for path in paths}
    files = [file for below in sources.values() for file in below]
    found: dict[str, FileFound] = {}
    for done, each in enumerate(read_files(_once(files), window, is_cancelled=is_cancelled), 1):
        found[str(each.path)] = each
        progress(done, len(files))
    if is_cancelled():
        raise Cancelled
    if dry_run:
        return _Merge(store, sources, found, window, now).report
    with store.writing():
        merge = _Merge(store, sources, found, window, now)
        store.put(merge.series, merge.sources)
    return merge.report


def has_changed(source: Source, today: date) -> bool:
    """Tell whether reading a source again may find something else than the last time.

    On another day other days are read, whatever the files are.
    """
    path = Path(source.path)
    if not path.exists():
        return False
    is_new_day = source.read_at[:10] != today.isoformat()
    return is_new_day or source.seen != looks_of(files_in(path))


def looks_of(files: Sequence[Path]) -> str:
    """Return a name for what files look like from outside."""
    looks = blake2b(digest_size=16)
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue
        looks.update(f"{file}\0{status.st_size}\0{status.st_mtime_ns}\0".encode(errors="replace"))
    return looks.hexdigest()


def _once(files: list[Path]) -> list[Path]:
    return list(dict.fromkeys(files))


class _Merge:
    """What the store holds after an import, and how that differs from before."""

    def __init__(
        self,
        store: CalendarStore,
        sources: dict[str, list[Path]],
        found: dict[str, FileFound],
        window: Window,
        now: datetime,
    ) -> None:
        self._window, self._now = window, now
        self.report = Report()
        before = store.stored()
        self._before = {(each["source"], each["uid"]): each for each in before}
        self.series = [each for each in before if not self._is_read(each, sources, found)]
        for each in found.values():
            self._take(each, [old for old in before if old["source"] == str(each.path)])
        self._report_gone_files(before, sources, found)
        self.sources = self._sources(store.sources(), sources, found)

    def _is_read(
        self, series: Series, sources: dict[str, list[Path]], found: dict[str, FileFound]
    ) -> bool:
        """Tell whether what is stored is replaced by what was read, or has lost its file."""
        source = series["source"]
        if source in found:
            return not found[source].failed
        return self._lost_file(source, sources)

    @staticmethod
    def _lost_file(source: str, sources: dict[str, list[Path]]) -> bool:
        """Tell whether a file was in a folder that is read again and has it no more."""
        return any(
            Path(folder).is_dir() and Path(source).is_relative_to(folder) for folder in sources
        )

    def _report_gone_files(
        self, before: list[Series], sources: dict[str, list[Path]], found: dict[str, FileFound]
    ) -> None:
        for each in before:
            if each["source"] not in found and self._lost_file(each["source"], sources):
                self._changed("gone", each, each["versions"][0])

    def _take(self, file: FileFound, before: list[Series]) -> None:
        result = file.result
        self.report.files.append(
            FileReport(
                str(file.path),
                result.events_in,
                result.outside,
                tuple(result.refused),
                file.failed,
            )
        )
        if file.failed:
            return
        new = {each["uid"]: {"source": str(file.path), **each} for each in file.series}
        for series in new.values():
            self.series.append(self._with_past(series))
        kept = [old for old in before if old["uid"] not in new and self._stays(old, file)]
        self.series += kept
        stays = {old["uid"] for old in kept}
        for old in before:
            if old["uid"] not in new and old["uid"] not in stays:
                self._changed("gone", old, old["versions"][0])

    def _with_past(self, series: Series) -> Series:
        """Return an event together with its known occurrences from before the window."""
        old = self._before.get((series["source"], series["uid"]))
        if old is None:
            for version in series["versions"]:
                self._changed("new", series, version)
            return series
        self._compare(old, series)
        series = {**series, "occurrences": _with_earlier_starts(old, series)}
        first = self._window.first.isoformat()
        past = [each for each in old["occurrences"] if each[1] < first]
        if not past:
            return series
        made = {each[0] for each in series["occurrences"]}
        versions = [*series["versions"], *old["versions"]]
        shift = len(series["versions"])
        shifted = [[*each[:3], each[3] + shift, *each[4:]] for each in past if each[0] not in made]
        return {**series, "versions": versions, "occurrences": shifted + series["occurrences"]}

    def _compare(self, old: Series, new: Series) -> None:
        known = {each["recurrence_id"]: each for each in reversed(old["versions"])}
        for version in new["versions"]:
            before = known.pop(version["recurrence_id"], None)
            if before is None:
                self._changed("new", new, version)
                continue
            fields = tuple(name for name in _COMPARED if before[name] != version[name])
            if fields:
                self._changed("updated", new, version, fields)
        for version in known.values():
            self._changed("gone", old, version)

    def _changed(
        self, kind: str, series: Series, version: dict[str, Any], fields: tuple[str, ...] = ()
    ) -> None:
        self.report.changes.append(
            Change(
                kind,
                series["uid"],
                version["recurrence_id"],
                version["subject"],
                version["start"],
                fields,
            )
        )

    def _stays(self, old: Series, file: FileFound) -> bool:
        """Tell whether an event that was not read this time is kept as it was."""
        if not file.result.whole:
            return True
        if any(each.event == old["uid"] for each in file.result.refused):
            return True
        outside = file.result.outside_uids.get(old["uid"])
        return outside is not None and outside[:8] < f"{self._window.first:%Y%m%d}"

    def _sources(
        self,
        before: Sequence[Source],
        read: dict[str, list[Path]],
        found: dict[str, FileFound],
    ) -> list[Source]:
        sources = {each.path: each for each in before}
        for path, files in read.items():
            taken = [found[str(file)] for file in files if str(file) in found]
            if taken and all(each.failed for each in taken) and path not in sources:
                continue
            count = sum(each.result.events_in for each in taken)
            known = sources.get(path, Source(path, "", 0))
            sources[path] = replace(
                known, read_at=self._now.isoformat(), events_in=count, seen=looks_of(files)
            )
        return list(sources.values())


def _with_earlier_starts(old: Series, new: Series) -> list[list[Any]]:
    """Return the occurrences, each with the starts that it had in earlier readings."""
    if not (old["recurs"] or new["recurs"]) and old["occurrences"]:
        # A single event has no name but its start: it is the same wherever it stands.
        only = {each[0]: old["occurrences"][0] for each in new["occurrences"]}
    else:
        only = {each[0]: each for each in old["occurrences"]}
    return [_with_earlier_start(each, only.get(each[0])) for each in new["occurrences"]]


def _with_earlier_start(now: list[Any], before: list[Any] | None) -> list[Any]:
    if before is None:
        return now
    was = list(before[4]) if len(before) > 4 else []
    if before[1] != now[1]:
        was.append(before[1])
    return [*now, was] if was else now
