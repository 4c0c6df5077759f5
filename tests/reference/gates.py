"""The interview and the advice of breathing-room, read literally from its reasoning.

Brute force on purpose. All minutes are whole minutes. An answers document maps a question id
to a text, a number or a yes/no; only the answers to asked questions are ever looked at.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice

Value = str | int | bool
Answers = Mapping[str, Value]
Option = tuple[bool, int | None]
Change = tuple[str, Value, str, int]

EMAIL_WRITING = 10
EMAIL_HELD_BACK = 15
BRIEFING = 15

FORMATS = ("in_person", "video", "phone")
REPEATS = ("once", "weekly", "fortnightly", "monthly", "calendar")
RANKS = ("top", "upper", "middle", "lower")
REASONS = ("workload", "conflict", "repetitive", "illness", "emergency", "dislike")
WELCOME = ("yes", "unsure", "no")
YES_NO = (True, False)

CLOSEST_FIRST = ("shorter_meeting", "phone_call", "hand_over", "email")

CHOICES: dict[str, tuple[Value, ...]] = {
    "format": FORMATS,
    "repeats": REPEATS,
    "client_rank": RANKS,
    "major_business": YES_NO,
    "reason": REASONS,
    "brought_by_colleague": YES_NO,
    "direct_contact": YES_NO,
    "colleague_can_speak": YES_NO,
    "phone_welcome": WELCOME,
    "fits_in_writing": YES_NO,
    "client_flexible": YES_NO,
    "serious": YES_NO,
}


class Missing(Exception):
    """An asked question has no answer; `key` is its id."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Outcome:
    """The advice: minutes per occurrence, and every option as (eligible, minutes freed)."""

    tactic: str
    minutes_freed: int
    baseline_minutes: int
    follow_up: bool
    options: dict[str, Option]


# What the answers to the questions asked so far say. -------------------------------------------


def _weight(asked: Answers) -> str:
    if asked.get("client_rank") == "top" or asked.get("major_business") is True:
        return "top"
    return str(asked.get("client_rank"))


def _ill_or_emergency(asked: Answers) -> bool:
    return asked.get("reason") in ("illness", "emergency")


def _dislike(asked: Answers) -> bool:
    return asked.get("reason") == "dislike"


def _tactics_open(asked: Answers) -> bool:
    return not _ill_or_emergency(asked) and not _dislike(asked)


def _brought(asked: Answers) -> bool:
    return asked.get("brought_by_colleague") is True


def _client_is_yours(asked: Answers) -> bool:
    return not (_brought(asked) and asked.get("direct_contact") is False)


def _hand_over_eligible(asked: Answers) -> bool:
    return (
        not _dislike(asked)
        and _brought(asked)
        and asked.get("direct_contact") is False
        and asked.get("colleague_can_speak") is True
    )


def _may_replace_the_meeting(asked: Answers) -> bool:
    return _tactics_open(asked) and _weight(asked) != "top" and _client_is_yours(asked)


# The table of questions: id, and when it is asked given the answers before it. -----------------

QUESTIONS: tuple[tuple[str, Callable[[Answers], bool]], ...] = (
    ("client", lambda asked: True),
    ("subject", lambda asked: True),
    ("starts_at", lambda asked: True),
    ("minutes", lambda asked: True),
    ("format", lambda asked: True),
    ("travel_minutes", lambda asked: asked["format"] == "in_person"),
    ("repeats", lambda asked: True),
    ("client_rank", lambda asked: True),
    ("major_business", lambda asked: asked["client_rank"] != "top"),
    ("reason", lambda asked: True),
    ("brought_by_colleague", lambda asked: _tactics_open(asked) or _ill_or_emergency(asked)),
    ("colleague", _brought),
    ("direct_contact", _brought),
    ("colleague_can_speak", lambda asked: _brought(asked) and asked["direct_contact"] is False),
    ("minutes_needed", lambda asked: _tactics_open(asked) and not _hand_over_eligible(asked)),
    (
        "phone_welcome",
        lambda asked: _may_replace_the_meeting(asked) and asked["format"] == "in_person",
    ),
    ("fits_in_writing", _may_replace_the_meeting),
    ("client_flexible", lambda asked: asked.get("fits_in_writing") is True),
    (
        "serious",
        lambda asked: asked.get("fits_in_writing") is True and asked.get("client_flexible") is True,
    ),
)


def path(answers: Answers) -> list[str]:
    """The ids of the questions asked, in order; `lasts` is optional and left out.

    Raises Missing at the first asked question without an answer.
    """
    return list(_asked_answers(answers))


def _asked_answers(answers: Answers) -> dict[str, Value]:
    asked: dict[str, Value] = {}
    for question, is_asked in QUESTIONS:
        if is_asked(asked):
            if question not in answers:
                raise Missing(question)
            asked[question] = answers[question]
    return asked


# Eligibility and cost of each tactic. ----------------------------------------------------------


def _shorter_meeting_eligible(asked: Answers) -> bool:
    return (
        _tactics_open(asked)
        and not _hand_over_eligible(asked)
        and int(asked["minutes_needed"]) < int(asked["minutes"])
    )


def _phone_call_eligible(asked: Answers) -> bool:
    return (
        _may_replace_the_meeting(asked)
        and asked["format"] == "in_person"
        and asked["phone_welcome"] in ("yes", "unsure")
    )


def _email_eligible(asked: Answers) -> bool:
    return (
        _may_replace_the_meeting(asked)
        and asked["fits_in_writing"] is True
        and asked["client_flexible"] is True
        and not (_weight(asked) == "upper" and asked["serious"] is True)
    )


def _travel(asked: Answers) -> int:
    return int(asked.get("travel_minutes", 0))


def _cost(tactic: str, asked: Answers) -> int | None:
    """Minutes the tactic costs instead, or None where the asked answers do not tell."""
    if tactic == "hand_over":
        return BRIEFING
    if tactic == "email":
        if "serious" not in asked:
            return None
        return EMAIL_WRITING + (EMAIL_HELD_BACK if asked["serious"] is True else 0)
    if "minutes_needed" not in asked:
        return None
    needed = int(asked["minutes_needed"])
    return needed + _travel(asked) if tactic == "shorter_meeting" else needed


def _options(asked: Answers, baseline: int) -> dict[str, Option]:
    eligible = {
        "shorter_meeting": _shorter_meeting_eligible(asked),
        "phone_call": _phone_call_eligible(asked),
        "hand_over": _hand_over_eligible(asked),
        "email": _email_eligible(asked),
    }
    options: dict[str, Option] = {}
    for tactic in CLOSEST_FIRST:
        cost = _cost(tactic, asked)
        options[tactic] = (eligible[tactic], None if cost is None else baseline - cost)
    options["reschedule"] = (_reschedule_eligible(asked), 0)
    options["keep"] = (True, 0)
    return options


def _reschedule_eligible(asked: Answers) -> bool:
    if _dislike(asked):
        return False
    return _ill_or_emergency(asked) or _weight(asked) != "top"


def _advised(asked: Answers, options: Mapping[str, Option]) -> str:
    if _ill_or_emergency(asked):
        return "reschedule"
    if _dislike(asked):
        return "keep"
    best, most = "", 0
    for tactic in CLOSEST_FIRST:
        eligible, freed = options[tactic]
        if eligible and freed is not None and freed > most:
            best, most = tactic, freed
    if best:
        return best
    if asked["reason"] == "conflict" and _weight(asked) != "top":
        return "reschedule"
    return "keep"


def outcome(answers: Answers) -> Outcome:
    """The advice for a complete document, in minutes per occurrence.

    `options` has all six outcomes; an ineligible one whose cost the asked answers do not tell
    has None for its minutes. Raises Missing as `path` does.
    """
    asked = _asked_answers(answers)
    baseline = int(asked["minutes"]) + _travel(asked)
    options = _options(asked, baseline)
    tactic = _advised(asked, options)
    freed = options[tactic][1]
    assert freed is not None
    follow_up = tactic == "email" and asked["serious"] is True
    return Outcome(tactic, freed, baseline, follow_up, options)


# What would change it. -------------------------------------------------------------------------


def would_change(answers: Answers) -> list[Change]:
    """Every single changed answer that gives another tactic, by trying them all.

    One (question, new value, tactic, minutes freed) each, in the order of the questions, then of
    the options; for a number only the nearest value that does, the smaller one on a tie.
    """
    asked = path(answers)
    tactic = outcome(answers).tactic
    found: list[Change] = []
    for question in asked[asked.index("format") :]:
        if question in CHOICES:
            others = [value for value in CHOICES[question] if value != answers[question]]
            found.extend(_changes(answers, tactic, question, others))
        elif question == "minutes_needed":
            values = _outward(int(answers[question]), 5, int(answers["minutes"]))
            found.extend(islice(_changes(answers, tactic, question, values), 1))
        elif question == "travel_minutes":
            values = _outward(int(answers[question]), 0, 1440)
            found.extend(islice(_changes(answers, tactic, question, values), 1))
    return found


def _outward(current: int, low: int, high: int) -> list[int]:
    """Every other value from low to high, nearest first, the smaller of two as near first."""
    others = [value for value in range(low, high + 1) if value != current]
    return sorted(others, key=lambda value: (abs(value - current), value))


def _changes(
    answers: Answers, tactic: str, question: str, values: Sequence[Value]
) -> Iterator[Change]:
    for value in values:
        try:
            changed = outcome({**answers, question: value})
        except Missing:
            continue
        if changed.tactic != tactic:
            yield question, value, changed.tactic, changed.minutes_freed


# Random documents. -----------------------------------------------------------------------------

CLIENTS = (
    "Ștefan Țurcanu",
    "Ana-Maria Brânză",
    "Ioan Câmpeanu",
    "Mihăiță și Fiii SRL",
    "Grădina Ănuței",
    "Northwind Ltd",
    "O'Neill & Partners",
    "Zoë Müller",
)
COLLEAGUES = ("Răzvan", "Ilinca Șerban", "Tom", "Priya Shah")
SUBJECTS = ("Account performance", "Ședință lunară", "Design review", "Buget și termene")
OFFSETS_IN_HOURS = (-5, 0, 1, 2, 3)


def generate(seed: int, count: int) -> Iterator[dict[str, Value]]:
    """`count` valid, complete answer documents, the same ones for the same seed.

    A third hold exactly the asked answers, a third every answer, a third some of the others.
    """
    rng = random.Random(seed)
    for _ in range(count):
        full = _everything_answered(rng)
        asked = path(full)
        share = rng.choice((0.0, 0.5, 1.0))
        yield {
            question: value
            for question, value in full.items()
            if question in asked or rng.random() < share
        }


def _everything_answered(rng: random.Random) -> dict[str, Value]:
    starts_at = _random_start(rng)
    minutes = _random_minutes(rng)
    return {
        "client": rng.choice(CLIENTS),
        "subject": rng.choice(SUBJECTS),
        "starts_at": starts_at.isoformat(),
        "minutes": minutes,
        "format": rng.choice(("in_person", "in_person", "video", "phone")),
        "travel_minutes": _random_travel(rng),
        "repeats": rng.choice(REPEATS),
        "client_rank": rng.choice((*RANKS, "upper", "middle", "lower")),
        "major_business": rng.random() < 0.15,
        "reason": rng.choice((*REASONS, "workload", "conflict", "conflict", "repetitive")),
        "brought_by_colleague": rng.random() < 0.4,
        "colleague": rng.choice(COLLEAGUES),
        "direct_contact": rng.random() < 0.5,
        "colleague_can_speak": rng.random() < 0.6,
        "minutes_needed": _random_needed(rng, minutes),
        "phone_welcome": rng.choice(WELCOME),
        "fits_in_writing": rng.random() < 0.6,
        "client_flexible": rng.random() < 0.7,
        "serious": rng.random() < 0.5,
        "lasts": _random_lasts(rng, starts_at),
    }


def _random_start(rng: random.Random) -> datetime:
    zone = timezone(timedelta(hours=rng.choice(OFFSETS_IN_HOURS)))
    first_day = datetime(2026, 1, 1, tzinfo=zone)
    quarters = rng.randrange(8 * 4, 18 * 4)
    return first_day + timedelta(days=rng.randrange(730), minutes=15 * quarters)


def _random_minutes(rng: random.Random) -> int:
    return rng.choice(
        (
            rng.randint(5, 30),
            rng.randint(5, 30),
            rng.choice((5, 10, 15, 20, 25, 30)),
            rng.choice((45, 60, 90, 120)),
            rng.randint(5, 720),
            720,
        )
    )


def _random_travel(rng: random.Random) -> int:
    return rng.choice(
        (0, 0, rng.randint(0, 15), rng.choice((5, 10, 15, 20, 30, 40)), rng.randint(0, 1440))
    )


def _random_needed(rng: random.Random, minutes: int) -> int:
    wanted = rng.choice(
        (
            minutes,
            minutes,
            minutes - 1,
            rng.choice((5, 10, 15, 25)),
            rng.choice((10, 15)),
            rng.randint(5, minutes),
        )
    )
    return max(5, min(minutes, wanted))


def _random_lasts(rng: random.Random, starts_at: datetime) -> str:
    if rng.random() < 0.5:
        return "once"
    return f"until {(starts_at + timedelta(days=rng.randint(1, 300))).date().isoformat()}"
