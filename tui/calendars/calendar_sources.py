"""The sources of the calendar: files and folders that are imported, and read again on request."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storage.calendar_report import Report
    from storage.calendar_store import CalendarStore, Source
    from tui.environment import Environment


class Sources:
    """Where the person's calendar comes from."""

    def __init__(self, store: CalendarStore, environment: Environment) -> None:
        self.store = store
        self._environment = environment

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
        from storage.calendar_reading import is_there

        found = [Path(path).expanduser() for path in paths]
        for path in found:
            if not is_there(path):
                raise Refusal("calendar_not_found", where=path)
        return found

    def _sources_there(self) -> list[Path]:
        """Return the sources that can be read again; what is gone from its place stays as it is."""
        from storage.calendar_reading import is_there

        sources = self.store.sources()
        if not sources:
            raise Refusal("calendar_no_sources")
        return [path for each in sources if is_there(path := Path(each.path))]

    def has_changed_sources(self) -> bool:
        """Tell whether reading the sources again may find anything new."""
        from storage.calendar_merge import has_changed

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


def _is_below(source: str, path: str) -> bool:
    return source == path or Path(source).is_relative_to(path)
