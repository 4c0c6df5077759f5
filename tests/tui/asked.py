"""A person at the prompts: what they type for given answers, and the decision that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from content.decision import Decision
from content.loader import load
from content.walk import walk
from content.words import languages
from tests.tui.stores import session
from tui.talks.ask import Asking
from tui.talks.ask_decision import OF_EVERY_LETTER
from tui.talks.prompts_plain import PlainPrompts
from tui.told.phrases import options_in_order
from tui.told.spoken import spoken
from tui.use_cases.interview import Interview
from tui.use_cases.session import Session


def plain(coach: Session, typed: Iterator[str] | list[str]) -> tuple[PlainPrompts, list[str]]:
    """Return plain prompts that read these lines, and what they write."""
    lines, written = iter(typed), [""]
    coach.words = spoken(coach.words.language)
    prompts = PlainPrompts(
        coach.words,
        lambda: f"{line}\n" if (line := next(lines, None)) is not None else "",
        written.append,
    )
    return prompts, written


def decided(folder: Path, typed: list[str], language: str = "en") -> tuple[Decision, str]:
    """Return what comes of typing these lines, and what was told."""
    coach = session(folder, language)
    prompts, written = plain(coach, typed)
    decision = Asking(Interview(coach), prompts).decide()
    return coach.repository.decision(decision.id), "".join(written)


def lines_for(
    coach: Session, answers: Mapping[str, Any], tactic: str | None = None, *, details: bool = False
) -> list[str]:
    """Return the lines to type, from the first fact to the recorded decision."""
    library = load()
    path = walk(library, answers)
    lines = [typed(key, answers[key]) for key in path.asked]
    advice = coach.advise(answers)
    chosen = tactic or advice.tactic
    order = [each.tactic for each in options_in_order(advice)]
    lines += ["", str(order.index(chosen) + 1) if tactic else ""]
    on = walk(library, answers, chosen=chosen)
    lines += [
        typed(key, answers[key]) for key in on.asked if key not in path.asked and key != "lasts"
    ]
    lasts = "lasts" in on.asked
    lines += lasts_lines(answers["lasts"]) if lasts else []
    if details:
        asked = (*library.tactics[chosen].letter_asks, *OF_EVERY_LETTER)
        lines += ["2", *([""] if lasts else [])]
        lines += [typed(key, answers[key]) if key in answers else "" for key in asked]
    return [*lines, ""]


def lasts_lines(lasts: str) -> list[str]:
    """Return what is typed for how long it lasts."""
    return ["1"] if lasts == "once" else ["3", lasts.removeprefix("until ")]


def typed(key: str, value: Any) -> str:
    """Return what is typed for one answer."""
    question = load().by_id[key]
    if question.kind == "yes_no":
        return "1" if value else "2"
    if question.kind == "choice":
        return str(question.options.index(value) + 1)
    if question.kind == "language":
        own = sorted(languages(), key=lambda code: code != "en")
        return str(own.index(value) + 1)
    if question.kind == "instant":
        return str(value)[:16]
    return str(value).replace("\n", "\\n")


def without_id(decision: Decision) -> Decision:
    """Return the decision as it compares with one from another store."""
    return replace(decision, id="")
