"""The past: leafed through by week, searched, filtered, sorted; a week; what sticks; by client."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from content.words import languages, words_in
from tests.tui import stores
from tests.tui.interviewed import HOSTILE, coach
from tui.drawn import rooms
from tui.told.names import Names
from tui.use_cases.filters import Filter
from tui.use_cases.history_wanted import NOT_KNOWN, ORDERS, Wanted
from tui.use_cases.looking_back import PAGE, LookBack
from tui.use_cases.overview import Overview
from tui.use_cases.tallies import Tally
from tui.widgets.history_lines import HistoryLines
from tui.widgets.row_list import RowList
from tui.widgets.week_lines import LEAST_BESIDE, WeekLines

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.interviewed import Coach

TALL = (100, 60)
NOW = datetime.fromisoformat(stores.NOW)


def look_back(count: int = 300, **wanted: object) -> LookBack:
    overview = Overview(tuple(stores.years(count)), NOW)
    return LookBack(overview, Wanted(**wanted))  # type: ignore[arg-type]


# Without a screen


@pytest.mark.parametrize("width", [33, 50, 65, 66, 73, 100])
def test_the_rooms_of_a_page_have_one_scale_and_none_is_cut(width: int) -> None:
    back = look_back(3000)
    weeks = [back.week(name) for name, _ in back.by_week]
    drawn = WeekLines(words_in("en"), back.overview.today, weeks)
    scale = drawn.scale(width)
    for week in weeks:
        lines = [line.plain for line in drawn.lines(week, width)]
        assert len(lines) == drawn.height(width)
        assert max(map(len, lines)) <= width
        if week.freed > 0:
            room = f"[{' ' * rooms.columns(week.freed, scale)}]"
            assert room in lines[0 if width >= LEAST_BESIDE else 1]


def test_an_overview_after_a_change_looks_at_what_changed() -> None:
    made = stores.years(300)
    before = Overview(tuple(made), NOW)
    assert before.glances
    later = {**made[0].answers, "starts_at": "2026-12-21T10:00:00+02:00"}
    changed = (replace(made[0], answers=later), *made[1:200], *stores.years(301)[300:])
    after = Overview(changed, NOW, before)
    assert after.glances == Overview(changed, NOW).glances
    assert after.every_week == Overview(changed, NOW).every_week


def test_what_is_known_of_all_years_changes_nothing_of_a_page() -> None:
    fresh, known = look_back(3000), look_back(3000)
    assert fresh.left_out
    assert known.overview.every_week
    assert fresh.by_week == known.by_week
    names = [name for name, _ in fresh.by_week]
    assert [fresh.week(name) for name in names] == [known.week(name) for name in names]
    assert [fresh.tally(each.id) for each in fresh.shown] == [
        known.tally(each.id) for each in known.shown
    ]


def test_without_a_filter_every_sum_is_the_measure() -> None:
    back = look_back()
    whole, totals = back.overview.every_week, back.totals()
    assert totals.decisions == 300
    assert totals.freed == sum(week.freed for week in whole.values())
    assert totals.timed == sum(week.timed for week in whole.values())
    assert [back.week(name) for name in whole] == list(whole.values())


def test_filters_part_the_whole() -> None:
    overview = look_back().overview
    parts = [LookBack(overview, Wanted(state=state)).totals() for state in ("agreed", "proposed")]
    parts += [
        LookBack(overview, Wanted(state=state)).totals() for state in ("refused", "withdrawn")
    ]
    assert sum(part.freed for part in parts) == LookBack(overview).totals().freed
    assert sum(part.decisions for part in parts) == 300


def test_a_filtered_week_is_the_sum_of_its_rows() -> None:
    back = look_back(filter=Filter(tactic="phone_call"))
    ids = {each.id for each in back.picked}
    for name, week in back.overview.every_week.items():
        rows = [row for row in week.rows if row.decision_id in ids]
        freed = sum(row.minutes for row in rows if row.counts_in == "freed")
        assert back.week(name).freed == freed


def test_words_are_found_without_their_marks() -> None:
    back = look_back(filter=Filter(search="stefan SITE"))
    assert {each.client for each in back.picked} == {"Ștefan & Fiii"}
    assert {each.subject for each in back.picked} == {"site map"}


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_shows_every_decision_once(order: str) -> None:
    picked = look_back(order=order).picked
    assert len({each.id for each in picked}) == len(picked) == 300


def test_orders() -> None:
    starts = [each.starts_at for each in look_back().picked]
    assert starts == sorted(starts, reverse=True)
    assert [each.starts_at for each in look_back(order="earliest").picked] == sorted(starts)
    back = look_back(order="freed")
    freed = [back.tally(each.id).freed for each in back.picked]
    assert freed == sorted(freed, reverse=True)


def test_a_page_at_a_time() -> None:
    back = look_back(PAGE + 20)
    assert len(back.shown) == PAGE
    assert back.left_out == 20
    assert LookBack(back.overview, pages=2).left_out == 0


def test_a_page_has_the_sums_that_the_whole_has() -> None:
    back = look_back(PAGE + 200)
    for name, _ in back.by_week:
        assert back.week(name).freed == back.overview.every_week[name].freed


def test_what_was_never_checked_in_is_found() -> None:
    back = look_back(state=NOT_KNOWN)
    assert back.picked
    assert all(back.overview.every_tally[each.id].not_known for each in back.picked)


# On the screen


async def open_history(found: Coach) -> str:
    if found.shown == "CheckInScreen":
        await found.press("escape")
    await found.press("h")
    await found.pilot.pause(0.15)
    assert found.shown == "HistoryScreen"
    return " ".join(found.text.split())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "every way · every state · latest first",
                "W45 2 Nov – 8 Nov [ ] 2 h 25 min",
                "2 h 25 min timed, 0 min taken as planned",
                "W47 16 Nov – 22 Nov ██│ 20 min over",
                "3 Nov Acme, campaign review phone call agreed 1 h 25 min",
                "hand over refused",
                "? 50 min",
                "5 decisions, freed 3 h 37 min",
            ),
        ),
        (
            "ro",
            (
                "toate căile · toate stările · întâi cele noi",
                "S45 2 nov – 8 nov [ ] 2 h 25 min",
                "S47 16 nov – 22 nov ██│ 20 min în plus",
                "apel telefonic acceptat 1 h 25 min",
                "5 decizii, eliberat 3 h 37 min",
            ),
        ),
    ],
)
async def test_the_worked_example_by_week(
    tmp_path: Path, language: str, expected: tuple[str, ...]
) -> None:
    async with coach(tmp_path, language, TALL, tuple(stores.worked_example())) as found:
        text = await open_history(found)
    assert [part for part in expected if part not in text] == []


async def test_from_a_week_to_its_occurrences_to_the_decision_and_back(tmp_path: Path) -> None:
    async with coach(tmp_path, size=TALL, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        rows = found.app.screen.query_one(RowList)
        rows.cursor = [item.key for item in rows.items].index(("week", "2026-W47"))
        await found.press("enter")
        assert found.shown == "WeekScreen"
        text = " ".join(found.text.split())
        assert "17 Nov Orizont, campaign review a later call, 20 min 20 min over" in text
        assert "19 Nov Novatex, campaign review did not happen" in text
        await found.press("enter")
        assert found.shown == "DecisionScreen"
        await found.press("escape", "left")
        assert "W46" in found.text.splitlines()[0]
        await found.press("escape")
        assert found.shown == "HistoryScreen"
        chosen = found.app.screen.query_one(RowList).chosen
        assert chosen is not None
        assert chosen.key == ("week", "2026-W47")


async def test_after_a_search_the_list_opens_at_this_week_again(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=tuple(stores.years(60))) as found:
        await open_history(found)
        rows = found.app.screen.query_one(RowList)
        before = rows.chosen
        await found.press("slash", *"acme")
        await found.pilot.pause(0.3)
        assert rows.chosen != before
        await found.press("escape")
        await found.pilot.pause(0.3)
        assert rows.chosen == before


async def test_searching_filtering_and_showing_everything_again(tmp_path: Path) -> None:
    async with coach(tmp_path, size=TALL, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        await found.press("slash", *"dunarea", "enter")
        assert "Dunărea Print" in found.text
        assert "Acme" not in found.text
        await found.press("escape", "r", "t", "t")
        text = " ".join(found.text.split())
        assert "· every state" in text
        assert "every way" not in text
        await found.press("r", "s")
        assert "proposed · latest first" in " ".join(found.text.split())
        await found.press("r", "o", "o", "o")
        assert "by client" in found.text
        await found.press("r")
        assert "every way · every state · latest first" in found.text


async def test_nothing_fits(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        await found.press("slash", *"zzz", "enter")
        assert "Nothing fits. Press r for everything." in found.text
        await found.press("enter", "escape", "escape")
        assert found.shown == "HomeScreen"


async def test_an_empty_past(tmp_path: Path) -> None:
    async with coach(tmp_path) as found:
        assert "Nothing has been decided yet." in await open_history(found)
        await found.press("enter", "down", "w")
        assert "Nothing has been checked in yet." in found.text


async def test_not_known_is_shown_and_still_open(tmp_path: Path) -> None:
    old = replace(
        stores.decision(1, starts_at="2026-11-03T10:00:00+02:00", client="Acme"), state="agreed"
    )
    async with coach(tmp_path, size=TALL, decisions=(old,)) as found:
        assert "not known" in await open_history(found)
        await found.press("down", "enter", "enter", "p", "enter", "escape")
        assert found.shown == "HistoryScreen"
        assert "40 min" in found.text
        assert "not known" not in found.text


async def test_a_correction_is_marked(tmp_path: Path) -> None:
    made = stores.checked(stores.decision(1, starts_at="2026-11-03T10:00:00+02:00"), 25)
    ((day, said),) = made.check_ins.items()
    changed = replace(said, at=datetime.fromisoformat("2026-11-20T10:00:00+02:00"), minutes=30)
    made = replace(made, check_ins={day: changed})
    async with coach(tmp_path, size=TALL, decisions=(made,)) as found:
        assert "* 1 h 10 min" in await open_history(found)
        await found.press("enter")
        assert "corrected" in found.text


async def test_what_sticks(tmp_path: Path) -> None:
    async with coach(tmp_path, size=TALL, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        await found.press("w")
        text = " ".join(found.text.split())
        assert "shorter meeting ████████████████████ 2 of 2 held" in text
        await found.press("escape")
        assert found.shown == "HistoryScreen"


async def test_by_client(tmp_path: Path) -> None:
    async with coach(tmp_path, size=TALL, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        await found.press("c")
        text = " ".join(found.text.split())
        assert "Novatex met 12 Nov, shrunk 2 in a row 1 h 50 min" in text
        assert "Orizont met 17 Nov, shrunk once 22 min" in text
        await found.press("enter")
        assert "Novatex · every way" in " ".join(found.text.split())
        assert "Acme" not in found.text


async def test_more_than_a_page(tmp_path: Path) -> None:
    made = tuple(replace(each, state="withdrawn", check_ins={}) for each in stores.years(PAGE + 5))
    async with coach(tmp_path, decisions=made) as found:
        await open_history(found)
        await found.press("end")
        assert "5 more decisions, earlier. Enter shows the next of them." in found.text
        await found.press("enter", "end")
        assert "more decisions" not in found.text


async def test_the_mouse_opens_a_row(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        await found.pilot.click(RowList, offset=(10, 2))
        await found.pilot.click(RowList, offset=(10, 2))
        await found.pilot.pause()
        assert found.shown == "DecisionScreen"


async def test_names_are_hidden_here_too(tmp_path: Path) -> None:
    async with coach(tmp_path, size=TALL, decisions=tuple(stores.worked_example())) as found:
        await open_history(found)
        await found.press("n")
        assert "Acme" not in found.text
        await found.press("c")
        assert "Acme" not in found.text


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 60)])
async def test_hostile_names_do_no_harm(tmp_path: Path, size: tuple[int, int]) -> None:
    made = tuple(
        stores.checked(
            stores.decision(
                number, starts_at=f"2026-11-{10 + number}T10:00:00+02:00", client=name, subject=name
            ),
            20,
        )
        for number, name in enumerate(HOSTILE)
    )
    async with coach(tmp_path, "ro", size, made) as found:
        await open_history(found)
        seen = [found.text]
        for keys in (("pagedown",), ("c",), ("escape", "end", "enter")):
            await found.press(*keys)
            seen.append(found.text)
    lines = [line for text in seen for line in text.splitlines()]
    assert all(len(line) <= size[0] for line in lines)
    assert "\x1b" not in "".join(seen)


@pytest.mark.parametrize("width", [50, 73, 110])
def test_minutes_of_a_series_and_those_corrected_later_bear_their_mark(width: int) -> None:
    once, weekly, *_ = stores.worked_example()
    day = weekly.starts_at.date()
    late = replace(weekly.check_ins[day], at=NOW)
    weekly = replace(weekly, check_ins={**weekly.check_ins, day: late})
    only = replace(once, answers={**once.answers, "repeats": "weekly", "lasts": "once"})
    back = LookBack(Overview((once, weekly), NOW), Wanted())
    lines = HistoryLines(Names(words_in("en")), back.overview, by_week=True)
    ends = (once, "  1 h 25 min"), (weekly, " Σ* 1 h 50 min"), (only, "  1 h 25 min")
    for each, end in ends:
        (row, *_) = lines.decision(each, back.tally(each.id), width)
        assert row.plain.endswith(end)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("by_week", [True, False])
@pytest.mark.parametrize("width", [66, 67, 68, 73, 89, 90, 120])
def test_the_rows_stand_in_line_and_none_is_cut(language: str, by_week: bool, width: int) -> None:
    _, weekly, *_ = stores.worked_example()
    words, decisions = words_in(language), tuple(stores.years(60))
    lines = HistoryLines(Names(words), Overview(decisions, NOW), by_week=by_week)
    state = words("commands.state_name.agreed")
    usual = Tally(freed=90), Tally(hoped=105), Tally(freed=110, corrected=1), Tally(freed=-599)
    rows = [
        lines.decision(weekly, each, width) for each in (*usual, Tally(freed=-9999, corrected=1))
    ]
    assert [(len(row), row[0].cell_length) for row in rows] == [(1, width)] * len(rows)
    assert len({row[0].plain.index(state) for row in rows[:3]}) == 1
    assert not any(row[0].plain.endswith("…") for row in rows)


async def test_no_row_is_cut_in_a_window_of_any_width(tmp_path: Path) -> None:
    async with coach(tmp_path, decisions=tuple(stores.years(60))) as found:
        found.app.open_history()
        for width in (40, *range(64, 84), 108, 109, 110, 111, 140):
            await found.pilot.resize_terminal(width, 24)
            await found.pilot.pause()
            rows = found.app.screen.query_one(RowList)
            for item in rows.items:
                assert len(rows._draw(item, rows.columns)) <= item.height - item.top, (width, item)


@pytest.mark.parametrize(
    ("starts", "week"),
    [
        (("2026-11-05", "2026-12-02", "2027-02-10"), "2026-W49"),
        (("2026-11-05", "2026-12-10", "2027-02-10"), "2026-W45"),
        (("2026-12-10", "2027-02-10"), "2026-W50"),
        ((), "2026-W49"),
    ],
)
def test_the_list_opens_at_the_week_nearest_to_this_one(starts: tuple[str, ...], week: str) -> None:
    made = [
        stores.decision(number, starts_at=f"{day}T10:00:00+02:00")
        for number, day in enumerate(starts)
    ]
    assert LookBack(Overview(tuple(made), NOW), Wanted()).week_to_open == week
