"""What the app asks about the store: damage at the start, versions of devices; undo and redo."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.storage.builders import NOW, always, decision, repository
from tests.tui.interviewed import coach
from tui.screens import store_questions

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(80, 24), (40, 12)]


def one_line(text: str) -> str:
    return " ".join(text.split())


def damaged(folder: Path) -> bytes:
    repository(folder).record([decision("one"), decision("two", "Novatex")])
    own = folder / "decisions.here.json"
    own.write_bytes(own.read_bytes()[:-3])
    return own.read_bytes()


def apart(folder: Path) -> None:
    """Two devices that said different things of one decision."""
    repository(folder, "desk").record([decision("one")])
    raw = (folder / "decisions.desk.json").read_bytes()
    other = folder / "elsewhere"
    other.mkdir()
    (other / "decisions.desk.json").write_bytes(raw)
    repository(folder).set_state("one", "agreed")
    repository(other, "phone", always(NOW + timedelta(hours=1))).set_state("one", "refused")
    (folder / "decisions.phone.json").write_bytes((other / "decisions.phone.json").read_bytes())


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("size", SIZES)
async def test_damage_is_told_on_one_screen_and_mended_when_one_agrees(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    raw = damaged(tmp_path)
    async with coach(tmp_path, language, size=size) as found:
        assert found.shown == "ChoiceScreen"
        if size[0] == 80:
            text = one_line(found.text)
            for name in ("held", "until", "ask"):
                told = found.app.session.words(f"store.damage.{name}", count=4)
                assert told in text
            assert "damaged-" in text.replace(" ", "")
        await found.press("2")
        assert found.shown == "HomeScreen"
        assert (tmp_path / "decisions.here.json").read_bytes() == raw
        assert len(found.app.session.repository.decisions()) == 2
    async with coach(tmp_path, language, size=size) as found:
        await found.press("1")
        assert found.shown == "HomeScreen"
        assert found.app.session.repository.faults() == ()
    assert repository(tmp_path).faults() == ()
    assert len(repository(tmp_path).decisions()) == 2


async def test_versions_are_told_on_home_and_settled(tmp_path: Path) -> None:
    apart(tmp_path)
    async with coach(tmp_path) as found:
        if found.shown == "CheckInScreen":
            await found.press("escape")
        assert "Two devices differ on one record" in one_line(found.text)
        await found.press("ctrl+p")
        await found.type("devices")
        await found.press("enter")
        assert found.shown == "ChoiceScreen"
        text = one_line(found.text)
        assert "1 refused (phone" in text
        assert "2 agreed (this device" in text
        await found.press("escape")
        assert len(found.app.session.repository.conflicts()) == 1
        store_questions.ask_versions(found.app)
        await found.press("2")
        assert found.shown == "HomeScreen"
        assert found.app.session.repository.conflicts() == ()
        assert "Two devices differ" not in one_line(found.text)
    assert repository(tmp_path).decision("one").state == "agreed"


async def test_undo_and_redo_from_the_palette_say_what_it_was(tmp_path: Path) -> None:
    store = repository(tmp_path)
    store.record([decision("one")])
    store.set_state("one", "agreed")
    async with coach(tmp_path) as found:
        for name, state, said in (
            ("undo", "proposed", "Undone: Acme, Review: agreed."),
            ("do again", "agreed", "Done again: Acme, Review: agreed."),
        ):
            await found.press("ctrl+p")
            await found.type(name)
            await found.press("enter")
            assert found.app.session.repository.decision("one").state == state
            assert [note.message for note in found.app._notifications] == [said]


@pytest.mark.parametrize("screen", ["home", "history", "decision"])
async def test_u_undoes_where_what_is_kept_is_shown(tmp_path: Path, screen: str) -> None:
    store = repository(tmp_path)
    store.record([decision("one")])
    store.set_state("one", "agreed")
    store.set_state("one", "refused")
    async with coach(tmp_path) as found:
        if screen == "history":
            found.app.open_history()
        elif screen == "decision":
            found.app.open_decision("one")
        await found.pilot.pause()
        shown = found.shown
        for pressed, state in (("u", "agreed"), ("u", "proposed"), ("U", "agreed")):
            await found.press(pressed)
            assert found.app.session.repository.decision("one").state == state
            words = found.app.session.words(f"commands.state_name.{state}")
            assert words in one_line(found.text).lower()
        assert found.shown == shown


async def test_undoing_the_decision_that_is_shown_leaves_its_page(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one")])
    async with coach(tmp_path) as found:
        found.app.open_decision("one")
        await found.press("u")
        await found.pilot.pause()
        assert found.app.session.repository.decisions() == ()
        assert found.shown == "HomeScreen"


async def test_names_that_are_hidden_stay_hidden_in_what_undo_says(tmp_path: Path) -> None:
    repository(tmp_path).record([decision("one")])
    async with coach(tmp_path) as found:
        found.app.hide_names()
        store_questions.undo(found.app)
        await found.pilot.pause()
        notes = [note.message for note in found.app._notifications]
        assert len(notes) == 1
        assert "Acme" not in notes[0]
