"""One question at a time: keys, mouse, going back, changing an answer, what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from content.words import words_in
from storage.faults import Newer, NotSaved
from tests.content.cases import MEETING
from tests.tui import stores
from tests.tui.interviewed import FACTS, HOSTILE, IN_PERSON, Coach, coach, know
from tui.widgets.options import OptionPick
from tui.widgets.typed import Typed

if TYPE_CHECKING:
    from pathlib import Path

WEEKLY = {**MEETING, "repeats": "weekly", "minutes": 90, "minutes_needed": 30}


async def test_one_press_answers_and_goes_on(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        assert "Question 1 (usually 6)" in at.text
        await at.press("3", "2", "1", "2")
        assert "Question 5 (usually 6)" in at.text
        assert at.interview.answers == {
            **FACTS,
            "client_rank": "middle",
            "major_business": False,
            "reason": "workload",
            "brought_by_colleague": False,
        }


async def test_past_the_usual_number_none_is_told(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        at.interview.usual_length = lambda: 0  # type: ignore[method-assign]
        await at.press("3")
        assert "Question 2" in at.text
        assert "usually" not in at.text


@pytest.mark.parametrize(("language", "yes", "no"), [("en", "y", "n"), ("ro", "d", "n")])
async def test_yes_and_no_by_their_letters(
    tmp_path: Path, language: str, yes: str, no: str
) -> None:
    async with coach(tmp_path, language) as at:
        await at.ask()
        await at.press("3", no, "1", yes)
        assert at.interview.answers["major_business"] is False
        assert at.interview.answers["brought_by_colleague"] is True
        assert at.interview.place.question == "colleague"


async def test_nothing_is_chosen_before_it_is(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        assert at.app.focused is None
        await at.press("enter")
        assert "Pick one: 1 to 4" in at.text
        assert "client_rank" not in at.interview.answers


@pytest.mark.parametrize("keys", [("down", "down", "enter"), ("j", "j", "enter"), ("j", "k", "2")])
async def test_arrows_and_letters_move(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press(*keys)
        assert at.interview.answers["client_rank"] == "upper"


@pytest.mark.parametrize("back", ["escape", "left"])
async def test_going_back_marks_the_earlier_answer(tmp_path: Path, back: str) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", back)
        assert "2 ✓ No, about as much as others, or less" in at.text
        await at.press(back)
        assert "3 ✓ Midway" in at.text
        await at.press("enter", "enter")
        assert at.interview.place.question == "reason"
        await at.press(back, back, back)
        assert at.shown == "MeetingScreen"


async def test_answers_that_still_apply_survive_a_change(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "1", "r")
        assert at.shown == "AnswersScreen"
        assert "Reason" in at.text
        await at.press("7", "enter", "1")
        assert at.interview.answers["client_rank"] == "top"
        assert at.interview.answers["reason"] == "workload"
        assert at.interview.place.question == "brought_by_colleague"
        await at.press("r", "7", "enter", "4")
        assert at.interview.place.question == "brought_by_colleague"
        assert "major_business" in at.interview.questions()


async def test_an_answer_opened_by_mistake_is_left_as_it_was(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "r", "enter")
        assert at.shown == "MeetingScreen"
        await at.press("escape")
        assert at.interview.place.question == "reason"
        await at.press("r", "escape")
        assert at.interview.place.question == "reason"


async def test_a_fact_is_changed_from_a_question(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "r", "4", "enter", "ctrl+u", *"45", "enter")
        assert at.interview.answers["minutes"] == 45
        assert at.interview.place.question == "reason"


async def test_answers_stand_beside_the_question_where_there_is_room(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(120, 36)) as at:
        await at.ask()
        await at.press("3")
        assert "Your answers so far" in at.text
        assert "Midway" in at.text
        at.app.simulate_key("r")
        for key in ("down", "down", "j", "k", "enter"):
            at.app.simulate_key(key)
        await at.until("MeetingScreen")
        await at.pilot.pause()
        assert at.interview.place.question == "starts_at"


async def test_how_many_clients_stand_at_a_rank(tmp_path: Path) -> None:
    for client, rank in (("Acme", "top"), ("Novatex", "upper"), ("Orizont", "upper")):
        know(tmp_path, client, client_rank=rank)
    know(tmp_path, "Carpatica Foods", contact="Ms Radu")
    async with coach(tmp_path) as at:
        await at.ask()
        assert "1 client so far" in at.text
        assert "2 clients so far" in at.text
        assert "It stays here." in at.text


# What is typed


@pytest.mark.parametrize(
    ("typed", "minutes"), [("3", 30), ("20", 20), ("1 h", 60), ("half an hour", 30)]
)
async def test_minutes_are_picked_or_typed(tmp_path: Path, typed: str, minutes: int) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "1", "2")
        await at.press(*typed, "enter")
        assert at.interview.answers["minutes_needed"] == minutes


async def test_minutes_are_picked_by_arrows_and_by_mouse(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "1", "2", "down", "down", "enter")
        assert at.interview.answers["minutes_needed"] == 20
        await at.press("escape")
        await at.pilot.click(at.app.screen.query(OptionPick)[2])
        assert at.interview.answers["minutes_needed"] == 30


@pytest.mark.parametrize("typed", ["61", "0", "-5", "soon", "999999999999999999999"])
async def test_minutes_out_of_bounds_are_refused_in_one_line(tmp_path: Path, typed: str) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "1", "2")
        await at.type(typed)
        await at.press("enter")
        assert at.interview.place.question == "minutes_needed"
        assert "Type " in at.text
        assert at.interview.typed == {"minutes_needed": typed}


async def test_a_colleague_is_completed_and_kept_when_going_back(tmp_path: Path) -> None:
    earlier = stores.decision(1, "hand_over", colleague="Ioana Pop")
    async with coach(tmp_path, decisions=(earlier,)) as at:
        await at.ask({**FACTS, "client": "New"})
        await at.press("3", "2", "1", "1", *"ioa")
        await at.pilot.pause(0.05)
        assert "→ takes Ioana Pop" in at.text
        await at.press("right")
        assert at.interview.typed == {"colleague": "Ioana Pop"}
        await at.press("escape", "enter")
        assert at.app.screen.query_one(Typed).value == "Ioana Pop"
        await at.press("enter")
        assert at.interview.answers["colleague"] == "Ioana Pop"
        assert at.interview.place.question == "direct_contact"


async def test_left_and_r_are_typed_in_a_text(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "1", "1", *"ra", "left", *"i")
        assert at.interview.typed == {"colleague": "ria"}
        assert "Ctrl+R" in at.text
        await at.press("ctrl+r")
        assert at.shown == "AnswersScreen"


# How long it lasts


@pytest.mark.parametrize(
    ("keys", "lasts"),
    [
        (("1",), "once"),
        (("2",), "until 2027-03-10"),
        (("3", *"31 march", "enter"), "until 2027-03-31"),
        (("down", "down", "down", "enter", *"1 ian", "enter"), "until 2027-01-01"),
    ],
)
async def test_how_long_a_change_lasts(tmp_path: Path, keys: tuple[str, ...], lasts: str) -> None:
    async with coach(tmp_path) as at:
        await at.begin(WEEKLY)
        at.interview.choose("shorter_meeting")
        assert at.interview.place.question == "lasts"
        show(at)
        await at.pilot.pause()
        assert "until Wed 10 March 2027" in at.text
        await at.press(*keys)
        assert at.interview.answers["lasts"] == lasts
        assert at.interview.place.kind == "letter"


async def test_a_last_day_is_read_back(tmp_path: Path) -> None:
    async with coach(tmp_path, "ro") as at:
        await at.begin(WEEKLY)
        at.interview.choose("shorter_meeting")
        show(at)
        await at.pilot.pause()
        await at.app.workers.wait_for_complete()
        await at.press("3", *"31 mar")
        assert "până miercuri, 31 martie 2027" in at.prose


@pytest.mark.parametrize("typed", ["1 dec 2026", "31 march 2030", "soon"])
async def test_a_last_day_out_of_range_is_refused(tmp_path: Path, typed: str) -> None:
    async with coach(tmp_path) as at:
        await at.begin(WEEKLY)
        at.interview.choose("shorter_meeting")
        show(at)
        await at.pilot.pause()
        await at.press("3", *typed, "enter")
        assert at.interview.place.question == "lasts"
        assert "Type a day" in at.text


async def test_back_from_how_long_returns_to_the_advice(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.begin(WEEKLY)
        at.interview.choose("shorter_meeting")
        show(at)
        await at.pilot.pause()
        await at.press("escape")
        assert at.shown == "AdviceScreen"
        assert at.interview.chosen is None


# Stopped midway


async def test_what_was_left_is_gone_on_with_at_the_same_question(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "ctrl+q")
    async with coach(tmp_path) as at:
        at.app.start_interview(None)
        await at.pilot.pause()
        assert at.interview.place.question == "reason"
        assert at.interview.answers["client_rank"] == "middle"


@pytest.mark.parametrize(("key", "client"), [("1", "Carpatica Foods"), ("2", "Acme")])
async def test_a_new_one_asks_what_becomes_of_the_unfinished(
    tmp_path: Path, key: str, client: str
) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "escape", "escape", "escape")
        await at.begin({"client": "Acme"})
        assert at.shown == "WhichScreen"
        assert "Carpatica Foods, campaign review" in at.text
        await at.press(key)
        assert at.interview.answers["client"] == client


async def test_neither_leaves_the_unfinished_one(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "escape", "escape", "escape")
        await at.begin({"client": "Acme"})
        await at.press("escape")
        assert at.shown == "HomeScreen"
        kept = at.app.session.unfinished.read()
        assert kept is not None
        assert kept["answers"]["client_rank"] == "middle"


async def test_a_damaged_unfinished_one_is_said_and_set_aside(tmp_path: Path) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("escape", "escape")
        file = tmp_path / "unfinished.here.json"
        file.write_text("{ not json", encoding="utf-8")
        await at.begin()
        assert at.shown == "MeetingScreen"
        assert "is damaged" in at.prose
        await at.press(*"Acme", "tab")
        at.app.screen.before_quit()  # type: ignore[attr-defined]
        kept = stores.session(tmp_path).unfinished.read()
        assert kept is not None
        assert kept["answers"] == {"client": "Acme"}


async def test_one_of_a_newer_version_is_left_and_the_interview_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(tmp_path) as at:

        def refuse(*_: Any) -> None:
            raise Newer("newer", "unfinished.here.json")

        monkeypatch.setattr(at.app.session.unfinished, "read", refuse)
        monkeypatch.setattr(at.app.session.unfinished, "write", refuse)
        await at.ask()
        assert "written by a newer version" in at.prose
        await at.press("3")
        assert at.interview.place.question == "major_business"


async def test_what_the_disk_refuses_is_said_once_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(tmp_path) as at:
        await at.ask()
        await at.press("3", "2", "1", "1")

        def refuse(*_: Any) -> None:
            raise NotSaved("full", tmp_path)

        monkeypatch.setattr(at.app.session.unfinished, "write", refuse)
        await at.press(*"Io")
        await at.pilot.pause(0.6)
        assert "the disk is full" in at.prose
        await at.press("enter")
        assert at.interview.answers["colleague"] == "Io"


# Everywhere


@pytest.mark.parametrize("name", HOSTILE[:7], ids=range(7))
@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_hostile_names_are_only_names(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    know(tmp_path, name, client_rank="top", contact=name)
    async with coach(tmp_path, size=size) as at:
        await at.ask({**FACTS, "client": name, "subject": name})
        await at.until("KnownScreen")
        await at.press("1", "1", "enter")
        await at.press("1", "1")
        await at.type(name)
        await at.press("ctrl+r", "escape", "enter")
        assert at.interview.place.question == "direct_contact"
        assert "\x1b" not in at.text
        await at.pilot.click(offset=(10, 0))
        assert at.app.is_running


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_a_small_window_loses_nothing(tmp_path: Path, language: str) -> None:
    words = words_in(language)
    async with coach(tmp_path, language, size=(40, 12)) as at:
        await at.ask()
        seen = ""
        for _ in range(8):
            seen += " " + at.text
            await at.press("pagedown")
        whole = " ".join(seen.split())
        for rank in ("top", "upper", "middle", "lower"):
            assert words(f"questions.client_rank.option.{rank}") in whole
        assert words("questions.client_rank.private").split()[-1] in whole
        assert words("app.keys.question.choose") in at.text


async def test_the_question_is_in_sight_before_its_field(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(40, 12)) as at:
        await at.ask()
        await at.press("3", "2", "1", "2")
        assert "If you settled only what must be settled" in at.prose
        await at.press("2")
        await at.pilot.pause()
        assert "20 min, a third" in at.prose


async def test_a_field_comes_into_sight_in_a_small_window(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(40, 12)) as at:
        await at.begin(WEEKLY)
        at.interview.choose("shorter_meeting")
        show(at)
        await at.pilot.pause()
        await at.press("3", *"soon", "enter")
        await at.pilot.pause()
        assert "soon" in at.text
        assert "Type a day, such as Thursday or 10 Dec." in at.prose


async def test_the_keys_line_can_be_clicked(tmp_path: Path) -> None:
    async with coach(tmp_path, size=(120, 36)) as at:
        await at.ask(IN_PERSON)
        await at.press("3")
        line = at.text.splitlines()[-1]
        await at.pilot.click(offset=(line.index("Esc") + 1, 35))
        assert at.interview.place.question == "client_rank"


def show(at: Coach) -> None:
    from tui.screens.interview_way import show as show_place

    show_place(at.app, at.interview)
