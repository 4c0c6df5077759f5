"""`calendar` and `agenda`: what people have in their calendars, as the commands show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.calendar_reader import calendar
from tests.tui.command_line import CommandLine
from tests.tui.terminal import terminal
from tests.tui.test_interview_terminal import surroundings

MARA, ANA = "mailto:mara@studio.example", "mailto:ana@northwind.example"
REVIEW = f"""UID:review
SUMMARY:Campaign review
DTSTART;TZID=Europe/Bucharest:20261208T100000
DTEND;TZID=Europe/Bucharest:20261208T113000
LOCATION:Str. Lungă 5
ORGANIZER;CN=Mara:{MARA}
ATTENDEE;CN=Ana Pop:{ANA}"""
WEEKLY = f"""UID:weekly
SUMMARY:Status
DTSTART;TZID=Europe/Bucharest:20261202T140000
DURATION:PT45M
RRULE:FREQ=WEEKLY;COUNT=4
ORGANIZER;CN=Joe:mailto:joe@acme.example
ATTENDEE;CN=Mara:{MARA}"""
LUNCH = "UID:lunch\nSUMMARY:Lunch\nDTSTART:20261203T120000\nDURATION:PT1H"
BROKEN = "UID:broken\nSUMMARY:Nowhere"
LATE = REVIEW.replace("20261208", "20200108").replace("review", "late")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.ics"
    path.write_text(calendar(REVIEW, WEEKLY, LUNCH, BROKEN, LATE), encoding="utf-8")
    return path


def test_an_import_as_a_program_reads_it(shell: CommandLine, mine: Path) -> None:
    document = shell("calendar", "import", mine, "--json").document()
    assert document["schema"] == 1
    assert (document["files"], document["events_in"], document["updated"]) == (1, 3, 0)
    assert document["outside_window"] == 1
    (refused,) = document["refused"]
    assert (refused["file"], refused["event"], refused["reason"]) == (
        str(mine),
        "broken",
        "no_start",
    )
    assert refused["why"] == "it says no start."


def test_an_import_as_a_person_reads_it(shell: CommandLine, mine: Path) -> None:
    ran = shell("calendar", "import", mine)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "3 events are in: 3 new, 0 changed, 0 gone.",
        "1 lies outside the days that are read.",
        "1 was left out:",
        f"  {mine}, line 28, broken: it says no start.",
    ]


def test_a_dry_run_lists_what_would_change(shell: CommandLine, mine: Path) -> None:
    out = shell("calendar", "import", mine, "--dry-run", "--lang", "ro").out
    assert out.startswith("3 evenimente ar intra: noi 3")
    assert "nou: Campaign review" in out
    assert shell("agenda", "--json").document() == {"schema": 1, "meetings": []}


def test_without_a_path_the_sources_are_read_again(shell: CommandLine, mine: Path) -> None:
    assert "Nothing was imported yet" in shell("calendar", "import").refused()
    shell("calendar", "import", mine)
    mine.write_text(calendar(REVIEW), encoding="utf-8")
    assert shell("calendar", "import", "--json").document()["gone"] == 2
    assert shell("calendar", "sources").out == f"{mine}\n"
    mine.unlink()
    assert shell("calendar", "import", "--json").document()["events_in"] == 0
    assert len(shell("agenda", "--json").document()["meetings"]) == 1


def test_a_source_can_be_let_go_of(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    assert shell("calendar", "forget", mine).code == 0
    assert shell("agenda", "--json").document()["meetings"] == []
    assert str(mine) in shell("calendar", "forget", mine).refused()


def test_the_agenda_as_a_program_reads_it(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    meetings = shell("agenda", "--json").document()["meetings"]
    assert [(each["starts_at"], each["client"]) for each in meetings] == [
        ("2026-12-02T14:00:00+02:00", "Acme"),
        ("2026-12-08T10:00:00+02:00", "Northwind"),
        ("2026-12-09T14:00:00+02:00", "Acme"),
        ("2026-12-16T14:00:00+02:00", "Acme"),
        ("2026-12-23T14:00:00+02:00", "Acme"),
    ]
    review = meetings[1]
    assert (review["minutes"], review["subject"], review["location"], review["uid"]) == (
        90,
        "Campaign review",
        "Str. Lungă 5",
        "review",
    )
    assert (review["why"], review["why_value"]) == ("outside", "ana@northwind.example")
    assert review["decision"] is None


def test_the_agenda_as_a_person_reads_it(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    ran = shell("agenda", "--to", "2026-12-08")
    assert ran.out.splitlines() == [
        "Wednesday 2 December",
        "  1   14:00       45 min   Acme        Status            joe@acme.example is invited",
        "Tuesday 8 December",
        "  2   10:00   1 h 30 min   Northwind   Campaign review   ana@northwind.example is invited",
    ]
    assert "This week: 45 min with clients, in one meeting, 0 decided." in ran.err


@pytest.mark.parametrize(
    ("days", "count"),
    [
        (("--from", "2026-12-08"), 4),
        (("--from", "2026-12-08", "--to", "2026-12-08"), 1),
        (("--to", "2026-12-02"), 1),
        (("--from", "2027-01-01"), 0),
    ],
)
def test_the_days_of_an_agenda(
    shell: CommandLine, mine: Path, days: tuple[str, ...], count: int
) -> None:
    shell("calendar", "import", mine)
    assert len(shell("agenda", *days, "--json").document()["meetings"]) == count


def test_days_that_are_none(shell: CommandLine) -> None:
    turned = shell("agenda", "--from", "2026-12-08", "--to", "2026-12-01")
    assert "--from 2026-12-08" in turned.refused(code=2)
    assert "--to" in shell("agenda", "--to", "tomorrow").refused(code=2)
    assert "366" in shell("agenda", "--to", "2030-01-01").refused(code=2)


def test_a_verdict_can_be_corrected_and_is_remembered(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    shell("agenda", "--all")
    rows = shell("agenda", "--all", "--json").document()["meetings"]
    lunch = next(place for place, row in enumerate(rows, 1) if row["uid"] == "lunch")
    assert shell("calendar", "client", lunch, "--name", "The Museum").code == 0
    assert shell("calendar", "other", 1).code == 0
    shell("calendar", "import", mine)
    meetings = shell("agenda", "--json").document()["meetings"]
    assert [(each["client"], each["why"]) for each in meetings] == [
        ("The Museum", "said"),
        ("Northwind", "outside"),
    ]


def test_a_name_given_once_is_known_of_the_senders_next_meeting(
    shell: CommandLine, mine: Path
) -> None:
    config = shell.folder / "config" / "breathing-room"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text('mail_domains = ["studio.example"]\n', encoding="utf-8")
    other = REVIEW.replace("UID:review", "UID:other").replace("20261208", "20261210")
    mine.write_text(calendar(REVIEW, other), encoding="utf-8")
    shell("calendar", "import", mine)
    shell("agenda")
    shell("calendar", "client", 1, "--name", "NW Traders")
    clients = [each["client"] for each in shell("agenda", "--json").document()["meetings"]]
    assert clients == ["NW Traders", "NW Traders"]


def test_words_of_the_persons_choice(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    shell("calendar", "word", "lunch")
    found = shell("agenda", "--to", "2026-12-04", "--json").document()["meetings"]
    assert [each["why"] for each in found] == ["outside", "word"]
    shell("calendar", "no-word", "lunch")
    assert len(shell("agenda", "--to", "2026-12-04", "--json").document()["meetings"]) == 1


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("calendar",), 2),
        (("calendar", "client"), 2),
        (("calendar", "sources", "--dry-run"), 2),
        (("calendar", "sources", "mine.ics"), 2),
        (("calendar", "other", "1", "--name", "x"), 2),
        (("calendar", "client", "99"), 1),
        (("calendar", "client", "x"), 1),
        (("calendar", "import", "nowhere.ics"), 1),
    ],
)
def test_what_can_not_be_asked(shell: CommandLine, argv: tuple[str, ...], code: int) -> None:
    shell(*argv).refused(code)
    shell(*argv, "--lang", "ro").refused(code)


def test_what_is_corrected_is_told_to_a_program(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    shell("agenda", "--to", "2026-12-08")
    (said,) = shell("calendar", "client", 2, "--name", "NW", "--json").document()["meetings"]
    assert (said["uid"], said["client"], said["is_client"]) == ("review", "NW", True)
    (said,) = shell("calendar", "other", 1, "--json").document()["meetings"]
    assert (said["uid"], said["starts_at"], said["is_client"]) == (
        "weekly",
        "2026-12-02T14:00:00+02:00",
        False,
    )
    assert shell("calendar", "word", "lunch", "--json").document()["words"] == ["lunch"]
    kept = shell("calendar", "no-word", "lunch", "--json").document()
    assert kept["words"] == []
    assert [each["path"] for each in kept["sources"]] == [str(mine)]
    gone = shell("calendar", "forget", mine, "--json").document()
    assert (gone["forgotten"], gone["sources"]) == ([str(mine)], [])


def test_hostile_texts_reach_no_terminal(shell: CommandLine, mine: Path) -> None:
    hostile = REVIEW.replace("Campaign review", "\x1b]0;x\x07 \u202eweiver").replace(
        "Lungă", "\x9b2J"
    )
    mine.write_text(calendar(hostile, BROKEN.replace("broken", "\x1b[2J")), encoding="utf-8")
    for argv in (("calendar", "import", mine), ("agenda",), ("agenda", "--json")):
        ran = shell(*argv)
        assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(ran.out + ran.err)


def test_a_meeting_that_is_decided_on_is_shown_as_such(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    made = shell("decide", "-", "--json", stdin=ANSWERS).document()
    meetings = shell("agenda", "--json").document()["meetings"]
    decided = {each["uid"]: each["decision"] for each in meetings if each["decision"]}
    assert decided == {"review": made["id"]}
    assert "decided: Phone call" in shell("agenda").out


def test_a_decided_meeting_that_moves_is_followed(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    made = shell("decide", "-", "--state", "agreed", "--json", stdin=ANSWERS).document()
    assert [each["date"] for each in made["occurrences"]] == ["2026-12-08"]
    mine.write_text(calendar(REVIEW.replace("20261208", "20261210")), encoding="utf-8")
    shell("calendar", "import", mine)
    (decision,) = shell("history", "--json").document()["decisions"]
    assert [each["date"] for each in decision["occurrences"]] == ["2026-12-10"]
    assert shell("agenda", "--json").document()["meetings"][0]["decision"] == made["id"]


def test_a_decided_series_has_the_calendars_occurrences(shell: CommandLine, mine: Path) -> None:
    moved = (
        "UID:weekly\nRECURRENCE-ID;TZID=Europe/Bucharest:20261209T140000\nSEQUENCE:1\n"
        "DTSTART;TZID=Europe/Bucharest:20261211T090000\nDURATION:PT45M"
    )
    mine.write_text(calendar(WEEKLY, moved), encoding="utf-8")
    shell("calendar", "import", mine)
    answers = {
        **ANSWERS,
        "client": "Acme",
        "subject": "Status",
        "starts_at": "2026-12-02T14:00",
        "minutes": 45,
        "repeats": "calendar",
        "lasts": "until 2026-12-20",
    }
    made = shell("decide", "-", "--json", stdin=answers).document()
    days = [each["date"] for each in made["occurrences"]]
    assert days == ["2026-12-02", "2026-12-11", "2026-12-16"]


def test_a_proposed_time_is_free_in_the_calendar(shell: CommandLine, mine: Path) -> None:
    taken = LUNCH.replace("20261203T120000", "20261209T100000")
    mine.write_text(calendar(REVIEW, taken), encoding="utf-8")
    shell("calendar", "import", mine)
    moved = {**ANSWERS, "reason": "conflict"}
    letter = shell("advise", "-", "--json", stdin=moved).document()["letter"]["body"]
    assert "10 December at 10:00" in letter


def test_a_meeting_that_was_declined_is_left_out_and_takes_no_time(
    shell: CommandLine, mine: Path
) -> None:
    no = f"ATTENDEE;CN=Mara;PARTSTAT=DECLINED:{MARA}"
    declined = WEEKLY.replace(f"ATTENDEE;CN=Mara:{MARA}", no).replace(
        "20261202T140000", "20261209T100000"
    )
    mine.write_text(calendar(REVIEW, declined), encoding="utf-8")
    shell("calendar", "import", mine)
    assert [each["uid"] for each in shell("agenda", "--all", "--json").document()["meetings"]] == [
        "review"
    ]
    letter = shell("advise", "-", "--json", stdin={**ANSWERS, "reason": "conflict"}).document()
    assert "9 December at 10:00" in letter["letter"]["body"]


def test_an_imported_weekly_meeting_is_moved_to_the_next_day(
    shell: CommandLine, mine: Path
) -> None:
    shell("calendar", "import", mine)
    weekly = {
        **ANSWERS,
        "client": "Acme",
        "subject": "Status",
        "starts_at": "2026-12-09T14:00",
        "minutes": 45,
        "repeats": "calendar",
        "reason": "illness",
    }
    letter = shell("advise", "-", "--json", stdin=weekly).document()["letter"]["body"]
    assert "Thursday 10 December at 14:00" in letter


def test_a_damaged_calendar_keeps_nobody_from_deciding(shell: CommandLine, mine: Path) -> None:
    shell("calendar", "import", mine)
    events = shell.folder / "data" / "calendar" / "events.desk.json"
    events.write_bytes(events.read_bytes()[:-40])
    assert shell("decide", "-", "--json", stdin=ANSWERS).code == 0
    assert "damaged" in shell("agenda").refused()


ANSWERS = {
    "client": "Northwind",
    "subject": "Campaign review",
    "starts_at": "2026-12-08T10:00",
    "minutes": 90,
    "format": "in_person",
    "travel_minutes": 40,
    "repeats": "once",
    "client_rank": "middle",
    "major_business": False,
    "reason": "workload",
    "brought_by_colleague": False,
    "minutes_needed": 30,
    "phone_welcome": "yes",
    "fits_in_writing": False,
}


@pytest.mark.parametrize(("plain", "is_told"), [("0", True), ("1", False)])
def test_a_terminal_is_told_how_far_an_import_is(
    tmp_path: Path, mine: Path, plain: str, is_told: bool
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.ics").write_bytes(mine.read_bytes())
    variables = surroundings(tmp_path, "en") | {"BREATHING_ROOM_PLAIN": plain}
    with terminal(["calendar", "import", str(folder)], variables) as window:
        window.wait_for("9 events are in")
    assert ("\x1b[2KReading your calendars: 2 of 3 files." in window.raw.decode()) == is_told
    assert "Reading" not in window.text
