"""What is known of a client from earlier decisions: asked again as "Still so?", and kept up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from content.decision import Known, KnownClient

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

KNOWN_REASONING = ("client_rank", "major_business", "phone_welcome", "client_flexible")
"""Answers about a client that are offered again: "Still so?"."""
OF_THE_LETTER = ("language", "register", "address", "contact")
"""Told of a client whenever they are given: no path asks for them."""
KNOWN = (*KNOWN_REASONING, "travel_minutes", *OF_THE_LETTER)
KNOWN_FOR = timedelta(days=90)
"""After this long what is known of a client is asked afresh."""
CLEARED_BY_REFUSAL = {"phone_call": "phone_welcome", "email": "client_flexible"}
"""The answer that a refused tactic has shown to be wrong."""


def still_so(client: KnownClient | None, today: date) -> dict[str, Known]:
    """Return what is known, without the reasoning's answers that are too old to be taken as so."""
    oldest = today - KNOWN_FOR
    return {
        key: known
        for key, known in (client.answers.items() if client else ())
        if known.as_of >= oldest or key not in KNOWN_REASONING
    }


def told(answers: Mapping[str, Any], asked: Collection[str], today: date) -> dict[str, Known]:
    """Return what answers tell of their client: those really asked for, and the letter's own."""
    return {
        key: Known(answers[key], today)
        for key in KNOWN
        if (key in asked or key in OF_THE_LETTER) and answers.get(key) is not None
    }


def with_told(client: KnownClient | None, name: str, news: Mapping[str, Known]) -> KnownClient:
    """Return the client, by the name as it was typed last, with what is known now."""
    return KnownClient(name, {**(client.answers if client else {}), **news})


def after_refusal(client: KnownClient | None, tactic: str) -> list[KnownClient]:
    """Return the client without the answer that the refusal of a tactic has shown to be wrong."""
    key = CLEARED_BY_REFUSAL.get(tactic)
    if client is None or key not in client.answers:
        return []
    left = {name: known for name, known in client.answers.items() if name != key}
    return [replace(client, answers=left)]
