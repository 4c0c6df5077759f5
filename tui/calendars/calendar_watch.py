"""Reading the calendars again behind the screen: at the start, and when it is asked for.

It knows no screen: what happens is told to a function, from a thread of its own.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from storage.faults import Damaged, StorageFault
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.calendar_report import Report
    from tui.use_cases.session import Session


class CalendarWatch:
    """At most one reading at a time, which can be called off."""

    def __init__(self, session: Session, told: Callable[[], None]) -> None:
        """`told` is called, in the reading's thread, whenever there is something new to show."""
        self._session, self._told = session, told
        self._thread: threading.Thread | None = None
        self._called_off = threading.Event()
        self.progress: tuple[int, int] | None = None
        """How many files of how many are read; None while nothing is being read."""
        self.report: Report | None = None
        """What the last reading found."""
        self.fault: StorageFault | Refusal | None = None
        """Why the last reading came to nothing."""

    @property
    def is_reading(self) -> bool:
        """Tell whether calendars are being read."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, *, only_changed: bool = False) -> bool:
        """Begin to read; tell whether it did. `only_changed`: not where nothing has changed."""
        if self.is_reading or self._session.calendar_store is None:
            return False
        self._called_off.clear()
        self._thread = threading.Thread(target=self._read, args=(only_changed,), daemon=True)
        self._thread.start()
        return True

    def call_off(self) -> None:
        """End a reading; what was imported before stays as it was."""
        self._called_off.set()
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _read(self, only_changed: bool) -> None:
        # Loaded where it is used: most starts read nothing.
        from storage.calendar_reading import Cancelled

        calendar = self._session.reading_calendar()
        self.fault = None
        try:
            if only_changed and not calendar.has_changed_sources():
                return
            self._tell(0, 1)
            self.report = calendar.import_paths(
                (), progress=self._tell, is_cancelled=self._called_off.is_set
            )
        except Cancelled:
            return
        except (StorageFault, Refusal) as fault:
            self.fault = fault
        except OSError as error:
            self.fault = Damaged("not_readable", error.filename or "")
        finally:
            self.progress = None
        self._say()

    def _tell(self, done: int, every: int) -> None:
        self.progress = done, every
        self._say()

    def _say(self) -> None:
        # The app may be gone by now.
        with suppress(RuntimeError):
            if not self._called_off.is_set():
                self._told()
