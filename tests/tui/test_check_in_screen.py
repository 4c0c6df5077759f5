"""What became of the meetings that have passed: one screen, few keys, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

import pytest

from content.decision import LaterCall
from tests.tui import stores
from tests.tui.interviewed import HOSTILE, coach
from tui.settings.settings import Settings
from tui.widgets.passed import Passed

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import CheckIn, Decision
    from tests.tui.interviewed import Coach

DAY = date(2026, 12, 1)


def passed(number: int = 1, tactic: str = "phone_call", state: str = "agreed") -> Decision:
    made = stores.decision(number, tactic, f"{DAY}T{8 + number:02d}:00:00+02:00")
    return replace(made, state=state)


def said(found: Coach, number: int = 1) -> CheckIn | None:
    """Return what the store holds of the occurrence, read anew from disk."""
    folder = found.app.session.repository
    return folder.decision(f"{number:016d}").check_ins.get(DAY)


async def test_it_is_asked_at_the_start_and_escape_leaves_it_for_later(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(),)) as found:
        assert found.shown == "CheckInScreen"
        assert "One meeting has passed." in found.text
        await found.press("escape")
        assert found.shown == "HomeScreen"
        assert said(found) is None


async def test_nothing_is_asked_when_nothing_waits(tmp_path: Path) -> None:
    ahead = stores.decision(1, starts_at="2026-12-10T10:00:00+02:00")
    async with coach(tmp_path, decisions=(ahead,)) as found:
        assert found.shown == "HomeScreen"


@pytest.mark.parametrize(
    ("keys", "outcome", "minutes"),
    [
        (("p",), "as_planned", 60),
        (("2", "5", "enter"), "took", 25),
        (("2", "9", "backspace", "5", "enter"), "took", 25),
        (("0", "enter"), "took", 0),
        (("f",), "full", None),
        (("n",), "did_not_happen", None),
    ],
)
async def test_each_answer_is_kept_at_once(
    tmp_path: Path, keys: tuple[str, ...], outcome: str, minutes: int | None
) -> None:
    async with coach(tmp_path, decisions=(passed(),)) as found:
        await found.press(*keys)
        kept = said(found)
        assert kept is not None
        assert (kept.outcome, kept.minutes) == (outcome, minutes)


async def test_a_week_of_eight_takes_two_presses_when_all_went_as_planned(tmp_path: Path) -> None:
    tactics = ("phone_call", "shorter_meeting", "email", "phone_call")
    eight = tuple(passed(number, tactics[number % 4]) for number in range(1, 9))
    async with coach(tmp_path, decisions=eight) as found:
        await found.press("a", "enter")
        assert found.shown == "HomeScreen"
        kept = [said(found, number) for number in range(1, 9)]
        text = " ".join(found.text.split())
    assert all(each is not None and each.outcome == "as_planned" for each in kept)
    # An hour of 90 minutes begins before the last one is over: what overlaps counts once.
    assert "0 min timed, 5 h 20 min taken as planned" in text


async def test_one_key_for_all_leaves_what_was_not_agreed_open(tmp_path: Path) -> None:
    two = (passed(1), passed(2, state="proposed"))
    async with coach(tmp_path, decisions=two) as found:
        await found.press("a")
        assert said(found, 1) is not None
        assert said(found, 2) is None
        assert "One meeting has passed." in found.text
        assert " a all" not in found.text
        await found.press("p", "enter")
        assert said(found, 2) is not None
        assert found.shown == "HomeScreen"


async def test_the_room_opens_once_and_stands_open_without_motion(tmp_path: Path) -> None:
    app = stores.app(tmp_path, [passed()])
    app.session.settings = Settings(motion=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        entry = app.screen.query_one(Passed)
        assert entry.opened == 1.0
        assert "[    ]" in entry.lines(76)[0].plain


async def test_the_walls_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(Passed, "watch_opened", lambda self: seen.append(self.opened))
    app = stores.app(tmp_path, [passed()])
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = "full"
        await pilot.press("p")
    assert len([opened for opened in seen if 0 < opened < 1]) > 3
    assert seen[-1] == 1.0


@pytest.mark.parametrize("level", ["none", "basic"])
async def test_without_animations_the_room_stands_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: Literal["none", "basic"]
) -> None:
    seen: list[float] = []
    monkeypatch.setattr(Passed, "watch_opened", lambda self: seen.append(self.opened))
    app = stores.app(tmp_path, [passed()])
    async with app.run_test(size=(80, 24)) as pilot:
        app.animation_level = level
        await pilot.press("p")
        assert app.screen.query_one(Passed).opened == 1.0
    assert not [opened for opened in seen if 0 < opened < 1]


async def test_an_email_can_have_needed_a_call(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(tactic="email"),)) as found:
        await found.press("1", "8", "enter")
        assert "A call later? Press l." in found.text
        await found.press("l")
        assert found.shown == "LaterCallScreen"
        await found.press("2", "0", "enter")
        await found.press("ctrl+u", *"yesterday", "enter")
        kept = said(found)
        assert kept is not None
        assert (kept.outcome, kept.minutes) == ("took", 18)
        assert kept.later_calls == (LaterCall(date(2026, 12, 2), 20),)
        assert "A later call on 2 Dec took 20 min." in found.text


async def test_a_call_is_not_offered_for_a_call(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(),)) as found:
        await found.press("l")
        assert found.shown == "CheckInScreen"


async def test_what_can_not_be_used_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(tactic="email"),)) as found:
        await found.press(*"9999", "enter")
        assert said(found) is None
        assert "more than a day" in found.text
        await found.press("l", *"soon", "enter", "enter")
        assert "a whole number from 1" in found.text
        await found.press("escape")
        assert said(found) is None


async def test_an_answer_can_be_changed(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(),)) as found:
        await found.press("p", "f")
        kept = said(found)
        assert kept is not None
        assert kept.outcome == "full"


async def test_terms_agreed_later_do_not_change_what_went_as_planned(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(),)) as found:
        await found.press("p")
        kept = said(found)
        assert kept is not None
        assert kept.minutes == 60


async def test_a_disk_that_refuses_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.faults import Refused

    async with coach(tmp_path, decisions=(passed(),)) as found:

        def refuse(*_given: object) -> None:
            raise Refused("not_a_number", "minutes")

        monkeypatch.setattr(found.app.session.repository, "check_in", refuse)
        await found.press("p")
        assert said(found) is None
        assert "minutes is not a number that a file can keep." in found.text


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 36)])
async def test_hostile_names_do_no_harm(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    made = tuple(
        replace(
            stores.decision(
                number,
                "email",
                (
                    datetime(2026, 12, 1, 9, tzinfo=stores.BUCHAREST) - timedelta(hours=number)
                ).isoformat(),
                client=name,
                subject=name,
            ),
            state="agreed",
        )
        for number, name in enumerate(HOSTILE)
    )
    async with coach(tmp_path, language, size, made) as found:
        assert found.shown == "CheckInScreen"
        await found.press("a", "down", "down")
        assert all(len(line) <= size[0] for line in found.text.splitlines())
        assert "\x1b" not in found.text
        assert found.shown == "CheckInScreen"


async def test_an_answer_can_be_taken_back(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(),)) as found:
        await found.press("p")
        assert "As planned, 1 h." in found.text
        await found.press("u")
        assert said(found) is None
        assert "Planned: phone call, 1 h." in found.text
        assert "One meeting has passed." in found.text


async def test_what_one_key_said_of_all_is_taken_back_at_once(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=(passed(1), passed(2, "email"))) as found:
        await found.press("a")
        assert said(found, 1)
        assert said(found, 2)
        await found.press("u")
        assert said(found, 1) is None
        assert said(found, 2) is None
        assert "2 meetings have passed." in found.text


async def test_what_another_device_said_appears_and_typed_digits_stay(tmp_path: Path) -> None:
    two = (passed(1), passed(2))
    async with coach(tmp_path, decisions=two) as found:
        first, second = found.app.screen.query(Passed)
        second.focus()
        await found.press("4", "5")
        other = stores.session(tmp_path)
        other.check_in(first.waiting.decision, DAY, "full")
        await found.pilot.pause(1.2)
        assert "The full meeting happened after all." in found.text
        assert "It took 45▏ min." in found.text
