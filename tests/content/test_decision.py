"""The records: what follows from what they hold, and that they stay as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from content.decision import Decision, Known, KnownClient

NOW = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
ANSWERS: dict[str, object] = {
    "client": "Acme",
    "subject": "Review",
    "starts_at": "2026-12-10T08:00:00+00:00",
    "repeats": "weekly",
    "lasts": "until 2027-01-31",
}
DECISION = Decision(
    id="a",
    decided_at=NOW,
    zone="Europe/Bucharest",
    tactic="phone_call",
    advised="phone_call",
    state="proposed",
    state_at=NOW,
    terms=None,
    answers=ANSWERS,
    baseline_minutes=100,
    planned_minutes=60,
    as_planned_minutes=60,
    kept_travel_minutes=0,
    letter=None,
    follow_up_on=None,
    replaces=None,
)


def test_what_follows_from_the_answers() -> None:
    assert DECISION.minutes_freed == 40
    assert (DECISION.client, DECISION.subject, DECISION.repeats) == ("Acme", "Review", "weekly")
    assert DECISION.starts_at.isoformat() == "2026-12-10T10:00:00+02:00"
    assert DECISION.until == date(2027, 1, 31)


@pytest.mark.parametrize("changed", [{"lasts": "once"}, {"repeats": "once"}])
def test_this_occurrence_only_has_no_last_day(changed: dict[str, object]) -> None:
    assert replace(DECISION, answers={**ANSWERS, **changed}).until is None


def test_a_record_cannot_be_changed_from_outside() -> None:
    answers = dict(ANSWERS)
    decision = replace(DECISION, answers=answers)
    answers["client"] = "Another"
    assert decision.client == "Acme"
    with pytest.raises(TypeError):
        decision.answers["client"] = "Another"  # type: ignore[index]
    known = KnownClient("Acme", {"client_rank": Known("top", date(2026, 12, 1))})
    with pytest.raises(TypeError):
        known.answers["x"] = Known(1, date(2026, 1, 1))  # type: ignore[index]
