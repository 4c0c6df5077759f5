"""Questions as they are asked and answers as they are told back: words for the interview's pages.

Pure: it knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from content.plain_text import clean, fold
from tui.told.phrases import advice_values, answer_in_words

if TYPE_CHECKING:
    from tui.use_cases.interview import Interview
    from tui.use_cases.session import Session

THREE_MONTHS, UNTIL = "three_months", "until"
"""What can be picked for how long it lasts, besides `once`."""
IMPORTED = "calendar"
"""A series that only a calendar knows."""
FRACTIONS = {
    "quarter": Fraction(1, 4),
    "third": Fraction(1, 3),
    "half": Fraction(1, 2),
    "all": Fraction(1),
}
"""The parts of a meeting that are offered for how long it really needs."""
ROUND_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers."""

    value: Any
    label: str
    note: str = ""
    """A few words beside it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer told back."""

    question: str
    label: str
    answer: str


def text(interview: Interview, question_id: str, part: str) -> str:
    """Return a text of a question, such as `ask` or `why`; empty where it has none."""
    words = interview.session.words
    name = f"questions.{question_id}.{part}"
    if not words.has(name):
        return ""
    return clean(words(name, **advice_values(words, interview.answers, interview.path.facts)))


def number(interview: Interview, question_id: str) -> str:
    """Return which question it is, and of how many usually; past the advice: one more."""
    words = interview.session.words
    is_plan = interview.session.library.by_id[question_id].part == "plan"
    if is_plan or interview.chosen is not None:
        return words("interview.one_more")
    at, usual = interview.number(question_id), interview.usual_length()
    key = "number" if at <= usual else "number_alone"
    return words(f"interview.{key}", number=at, usual=usual)


def options(interview: Interview, question_id: str) -> list[Option]:
    """Return what can be picked for a question; nothing where it is typed."""
    question = interview.session.library.by_id[question_id]
    if question.kind == "yes_no":
        return [_option(interview, question_id, value) for value in (True, False)]
    if question.kind == "choice":
        offered = (each for each in question.options if _is_offered(interview, question_id, each))
        return [_option(interview, question_id, value) for value in offered]
    if question.kind == "number":
        return quick_picks(interview)
    return lasts_options(interview) if question.kind == "lasts" else []


def _is_offered(interview: Interview, question_id: str, value: str) -> bool:
    """Tell whether an answer is offered: what only a calendar knows, where it is so already."""
    return value != IMPORTED or interview.answers.get(question_id) == value


def _option(interview: Interview, question_id: str, value: Any) -> Option:
    key = {True: "yes", False: "no"}.get(value, value)
    label = interview.session.words(f"questions.{question_id}.option.{key}")
    return Option(value, label, _standing(interview, value) if question_id == "client_rank" else "")


def _standing(interview: Interview, rank: str) -> str:
    """Return how many other clients stand at a rank so far."""
    this = fold(interview.answers["client"])
    ranks = (
        each.answers["client_rank"].value
        for each in interview.session.repository.clients()
        if "client_rank" in each.answers and fold(each.client) != this
    )
    count = sum(each == rank for each in ranks)
    return interview.session.words("interview.standing", count=count) if count else ""


def quick_picks(interview: Interview) -> list[Option]:
    """Return parts of the meeting, in minutes, as answers to how long it needs."""
    words, whole = interview.session.words, interview.answers["minutes"]
    picks: dict[int, Option] = {}
    for name, fraction in FRACTIONS.items():
        exact = whole * fraction
        minutes = min(whole, max(ROUND_MINUTES, round(exact / ROUND_MINUTES) * ROUND_MINUTES))
        minutes = whole if fraction == 1 else minutes
        note = words(f"interview.part.{name}")
        if minutes != exact:
            note = words("interview.part.about", part=note)
        picks[minutes] = Option(minutes, words.minutes(minutes), note)
    return list(picks.values())


def lasts_options(interview: Interview) -> list[Option]:
    """Return how long a change can last; the day of three months beside it."""
    words, today = interview.session.words, interview.session.today()
    day = words.day(three_months_after(first_day(interview)), today=today)
    notes = {THREE_MONTHS: words("interview.until", day=day)}
    return [
        Option(name, words(f"questions.lasts.option.{name}"), notes.get(name, ""))
        for name in ("once", THREE_MONTHS, UNTIL)
    ]


def first_day(interview: Interview) -> date:
    """Return the local day of the meeting."""
    return interview.session.starts_at(interview.answers).date()


def three_months_after(day: date) -> date:
    """Return the same day three months later; the month's last where there is no such day."""
    import arrow

    return arrow.Arrow.fromdate(day).shift(months=3).date()


def picked(interview: Interview, question_id: str) -> int | None:
    """Return which option an answer given earlier is; None where there is none."""
    answer = interview.answers.get(question_id)
    if answer is None:
        return None
    if question_id == "lasts" and answer != "once":
        answer = THREE_MONTHS if answer == lasting(interview, THREE_MONTHS) else UNTIL
    values = [each.value for each in options(interview, question_id)]
    return values.index(answer) if answer in values else None


def lasting(interview: Interview, option: str) -> str:
    """Return the answer that an option of how long it lasts stands for."""
    if option == THREE_MONTHS:
        return f"until {three_months_after(first_day(interview))}"
    return option


def told(interview: Interview, question_id: str) -> str:
    """Return the answer given in words; nothing where there is none."""
    answer = interview.answers.get(question_id)
    return "" if answer is None else in_words(interview.session, question_id, answer)


def in_words(session: Session, question_id: str, answer: Any) -> str:
    """Return an answer in words."""
    kind = session.library.by_id[question_id].kind
    if kind == "instant":
        moment = datetime.fromisoformat(answer).astimezone(session.environment.zone)
        return session.words.moment(moment, today=session.today())
    if kind == "lasts":
        return _told_lasts(session, answer)
    return clean(answer_in_words(session.words, question_id, kind, answer))


def _told_lasts(session: Session, answer: str) -> str:
    if answer == "once":
        return session.words("questions.lasts.option.once")
    day = date.fromisoformat(answer.removeprefix("until "))
    return session.words("interview.until", day=session.words.day(day, today=session.today()))


def all_told(interview: Interview) -> list[Told]:
    """Return the answers so far in the order of the questions, those that count alone."""
    asked = [*interview.facts(), *interview.questions()]
    return [
        Told(each, interview.session.words(f"questions.{each}.label"), told(interview, each))
        for each in asked
        if each in interview.answers
    ]


def colleagues(session: Session) -> list[str]:
    """Return the colleagues named in earlier decisions, the latest first."""
    named = (each.answers.get("colleague") for each in reversed(session.repository.decisions()))
    return _once([str(each) for each in named if each])


def clients(session: Session) -> list[str]:
    """Return the clients of earlier decisions, the latest first."""
    decided = [each.client for each in reversed(session.repository.decisions())]
    return _once([*decided, *(each.client for each in session.repository.clients())])


def _once(names: list[str]) -> list[str]:
    return list({fold(each): each for each in reversed(names)}.values())[::-1]
