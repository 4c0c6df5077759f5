"""The strict loader: every fault names its file and its key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from content.loader import HERE, load, load_from
from content.record import replace
from content.toml_files import LibraryFault

CONDITION = '[[eligible_when]]\nid = "x"\n'
COST = '[[cost]]\nadd = "minutes_needed"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("*.py", "locale", "__pycache__"))
    return copy


def test_the_shipped_library_loads(folder: Path) -> None:
    assert set(load_from(folder).tactics) == set(load().tactics)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("closeness = 1", "cost"),
        (COST + "colour = 3", "cost[1].colour"),
        (f'closeness = "high"\n{COST}', "closeness"),
        (f"closeness = true\n{COST}", "closeness"),
        (f'letter_to = "boss"\n{COST}', "letter_to"),
        (f'proposes_time = "soon"\n{COST}', "proposes_time"),
        (f"[assumptions]\nwalk_minutes = -1\n{COST}", "assumptions.walk_minutes"),
        (f'{COST}[[eligible_when]]\nfact = "reason"\nis = "x"', "eligible_when[1].id"),
        (f"{COST}{CONDITION}fact = 'reason'", "eligible_when.x"),
        (f"{COST}{CONDITION}fact = 'reason'\nlike = 'x'", "eligible_when.x"),
        (f"{COST}{CONDITION}fact = 'reason'\nis = 'x'\nis_not = 'y'", "eligible_when.x"),
        (f"{COST}{CONDITION}fact = 'reasons'\nis = 'x'", "eligible_when.x"),
        (f"{COST}{CONDITION}fact = 'reason'\nin = 'x'", "eligible_when.x"),
        (f"{COST}{CONDITION}any = []", "eligible_when.x"),
        (f"{COST}{CONDITION}fact = 'minutes'\nbelow = true", "eligible_when.x"),
        ('[[cost]]\nadd = "hours"', "cost"),
        (f'needs = ["nobody"]\n{COST}', "needs"),
        ("cost = [", "the file"),
    ],
)
def test_a_faulty_tactic_is_refused_by_file_and_key(folder: Path, text: str, key: str) -> None:
    file = folder / "tactics" / "seventh.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LibraryFault) as fault:
        load_from(folder)
    assert fault.value.file == file
    assert key in fault.value.key
    assert "seventh.toml" in str(fault.value)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "instant"', 'kind = "moment"', "starts_at.kind"),
        ('id = "subject"', 'id = "client"', "client"),
        ('id = "subject"', 'ids = "subject"', "question[2].ids"),
        ('maximum = "minutes"', 'maximum = "serious"', "minutes_needed"),
        ('options = ["yes", "unsure", "no"]', 'options = ["yes"]', "phone_welcome.options"),
        ('asked_when = [{ fact = "format"', 'asked_when = [{ fact = "reason"', "travel_minutes"),
        ("minimum = 1\nmaximum = 120", "minimum = 1", "client.maximum"),
    ],
)
def test_a_faulty_interview_is_refused(folder: Path, old: str, new: str, key: str) -> None:
    file = folder / "interview.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LibraryFault) as fault:
        load_from(folder)
    assert (fault.value.file, fault.value.key) == (file, key)


def test_a_piece_of_every_letter_that_asks_for_an_unknown_fact_is_refused(folder: Path) -> None:
    file = folder / "letters.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('fact = "contact"', 'fact = "kontact"', 1), encoding="utf-8")
    with pytest.raises(LibraryFault, match="'kontact'") as fault:
        load_from(folder)
    assert (fault.value.file, fault.value.key) == (file, "greeting.named.when")


def test_the_last_fallback_must_always_hold(folder: Path) -> None:
    file = folder / "gates.toml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            '"nothing_frees"', '"x"\nwhen = [{ fact = "reason", is = "workload" }]'
        )
    )
    with pytest.raises(LibraryFault, match="last must always hold"):
        load_from(folder)


def test_two_tactics_that_wait_for_each_other_are_refused(folder: Path) -> None:
    file = folder / "tactics" / "hand_over.toml"
    waiting = '\n[[eligible_when]]\nid = "x"\nfact = "eligible.shorter_meeting"\nis = false\n'
    file.write_text(file.read_text(encoding="utf-8") + waiting, encoding="utf-8")
    with pytest.raises(LibraryFault, match="follows from itself"):
        load_from(folder)


@pytest.mark.parametrize(
    ("tactic", "serious", "needed"),
    [
        ("shorter_meeting", None, ["minutes_needed", "travel_minutes"]),
        ("hand_over", None, ["colleague", "briefing_minutes"]),
        ("email", True, ["email_minutes", "serious", "later_call_minutes"]),
        ("email", False, ["email_minutes", "serious"]),
    ],
)
def test_what_a_cost_needs_and_only_where_it_counts(
    tactic: str, serious: bool | None, needed: list[str]
) -> None:
    assert load().tactics[tactic].needed_answers({"serious": serious}) == needed


def test_a_term_that_does_not_count_leaves_the_ones_after_it() -> None:
    email = load().tactics["email"]
    turned = replace(email, cost=email.cost[::-1])
    assert turned.needed_answers({"serious": False}) == ["serious", "email_minutes"]
