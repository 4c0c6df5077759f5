"""The article's own cases, as answers, and what must come out."""

from __future__ import annotations

from typing import Any, NamedTuple

MEETING: dict[str, Any] = {
    "client": "Carpatica Foods",
    "subject": "campaign review",
    "starts_at": "2026-12-10T10:00:00+02:00",
    "minutes": 60,
    "format": "video",
    "repeats": "once",
    "client_rank": "middle",
    "major_business": False,
    "reason": "workload",
    "brought_by_colleague": False,
    "minutes_needed": 60,
    "fits_in_writing": False,
}


class Case(NamedTuple):
    """A row of the article: answers in, outcome out."""

    name: str
    answers: dict[str, Any]
    tactic: str
    minutes_freed: int
    follow_up: bool = False


def answers(**changes: Any) -> dict[str, Any]:
    """Return a complete meeting with some answers changed; None leaves one out."""
    changed = {**MEETING, **changes}
    return {key: value for key, value in changed.items() if value is not None}


IN_WRITING = {"client_rank": "lower", "fits_in_writing": True, "client_flexible": True}

ARTICLE = (
    Case(
        "a call saves the trip",
        answers(format="in_person", travel_minutes=40, phone_welcome="yes"),
        "phone_call",
        40,
    ),
    Case(
        "90 minutes fit in 30",
        answers(reason="repetitive", minutes=90, minutes_needed=30),
        "shorter_meeting",
        60,
    ),
    Case("all of it in writing", answers(**IN_WRITING, serious=False), "email", 50),
    Case("in writing for now", answers(**IN_WRITING, serious=True), "email", 35, True),
    Case(
        "the account manager can speak",
        answers(
            format="in_person",
            travel_minutes=30,
            brought_by_colleague=True,
            colleague="Ioana",
            direct_contact=False,
            colleague_can_speak=True,
            minutes_needed=None,
            fits_in_writing=None,
        ),
        "hand_over",
        75,
    ),
    Case(
        "a top client, all needed",
        answers(client_rank="top", major_business=None, fits_in_writing=None),
        "keep",
        0,
    ),
    Case(
        "a top client, and you are ill",
        answers(
            client_rank="top",
            major_business=None,
            reason="illness",
            minutes_needed=None,
            fits_in_writing=None,
        ),
        "reschedule",
        0,
    ),
    *(
        Case(
            f"a {rank} client, and you would rather not",
            answers(
                client_rank=rank,
                major_business=None if rank == "top" else False,
                reason="dislike",
                brought_by_colleague=None,
                minutes_needed=None,
                fits_in_writing=None,
            ),
            "keep",
            0,
        )
        for rank in ("top", "upper", "middle", "lower")
    ),
)
