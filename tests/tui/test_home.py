"""Home: the figure, the rooms of the weeks, what waits, where to begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.tui import stores
from tests.tui.interviewed import HOSTILE, coach
from tui.app import LOOKS_EVERY_SECONDS
from tui.drawn.figures import large
from tui.environment import NOW, Environment
from tui.settings.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from content.decision import Decision
    from tests.tui.interviewed import Coach

SIZES = [(80, 24), (120, 36), (40, 12), (200, 60)]
PAST = "2026-12-01T10:00:00+02:00"
AHEAD = "2026-12-10T10:00:00+02:00"


def one_line(text: str) -> str:
    return " ".join(text.split())


async def at_home(found: Coach) -> str:
    """Leave the check-in that is asked at the start; return what Home shows."""
    if found.shown == "CheckInScreen":
        await found.press("escape")
    assert found.shown == "HomeScreen"
    return one_line(found.text)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Bring a client meeting you would rather not sit through."),
        ("ro", "Adu aici o întâlnire cu un client la care ai vrea să nu mergi."),
    ],
)
async def test_first_start_says_what_this_is_and_invites(
    tmp_path: Path, language: str, expected: str
) -> None:
    async with coach(tmp_path, language) as found:
        text = await at_home(found)
        assert expected in text
        assert "W49" not in text
        assert "▐ Enter" in text
        await found.press("enter")
        assert found.shown == "MeetingScreen"
        await found.press("escape")
        assert found.shown == "HomeScreen"


async def test_the_worked_example_is_read_off_the_screen(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=tuple(stores.worked_example()), size=(80, 24)) as found:
        await at_home(found)
        lines = [one_line(line) for line in found.text.splitlines()]
    drawn = large("54 min")
    assert all(one_line(row) in line for row, line in zip(drawn, lines[2:5], strict=True))
    assert lines[3].endswith("a week really came free, over the last 4 weeks")
    assert lines[4].endswith("54 min timed, 0 min taken as planned")
    assert "W45 [ ] 2 h 25 min" in lines
    assert "W46 [ ] 1 h 32 min" in lines
    assert "W47 ██│ 20 min over" in lines
    assert "W48 [] 0 min" in lines


async def test_one_column_is_ten_minutes_and_the_walls_are_in_line(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=tuple(stores.worked_example())) as found:
        await at_home(found)
        lines = {line.split()[0]: line for line in found.text.splitlines() if " W4" in line}
    room = lines["W45"]
    assert room.index("]") - room.index("[") - 1 == 15
    assert lines["W46"].index("[") == room.index("[") == lines["W47"].index("│")


async def test_what_was_timed_and_taken_as_planned_is_told_apart(tmp_path: Path) -> None:
    planned = stores.checked(
        stores.decision(1, starts_at="2026-11-24T10:00:00+02:00"), None, "as_planned"
    )
    async with coach(tmp_path, decisions=(planned,)) as found:
        text = await at_home(found)
    assert "over the last week" in text
    assert "0 min timed, 40 min taken as planned" in text


async def test_before_anything_is_checked_in_it_says_what_could_come_free(tmp_path: Path) -> None:
    ahead = (stores.decision(1, starts_at=AHEAD),)
    async with coach(tmp_path, size=(100, 24), decisions=ahead) as found:
        text = await at_home(found)
    assert "could come free in the week of 7 Dec; nothing is checked in yet" in text


async def test_the_first_week_shows_what_came_free_so_far(tmp_path: Path) -> None:
    first = stores.checked(stores.decision(1, starts_at=PAST), 50)
    async with coach(tmp_path, decisions=(first,)) as found:
        text = await at_home(found)
    assert "really came free this week, so far" in text
    assert "freed 50 min" in text


def months(minutes_before: int, minutes_after: int) -> tuple[Decision, ...]:
    """Return a call in each of eight weeks; those of the last four took the second number."""
    made = []
    for number, day in enumerate((6, 13, 20, 27, 34, 41, 48, 55)):
        start = date.fromordinal(date(2026, 9, 30).toordinal() + day)
        one = stores.decision(number, starts_at=f"{start}T10:00:00+02:00")
        made.append(stores.checked(one, minutes_before if number < 4 else minutes_after))
    return tuple(made)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (60, 40, "20 min more than in the 4 weeks before"),
        (40, 60, "20 min less than in the 4 weeks before"),
        (50, 50, "as much as in the 4 weeks before"),
    ],
)
async def test_the_trend_in_one_sentence(
    tmp_path: Path, before: int, after: int, said: str
) -> None:
    async with coach(tmp_path, decisions=months(before, after)) as found:
        assert said in await at_home(found)


async def test_the_target_and_how_far_it_is(tmp_path: Path) -> None:
    app = stores.app(tmp_path, months(60, 60))
    app.session.settings = Settings(target_minutes_per_week=120)
    async with app.run_test(size=(100, 36)):
        from tests.tui.interviewed import Coach as Found

        text = one_line(Found(app, None).text)  # type: ignore[arg-type]
    assert "your target of 2 h is 1 h 20 min away" in text


def waiting() -> tuple[Decision, ...]:
    return (
        replace(stores.decision(1, starts_at=PAST, client="Acme"), state="agreed"),
        stores.decision(2, "email", AHEAD, client="Novatex"),
    )


async def test_numbers_open_what_waits(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=waiting()) as found:
        assert found.shown == "CheckInScreen"
        text = await at_home(found)
        assert "1 Acme, campaign review 1 Dec: did it take 1 h, as planned?" in text
        assert "2 Novatex, campaign review Written 7 Dec. Have they answered?" in text
        await found.press("2")
        assert found.shown == "DecisionScreen"
        await found.press("escape", "1")
        assert found.shown == "CheckInScreen"
        await found.press("escape", "9")
        assert found.shown == "HomeScreen"


async def test_arrows_reach_every_row_and_enter_opens_it(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=waiting()) as found:
        await at_home(found)
        await found.press("up")
        await found.press("enter")
        assert found.shown == "DecisionScreen"
        await found.press("escape", "j", "enter")
        assert found.shown == "MeetingScreen"


async def test_one_key_hides_all_names_and_shows_them_again(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=waiting()) as found:
        await at_home(found)
        await found.press("n")
        hidden = found.text
        await found.press("n")
        assert "Novatex" not in hidden
        assert "campaign review" not in hidden
        assert "a client, a meeting" in hidden
        assert "Novatex" in found.text


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_neither_rank_nor_reason_is_on_home(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language, (120, 60), waiting()) as found:
        await at_home(found)
        text = found.text
        words = found.app.session.words
    for question in ("client_rank", "reason"):
        for option in words.find(f"questions.{question}.option").values():
            assert option not in text


async def test_the_unfinished_interview_waits_first(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        await found.press("enter")
        await found.type("Acme")
        await found.press("tab", "escape")
        text = await at_home(found)
        assert "1 Acme You stopped midway. Go on where you were?" in text
        await found.press("1")
        assert found.shown == "MeetingScreen"


async def test_what_another_process_decides_appears(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        await at_home(found)
        stores.session(tmp_path).repository.record([stores.decision(1, starts_at=AHEAD)])
        await found.pilot.pause(1.2)
        assert "Carpatica Foods" in found.text


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_neither_act_nor_overflow(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    made = [
        stores.decision(number, "email", AHEAD, client=name, subject=name)
        for number, name in enumerate(HOSTILE)
    ]
    async with coach(tmp_path, "ro", size, tuple(made)) as found:
        await at_home(found)
        await found.press("pagedown", "pagedown")
        assert "\x1b" not in found.text
        assert "\u202e" not in found.text
        assert all(len(line) <= size[0] for line in found.text.splitlines())
        assert found.shown == "HomeScreen"


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_a_small_window_loses_nothing(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language, (40, 12), waiting()) as found:
        await at_home(found)
        seen = found.text
        for _ in range(8):
            await found.press("pagedown")
            seen += found.text
        assert "Novatex" in seen
        assert "Acme" in seen
        assert "▐ Enter" in seen


async def test_a_large_window_is_not_stretched(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(200, 60), decisions=waiting()) as found:
        await at_home(found)
        rows = [line for line in found.text.splitlines() if "Novatex" in line]
    assert all(len(row.strip()) <= 100 for row in rows)


@pytest.mark.parametrize(("language", "said"), [("en", "Ctrl+Q leaves"), ("ro", "Cu Ctrl+Q ieși")])
async def test_ctrl_c_says_how_to_leave(tmp_path: Path, language: str, said: str) -> None:
    async with coach(tmp_path, language) as found:
        await found.press("ctrl+c")
        (told,) = found.app._notifications
        assert told.message.startswith(said)


async def test_undo_is_offered_once_there_is_something_to_undo(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        assert "undo" not in found.text
        found.app.session.repository.record([stores.decision(1)])
        found.app._look_at_store()
        found.app._show_calendar()
        await found.pilot.pause()
        await found.pilot.pause()
        assert "undo" in found.text


async def test_q_leaves_as_ctrl_q_does(tmp_path: Path) -> None:
    async with stores.app(tmp_path).run_test() as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app._exit


async def test_the_clock_in_the_heading_goes_on(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        assert "08:40" in found.text
        variables = found.app.session.environment.variables
        later = {**variables, NOW: "2026-12-03T08:41:00+02:00"}
        found.app.session.environment = Environment(later)
        await found.pilot.pause(LOOKS_EVERY_SECONDS + 0.2)
        assert "08:41" in found.text
