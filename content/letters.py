"""Letters: from an outcome and its answers to a subject and a body in one language and register.

A letter's words are a template with `$fields`. Some fields are fragments: pieces of text of their
own, one for each case, so that a letter reads as well when an optional answer was left empty.
What a person typed is put in last and never read as a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from string import Template
from typing import TYPE_CHECKING, Any, NamedTuple

from content.decision import Letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.facts import Facts
    from content.library import Library
    from content.schema import Case, Fragment
    from content.words import Words

REGISTERS = ("formal", "warm")
TYPED = ("client", "subject", "colleague", "contact", "your_name", "phone_number")
BRIEF = ("brief_status", "brief_answers", "brief_limits", "brief_bring_back")
FIELDS = (
    *TYPED,
    "signed",
    *(f"{prefix}{name}" for prefix in ("", "new_") for name in ("day", "time", "moment")),
    *("minutes", "minutes_needed", "minutes_back", "briefing", "written_by", "lasts_until"),
    *BRIEF,
)
"""The names of all `$fields` that a letter can use, as `field_values` fills them in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a letter is made from."""

    tactic: str
    facts: Facts
    """The answers that count, the letter's own among them."""
    starts_at: datetime
    """The meeting, in the person's zone."""
    new_time: datetime | None
    """The time that the letter proposes; None where it proposes none."""


class OwnText(NamedTuple):
    """A person's own text in place of a letter's, with `$fields` to be filled in."""

    subject: str | None
    """None where the letter's own subject stays."""
    body: str


def usable_names(library: Library, tactic_id: str) -> frozenset[str]:
    """Return the `$names` that a letter of an outcome can use: fields and fragments."""
    fragments = (*library.fragments, *library.tactics[tactic_id].fragment)
    return frozenset((*FIELDS, *(each.id for each in fragments)))


def letter_facts(facts: Facts, answers: Mapping[str, Any], library: Library) -> Facts:
    """Return the path's facts together with the optional answers of the letter."""
    with_letter = facts.branch()
    for question in library.letter_questions:
        if answers.get(question.id) is not None:
            with_letter[question.id] = answers[question.id]
    return with_letter


def write(
    library: Library, words: Words, draft: Draft, register: str, own: OwnText | None = None
) -> Letter | None:
    """Return the letter of an outcome, in a person's own text if given; None where it has none."""
    tactic = library.tactics[draft.tactic]
    if tactic.letter_to is None:
        return None
    facts = draft.facts.branch()
    facts["new_time_proposed"] = draft.new_time is not None
    fragments = (*library.fragments, *tactic.fragment)
    told = _told(words, draft.tactic, register, replace(draft, facts=facts), fragments, own)
    return Letter(tactic.letter_to, *told, words.language, register)


def note(words: Words, name: str, draft: Draft, register: str, library: Library) -> Letter:
    """Return a short letter to the client that belongs to no tactic, such as `as_planned`."""
    told = _told(words, name, register, draft, library.fragments)
    return Letter("client", *told, words.language, register)


def _told(
    words: Words,
    name: str,
    register: str,
    draft: Draft,
    fragments: Iterable[Fragment],
    own: OwnText | None = None,
) -> tuple[str, str]:
    """Return the subject, on one line, and the body."""
    subject, body = own or (None, words.find(f"letters.{name}.{register}.body"))
    subject = subject or words.find(f"letters.{name}.{register}.subject")
    pieces = _pieces(words, name, register, draft.facts, fragments)
    fields = field_values(words, draft)
    return _fill(subject, pieces, fields).replace("\n", " "), _fill(body, pieces, fields)


def agenda(library: Library, words: Words, tactic_id: str, facts: Facts) -> tuple[str, ...] | None:
    """Return the short agenda that makes a kept meeting worth it; None where there is none."""
    case = _first(library.tactics[tactic_id].agenda, facts)
    if case is None:
        return None
    values = {name: str(facts[name] or "") for name in TYPED}
    values |= {name: words.minutes(facts[name] or 0) for name in ("minutes", "baseline_minutes")}
    lines = words.find(f"tactics.{tactic_id}.agenda.{case.id}")
    return tuple(Template(line).substitute(values) for line in lines)


def field_values(words: Words, draft: Draft) -> dict[str, str]:
    """Return every `$field` that a letter's template can use, by name."""
    facts, starts_at = draft.facts, draft.starts_at
    values = {name: str(facts[name] or "") for name in (*TYPED, *BRIEF)}
    values |= _times(words, "", starts_at)
    values |= _times(words, "new_", draft.new_time or starts_at)
    written_by = facts["written_by"]
    promised = date.fromisoformat(written_by) if written_by else starts_at.date()
    values["written_by"] = words.day(promised, "long_day")
    values["signed"] = facts["signed"] or values["your_name"]
    return values | _lengths(words, facts) | {"lasts_until": _last_day(words, draft)}


def _lengths(words: Words, facts: Facts) -> dict[str, str]:
    """Return the durations; `minutes_back` is what a shorter meeting gives back to the client."""
    needed = facts["minutes_needed"] or facts["minutes"]
    figures = {
        "minutes": facts["minutes"],
        "minutes_needed": needed,
        "minutes_back": facts["minutes"] - needed,
        "briefing": facts["briefing_minutes"],
    }
    return {name: words.minutes_in_words(minutes) for name, minutes in figures.items()}


def _last_day(words: Words, draft: Draft) -> str:
    """Return the last day of a change that holds for a while; nothing for a single meeting."""
    lasts = draft.facts["lasts"] or "once"
    if lasts == "once":
        return ""
    last = date.fromisoformat(lasts.removeprefix("until "))
    return words.day(last, "long_day", today=draft.starts_at.date())


def _times(words: Words, prefix: str, moment: datetime) -> dict[str, str]:
    return {
        f"{prefix}day": words.day(moment.date(), "long_day"),
        f"{prefix}time": words.clock(moment),
        f"{prefix}moment": words.moment(moment, "long_day"),
    }


def _pieces(
    words: Words, name: str, register: str, facts: Facts, fragments: Iterable[Fragment]
) -> dict[str, str]:
    """Return each fragment's words; where its cases all fail, nothing."""
    pieces = {}
    for fragment in fragments:
        case = _first(fragment.cases, facts)
        pieces[fragment.id] = ""
        if case is not None:
            own = f"letters.{name}.{register}.{fragment.id}.{case.id}"
            shared = f"letters.shared.{register}.{fragment.id}.{case.id}"
            pieces[fragment.id] = words.find(own if words.has(own) else shared)
    return pieces


def _first(cases: Iterable[Case], facts: Facts) -> Case | None:
    return next((case for case in cases if case.when.holds(facts)), None)


def _fill(template: str, pieces: Mapping[str, str], fields: Mapping[str, str]) -> str:
    """Put the fragments in, tidy what empty ones left behind, then put the values in.

    Lifted twice: a fragment's words may name another fragment.
    """
    text = _lift(_lift(template, pieces), pieces)
    text = re.sub(r"(?<=\S) {2,}", " ", text)
    text = re.sub(r" +\n", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return Template(text).substitute(fields)


def _lift(template: str, pieces: Mapping[str, str]) -> str:
    def lifted(found: re.Match[str]) -> str:
        piece = pieces.get(placeholder_name(found) or "")
        return found[0] if piece is None else _braced(piece.rstrip("\n"))

    return Template.pattern.sub(lifted, template)


def _braced(piece: str) -> str:
    """Put braces around each name, so that what follows the piece never becomes a part of it."""
    return Template.pattern.sub(
        lambda found: f"${{{found['named']}}}" if found["named"] else found[0], piece
    )


def placeholder_name(found: re.Match[str]) -> str | None:
    """Return the name that a match of `Template.pattern` stands for; None where it names none."""
    return found["named"] or found["braced"]
