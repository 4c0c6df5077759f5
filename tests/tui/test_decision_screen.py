"""One decision: what stands there, and what can be said to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from content.decision import LaterCall
from tests.tui import stores
from tests.tui.interviewed import HOSTILE, coach

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision
    from tests.tui.interviewed import Coach

AHEAD = "2026-12-10T10:00:00+02:00"
TALL = (100, 70)


def decided(found: Coach) -> Decision:
    return found.app.session.repository.decision(f"{1:016d}")


async def show(found: Coach) -> str:
    """Open the decision; return what is shown, as one line."""
    if found.shown == "CheckInScreen":
        await found.press("escape")
    found.app.open_decision(f"{1:016d}")
    await found.pilot.pause()
    await found.pilot.pause()
    return " ".join(found.text.split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "Phone call",
                "Proposed Mon 7 December. No answer yet.",
                "Planned to free 40 min.",
                "Thu 10 December ahead",
                "The letter",
                "Let us speak.",
                "Why",
                "You have too much to do",
                "What you said",
                "The ways",
            ),
        ),
        (
            "ro",
            (
                "Apel telefonic",
                "Propus luni, 7 decembrie. Încă fără răspuns.",
                "În plan: eliberează 40 min.",
                "joi, 10 decembrie urmează",
                "Mesajul",
                "De ce",
                "Ai prea mult de lucru",
                "Ce ai răspuns",
                "Căile",
            ),
        ),
    ],
)
async def test_everything_is_on_one_page(
    tmp_path: Path, language: str, expected: tuple[str, ...]
) -> None:
    async with coach(tmp_path, language, TALL, (stores.decision(1),)) as found:
        text = await show(found)
    assert [part for part in expected if part not in text] == []


async def test_yes_as_proposed(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(stores.decision(1),)) as found:
        await show(found)
        await found.press("s", "1")
        assert decided(found).state == "agreed"
        assert "Agreed Thu 3 December." in found.text


async def test_yes_on_other_terms(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(stores.decision(1),)) as found:
        await show(found)
        await found.press("s", "2", *"45", "enter", *"fri 14:30", "enter")
        made = decided(found)
        assert made.state == "agreed"
        assert made.terms is not None
        assert made.terms.minutes == 45
        assert made.terms.starts_at is not None
        assert made.terms.starts_at.isoformat() == "2026-12-04T14:30:00+02:00"
        text = " ".join(found.text.split())
    assert "They agreed to 45 min. It moves to Fri 4 December, 14:30." in text


async def test_terms_that_say_nothing_are_not_kept(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(stores.decision(1),)) as found:
        await show(found)
        await found.press("s", "2", "enter", "enter")
        assert found.shown == "TermsScreen"
        assert "Fill in one of them" in found.text
        await found.press("escape")
        assert decided(found).state == "proposed"


async def test_a_no_offers_the_agenda_and_the_next_best(tmp_path: Path) -> None:
    email = stores.decision(1, "email", AHEAD, minutes_needed=30)
    async with coach(tmp_path, decisions=(email,)) as found:
        await show(found)
        await found.press("s")
        assert "other terms" not in found.text, "an email can't be agreed to otherwise"
        await found.press("2")
        assert decided(found).state == "refused"
        assert found.shown == "RefusedScreen"
        text = " ".join(found.text.split())
        assert "Then meet, and make it worth the hour. 1. " in text
        assert "1 shorter meeting you get 30 min back" in text
        await found.press("1")
        await found.pilot.pause(0.1)
        assert found.shown == "LetterScreen"
        assert found.interview.tactic == "shorter_meeting"


async def test_taking_it_back_offers_the_note(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(stores.decision(1),)) as found:
        await show(found)
        await found.press("s", "4")
        assert decided(found).state == "withdrawn"
        assert found.shown == "NoteScreen"
        assert "as planned" in found.text


async def test_any_past_occurrence_can_be_checked_in(tmp_path: Path) -> None:
    series: dict[str, Any] = {"repeats": "weekly", "lasts": "until 2026-12-31"}
    weekly = stores.decision(1, "shorter_meeting", "2026-11-05T10:00:00+02:00", **series)
    weekly = replace(weekly, state="agreed")
    async with coach(tmp_path, size=TALL, decisions=(weekly,)) as found:
        text = await show(found)
        assert "Thu 5 November not known" in text
        await found.press("enter", *"40", "enter", "enter")
        assert found.shown == "DecisionScreen"
        assert decided(found).check_ins[date(2026, 11, 5)].minutes == 40
        assert "took 40 min" in found.text


async def test_a_correction_of_a_week_that_is_over_stays_visible(tmp_path: Path) -> None:
    old = stores.checked(stores.decision(1, starts_at="2026-11-10T10:00:00+02:00"), 25)
    async with coach(tmp_path, size=TALL, decisions=(old,)) as found:
        assert "corrected" not in await show(found)
        await found.press("enter", *"50", "enter", "enter")
        assert "corrected" in found.text


async def test_what_comes_back_an_email_for_now(tmp_path: Path) -> None:
    email = stores.checked(stores.decision(1, "email", "2026-11-24T10:00:00+02:00"), 18)
    async with coach(tmp_path, decisions=(email,)) as found:
        assert "An email for now. Did it need a call?" in found.text
        await found.press("1", "2", *"20", "enter", "enter")
        assert found.shown == "HomeScreen"
        calls = decided(found).check_ins[date(2026, 11, 24)].later_calls
        assert calls == (LaterCall(date(2026, 12, 3), 20),)
        assert "An email for now" not in found.text


@pytest.mark.parametrize("answer", ["1", "3"])
async def test_an_email_that_needed_no_call_is_asked_about_no_more(
    tmp_path: Path, answer: str
) -> None:
    email = stores.checked(stores.decision(1, "email", "2026-11-24T10:00:00+02:00"), 18)
    async with coach(tmp_path, decisions=(email,)) as found:
        await found.press("1", answer)
        assert "An email for now" not in found.text


def for_a_while() -> Decision:
    series: dict[str, Any] = {"repeats": "weekly", "lasts": "until 2026-12-02"}
    weekly = stores.decision(1, "shorter_meeting", "2026-11-25T10:00:00+02:00", **series)
    return stores.said(
        weekly,
        stores.check_in(date(2026, 11, 25), minutes=30),
        stores.check_in(date(2026, 12, 2), minutes=30),
    )


@pytest.mark.parametrize(
    ("keys", "until"),
    [(("1",), "2027-03-04"), (("2", *"15 jan", "enter"), "2027-01-15"), (("3",), "2026-12-02")],
)
async def test_what_comes_back_a_change_for_a_while(
    tmp_path: Path, keys: tuple[str, ...], until: str
) -> None:
    async with coach(tmp_path, size=(100, 40), decisions=(for_a_while(),)) as found:
        assert "Changed until 2 Dec. Does it stay so?" in found.text
        await found.press("1", *keys)
        assert found.shown == "HomeScreen"
        assert decided(found).until == date.fromisoformat(until)
        assert "Does it stay so?" not in found.text


async def test_hidden_names_hide_the_letter_too(tmp_path: Path) -> None:
    async with coach(tmp_path, size=TALL, decisions=(stores.decision(1),)) as found:
        found.app.hide_names()
        text = await show(found)
    assert "Carpatica" not in text
    assert "Let us speak" not in text
    assert "too much to do" not in text


async def test_escape_goes_back(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(stores.decision(1),)) as found:
        await show(found)
        await found.press("escape")
        assert found.shown == "HomeScreen"


async def test_a_tactic_of_a_newer_version_is_shown_by_its_id(tmp_path: Path) -> None:
    newer = replace(stores.decision(1), tactic="walk_[b]together", advised="walk_[b]together")
    async with coach(tmp_path, size=TALL, decisions=(newer,)) as found:
        assert "walk_[b]together" in await show(found)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_do_no_harm(tmp_path: Path, name: str) -> None:
    letter = replace(stores.LETTER, subject=name, body=name)
    made = replace(stores.decision(1, client=name, subject=name, contact=name), letter=letter)
    async with coach(tmp_path, "ro", (80, 24), (made,)) as found:
        await show(found)
        await found.press("pagedown", "pagedown", "s", "3", "escape")
        assert found.shown == "DecisionScreen"
        assert all(len(line) <= 80 for line in found.text.splitlines())
        assert "\x1b" not in found.text
