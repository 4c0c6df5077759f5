"""Advice in words: the sentences that the app, the prompts and the commands all say alike."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Any

from content.advice import minutes_freed
from content.loader import load
from content.walk import walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.advice import Advice, Because, Option
    from content.words import Words
    from content.would_change import Change


def advice_values(
    words: Words, answers: Mapping[str, Any], facts: Mapping[str, Any]
) -> dict[str, str]:
    """Return the values that sentences about an advice may name: durations and people."""
    durations = {
        "minutes": facts["minutes"],
        "travel": facts["travel_minutes"],
        "needed": facts["minutes_needed"],
    }
    values = {name: words.minutes(minutes or 0) for name, minutes in durations.items()}
    values["client"] = str(answers.get("client", ""))
    values["colleague"] = str(answers.get("colleague", ""))
    return values


def verdict(
    words: Words, advice: Advice, answers: Mapping[str, Any], chosen: str | None = None
) -> str:
    """Return the advice in one sentence, or the sentence for an outcome chosen against it."""
    return " ".join(verdict_parts(words, advice, answers, chosen)).rstrip()


def verdict_parts(
    words: Words, advice: Advice, answers: Mapping[str, Any], chosen: str | None = None
) -> tuple[str, str]:
    """Return the verdict's first sentence, and what it gives back and keeps, which may be empty.

    Parted before the values are filled in: a client's name may hold a full stop.
    """
    if chosen is not None and chosen != advice.tactic:
        case = "chosen"
        assumed = {name: advice.path.facts[name] for name in load().assumptions}
        facts = walk(load(), answers, chosen=chosen, assumptions=assumed).facts
        minutes = minutes_freed(load(), chosen, facts) or 0
    else:
        case = "follow_up" if advice.follow_up else advice.decided_by
        facts, minutes = advice.path.facts, advice.minutes_freed
    values = advice_values(words, answers, facts) | {"freed": words.minutes(minutes)}
    text = words.find(f"tactics.{chosen or advice.tactic}.verdict.{case}")
    first, stop, rest = text.partition(". ")
    parts = (f"{first}." if stop else first, rest)
    return Template(parts[0]).substitute(values), Template(parts[1]).substitute(values)


def options_in_order(advice: Advice) -> list[Option]:
    """Return the outcomes as they are listed: the advised one first, those not on offer last.

    The more one frees, the earlier it stands; where the hour is taken, rescheduling is second.
    """
    moved_second = advice.path.facts["reason"] == "conflict"

    def place(option: Option) -> tuple[bool, bool, bool, int]:
        second = moved_second and option.eligible and option.tactic == "reschedule"
        return (
            option.tactic != advice.tactic,
            not option.eligible,
            not second,
            -(option.minutes_freed or 0),
        )

    return sorted(advice.options, key=place)


def option_of(advice: Advice, tactic: str) -> Option:
    """Return the option of an outcome."""
    return next(option for option in advice.options if option.tactic == tactic)


def because_parts(
    words: Words, advice: Advice, answers: Mapping[str, Any], because: Because
) -> tuple[str, str]:
    """Return the person's answer said back, and its consequence."""
    values = advice_values(words, answers, advice.path.facts)
    key = f"questions.{because.question}.because.{because.case}"
    return words(f"{key}.said", **values), words(f"{key}.so", **values)


def because_sentence(
    words: Words, advice: Advice, answers: Mapping[str, Any], because: Because
) -> str:
    """Return both as one sentence."""
    said, so = because_parts(words, advice, answers, because)
    return words("advice.because", said=said, so=so)


def option_note(words: Words, advice: Advice, answers: Mapping[str, Any], option: Option) -> str:
    """Return the few words beside an eligible outcome, or the reason why it is not on offer."""
    values = advice_values(words, answers, advice.path.facts)
    if option.failed is None:
        return words(f"tactics.{option.tactic}.note", **values)
    return words(f"tactics.{option.tactic}.unless.{option.failed}", **values)


def change_sentence(words: Words, change: Change) -> str:
    """Return one change of the outcome: if this were so, that."""
    return words(
        "advice.change.sentence",
        condition=change_condition(words, change),
        tactic=words(f"tactics.{change.tactic}.short"),
        freed=words.minutes(change.minutes_freed),
    )


def change_condition(words: Words, change: Change) -> str:
    """Return the condition of a change in words."""
    key = f"advice.change.{change.question}"
    if isinstance(change.to, bool):
        return words(f"{key}.{'yes' if change.to else 'no'}")
    if isinstance(change.to, int):
        return words(f"{key}.number", value=words.minutes(change.to))
    return words(f"{key}.{change.to}")


def answer_in_words(words: Words, question_id: str, kind: str, value: Any) -> str:
    """Return an answer as a list or a check page shows it."""
    if value is None:
        return ""
    if kind == "yes_no":
        return words(f"questions.{question_id}.option.{'yes' if value else 'no'}")
    if kind == "choice":
        return words(f"questions.{question_id}.option.{value}")
    if kind == "number":
        return words.minutes(value)
    return str(value)
