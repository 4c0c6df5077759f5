"""`history`, `clients` and `letter`: what was decided, found again, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import stat

import pytest

from tests.content.cases import answers
from tests.tui.command_line import CommandLine
from tui.printed.csv_text import HEADER

CALL = answers(format="in_person", travel_minutes=40, phone_welcome="yes")
WEEKLY = answers(
    client="Ștefan & Țurcanu",
    subject="bugetul",
    starts_at="2026-12-03T10:00",
    minutes=90,
    minutes_needed=30,
    repeats="weekly",
    lasts="until 2026-12-20",
)
HANDED = answers(
    client="Novatex",
    starts_at="2026-12-20T10:00",
    brought_by_colleague=True,
    colleague="Ioana Marin",
    direct_contact=False,
    colleague_can_speak=True,
)
TOP = answers(
    client="Meridian",
    client_rank="top",
    major_business=None,
    fits_in_writing=None,
    starts_at="2026-12-07T10:00",
)
LATER = "2026-12-18T09:00:00+02:00"


@pytest.fixture
def lived(shell: CommandLine) -> CommandLine:
    """Four decisions: a call, a weekly series, a hand-over and a kept meeting."""
    for meeting in (CALL, WEEKLY, HANDED, TOP):
        shell.decide(meeting)
    shell("state", "stefan", "agreed")
    shell("state", "Novatex", "refused")
    return shell


def clients_of(shell: CommandLine, *filters: str) -> list[str]:
    found = shell("history", "--json", *filters).document()["decisions"]
    return [each["answers"]["client"] for each in found]


@pytest.mark.parametrize(
    ("filters", "clients"),
    [
        ((), ["Carpatica Foods", "Ștefan & Țurcanu", "Novatex", "Meridian"]),
        (("--client", "turcanu"), ["Ștefan & Țurcanu"]),
        (("--client", "STEFAN"), ["Ștefan & Țurcanu"]),
        (("--tactic", "keep"), ["Meridian"]),
        (("--state", "refused"), ["Novatex"]),
        (("--state", "agreed"), ["Ștefan & Țurcanu", "Meridian"]),
        (("--search", "ioana"), ["Novatex"]),
        (("--search", "review campaign"), ["Carpatica Foods", "Novatex", "Meridian"]),
        (("--search", "review nobody"), []),
        (("--since", "2026-12-11"), ["Ștefan & Țurcanu", "Novatex"]),
        (("--until", "2026-12-07"), ["Ștefan & Țurcanu", "Meridian"]),
        (("--since", "2026-12-08", "--until", "2026-12-10"), None),
        (("--since", "2026-12-18", "--until", "2026-12-19"), []),
        (("--state", "agreed", "--tactic", "shorter_meeting"), ["Ștefan & Țurcanu"]),
    ],
)
def test_filters(lived: CommandLine, filters: tuple[str, ...], clients: list[str] | None) -> None:
    expected = ["Carpatica Foods", "Ștefan & Țurcanu"] if clients is None else clients
    assert clients_of(lived, *filters) == expected


@pytest.mark.parametrize(
    ("filters", "part"),
    [
        (("--since", "monday"), "--since: monday is not a day."),
        (("--until", "2026-13-01"), "--until: 2026-13-01 is not a day."),
        (("--tactic", "cancel"), "'keep', 'reschedule'"),
        (("--state", "done"), "proposed"),
        (("--csv", "--json"), "--csv or --json, not both"),
    ],
)
def test_filters_that_there_are_not(
    lived: CommandLine, filters: tuple[str, ...], part: str
) -> None:
    assert part in lived("history", *filters).refused(2)


@pytest.mark.parametrize("day", ["2026-W49-4", "2026-12-1", "20261210", "2026-12-10T10:00"])
def test_a_day_is_written_in_one_way(lived: CommandLine, day: str) -> None:
    assert f"--since: {day} is not a day" in lived("history", "--since", day).refused(2)
    for moment in (f"{day}T10:00", f"{day}T10:00Z"):
        says = lived("state", "last", "agreed", "--at", moment).refused(2)
        assert "is not a date with a time" in says


def test_the_list_is_latest_first_with_rows(lived: CommandLine) -> None:
    ran = lived("history")
    assert ran.code == 0
    rows = [line.split("   ") for line in ran.out.splitlines()]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert rows[0][2].strip() == "Meridian"
    assert "row" in ran.err


def test_nothing_fits(lived: CommandLine) -> None:
    ran = lived("history", "--client", "nobody")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing fits.\n")


# For a spreadsheet


def rows_of(shell: CommandLine) -> list[dict[str, str]]:
    ran = shell("history", "--csv", now=LATER)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline="")))


def test_a_row_for_each_occurrence_with_numbers_as_numbers(lived: CommandLine) -> None:
    lived("check-in", "stefan", "--on", "2026-12-03", "--took", "40", now=LATER)
    rows = [row for row in rows_of(lived) if row["client"] == "Ștefan & Țurcanu"]
    assert [row["date"] for row in rows] == ["2026-12-03", "2026-12-10", "2026-12-17"]
    first = rows[0]
    assert tuple(first) == HEADER
    assert (first["baseline_minutes"], first["planned_minutes"]) == ("90", "30")
    assert (first["took_minutes"], first["timed"], first["status"]) == ("40", "true", "held")
    assert rows[1]["took_minutes"] == ""


def test_a_decision_without_occurrence_has_a_row(lived: CommandLine) -> None:
    (row,) = [row for row in rows_of(lived) if row["client"] == "Novatex"]
    assert (row["state"], row["date"], row["baseline_minutes"]) == ("refused", "", "")


@pytest.mark.parametrize(
    "name",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "|calc",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "﹦1",
        "−1",
        " =1",
        "\u00a0=1",
        "\u200b=1",
        "'=1",
        '"=1',
        "\ufeff=1",
    ],
)
def test_no_name_is_a_formula(shell: CommandLine, name: str) -> None:
    shell.decide({**CALL, "client": name, "subject": f"{name};=2,\n=3"})
    (row,) = rows_of(shell)
    for cell in (row["client"], row["subject"]):
        assert cell.startswith(("'", '"'))
        assert "\n" not in cell


def test_ordinary_names_stay_as_they_are(shell: CommandLine) -> None:
    name = 'Țăndărei, "Ș" & fiii — Ñandú; 日本'
    shell.decide({**CALL, "client": name})
    (row,) = rows_of(shell)
    assert row["client"] == name


# Clients


def test_clients_in_order_of_rank(lived: CommandLine) -> None:
    lived("check-in", "stefan", "--on", "2026-12-03", "--took", "40", now=LATER)
    found = lived("clients", "--json", now=LATER).document()["clients"]
    assert [each["client"] for each in found] == [
        "Meridian",
        "Carpatica Foods",
        "Novatex",
        "Ștefan & Țurcanu",
    ]
    assert all(
        each.keys()
        >= {
            "client",
            "client_rank",
            "major_business",
            "as_of",
            "last_met",
            "shrunk_in_a_row",
            "freed",
        }
        for each in found
    )
    top, *_, series = found
    assert (top["client_rank"], top["major_business"]) == ("top", None)
    assert top["as_of"] == "2026-12-01"
    assert top["last_met"] == "2026-12-07"
    assert (series["freed"], series["shrunk_in_a_row"]) == (50, 1)
    assert series["last_met"] == "2026-12-03"


def test_clients_in_text(lived: CommandLine) -> None:
    out = lived("clients").out
    assert out.splitlines()[0].startswith("Meridian")
    assert "Midway" in out
    romanian = lived("clients", "--lang", "ro").out
    assert "încă fără întâlnire" in romanian


def test_no_clients_yet(shell: CommandLine) -> None:
    ran = shell("clients")
    assert (ran.code, ran.out, ran.err) == (0, "", "No client is known yet.\n")
    assert shell("clients", "--json").document()["clients"] == []


# Letters


def test_the_letter_again(lived: CommandLine) -> None:
    made = lived("history", "--json", "--tactic", "phone_call").document()["decisions"][0]
    text = lived("letter", made["id"])
    assert text.out == f"{made['letter']['subject']}\n\n{made['letter']['body']}\n"
    document = lived("letter", made["id"], "--json").document()
    assert (document["subject"], document["body"]) == (
        made["letter"]["subject"],
        made["letter"]["body"],
    )


def test_a_kept_meeting_has_no_letter(lived: CommandLine) -> None:
    assert "no letter" in lived("letter", "Meridian").refused()


def test_a_mail_draft(lived: CommandLine) -> None:
    draft = lived.folder / "draft.eml"
    address = "maria@carpatica.example"
    made = lived.decide({**CALL, "starts_at": "2026-12-17T10:00", "address": address})
    ran = lived("letter", "last", "--eml", draft)
    assert (ran.code, ran.out) == (0, "")
    message = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    assert message["Subject"] == made["letter"]["subject"]
    assert message["To"] == address
    body = message.get_body()
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert text.strip() == made["letter"]["body"]
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert "already" in lived("letter", "last", "--eml", draft).refused()


def test_a_row_says_what_came_free_and_what_could(lived: CommandLine) -> None:
    last = {line.split("  ")[-1].strip() for line in lived("history").out.splitlines()}
    assert {"? 40 min", "Σ· 3 h"} <= last
    lived("check-in", "Carpatica", "--took", "30", now=LATER)
    rows = lived("history", now=LATER).out.splitlines()
    (row,) = [line for line in rows if "Carpatica" in line]
    assert row.endswith("  1 h 10 min")
