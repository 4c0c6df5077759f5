"""The meeting's form: what is typed is read back, kept, and never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.containers import VerticalScroll

from content.plain_text import clean
from storage.faults import NotSaved
from tests.tui import stores
from tests.tui.interviewed import FACTS, HOSTILE, IN_PERSON, Coach, coach, know
from tui.use_cases.interview import Interview
from tui.widgets.fields import Choice, Field
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_whole_form_by_keys(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"Acme", "enter", *"budget", "enter")
        await at.press(*"tomorrow 10:00", "tab", *"1h30", "enter")
        await at.press("1", "enter", *"40", "enter", "2", "enter")
        await at.until("QuestionScreen")
        assert at.interview.answers == {
            "client": "Acme",
            "subject": "budget",
            "starts_at": "2026-12-04T10:00:00+02:00",
            "minutes": 90,
            "format": "in_person",
            "travel_minutes": 40,
            "repeats": "weekly",
        }


@pytest.mark.parametrize(
    ("language", "typed", "read"),
    [
        ("en", "tomorrow 10:00", "Fri 4 December, 10:00"),
        ("en", "10 dec 14", "Thu 10 December, 14:00"),
        ("ro", "joi 14:30", "joi, 10 decembrie, ora 14:30"),
        ("ro", "tomorrow 10:00", "vineri, 4 decembrie, ora 10:00"),
        ("en", "1 dec 2026 10:00", "Tue 1 December, 10:00, already past"),
        ("ro", "ieri 10:00", "miercuri, 2 decembrie, ora 10:00, deja trecut"),
    ],
)
async def test_a_date_is_read_back_beside_its_field(
    tmp_path: Path, language: str, typed: str, read: str
) -> None:
    async with coach(tmp_path, language) as at:
        await at.begin({"client": "Acme", "subject": "budget"})
        await dates_can_be_read(at)
        await at.type(typed)
        await at.pilot.pause()
        assert read in at.prose


@pytest.mark.parametrize(
    ("typed", "minutes"), [("90", 90), ("1h30", 90), ("1 h 30 min", 90), ("o oră", 60)]
)
async def test_a_duration_is_read_as_people_say_it(
    tmp_path: Path, typed: str, minutes: int
) -> None:
    async with coach(tmp_path, "ro") as at:
        await at.begin({**FACTS, "minutes": None})
        await at.type(typed)
        await at.press("enter")
        assert at.interview.answers["minutes"] == minutes


@pytest.mark.parametrize(
    ("missing", "typed", "line"),
    [
        ("minutes", "3", "Type a whole number of minutes from 5 to 720."),
        ("minutes", "long", "Type minutes such as 45, or a time such as 1 h 30."),
        ("starts_at", "thursday", "Add the hour: tomorrow 10:00, 10 Dec 9:00."),
        ("starts_at", "31 feb 10:00", "Type a day and an hour: tomorrow 10:00, 10 Dec 9:00."),
        (
            "starts_at",
            "0001-01-01T00:00+14:00",
            "Type a day and an hour: tomorrow 10:00, 10 Dec 9:00.",
        ),
        ("client", "a" * 121, "Type 1 to 120 characters."),
    ],
)
async def test_a_wrong_answer_stays_to_be_mended(
    tmp_path: Path, missing: str, typed: str, line: str
) -> None:
    async with coach(tmp_path) as at:
        await at.begin({**FACTS, missing: None})
        await dates_can_be_read(at)
        await at.type(typed)
        await at.press("tab")
        assert line in at.text
        assert at.interview.typed == {missing: typed}
        await at.press("shift+tab", "ctrl+u")
        assert at.shown == "MeetingScreen"
        assert line not in at.text


async def test_going_on_names_the_first_field_that_is_empty(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin({"client": "Acme", "minutes": 60, "format": "video", "repeats": "once"})
        at.app.screen.query_one("#repeats", Field).control.focus()
        await at.press("enter")
        assert at.shown == "MeetingScreen"
        assert at.text.count("I need this too.") == 2
        assert focused(at) == "subject"


async def test_a_known_client_is_completed(tmp_path: Path) -> None:
    know(tmp_path, "Ștefan & Fiii")
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"stef")
        await at.pilot.pause(0.05)
        await at.press("right", "enter")
        assert at.interview.answers["client"] == "Ștefan & Fiii"


async def test_the_trip_is_asked_for_only_in_person(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin(IN_PERSON)
        assert "Trip" in at.text
        at.app.screen.query_one("#format", Field).control.focus()
        await at.press("2")
        assert "Trip" not in at.text
        assert at.interview.answers["travel_minutes"] == 40


async def test_leaving_keeps_what_is_typed(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"Acme", "tab", *"budget", "tab", *"thursd", "escape")
        assert at.shown == "HomeScreen"
        at.app.start_interview(None)
        await at.pilot.pause()
        assert at.interview.answers == {"client": "Acme", "subject": "budget"}
        assert at.interview.typed == {"starts_at": "thursd"}
        assert "thursd" in at.text
        assert focused(at) == "starts_at"


async def test_quitting_keeps_what_is_typed(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"Acm", "ctrl+q")
    kept = Interview.resumed(stores.session(tmp_path))
    assert kept is not None
    assert {**kept.answers, **kept.typed} == {"client": "Acm"}


async def test_what_is_typed_is_kept_after_a_moment(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"Acm")
        await at.pilot.pause(0.6)
        kept = stores.session(tmp_path).unfinished.read()
        assert kept is not None
        assert kept["typed"] == {"client": "Acm"}


async def test_nothing_typed_leaves_nothing_behind(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press("escape")
        assert at.shown == "HomeScreen"
        assert stores.session(tmp_path).unfinished.read() is None


async def test_a_full_disk_is_said_and_the_interview_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(tmp_path) as at:

        def refuse(*_: Any) -> None:
            raise NotSaved("full", tmp_path)

        monkeypatch.setattr(at.app.session.unfinished, "write", refuse)
        await at.ask()
        await at.until("QuestionScreen")
        assert "the disk is full" in at.prose
        await at.press("3")
        assert at.interview.answers["client_rank"] == "middle"
        assert "the disk is full" in at.prose


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_hostile_text_is_only_text(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    async with coach(tmp_path, size=size) as at:
        await at.begin()
        await at.type(name)
        assert at.app.screen.query(Typed).first().value == clean(name)
        await at.press("tab")
        await at.type("\n".join([name, "second line"]))
        await at.press("tab", "enter")
        await at.pilot.click(at.app.focused)
        assert at.shown == "MeetingScreen"
        assert "\x1b" not in at.text
        assert "second line" in str(at.interview.answers | at.interview.typed)


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_all_fields_are_seen_at_80x24(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language) as at:
        await at.begin(IN_PERSON)
        for field in at.app.screen.query(Field):
            assert 2 < field.region.y < field.region.bottom <= 22


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_a_small_window_scrolls_to_each_field(tmp_path: Path, language: str) -> None:
    async with coach(tmp_path, language, size=(40, 12)) as at:
        await at.begin({"client": "Acme"})
        words = at.app.session.words
        for name in ("subject", "starts_at", "minutes", "format", "repeats"):
            assert focused(at) == name
            assert words(f"questions.{name}.label") in at.text
            await at.press("tab")


async def test_by_mouse(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin(FACTS)
        choice = at.app.screen.query_one("#format", Field).control
        await at.pilot.click(choice, offset=(4, 0))
        assert at.interview.answers["format"] == "in_person"
        await at.pilot.click("#subject Typed")
        assert focused(at) == "subject"


async def dates_can_be_read(at: Coach) -> None:
    await at.app.workers.wait_for_complete()
    await at.pilot.pause()


def focused(at: Coach) -> str | None:
    fields = at.app.screen.query(Field)
    return next((each.question_id for each in fields if each.control.has_focus), None)


async def test_a_completion_is_said_and_can_be_clicked(tmp_path: Path) -> None:
    know(tmp_path, "Ștefan & Fiii")
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"stef")
        assert "→ takes Ștefan & Fiii" in at.text
        await at.pilot.click("#client .note")
        assert at.app.screen.query(Typed).first().value == "Ștefan & Fiii"
        assert "a client you know" in at.text


async def test_the_trip_of_last_time_stands_there_already(tmp_path: Path) -> None:
    know(tmp_path, "Acme", travel_minutes=40)
    async with coach(tmp_path) as at:
        await at.begin({"client": "Acme", "subject": "budget", "minutes": 60})
        at.app.screen.query_one("#format", Field).control.focus()
        await at.press("1", "enter")
        assert focused(at) == "travel_minutes"
        assert "40 min, as last time" in at.text
        await at.press("enter")
        assert at.interview.answers["travel_minutes"] == 40


async def test_beginning_again_keeps_what_is_typed_first(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin()
        await at.press(*"Acme")
        await at.begin()
        assert at.shown == "WhichScreen"
        assert "Acme" in at.text
        await at.press("1")
        assert at.interview.answers == {"client": "Acme"}


async def at_the_foot(at: Coach) -> tuple[Field, VerticalScroll]:
    """Scroll until how one meets stands on the last lines; return the field and the page."""
    field = at.app.screen.query_one("#format", Field)
    page = next(each for each in field.ancestors if isinstance(each, VerticalScroll))
    page.scroll_to(y=field.virtual_region.bottom - page.size.height, animate=False)
    await at.pilot.pause()
    assert field.region.bottom == page.region.bottom
    return field, page


def is_in_sight(field: Field, page: VerticalScroll) -> bool:
    return page.region.contains_region(field.region)


async def comes_into_sight(at: Coach, field: Field, page: VerticalScroll) -> bool:
    """Wait until the field is in sight; tell whether it is."""
    for _ in range(100):
        if is_in_sight(field, page):
            return True
        await at.pilot.pause(0.02)
    return False


async def test_a_click_at_the_foot_means_what_was_clicked(tmp_path: Path) -> None:
    # The keys of a choice take a line more, so that the page is lower once it has the focus.
    async with coach(tmp_path, size=(80, 14)) as at:
        await at.begin()
        field, page = await at_the_foot(at)
        column = at.text.split("\n")[field.region.y].index("On video")
        await at.pilot.click(field.control, offset=(column - field.control.region.x, 0))
        await at.pilot.pause()
        assert isinstance(field.control, Choice)
        assert field.control.value == "video"
        assert await comes_into_sight(at, field, page)


async def test_a_press_that_ends_elsewhere_does_not_keep_a_field_out_of_sight(
    tmp_path: Path,
) -> None:
    async with coach(tmp_path, size=(80, 14)) as at:
        await at.begin()
        field, page = await at_the_foot(at)
        await at.pilot.mouse_down(field, offset=(2, 0))
        await at.pilot.mouse_up("#heading")
        page.scroll_home(animate=False)
        await at.pilot.pause()
        assert not is_in_sight(field, page)
        at.app.screen.set_focus(field.control)
        assert await comes_into_sight(at, field, page)
