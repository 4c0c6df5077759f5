"""`decide`, `state`, `check-in`, `extend`: what is recorded, alone and by the batch."""

from __future__ import annotations

import json
from typing import Any

import pytest

from storage.repository import Repository
from tests.content.cases import ARTICLE, Case, answers
from tests.tui.command_line import CommandLine

CALL = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
SHORTER = answers(minutes=90, minutes_needed=30)
WEEKLY = {**SHORTER, "repeats": "weekly", "lasts": "until 2027-01-07"}
SHAPE = {
    "schema",
    "id",
    "decided_at",
    "zone",
    "tactic",
    "advised",
    "state",
    "minutes_freed",
    "baseline_minutes",
    "follow_up_on",
    "replaces",
    "answers",
    "letter",
    "occurrences",
}
OCCURRENCE = {
    "date",
    "baseline_minutes",
    "planned_minutes",
    "took_minutes",
    "timed",
    "corrected",
    "overlap_minutes",
    "later_calls",
    "status",
}
AFTER = "2026-12-11T09:00:00+02:00"
"""The day after the meeting."""


def lines_of(*documents: object) -> bytes:
    return "".join(f"{json.dumps(each)}\n" for each in documents).encode()


def every(shell: CommandLine) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("history", "--json").document()["decisions"]
    return found


# One


@pytest.mark.parametrize("case", ARTICLE, ids=lambda case: case.name)
def test_a_decision_is_recorded_as_advised(shell: CommandLine, case: Case) -> None:
    made = shell.decide(case.answers)
    assert made.keys() >= SHAPE
    assert all(each.keys() >= OCCURRENCE for each in made["occurrences"])
    assert (made["tactic"], made["minutes_freed"]) == (case.tactic, case.minutes_freed)
    assert made["advised"] == case.tactic
    is_kept = case.tactic == "keep"
    assert made["state"] == ("agreed" if is_kept else "proposed")
    assert (made["letter"] is None) is is_kept
    assert (made["follow_up_on"] is not None) is case.follow_up
    assert made["decided_at"] == "2026-12-01T09:00:00+02:00"
    assert made["zone"] == "Europe/Bucharest"
    assert {key: made["answers"][key] for key in case.answers} == case.answers
    assert every(shell) == [{key: value for key, value in made.items() if key != "schema"}]


def test_without_json_stdout_is_the_id(shell: CommandLine) -> None:
    ran = shell("decide", "-", stdin=CALL)
    assert ran.code == 0
    assert ran.out == f"{every(shell)[0]['id']}\n"
    assert "Make it a call" in ran.err


def test_another_tactic_and_state_than_advised(shell: CommandLine) -> None:
    made = shell.decide(CALL, "--tactic", "keep", "--state", "agreed")
    assert (made["tactic"], made["advised"], made["state"]) == ("keep", "phone_call", "agreed")
    moved = shell.decide(CALL, "--tactic", "reschedule", "--state", "refused")
    assert (moved["tactic"], moved["state"]) == ("reschedule", "refused")


def test_a_refused_proposal_is_recorded_as_such(shell: CommandLine) -> None:
    made = shell.decide(CALL, "--state", "refused")
    assert (made["state"], made["occurrences"]) == ("refused", [])


def test_what_the_letter_of_another_tactic_needs_is_asked_for(shell: CommandLine) -> None:
    refused = shell("decide", "-", "--tactic", "hand_over", stdin=CALL).refused()
    assert refused.startswith("colleague: no answer.")
    assert every(shell) == []


def test_a_second_decision_on_the_meeting_takes_the_place_of_the_first(shell: CommandLine) -> None:
    first = shell.decide(CALL)
    second = shell.decide({**CALL, "client": "CARPÁTICA  foods"}, "--tactic", "keep")
    assert second["replaces"] == first["id"]
    assert [each["state"] for each in every(shell)] == ["withdrawn", "agreed"]
    other_hour = shell.decide({**CALL, "starts_at": "2026-12-10T11:00:00+02:00"})
    assert other_hour["replaces"] is None


def test_a_refused_first_decision_stays_refused(shell: CommandLine) -> None:
    first = shell.decide(CALL, "--state", "refused")
    second = shell.decide(CALL, "--tactic", "keep")
    assert second["replaces"] == first["id"]
    assert [each["state"] for each in every(shell)] == ["refused", "agreed"]


# Many


def test_a_batch_is_recorded_in_one_durable_step(
    shell: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []
    record = Repository.record

    def counted(self: Repository, decisions: Any, clients: Any = ()) -> None:
        steps.append(len(decisions))
        record(self, decisions, clients)

    monkeypatch.setattr(Repository, "record", counted)
    text = lines_of(CALL, {**CALL, "minutes": "sixty"}, {**SHORTER, "client": "Novatex"})
    ran = shell("decide", "-", "--batch", stdin=text)
    call, refused, shorter = ran.documents()
    assert ran.code == 1
    assert ran.err == "One line was refused; its error stands in its place.\n"
    assert refused["error"]["key"] == "minutes"
    assert (call["tactic"], shorter["tactic"]) == ("phone_call", "shorter_meeting")
    assert steps == [2]
    assert [each["id"] for each in every(shell)] == [call["id"], shorter["id"]]
    assert len({each["group"] for each in changes(shell)}) == 1


def changes(shell: CommandLine) -> list[dict[str, Any]]:
    """The changes as they stand in the device's file."""
    (file,) = (shell.folder / "data").glob("decisions.*.json")
    return list(json.loads(file.read_text())["changes"].values())


def test_the_later_of_two_on_one_meeting_takes_the_earliers_place(shell: CommandLine) -> None:
    text = lines_of(CALL, SHORTER, {**CALL, "minutes_needed": 30})
    first, second, third = shell("decide", "-", "--batch", stdin=text).documents()
    assert [first["state"], second["state"], third["state"]] == [
        "withdrawn",
        "withdrawn",
        "proposed",
    ]
    assert (second["replaces"], third["replaces"]) == (first["id"], second["id"])
    assert [each["id"] for each in every(shell)] == [first["id"], second["id"], third["id"]]
    assert [each["state"] for each in every(shell)] == ["withdrawn", "withdrawn", "proposed"]


def test_a_refused_line_of_a_batch_stays_refused(shell: CommandLine) -> None:
    ran = shell("decide", "-", "--batch", "--state", "refused", stdin=lines_of(CALL, CALL))
    first, second = ran.documents()
    assert second["replaces"] == first["id"]
    assert [each["state"] for each in every(shell)] == ["refused", "refused"]


def test_a_batch_replaces_what_stood_before(shell: CommandLine) -> None:
    before = shell.decide(CALL)
    (after,) = shell("decide", "-", "--batch", stdin=lines_of(CALL)).documents()
    assert after["replaces"] == before["id"]
    assert [each["state"] for each in every(shell)] == ["withdrawn", "proposed"]


def test_a_batch_of_nothing_but_refusals_records_nothing(shell: CommandLine) -> None:
    ran = shell("decide", "-", "--batch", stdin=lines_of({}, []))
    assert ran.code == 1
    assert not (shell.folder / "data").exists() or every(shell) == []


# The state


def test_terms_become_the_plan(shell: CommandLine) -> None:
    made = shell.decide(CALL)
    ran = shell("state", made["id"], "agreed", "--minutes", "25", "--at", "2026-12-11T15:00")
    assert ran.code == 0
    agreed = shell(
        "state", "last", "agreed", "--minutes", 25, "--at", "2026-12-11T15:00", "--json"
    ).document()
    assert agreed["state"] == "agreed"
    assert agreed["terms"] == {"minutes": 25, "starts_at": "2026-12-11T15:00:00+02:00"}
    (occurrence,) = agreed["occurrences"]
    assert (occurrence["date"], occurrence["planned_minutes"]) == ("2026-12-11", 25)
    assert shell("week", "2026-W50", "--json").document()["expected"] == 75


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_what_is_refused_has_no_row(shell: CommandLine, state: str) -> None:
    shell.decide(CALL)
    assert shell("state", "last", state, "--json").document()["occurrences"] == []
    assert shell("week", "2026-W50", "--json").document()["hoped"] == 0


def test_terms_go_with_agreed_alone(shell: CommandLine) -> None:
    shell.decide(CALL)
    says = "--minutes and --at go with agreed alone."
    assert shell("state", "last", "refused", "--minutes", "20").refused(2) == says
    assert shell("state", "last", "proposed", "--at", "2026-12-11T15:00").refused(2) == says


def test_a_kept_meeting_has_no_terms(shell: CommandLine) -> None:
    shell.decide(CALL, "--tactic", "keep")
    assert "no terms" in shell("state", "last", "agreed", "--minutes", "20").refused()


# What became of it


def test_every_outcome_of_a_check_in(shell: CommandLine) -> None:
    shell.decide(CALL, "--state", "agreed")
    outcomes = (
        (("--took", "25"), "held", 25, 75),
        (("--as-planned",), "held", 60, 40),
        (("--full",), "full", None, 0),
        (("--did-not-happen",), "did_not_happen", None, 0),
    )
    for options, status, took, freed in outcomes:
        said = shell("check-in", "last", *options, "--json", now=AFTER).document()
        (occurrence,) = said["occurrences"]
        assert (occurrence["status"], occurrence["took_minutes"]) == (status, took)
        assert occurrence["timed"] is ("--took" in options)
        week = shell("week", "--json", now=AFTER).document()
        assert (week["freed"], week["expected"]) == (freed, 0)


def test_a_later_call_is_debited_in_its_week(shell: CommandLine) -> None:
    email = answers(client_rank="lower", fits_in_writing=True, client_flexible=True, serious=True)
    shell.decide(email, "--state", "agreed")
    said = shell("check-in", "last", "--took", "18", "--json", now=AFTER).document()
    assert said["occurrences"][0]["later_calls"] == []
    call = ("--later-call", "20", "--later-call-on", "2026-12-15")
    later = "2026-12-16T09:00:00+02:00"
    said = shell("check-in", "last", *call, "--json", now=later).document()
    assert said["occurrences"][0]["took_minutes"] == 18
    assert said["occurrences"][0]["later_calls"] == [{"date": "2026-12-15", "minutes": 20}]
    weeks = shell("week", "--json", now=later).document()["series"]
    freed = {each["week"]: each["freed"] for each in weeks}
    assert (freed["2026-W50"], freed["2026-W51"]) == (42, -20)
    said = shell("check-in", "last", "--as-planned", "--json", now=later).document()
    assert said["occurrences"][0]["later_calls"] == [{"date": "2026-12-15", "minutes": 20}]


def test_a_check_in_changed_after_its_week_is_a_correction(shell: CommandLine) -> None:
    shell.decide(CALL, "--state", "agreed")
    in_week, later = AFTER, "2026-12-15T09:00:00+02:00"
    shell("check-in", "last", "--took", "25", now=in_week)
    said = shell("check-in", "last", "--took", "30", "--json", now=in_week).document()
    assert said["occurrences"][0]["corrected"] is False
    said = shell("check-in", "last", "--took", "35", "--json", now=later).document()
    assert said["occurrences"][0]["corrected"] is True


def test_the_day_has_to_be_said_where_several_wait(shell: CommandLine) -> None:
    shell.decide(WEEKLY, "--state", "agreed")
    later = "2026-12-18T09:00:00+02:00"
    says = shell("check-in", "last", "--took", "30", now=later).refused()
    assert "2026-12-10, 2026-12-17" in says
    shell("check-in", "last", "--took", "30", "--on", "2026-12-17", now=later)
    said = shell("check-in", "last", "--full", "--json", now=later).document()
    statuses = {each["date"]: each["status"] for each in said["occurrences"]}
    assert statuses["2026-12-10"] == "full"
    assert statuses["2026-12-17"] == "held"
    assert statuses["2026-12-24"] == "ahead"


@pytest.mark.parametrize(
    ("options", "code", "part"),
    [
        (("--took", "30", "--on", "2026-12-09"), 1, "There is no occurrence on 2026-12-09."),
        (("--took", "30", "--on", "2026-12-31"), 1, "still ahead"),
        ((), 2, "How was it?"),
        (("--later-call", "20"), 2, "How was it?"),
        (("--took", "-1"), 2, "--took"),
        (("--took", "1441"), 2, "from 0 to 1440"),
        (("--took", "thirty"), 2, "--took: thirty is not a number of minutes."),
        (("--took", "30", "--full"), 2, "--full"),
        (("--full", "--later-call-on", "2026-12-11"), 2, "--later-call MIN"),
        (("--full", "--on", "yesterday"), 2, "--on: yesterday is not a day."),
    ],
)
def test_what_cannot_be_checked_in(
    shell: CommandLine, options: tuple[str, ...], code: int, part: str
) -> None:
    shell.decide(WEEKLY, "--state", "agreed")
    assert part in shell("check-in", "last", *options, now=AFTER).refused(code)


def test_a_kept_meeting_waits_for_no_check_in(shell: CommandLine) -> None:
    shell.decide(CALL, "--tactic", "keep")
    assert "frees nothing" in shell("check-in", "last", "--took", "30", now=AFTER).refused()


def test_without_id_those_that_wait_are_listed_and_can_be_named(shell: CommandLine) -> None:
    shell.decide(WEEKLY, "--state", "agreed")
    shell.decide({**CALL, "client": "Novatex"})
    later = "2026-12-18T09:00:00+02:00"
    waiting = shell("check-in", "--json", now=later).document()["waiting"]
    assert [(each["date"], each["client"]) for each in waiting] == [
        ("2026-12-17", "Carpatica Foods"),
        ("2026-12-10", "Novatex"),
        ("2026-12-10", "Carpatica Foods"),
    ]
    listed = shell("check-in", now=later)
    assert (listed.code, listed.err) == (0, "")
    rows = listed.out.splitlines()
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]
    row = next(number for number, row in enumerate(rows, 1) if "Novatex" in row)
    said = shell("check-in", row, "--took", "20", "--json", now=later).document()
    assert said["answers"]["client"] == "Novatex"
    said = shell("check-in", 1, "--took", "31", "--json", now=later).document()
    took = {each["date"]: each["took_minutes"] for each in said["occurrences"]}
    assert (took["2026-12-10"], took["2026-12-17"]) == (None, 31)


def test_nothing_waits(shell: CommandLine) -> None:
    ran = shell("check-in")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No meeting that has passed waits for a word from you.\n"
    assert shell("check-in", "--json").document()["waiting"] == []


# Longer, shorter


def test_a_change_for_a_while_goes_on_or_ends_earlier(shell: CommandLine) -> None:
    made = shell.decide(WEEKLY, "--state", "agreed")
    assert [each["date"] for each in made["occurrences"]][-1] == "2027-01-07"
    longer = shell("extend", "last", "--until", "2027-01-21", "--json").document()
    assert longer["answers"]["lasts"] == "until 2027-01-21"
    assert [each["date"] for each in longer["occurrences"]][-1] == "2027-01-21"
    shorter = shell("extend", "last", "--until", "2026-12-20", "--json").document()
    assert [each["date"] for each in shorter["occurrences"]] == ["2026-12-10", "2026-12-17"]


@pytest.mark.parametrize(
    ("until", "code"), [("2026-12-01", 1), ("2029-01-01", 1), ("soon", 2), ("20261220", 2)]
)
def test_a_last_day_out_of_range_is_refused(shell: CommandLine, until: str, code: int) -> None:
    shell.decide(WEEKLY, "--state", "agreed")
    assert until in shell("extend", "last", "--until", until).refused(code)


def test_once_is_nothing_to_extend(shell: CommandLine) -> None:
    shell.decide(CALL)
    assert "nothing to extend" in shell("extend", "last", "--until", "2026-12-31").refused()


# Which decision


def test_an_id_is_an_id_last_a_row_or_a_client(shell: CommandLine) -> None:
    first = shell.decide(CALL)
    second = shell.decide({**SHORTER, "client": "Ștefan & Fiii"})
    shell("history")
    for wanted, made in (
        (first["id"], first),
        ("last", second),
        ("1", second),
        ("2", first),
        ("carpatica foods", first),
        ("stefan", second),
        ("Fiii", second),
    ):
        assert shell("state", wanted, "agreed", "--json").document()["id"] == made["id"]


def test_an_id_that_fits_none_or_many_is_refused(shell: CommandLine) -> None:
    assert "Nothing has been decided" in shell("state", "last", "agreed").refused()
    one = shell.decide(CALL)
    other = shell.decide({**CALL, "starts_at": "2026-12-11T10:00"})
    says = shell("state", "carpatica", "agreed").refused()
    assert "fits 2 decisions" in says
    assert one["id"] in says
    assert other["id"] in says
    for nobody in ("9", "nobody", "0", "-", ""):
        assert "fits no decision" in shell("state", nobody, "agreed").refused()


def test_a_row_that_is_not_there_is_no_part_of_a_name(shell: CommandLine) -> None:
    made = shell.decide({**CALL, "client": "Studio 12"})
    shell("history")
    for row in ("12", "2", "0012"):
        assert "fits no decision" in shell("state", row, "agreed").refused()
    exact = shell.decide({**CALL, "client": "12", "starts_at": "2026-12-12T10:00"})
    assert shell("state", "12", "agreed", "--json").document()["id"] == exact["id"]
    assert shell("state", "studio 12", "agreed", "--json").document()["id"] == made["id"]


def test_a_client_means_the_decision_that_stands(shell: CommandLine) -> None:
    shell.decide(CALL)
    second = shell.decide(CALL, "--tactic", "keep")
    found = shell("state", "carpatica", "agreed", "--json").document()
    assert found["id"] == second["id"]


def test_rows_belong_to_the_store_they_were_listed_from(shell: CommandLine) -> None:
    shell.decide(CALL)
    shell("check-in", now=AFTER)
    elsewhere = {**shell.variables, "BREATHING_ROOM_HOME": str(shell.folder / "other")}
    other = CommandLine(shell.folder, elsewhere)
    other.decide({**CALL, "starts_at": "2026-12-09T10:00"})
    assert "fits no decision" in other("state", "1", "agreed").refused()
    other.decide({**CALL, "client": "1", "starts_at": "2026-12-08T10:00"})
    said = other("check-in", "1", "--took", "20", "--json", now=AFTER).document()
    assert said["occurrences"][0]["date"] == "2026-12-08"


def test_a_decision_is_printed_as_the_history_prints_it(shell: CommandLine) -> None:
    shell.decide(CALL, "--state", "agreed")
    half_an_hour_on = {**CALL, "client": "Novatex", "starts_at": "2026-12-10T10:30:00+02:00"}
    made = shell.decide(half_an_hour_on, "--state", "agreed")
    assert made["occurrences"][0]["overlap_minutes"] == 30
    assert {key: value for key, value in made.items() if key != "schema"} in every(shell)


def test_the_minutes_freed_of_a_row_are_those_of_the_week(shell: CommandLine) -> None:
    email = answers(client_rank="lower", fits_in_writing=True, client_flexible=True, serious=True)
    shell.decide(email, "--state", "agreed")
    call = ("--later-call", "15", "--later-call-on", "2026-12-11")
    told = shell("check-in", "last", "--took", "20", *call, now=AFTER).out
    assert shell("week", "--json", now=AFTER).document()["freed"] == 25
    assert "25 min" in told
