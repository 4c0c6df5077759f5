"""Care for the relationship in words: what is pointed out with an advice, and never changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.care import care

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.care import Care
    from tui.use_cases.session import Session


def pointed_out(session: Session, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the id and the sentence of each thing to point out about the client."""
    found = care(session.repository.decisions(), answers, session.now())
    return [(each.id, _sentence(session, answers, each)) for each in found]


def _sentence(session: Session, answers: Mapping[str, Any], each: Care) -> str:
    words = session.words
    reason = words(f"questions.reason.option.{each.reason}") if each.reason else ""
    return words(
        f"care.{each.id}",
        count=each.count,
        client=answers["client"],
        day=words.day(each.dates[-1], today=session.today()),
        reason=reason,
    )
