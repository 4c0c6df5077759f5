"""Documents and records: each field by its name, in both directions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from content.decision import CheckIn, Decision, Known, KnownClient, LaterCall, Letter, Terms
from content.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.measured import Measurable

Document = dict[str, Any]

UNREADABLE = (AttributeError, LookupError, TypeError, ValueError)
"""What reading a document raises that is not of its record's shape."""


def decision_document(decision: Decision) -> Document:
    """Return the decision without what happened to it later: its state and check-ins."""
    return {
        "decided_at": decision.decided_at.isoformat(),
        "zone": decision.zone,
        "tactic": decision.tactic,
        "advised": decision.advised,
        "answers": dict(decision.answers),
        "baseline_minutes": decision.baseline_minutes,
        "planned_minutes": decision.planned_minutes,
        "as_planned_minutes": decision.as_planned_minutes,
        "kept_travel_minutes": decision.kept_travel_minutes,
        "letter": _letter_document(decision.letter),
        "follow_up_on": _day_text(decision.follow_up_on),
        "replaces": decision.replaces,
        **_meeting_document(decision),
    }


def _meeting_document(decision: Decision) -> Document:
    """Return which event of the calendar it is about; nothing for a meeting typed in."""
    if decision.meeting_uid is None:
        return {}
    return {
        "meeting_uid": decision.meeting_uid,
        "meeting_recurrence_id": decision.meeting_recurrence_id,
    }


def state_document(decision: Decision) -> Document:
    """Return what was said to the decision last."""
    terms = decision.terms
    return {
        "state": decision.state,
        "at": decision.state_at.isoformat(),
        "terms": terms
        and {
            "minutes": terms.minutes,
            "starts_at": terms.starts_at and terms.starts_at.isoformat(),
        },
    }


def check_in_document(check_in: CheckIn) -> Document:
    """Return what became of one occurrence."""
    return {
        "date": check_in.date.isoformat(),
        "outcome": check_in.outcome,
        "minutes": check_in.minutes,
        "later_calls": [
            {"date": call.date.isoformat(), "minutes": call.minutes}
            for call in check_in.later_calls
        ],
        "at": check_in.at.isoformat(),
        "first_at": check_in.first_at.isoformat(),
    }


def client_document(client: KnownClient) -> Document:
    """Return what is known of a client."""
    return {
        "client": client.client,
        "answers": {
            question: {"value": known.value, "as_of": known.as_of.isoformat()}
            for question, known in client.answers.items()
        },
    }


def decision(
    decision_id: str, value: Document, state: Document, check_ins: list[CheckIn]
) -> Decision:
    """Return the decision; raises one of UNREADABLE when it is none."""
    _check(value)
    # In the order of its fields: by their names it takes half as long again, for each of a store.
    return Decision(
        decision_id,
        datetime.fromisoformat(value["decided_at"]),
        value["zone"],
        value["tactic"],
        value["advised"],
        state["state"],
        datetime.fromisoformat(state["at"]),
        _terms(state["terms"]),
        value["answers"],
        value["baseline_minutes"],
        value["planned_minutes"],
        value["as_planned_minutes"],
        value["kept_travel_minutes"],
        _letter(value["letter"]),
        _day(value["follow_up_on"]),
        value["replaces"],
        {check_in.date: check_in for check_in in check_ins},
        value.get("meeting_uid"),
        value.get("meeting_recurrence_id"),
        None,
    )


def measured(
    decision_id: str, value: Document, state: Document, check_ins: list[CheckIn]
) -> Measurable:
    """Return what the measure reads of the decision; raises as `decision` does, for the same.

    One on a meeting of the calendar is whole, because the calendar says more of it.
    """
    if value.get("meeting_uid") is not None:
        return decision(decision_id, value, state, check_ins)
    _check(value)
    _check_what_is_left_out(value, state)
    return Measured(
        decision_id,
        value["zone"],
        value["tactic"],
        state["state"],
        _terms(state["terms"]),
        value["answers"],
        (
            value["baseline_minutes"],
            value["planned_minutes"],
            value["as_planned_minutes"],
            value["kept_travel_minutes"],
        ),
        {check_in.date: check_in for check_in in check_ins},
    )


def _check_what_is_left_out(value: Document, state: Document) -> None:
    for field in ("advised", "replaces"):
        value[field]
    for instant in (value["decided_at"], state["at"]):
        datetime.fromisoformat(instant)
    _letter(value["letter"])
    _day(value["follow_up_on"])


def _check(value: Document) -> None:
    """Raise for a decision that could be read, but not used: nobody, or no time, or no place."""
    answers = value["answers"]
    if not answers["client"] or "subject" not in answers:
        raise LookupError("client")
    datetime.fromisoformat(answers["starts_at"])
    ZoneInfo(value["zone"])


def check_in(value: Document) -> CheckIn:
    """Return the check-in; raises as `decision` does."""
    calls = [
        LaterCall(date.fromisoformat(call["date"]), call["minutes"])
        for call in value["later_calls"]
    ]
    return CheckIn(
        date.fromisoformat(value["date"]),
        value["outcome"],
        value["minutes"],
        tuple(calls),
        datetime.fromisoformat(value["at"]),
        datetime.fromisoformat(value["first_at"]),
    )


def client(value: Document) -> KnownClient:
    """Return the client; raises as `decision` does."""
    return KnownClient(
        value["client"],
        {
            question: Known(known["value"], date.fromisoformat(known["as_of"]))
            for question, known in value["answers"].items()
        },
    )


def kept(old: Mapping[str, Any] | None, new: Document) -> Document:
    """Return the new document with the fields of the old one that this version does not know.

    The answers are a person's: one that is no longer there was taken back.
    """
    if old is None:
        return new
    together = {**old, **new}
    for field, value in new.items():
        before = old.get(field)
        if field != "answers" and isinstance(value, dict) and isinstance(before, dict):
            together[field] = kept(before, value)
    return together


def _letter_document(letter: Letter | None) -> Document | None:
    if letter is None:
        return None
    return {
        "to": letter.to,
        "subject": letter.subject,
        "body": letter.body,
        "language": letter.language,
        "register": letter.register,
    }


def _letter(value: Document | None) -> Letter | None:
    if value is None:
        return None
    return Letter(
        value["to"], value["subject"], value["body"], value["language"], value["register"]
    )


def _terms(value: Document | None) -> Terms | None:
    if value is None:
        return None
    starts_at = value["starts_at"]
    return Terms(value["minutes"], starts_at and datetime.fromisoformat(starts_at))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
