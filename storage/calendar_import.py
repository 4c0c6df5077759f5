"""Importing: what the sources hold is read and takes the place of what they held before.

An event is known by its file and UID, an occurrence by its RECURRENCE-ID, so importing again
changes what has changed. What could not be read this time stays as it was; what has passed out
of the window at its early end stays too, because people look back.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from storage.calendar_merge import Merge
from storage.calendar_reading import Cancelled, files_in, read_files
from storage.ics_window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime, tzinfo
    from pathlib import Path

    from storage.calendar_reading import FileFound
    from storage.calendar_report import Report
    from storage.calendar_store import CalendarStore

DAYS_BACK = 400
DAYS_AHEAD = 2 * 366 + 31
"""A change may last two years."""


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
        return Merge(store, sources, found, window, now).report
    with store.writing():
        merge = Merge(store, sources, found, window, now)
        store.put(merge.series, merge.sources)
    return merge.report


def _once(files: list[Path]) -> list[Path]:
    return list(dict.fromkeys(files))
