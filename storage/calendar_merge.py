"""What is stored after an import: what was read in place of what the same files held before.

What could not be read this time stays as it was; what has passed out of the window at its early
end stays too, because people look back.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.calendar_reading import files_in, is_there
from storage.calendar_report import Change, FileReport, Report
from storage.calendar_store import CalendarStore, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from storage.calendar_reading import FileFound
    from storage.calendar_series import Series
    from storage.ics_window import Window

_SHOWN = ("subject", "location", "organizer", "people", "busy", "cancelled", "start", "minutes")
_COMPARED = (*_SHOWN, "pattern")


class Merge:
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
        of_file: dict[str, list[Series]] = {}
        for old in before:
            of_file.setdefault(old["source"], []).append(old)
        for each in found.values():
            self._take(each, of_file.get(str(each.path), []))
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
        """Tell whether a file was in a folder that is read again and has it no more.

        One that is there and was not read (its folder is closed to us, or holds too many) stays.
        """
        is_below = any(
            Path(folder).is_dir() and Path(source).is_relative_to(folder) for folder in sources
        )
        return is_below and _is_gone(Path(source))

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
        versions = list(series["versions"])
        kept = [
            [*each[:3], _place_in(versions, old["versions"][each[3]]), *each[4:]]
            for each in past
            if each[0] not in made
        ]
        return {**series, "versions": versions, "occurrences": kept + series["occurrences"]}

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


def _is_gone(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _place_in(versions: list[dict[str, Any]], version: dict[str, Any]) -> int:
    """Return where a version stands among others; one that is not there yet is added."""
    if version not in versions:
        versions.append(version)
    return versions.index(version)


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


def has_changed(source: Source, today: date) -> bool:
    """Tell whether reading a source again may find something else than the last time.

    On another day other days are read, whatever the files are.
    """
    path = Path(source.path)
    if not is_there(path):
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
