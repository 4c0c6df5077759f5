"""What a decision or a client is now, put together from its changes; and taken apart again.

The state and each check-in of a decision are records of their own, so that two devices can each
add one without a conflict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.decision import KnownClient
from content.plain_text import fold
from storage import records
from storage.changes import CHECK_IN, CLIENT, DECISION, STATE
from storage.disputes import in_use

if TYPE_CHECKING:
    from content.decision import CheckIn, Decision
    from content.measured import Measurable
    from storage.history import History, Key
    from storage.step import Step


def decision_now(history: History, record: str) -> Decision | None:
    """Return the decision, or None when it is gone; raises one of records.UNREADABLE."""
    documents = _documents(history, record)
    return documents and records.decision(record, *documents)


def measured_now(history: History, record: str) -> Measurable | None:
    """Return what the measure reads of the decision; raises as `decision_now` does."""
    documents = _documents(history, record)
    return documents and records.measured(record, *documents)


def _documents(
    history: History, record: str
) -> tuple[records.Document, records.Document, list[CheckIn]] | None:
    """Return the decision's value, its state and its check-ins, or None when it is gone."""
    change = in_use(history, record)
    value = change and change["value"]
    if value is None:
        return None
    state = _value(history, (STATE, record)) or _first_state(value)
    check_ins = [
        records.check_in(said)
        for key in history.owned(record)
        if key[0] == CHECK_IN and (said := _value(history, key))
    ]
    return value, state, check_ins


def client_now(history: History, record: str) -> KnownClient | None:
    """Return what is known of the client, or None for nothing; raises one of records.UNREADABLE.

    Where two devices learnt something apart, each answer is the one that was given last.
    """
    versions = [head["value"] for head in history.heads((CLIENT, record)) if head["value"]]
    if not versions:
        return None
    latest, *others = [records.client(value) for value in versions]
    answers = dict(latest.answers)
    for other in others:
        for question, known in other.answers.items():
            if question not in answers or known.as_of > answers[question].as_of:
                answers[question] = known
    return KnownClient(latest.client, answers)


def put_decision(step: Step, decision: Decision) -> None:
    """Add to the step what the decision changes, its state and check-ins included."""
    step.put(DECISION, decision.id, records.decision_document(decision))
    put_state(step, decision)
    for check_in in decision.check_ins.values():
        put_check_in(step, decision.id, check_in)


def put_state(step: Step, decision: Decision) -> None:
    """Add to the step what the decision's state changes."""
    step.put(STATE, decision.id, records.state_document(decision))


def put_check_in(step: Step, decision_id: str, check_in: CheckIn) -> None:
    """Add to the step what the check-in changes."""
    record = f"{decision_id}/{check_in.date.isoformat()}"
    step.put(CHECK_IN, record, records.check_in_document(check_in))


def put_client(step: Step, client: KnownClient) -> None:
    """Add to the step what is new about the client."""
    step.put(CLIENT, fold(client.client), records.client_document(client))


def _value(history: History, key: Key) -> dict[str, Any] | None:
    change = history.now(key)
    return change and change["value"]


def _first_state(value: dict[str, Any]) -> dict[str, Any]:
    return {"state": "proposed", "at": value["decided_at"], "terms": None}
