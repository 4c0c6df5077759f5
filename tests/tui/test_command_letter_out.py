"""`letter --ics`, `--eml` and `--room`: what goes out of a decision, and to whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from unittest.mock import patch

import icalendar
import pytest

from content.outcomes import Outcome
from tests.storage.calendar_reader import calendar
from tests.tui.command_line import CommandLine
from tests.tui.stores import decision
from tests.tui.test_command_calendar import ANSWERS, LUNCH, REVIEW, WEEKLY
from tui.outgoing.invitations import _stands_in_calendar

START = datetime(2026, 12, 8, 8, tzinfo=UTC)
CALL = {**ANSWERS, "phone_number": "+40 21 555 0100"}
SHORTER = {**ANSWERS, "format": "video", "phone_welcome": "no"}
del SHORTER["travel_minutes"]
MOVED = {**ANSWERS, "reason": "illness", "new_time": "2026-12-15T12:00:00+02:00"}
EMAIL = {
    **ANSWERS,
    "client_rank": "lower",
    "minutes_needed": 90,
    "phone_welcome": "no",
    "fits_in_writing": True,
    "client_flexible": True,
    "serious": True,
}
KEPT = {**ANSWERS, "reason": "dislike"}
ACME = {
    **SHORTER,
    "client": "Acme",
    "subject": "Status",
    "starts_at": "2026-12-02T14:00",
    "minutes": 45,
    "minutes_needed": 15,
    "repeats": "calendar",
}


class Out:
    """A shell with an imported calendar, and what it writes."""

    def __init__(self, shell: CommandLine, *events: str) -> None:
        self.shell = shell
        mine = shell.folder / "mine.ics"
        mine.write_text(calendar(*events or (REVIEW, WEEKLY, LUNCH)), encoding="utf-8")
        assert shell("calendar", "import", mine).code == 0

    def events(self, answers: Any, *options: str) -> tuple[str, list[Any]]:
        """Decide, write the calendar entry, and return its method and its events."""
        assert self.shell("decide", "-", stdin=answers).code == 0
        return self.written(*options)

    def written(self, *options: str) -> tuple[str, list[Any]]:
        path = self.shell.folder / "out.ics"
        path.unlink(missing_ok=True)
        ran = self.shell("letter", "last", "--ics", path, *options)
        assert (ran.code, ran.out) == (0, ""), ran.err
        assert path.stat().st_mode & 0o777 == 0o600
        found = icalendar.Calendar.from_ical(path.read_bytes())
        assert isinstance(found, icalendar.Calendar)
        return str(found["METHOD"]), list(found.events)


@pytest.fixture
def out(shell: CommandLine) -> Out:
    return Out(shell)


def _people(event: Any) -> list[str]:
    found = event.get("ATTENDEE", [])
    return [str(each) for each in (found if isinstance(found, list) else [found])]


def test_the_time_that_a_letter_names_holds_once_it_is_agreed(shell: CommandLine) -> None:
    moved = {**CALL, "new_time": "2026-12-15T12:00:00+02:00"}
    assert moved["reason"] == "workload"
    made = shell("decide", "-", "--json", stdin=moved).document()
    assert "15 December" in made["letter"]["body"]
    assert [each["date"] for each in made["occurrences"]] == ["2026-12-08"]
    agreed = shell("state", "last", "agreed", "--json").document()
    assert [each["date"] for each in agreed["occurrences"]] == ["2026-12-15"]


def test_a_call_at_the_hour_of_the_meeting(out: Out) -> None:
    method, (event,) = out.events(CALL)
    assert (method, event["UID"], event["SEQUENCE"]) == ("REQUEST", "review", 1)
    assert (event.start, event.end) == (START, START + timedelta(minutes=30))
    assert event["LOCATION"] == "By phone: +40 21 555 0100"
    assert "RECURRENCE-ID" not in event
    assert _people(event) == ["mailto:ana@northwind.example"]


def test_a_shorter_meeting_stays_where_it_is(out: Out) -> None:
    _, (event,) = out.events(SHORTER)
    assert event.end == START + timedelta(minutes=30)
    assert event["LOCATION"] == "Str. Lungă 5"


def test_a_moved_meeting_keeps_its_length(out: Out) -> None:
    method, (event,) = out.events(MOVED)
    start = datetime(2026, 12, 15, 10, tzinfo=UTC)
    assert (method, event.start, event.end) == ("REQUEST", start, start + timedelta(minutes=90))


def test_who_was_invited_makes_a_counter_proposal(out: Out) -> None:
    method, (event,) = out.events(ACME)
    assert (method, event["UID"], event["SEQUENCE"]) == ("COUNTER", "weekly", 1)
    assert event["ORGANIZER"] == "mailto:joe@acme.example"
    assert _people(event) == ["mailto:mara@studio.example"]
    assert event["RECURRENCE-ID"].dt == datetime(2026, 12, 2, 12, tzinfo=UTC)
    assert (event.end - event.start) == timedelta(minutes=15)


def test_a_change_for_a_while_names_each_occurrence(out: Out) -> None:
    _, events = out.events({**ACME, "lasts": "until 2026-12-20"})
    days = [event["RECURRENCE-ID"].dt.day for event in events]
    assert days == [2, 9, 16]
    assert {event["UID"] for event in events} == {"weekly"}


def test_the_number_of_changes_goes_on_from_the_imported_one(shell: CommandLine) -> None:
    out = Out(shell, f"{REVIEW}\nSEQUENCE:4")
    assert out.events(CALL)[1][0]["SEQUENCE"] == 5
    shell("state", "last", "agreed", "--minutes", "20", "--at", "2026-12-09T15:00")
    _, (event,) = out.written()
    assert event["SEQUENCE"] == 6
    assert event.start == datetime(2026, 12, 9, 13, tzinfo=UTC)
    assert event.end - event.start == timedelta(minutes=20)


def test_a_meeting_that_was_typed_in_is_an_event_of_its_own(out: Out) -> None:
    method, (event,) = out.events({**CALL, "client": "Nobody", "subject": "Else"})
    assert method == "PUBLISH"
    assert str(event["UID"]).endswith("@breathing-room")
    assert not _people(event)


def test_an_email_for_now_leaves_a_reminder(out: Out) -> None:
    method, (event,) = out.events(EMAIL)
    assert (method, event["SUMMARY"]) == ("PUBLISH", "Call Northwind: Campaign review")
    assert event.start.isoformat() == "2026-12-15"
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_room_that_is_kept(out: Out) -> None:
    method, events = out.events(CALL, "--room", "Q1 offer")
    spans = [((event.start - START).total_seconds() / 60, _length(event)) for event in events]
    # The trip there, then what the call does not take of the meeting, and the trip back.
    assert spans == [(-20, 20), (30, 60 + 20)]
    assert method == "PUBLISH"
    assert {event["SUMMARY"] for event in events} == {"Q1 offer"}
    assert sum(map(_length, events)) == 100


def test_the_room_of_an_email_is_what_it_frees(out: Out) -> None:
    _, (event,) = out.events(EMAIL, "--room", "Q1 offer")
    assert _length(event) == 90 + 40 - 25


def test_a_kept_room_is_no_client_meeting_and_is_taken(out: Out) -> None:
    out.events(CALL, "--room", "Northbound offer")
    assert out.shell("calendar", "import", out.shell.folder / "out.ics").code == 0
    rows = out.shell("agenda", "--all", "--json").document()["meetings"]
    own = [row for row in rows if row["subject"] == "Northbound offer"]
    assert [row["is_client"] for row in own] == [False, False]


def _length(event: Any) -> float:
    return float((event.end - event.start).total_seconds()) / 60


@pytest.mark.parametrize("answers", [KEPT, {**EMAIL, "serious": False}])
def test_what_has_nothing_for_a_calendar(out: Out, answers: Any) -> None:
    out.shell("decide", "-", stdin=answers)
    path = out.shell.folder / "out.ics"
    assert "changes nothing in a calendar" in out.shell("letter", "last", "--ics", path).refused()
    assert not path.exists()


def test_what_is_over_invites_to_nothing(out: Out) -> None:
    out.shell("decide", "-", stdin=CALL)
    out.shell("state", "last", "refused")
    assert "refused" in out.shell("letter", "last", "--ics", out.shell.folder / "o.ics").refused()


def test_a_file_that_is_there_is_left_alone(out: Out) -> None:
    out.shell("decide", "-", stdin=CALL)
    path = out.shell.folder / "mine.ics"
    before = path.read_bytes()
    assert "mine.ics" in out.shell("letter", "last", "--ics", path).refused()
    assert path.read_bytes() == before


def test_a_room_needs_a_file(out: Out) -> None:
    out.shell("decide", "-", stdin=CALL)
    out.shell("letter", "last", "--room", "x").refused(2)
    out.shell("letter").refused(2)


def _recipient(shell: CommandLine, answers: Any) -> str:
    shell("decide", "-", stdin=answers)
    path = shell.folder / "out.eml"
    path.unlink(missing_ok=True)
    assert shell("letter", "last", "--eml", path).code == 0
    return str(message_from_bytes(path.read_bytes(), policy=default)["To"])


def test_a_letter_goes_to_whom_the_calendar_invites(out: Out) -> None:
    assert _recipient(out.shell, CALL) == "Ana Pop <ana@northwind.example>"
    given = {**CALL, "address": "boss@northwind.example", "contact": "The Boss"}
    assert _recipient(out.shell, given) == "The Boss <boss@northwind.example>"


def test_a_briefing_goes_to_the_colleague_or_to_nobody(shell: CommandLine) -> None:
    invited = f"{REVIEW}\nATTENDEE;CN=Dan Marin:mailto:dan@studio.example"
    out = Out(shell, invited)
    handed = {
        **ANSWERS,
        "brought_by_colleague": True,
        "colleague": "Dan",
        "direct_contact": False,
        "colleague_can_speak": True,
    }
    assert _recipient(out.shell, handed) == "Dan Marin <dan@studio.example>"
    assert _recipient(out.shell, {**handed, "colleague": "Eva"}) == "None"


def test_both_files_at_once(out: Out, tmp_path: Path) -> None:
    out.shell("decide", "-", stdin=CALL)
    ran = out.shell("letter", "last", "--ics", tmp_path / "a.ics", "--eml", tmp_path / "a.eml")
    assert (ran.code, ran.out) == (0, "")
    assert len(ran.err.splitlines()) == 2


def test_a_folder_that_is_not_there_is_named_before_anything_is_written(
    out: Out, tmp_path: Path
) -> None:
    out.shell("decide", "-", stdin=CALL)
    nowhere, there = tmp_path / "nowhere" / "x.eml", tmp_path / "a.ics"
    for argv in (("--eml", nowhere), ("--ics", there, "--eml", nowhere), ("--ics", nowhere)):
        assert out.shell("letter", "last", *argv).refused() == (
            f"There is no folder {nowhere.parent}. Make it, or give another."
        )
    assert not there.exists()


def test_no_file_is_written_where_the_other_is_there_already(out: Out, tmp_path: Path) -> None:
    out.shell("decide", "-", stdin=CALL)
    mine, there = out.shell.folder / "mine.ics", tmp_path / "a.ics"
    said = out.shell("letter", "last", "--ics", there, "--eml", mine).refused()
    assert said.startswith(f"There is a file {mine} already.")
    assert str(there) in out.shell("letter", "last", "--ics", there, "--eml", there).refused(2)
    out.shell("state", "last", "refused")
    out.shell("letter", "last", "--eml", tmp_path / "b.eml", "--ics", there).refused()
    assert not list(tmp_path.glob("?.*"))


def test_a_folder_that_may_not_be_written_is_named(out: Out, tmp_path: Path) -> None:
    out.shell("decide", "-", stdin=CALL)
    with patch("tempfile.mkstemp", side_effect=PermissionError(13, "no", "/some/.x.eml.b33g")):
        said = out.shell("letter", "last", "--eml", tmp_path / "x.eml").refused()
    assert said.startswith(f"{tmp_path} may not be read or written.")


def test_an_outcome_that_can_be_at_another_hour_is_sent_as_an_invitation() -> None:
    outcomes = {
        "walk": Outcome(proposes_time="conflict"),
        "moved": Outcome(fallback=True, proposes_time="always"),
        "voice_message": Outcome(),
    }
    with patch("tui.outgoing.invitations.outcomes", lambda: outcomes):
        found = {name: _stands_in_calendar(decision(1, name)) for name in (*outcomes, "gone")}
    assert found == {"walk": True, "moved": True, "voice_message": False, "gone": False}
