"""`advise`: the article's own cases come out exactly, alone and by the thousand."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from content.loader import load
from content.words import words_in
from tests.content.cases import ARTICLE, Case, answers
from tests.reference import gates
from tests.tui.command_line import CommandLine

OUTCOMES = set(load().tactics)
BATCH = int(os.environ.get("BREATHING_ROOM_BATCH", "300"))
"""How many random documents are compared; set it to 10000 or more for a long look."""
CALL = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
SHAPE = {
    "schema",
    "tactic",
    "minutes_freed",
    "baseline_minutes",
    "follow_up",
    "care",
    "agenda",
    "because",
    "options",
    "would_change",
    "letter",
}


@pytest.mark.parametrize("case", ARTICLE, ids=lambda case: case.name)
def test_the_articles_own_cases(shell: CommandLine, case: Case) -> None:
    advice = shell("advise", "-", "--json", stdin=case.answers).document()
    assert (advice["tactic"], advice["minutes_freed"]) == (case.tactic, case.minutes_freed)
    assert advice["follow_up"] is case.follow_up
    minutes, travel = case.answers["minutes"], case.answers.get("travel_minutes", 0)
    assert advice["baseline_minutes"] == minutes + travel


@pytest.mark.parametrize("case", ARTICLE, ids=lambda case: case.name)
def test_the_shape_of_an_advice(shell: CommandLine, case: Case) -> None:
    advice = shell("advise", "-", "--json", stdin=case.answers).document()
    assert advice["schema"] == 1
    assert advice.keys() >= SHAPE
    assert {option["tactic"] for option in advice["options"]} == OUTCOMES
    for option in advice["options"]:
        assert option.keys() >= {"tactic", "eligible", "minutes_freed", "says"}
        assert option["says"]
    for because in advice["because"]:
        assert because.keys() >= {"question", "answer", "says"}
        assert case.answers.get(because["question"], 0) == because["answer"]
    for change in advice["would_change"]:
        assert change.keys() >= {"question", "to", "tactic", "minutes_freed"}
    assert (advice["agenda"] is None) is (case.tactic != "keep")
    assert (advice["letter"] is None) is (case.tactic == "keep")
    if advice["letter"]:
        assert advice["letter"].keys() >= {"to", "subject", "body"}
        to = "colleague" if case.tactic == "hand_over" else "client"
        assert advice["letter"]["to"] == to


def test_what_would_change_it(shell: CommandLine) -> None:
    flexible = {**CALL, "client_flexible": True, "serious": False}
    advice = shell("advise", "-", "--json", stdin=flexible).document()
    found = {(each["question"], each["to"]): each for each in advice["would_change"]}
    change = found["fits_in_writing", True]
    assert (change["tactic"], change["minutes_freed"]) == ("email", 90)


def test_in_text_it_says_why_the_ways_and_the_letter(shell: CommandLine) -> None:
    ran = shell("advise", "-", stdin=CALL)
    assert (ran.code, ran.err) == (0, "")
    for part in ("why", "ways", "changes", "letter_to_client"):
        assert words_in("en")(f"commands.advise.{part}") in ran.out
    for tactic in OUTCOMES:
        assert words_in("en")(f"tactics.{tactic}.name") in ran.out


def test_it_stores_nothing(shell: CommandLine) -> None:
    assert shell("advise", "-", "--json", stdin=CALL).code == 0
    assert not any(shell.folder.iterdir())


def test_it_reads_a_file(shell: CommandLine) -> None:
    file = shell.folder / "răspunsuri.json"
    file.write_text(json.dumps(CALL, ensure_ascii=False), encoding="utf-8")
    assert shell("advise", file, "--json").document()["tactic"] == "phone_call"


def test_both_languages_speak_of_one_advice(shell: CommandLine) -> None:
    english, romanian = (
        shell("advise", "-", "--json", "--lang", language, stdin=CALL).document()
        for language in ("en", "ro")
    )
    assert english["says"] != romanian["says"]
    assert "apel" in romanian["says"]
    for part in ("because", "options", "would_change"):
        pairs = list(zip(english[part], romanian[part], strict=True))
        assert all(one.pop("says") != other.pop("says") for one, other in pairs)
        assert english[part] == romanian[part]


def test_care_is_pointed_out_and_changes_nothing(shell: CommandLine) -> None:
    before = shell("advise", "-", "--json", stdin=CALL).document()
    for day in ("11-05", "11-12"):
        shell.decide({**CALL, "starts_at": f"2026-{day}T10:00"}, now=f"2026-{day}T08:00:00+02:00")
        shell("check-in", "last", "--took", "20")
    after = shell("advise", "-", "--json", stdin=CALL).document()
    assert {each["id"] for each in after["care"]} == {"shrunk_twice", "same_reason"}
    assert all("Carpatica Foods" in each["says"] for each in after["care"])
    assert {**after, "care": []} == before
    assert "For the relationship" in shell("advise", "-", stdin=CALL).out


# Many at once


def test_a_batch_agrees_with_an_independent_reading(shell: CommandLine) -> None:
    documents = list(gates.generate(seed=20261201, count=BATCH))
    text = "".join(f"{json.dumps(each)}\n" for each in documents).encode()
    ran = shell("advise", "-", "--batch", stdin=text)
    assert (ran.code, ran.err) == (0, "")
    for document, advice in zip(documents, ran.documents(), strict=True):
        expected = gates.outcome(document)
        assert advice["tactic"] == expected.tactic, document
        assert advice["minutes_freed"] == expected.minutes_freed, document
        assert advice["baseline_minutes"] == expected.baseline_minutes, document
        assert advice["follow_up"] == expected.follow_up, document
        options = {
            each["tactic"]: (each["eligible"], each["minutes_freed"]) for each in advice["options"]
        }
        assert options == expected.options, document
        changes = [
            (each["question"], each["to"], each["tactic"], each["minutes_freed"])
            for each in advice["would_change"]
        ]
        assert changes == gates.would_change(document), document


def test_a_bad_line_gives_an_error_in_its_place(shell: CommandLine) -> None:
    lines: list[Any] = [CALL, {**CALL, "minutes": 4}, "nothing", CALL]
    text = "\n".join([*map(json.dumps, lines), "{", ""]).encode()
    ran = shell("advise", "-", "--batch", stdin=text)
    assert ran.code == 1
    assert ran.err == "3 lines were refused; each error stands in the line's place.\n"
    first, refused, odd, last, broken = ran.documents()
    assert first["tactic"] == last["tactic"] == "phone_call"
    assert refused["error"]["key"] == "minutes"
    assert refused["error"]["value"] == 4
    assert refused["error"]["allowed"] == {"minimum": 5, "maximum": 720}
    assert refused["error"]["message"] == (
        "minutes: 4 can't be used. It takes a whole number from 5 to 720."
    )
    for error in (odd["error"], broken["error"]):
        assert error.keys() >= {"key", "value", "allowed", "message"}
    assert "line 5, column 2" in broken["error"]["message"]


def test_an_empty_batch_is_done(shell: CommandLine) -> None:
    ran = shell("advise", "-", "--batch")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
