"""From a meeting of the calendar to the answers that an interview on it begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.decision import Known
    from content.meetings import Meeting

FEWEST_MINUTES, MOST_MINUTES = 5, 720
"""Of a meeting that the interview takes."""
LONGEST_SUBJECT, LONGEST_CLIENT = 200, 120


def facts(meeting: Meeting, client: str, known: Mapping[str, Known]) -> dict[str, Any]:
    """Return the answers that a meeting gives; what it does not tell is left to be asked.

    `known`: what is known of the client, of which the travel is taken when there is a place.
    """
    found: dict[str, Any] = {
        "client": client[:LONGEST_CLIENT],
        "subject": meeting.subject[:LONGEST_SUBJECT],
        "starts_at": meeting.starts_at.isoformat(),
        "repeats": "calendar" if meeting.recurs else "once",
    }
    if FEWEST_MINUTES <= meeting.minutes <= MOST_MINUTES and not meeting.all_day:
        found["minutes"] = meeting.minutes
    if form := form_of(meeting):
        found["format"] = form
    travel = known.get("travel_minutes")
    if form == "in_person" and travel is not None:
        found["travel_minutes"] = travel.value
    return {key: value for key, value in found.items() if value != ""}


def form_of(meeting: Meeting) -> str:
    """Return how a meeting is held, as far as its entry tells: in person where it has a place."""
    location = meeting.location.casefold()
    if meeting.video or location.startswith(("http://", "https://")):
        return "video"
    if location.startswith("tel:") or location.lstrip("+").replace(" ", "").isdigit():
        return "phone"
    return "in_person" if location else ""
