"""Sending from the screen: by mail where there is a desktop, as files everywhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.decision import Letter
from content.plain_text import clean
from tests.storage.fuzzing import fuzzed
from tests.storage.test_ics_write import texts
from tests.tui.interviewed import Coach, coach
from tests.tui.stores import session
from tests.tui.test_agenda_screen import _import
from tests.tui.test_command_calendar import ANSWERS, REVIEW
from tui.outgoing import mailto
from tui.outgoing.going_out import ways

LETTER = Letter("client", "Review & more", "Dear Ana,\n\nlet us speak.", "en", "warm")


def _decided(folder: Path) -> str:
    _import(folder, REVIEW)
    opened = session(folder)
    return opened.decide(opened.read(ANSWERS)).id


async def _asked(found: Coach, decision_id: str) -> None:
    found.app.open_decision(decision_id)
    await found.pilot.pause()
    await found.press("o")
    assert found.shown == "ChoiceScreen"


async def test_what_can_go_out(tmp_path: Path) -> None:
    decision_id = _decided(tmp_path)
    async with coach(tmp_path) as found:
        await _asked(found, decision_id)
        text = " ".join(found.text.split())
        assert "1 Save it as a mail draft" in text
        assert "2 Save it for the calendar" in text
        assert "3 Keep the room" in text
        await found.press("escape")
        assert found.shown == "DecisionScreen"


@pytest.mark.parametrize(("number", "suffix"), [("1", ".eml"), ("2", ".ics")])
async def test_a_file_is_written_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str, suffix: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    decision_id = _decided(tmp_path)
    async with coach(tmp_path) as found:
        await _asked(found, decision_id)
        await found.press(number)
        assert found.shown == "SendScreen"
        await found.press("enter")
        path = tmp_path / f"northwind-2026-12-08{suffix}"
        assert path.stat().st_mode & 0o777 == 0o600
        assert found.shown == "DecisionScreen"


async def test_a_file_that_is_there_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    decision_id = _decided(tmp_path)
    path = tmp_path / "northwind-2026-12-08.ics"
    path.write_text("mine", encoding="utf-8")
    async with coach(tmp_path) as found:
        await _asked(found, decision_id)
        await found.press("3")
        await found.press("enter", "enter")
        assert "I need this too" in found.text
        await found.press("up")
        await found.type("Q1 offer")
        await found.press("enter", "enter")
        assert path.read_text("utf-8") == "mine"
        assert "already" in found.text
        await found.press("enter")
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert isinstance(calendar, icalendar.Calendar)
        assert {str(each["SUMMARY"]) for each in calendar.events} == {"Q1 offer"}


def test_by_mail_only_where_there_is_a_desktop_and_the_letter_is_short(tmp_path: Path) -> None:
    opened = session(tmp_path)
    decision = opened.decide(opened.read(ANSWERS))
    assert ways(opened, decision) == ["draft", "entry", "room"]
    opened.environment = type(opened.environment)({"DISPLAY": ":0", "TZ": "Europe/Bucharest"})
    assert mailto.opener({"DISPLAY": ":0"})
    assert ways(opened, decision)[0] == "mail"
    long = Letter("client", "Review", "x" * 2_000, "en", "warm")
    assert mailto.link(long, "a@b.example") is None


def test_a_link() -> None:
    found = mailto.link(LETTER, "ana@northwind.example")
    assert found is not None
    parts = urlsplit(found)
    assert (parts.scheme, parts.path) == ("mailto", "ana@northwind.example")
    asked = parse_qs(parts.query)
    assert asked == {"subject": ["Review & more"], "body": ["Dear Ana,\r\n\r\nlet us speak."]}


@fuzzed
@given(texts, texts, st.one_of(texts, st.just("a@b.example?bcc=x@y.example&body=z")))
def test_a_link_holds_nothing_else(subject: str, body: str, address: str) -> None:
    found = mailto.link(Letter("client", subject, body, "en", "warm"), address)
    if found is None:
        return
    assert found.isascii()
    assert not set(found) & set('\r\n\t "<>\\')
    parts = urlsplit(found)
    asked = parse_qs(parts.query, keep_blank_values=True)
    assert set(asked) == {"subject", "body"}
    assert asked["subject"] == [clean(subject)]


@pytest.mark.parametrize("command", [["true"], ["no-such-program-here"]])
def test_a_program_that_is_not_there_is_told(command: list[str]) -> None:
    assert mailto.hand_on(command, "mailto:") is (command == ["true"])
