"""A worker that dies at the event with the UID `deadly`, unless it is told to pass it over."""

from __future__ import annotations

import os

from storage import ics_read, ics_worker
from storage.ics_event import Event
from storage.ics_expand import Occurrence, occurrences
from storage.ics_window import Window


def _die(events: list[Event], window: Window) -> list[Occurrence]:
    if events[0].uid == "deadly":
        os._exit(1)
    return occurrences(events, window)


if __name__ == "__main__":
    vars(ics_read)["occurrences"] = _die
    ics_worker.main()
