"""The reference readings give the cases and the worked example of the reasoning exactly."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from . import gates, weeks

ZONE = ZoneInfo("Europe/Bucharest")
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)
W1, W2, W3, W4 = "2026-W45", "2026-W46", "2026-W47", "2026-W48"
MONDAY_W1 = date(2026, 11, 2)

FACTS: dict[str, gates.Value] = {
    "client": "Ana Brânză",
    "subject": "Account performance",
    "starts_at": "2026-11-23T10:00:00+02:00",
    "minutes": 60,
    "format": "video",
    "repeats": "once",
    "client_rank": "middle",
    "major_business": False,
    "reason": "workload",
    "brought_by_colleague": False,
    "minutes_needed": 60,
    "fits_in_writing": False,
}
PHONE: dict[str, gates.Value] = {
    "format": "in_person",
    "travel_minutes": 40,
    "phone_welcome": "yes",
}
WRITTEN: dict[str, gates.Value] = {
    "client_rank": "lower",
    "fits_in_writing": True,
    "client_flexible": True,
}
DESIGNER: dict[str, gates.Value] = {
    "format": "in_person",
    "travel_minutes": 30,
    "brought_by_colleague": True,
    "colleague": "Tom",
    "direct_contact": False,
    "colleague_can_speak": True,
}

ARTICLE: list[tuple[dict[str, gates.Value], str, int, bool]] = [
    (PHONE, "phone_call", 40, False),
    ({"reason": "repetitive", "minutes": 90, "minutes_needed": 30}, "shorter_meeting", 60, False),
    ({**WRITTEN, "serious": False}, "email", 50, False),
    ({**WRITTEN, "serious": True}, "email", 35, True),
    (DESIGNER, "hand_over", 75, False),
    ({"client_rank": "top"}, "keep", 0, False),
    ({"client_rank": "top", "reason": "illness"}, "reschedule", 0, False),
]


@pytest.mark.parametrize(("answers", "tactic", "freed", "follow_up"), ARTICLE)
def test_article_case(
    answers: dict[str, gates.Value], tactic: str, freed: int, follow_up: bool
) -> None:
    found = gates.outcome({**FACTS, **answers})
    assert (found.tactic, found.minutes_freed, found.follow_up) == (tactic, freed, follow_up)


@pytest.mark.parametrize("rank", gates.RANKS)
@pytest.mark.parametrize("extra", [PHONE, {**WRITTEN, "serious": False}, DESIGNER])
def test_dislike_keeps_any_client(rank: str, extra: dict[str, gates.Value]) -> None:
    found = gates.outcome({**FACTS, **extra, "client_rank": rank, "reason": "dislike"})
    assert (found.tactic, found.minutes_freed) == ("keep", 0)
    assert [tactic for tactic, option in found.options.items() if option[0]] == ["keep"]


def test_top_client_who_is_ill_may_be_handed_over() -> None:
    found = gates.outcome({**FACTS, **DESIGNER, "client_rank": "top", "reason": "illness"})
    assert found.tactic == "reschedule"
    assert found.options["hand_over"] == (True, 75)
    assert found.options["phone_call"] == (False, None)


def test_missing_answer_is_named() -> None:
    answers = {key: value for key, value in FACTS.items() if key != "minutes_needed"}
    with pytest.raises(gates.Missing) as caught:
        gates.path(answers)
    assert caught.value.key == "minutes_needed"


def test_what_would_change_the_phone_call() -> None:
    answers = {**FACTS, **PHONE, "client_flexible": True, "serious": False}
    assert gates.would_change(answers) == [
        ("format", "video", "keep", 0),
        ("format", "phone", "keep", 0),
        ("travel_minutes", 0, "keep", 0),
        ("client_rank", "top", "keep", 0),
        ("major_business", True, "keep", 0),
        ("reason", "illness", "reschedule", 0),
        ("reason", "emergency", "reschedule", 0),
        ("reason", "dislike", "keep", 0),
        ("phone_welcome", "no", "keep", 0),
        ("fits_in_writing", True, "email", 90),
    ]


def test_generated_documents_are_complete_and_repeatable() -> None:
    documents = list(gates.generate(7, 2000))
    assert documents == list(gates.generate(7, 2000))
    found = [gates.outcome(document) for document in documents]
    assert {one.tactic for one in found} == set(found[0].options)
    exact = [document for document in documents if set(document) == set(gates.path(document))]
    assert 400 < len(exact) < 1200
    assert sum(len(document) == len(gates.QUESTIONS) + 1 for document in documents) > 400


def at(week: int, hour: int = 10) -> datetime:
    """Monday of week 1 to 4 of the worked example, at that hour."""
    day = MONDAY_W1 + timedelta(weeks=week - 1)
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def one(
    name: str,
    start: datetime,
    minutes: int,
    tactic: str,
    planned: int,
    check_in: weeks.CheckIn | None = None,
    state: weeks.State = "agreed",
    travel: int = 0,
    held_back: int = 0,
) -> weeks.Meeting:
    """A meeting that happens once."""
    check_ins = {} if check_in is None else {start.date(): check_in}
    return weeks.Meeting(
        id=name,
        starts_at=start,
        minutes=minutes,
        travel_minutes=travel,
        repeats="once",
        lasts_until=None,
        tactic=tactic,
        planned_minutes=planned,
        state=state,
        check_ins=check_ins,
        held_back_minutes=held_back,
    )


def worked_example() -> list[weeks.Meeting]:
    """The five meetings of the worked example; none overlap."""
    weekly = weeks.Meeting(
        id="b",
        starts_at=at(1, 12),
        minutes=90,
        travel_minutes=0,
        repeats="weekly",
        lasts_until=at(3).date() + timedelta(days=6),
        tactic="shorter_meeting",
        planned_minutes=30,
        state="agreed",
        check_ins={
            at(1).date(): weeks.CheckIn("took", 30),
            at(2).date(): weeks.CheckIn("took", 40),
            at(3).date(): weeks.CheckIn("did_not_happen"),
        },
    )
    written = weeks.CheckIn("took", 18, [(at(3).date() + timedelta(days=2), 20)])
    return [
        one("a", at(1, 9), 60, "phone_call", 30, weeks.CheckIn("took", 25), travel=50),
        weekly,
        one("c", at(2, 9), 60, "email", 25, written, held_back=15),
        one("d", at(3, 9), 45, "hand_over", 15, state="refused"),
        one("e", at(4, 9), 60, "email", 10, state="proposed"),
    ]


@pytest.mark.parametrize(("kept", "freed"), [(0, [85, 0, 0, 0]), (1, [60, 50, 0, 0])])
def test_worked_example_by_row(kept: int, freed: list[int]) -> None:
    found = weeks.weeks([worked_example()[kept]], NOW)
    assert [found.get(week, weeks.Week()).freed for week in (W1, W2, W3, W4)] == freed


def test_worked_example() -> None:
    assert weeks.weeks(worked_example(), NOW) == {
        W1: weeks.Week(freed=145),
        W2: weeks.Week(freed=92),
        W3: weeks.Week(freed=-20),
        W4: weeks.Week(freed=0, hoped=50),
    }
    assert weeks.breathing_room(worked_example(), NOW) == (54.25, 4)


def test_mean_takes_fewer_weeks_while_fewer_have_passed() -> None:
    assert weeks.breathing_room([], NOW) is None
    assert weeks.breathing_room(worked_example(), at(1, 20)) is None
    assert weeks.breathing_room(worked_example(), at(3, 8)) == ((145 + 92) / 2, 2)
    assert weeks.breathing_room(worked_example(), at(6)) == ((92 - 20 + 0 + 0) / 4, 4)


def test_as_planned_email_leaves_the_held_back_call_out() -> None:
    meeting = one("a", at(4), 60, "email", 25, weeks.CheckIn("as_planned"), held_back=15)
    assert weeks.weeks([meeting], NOW)[W4].freed == 50


def test_shorter_meeting_in_person_adds_its_travel() -> None:
    timed = one("a", at(4), 60, "shorter_meeting", 70, weeks.CheckIn("took", 35), travel=40)
    planned = one("b", at(3), 60, "shorter_meeting", 70, weeks.CheckIn("as_planned"), travel=40)
    found = weeks.weeks([timed, planned], NOW)
    assert (found[W4].freed, found[W3].freed) == (25, 30)


def test_overlap_counts_once_and_travel_stays() -> None:
    took = weeks.CheckIn("took", 10)
    first = one("a", at(4, 10), 60, "phone_call", 30, took, travel=20)
    later = one("b", at(4, 10) + timedelta(minutes=45), 60, "phone_call", 30, took, travel=20)
    hoped = one("c", at(4, 10), 60, "phone_call", 30, state="proposed", travel=20)
    found = weeks.weeks([later, hoped, first], NOW)[W4]
    assert (found.freed, found.hoped) == (70 + 55, 50)


def test_unchecked_is_not_known_after_fourteen_days() -> None:
    meeting = one("a", at(2), 60, "email", 10)
    day_14 = at(4)
    assert weeks.weeks([meeting], day_14)[W2].expected == 50
    assert weeks.weeks([meeting], day_14 + timedelta(days=1))[W2].expected == 0


def test_moved_is_apart() -> None:
    meeting = one("a", at(4), 60, "reschedule", 0, travel=20)
    assert weeks.weeks([meeting], NOW) == {W4: weeks.Week(moved=80)}


def test_check_in_of_a_withdrawn_decision_stands() -> None:
    checked = one("a", at(4), 60, "email", 10, weeks.CheckIn("took", 10), state="withdrawn")
    assert weeks.weeks([checked], NOW) == {W4: weeks.Week(freed=50)}


def test_monthly_on_the_31st_is_the_last_day() -> None:
    meeting = weeks.Meeting(
        id="a",
        starts_at=datetime(2027, 1, 31, 10, tzinfo=ZONE),
        minutes=60,
        travel_minutes=0,
        repeats="monthly",
        lasts_until=date(2027, 4, 30),
        tactic="email",
        planned_minutes=10,
        state="agreed",
    )
    days = [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]
    assert weeks.scheduled_days(meeting) == days
