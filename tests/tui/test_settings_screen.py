"""The settings on the screen: changed with a key, kept in the file, in use at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.words import words_in
from tests.content.cases import ARTICLE
from tests.tui import stores
from tests.tui.interviewed import HOSTILE, Coach
from tui.app import CoachApp
from tui.screens.binding_names import binding_names
from tui.screens.settings import SettingPick
from tui.settings.settings import of_file
from tui.settings.settings_values import KINDS

SIZES = [(80, 24), (120, 36), (40, 12), (200, 60)]


class OnSettings:
    """The app on its settings, which are kept in a folder."""

    def __init__(
        self, folder: Path, language: str = "en", size: tuple[int, int] = (80, 24)
    ) -> None:
        self.file = folder / "settings.toml"
        coach = stores.session(folder, language)
        coach.settings = of_file(self.file)
        self.session = coach
        self._running = CoachApp(coach).run_test(size=size)

    async def __aenter__(self) -> Coach:
        pilot = await self._running.__aenter__()
        await pilot.pause()
        found = Coach(pilot.app, pilot)  # type: ignore[arg-type]
        await found.press("s")
        await found.until("SettingsScreen")
        await pilot.pause()
        return found

    async def __aexit__(self, *exception: object) -> None:
        await self._running.__aexit__(*exception)  # type: ignore[arg-type]


async def go_to(found: Coach, name: str) -> None:
    """Move to a setting."""
    (pick,) = [each for each in found.app.screen.query(SettingPick) if each.row.key[0] == name]
    pick.focus(scroll_visible=False)
    pick.scroll_visible(animate=False)
    await found.pilot.pause()


async def fill(found: Coach, name: str, text: str) -> None:
    """Open a setting, type a text in place of what stands there, and go on."""
    await go_to(found, name)
    await found.press("enter", "end", "ctrl+u")
    await found.type(text)
    await found.press("enter")


@pytest.mark.parametrize("language", ["en", "ro"])
async def test_every_setting_is_there_with_what_counts(language: str, tmp_path: Path) -> None:
    words = words_in(language)
    async with OnSettings(tmp_path, language, (120, 60)) as found:
        for name in KINDS:
            assert words(f"settings.label.{name}") in found.text
        assert words("settings.file.for.language") in found.text
        assert str(tmp_path / "settings.toml")[-30:] in found.text


async def test_a_text_is_changed_and_kept(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        await fill(found, "name", "Mara Ionescu")
        assert found.shown == "SettingsScreen"
        assert "Mara Ionescu" in found.text
        assert of_file(opened.file).name == "Mara Ionescu"
        letter = opened.session.letter(ARTICLE[0].answers, "phone_call")
        assert letter is not None
        assert letter.body.endswith("Mara Ionescu")
        await fill(found, "name", "")
        assert of_file(opened.file).name == ""


async def test_the_cursor_stays_where_something_was_changed(tmp_path: Path) -> None:
    async with OnSettings(tmp_path) as found:
        await fill(found, "signature", "Mara")
        await found.pilot.pause()
        focused = found.app.screen.focused
        assert isinstance(focused, SettingPick)
        assert focused.row.key == ("signature",)


async def test_what_can_t_be_used_is_said_and_esc_changes_nothing(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        await fill(found, "working_days", "someday")
        assert "Type weekdays such as Mon-Fri" in found.text
        await found.press("escape")
        assert found.shown == "SettingsScreen"
        assert not opened.file.exists()


async def test_the_theme_is_turned_live_and_kept(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        await found.press("down", "right")
        assert found.app.theme == "day"
        assert of_file(opened.file).theme == "day"
        await found.press("left", "left")
        assert found.app.theme == found.app.themes_in_order()[-1]
    async with OnSettings(tmp_path) as found:
        assert found.app.theme == found.app.themes_in_order()[-1]


async def test_a_theme_chosen_elsewhere_is_kept_too(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        found.app.theme = "nord"
        await found.pilot.pause()
        assert of_file(opened.file).theme == "nord"


async def test_a_theme_that_nobody_knows_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "purple rain"\n')
    async with OnSettings(tmp_path) as found:
        assert found.app.theme == "night"
    assert of_file(tmp_path / "settings.toml").theme == "purple rain"


async def test_the_language_is_turned_live_and_everything_behind_is_said_anew(
    tmp_path: Path,
) -> None:
    opened = OnSettings(tmp_path)
    words = words_in("ro")
    async with opened as found:
        await go_to(found, "language")
        await found.press("right")
        assert words("settings.title") in found.text
        assert of_file(opened.file).language == "ro"
        await found.press("escape")
        await found.until("HomeScreen")
        assert words("home.invitation") in found.text
        assert words("app.keys.home.history") in found.text


async def test_an_interview_under_way_goes_on_in_the_other_language(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        await found.press("escape", "enter")
        await found.until("MeetingScreen")
        await found.type("Acme")
        found.app.open_settings()
        await found.pilot.pause()
        await go_to(found, "language")
        await found.press("right", "escape")
        await found.until("MeetingScreen")
        assert words_in("ro")("questions.subject.label") in found.text


async def test_motion_and_plain_are_turned(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        await go_to(found, "motion")
        await found.press("enter")
        assert found.app.animation_level == "none"
        await go_to(found, "plain")
        await found.press("enter")
    kept = of_file(opened.file)
    assert (kept.motion, kept.plain) == (False, True)


async def test_own_figures_are_offered_and_taken(tmp_path: Path) -> None:
    made = [
        stores.checked(
            stores.decision(number, "email", f"2026-11-{number + 10}T10:00:00+02:00"), 18
        )
        for number in range(6)
    ]
    stores.session(tmp_path).repository.record(made)
    opened = OnSettings(tmp_path)
    async with opened as found:
        await go_to(found, "own")
        assert "You timed 6 emails." in found.text
        await found.press("enter")
        assert of_file(opened.file).email_minutes == 18
        assert "You timed 6 emails." not in found.text
        await found.pilot.pause()
        focused = found.app.screen.focused
        assert isinstance(focused, SettingPick)
        assert focused.row.key == ("email_minutes",)


async def test_every_theme_can_be_worn(tmp_path: Path) -> None:
    async with OnSettings(tmp_path) as found:
        for name in found.app.themes_in_order():
            found.app.theme = name
            await found.pilot.pause()
            assert words_in("en")("settings.title") in found.text


async def test_what_is_wrong_in_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("# x\nemail_minutes = 'ten'\n")
    async with OnSettings(tmp_path, size=(120, 36)) as found:
        assert "line 2: email_minutes = ten" in " ".join(found.text.split())


async def test_a_file_that_can_t_take_it_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff")
    async with OnSettings(tmp_path, size=(120, 36)) as found:
        await go_to(found, "motion")
        await found.press("enter")
        assert "Mend it first." in found.text
        assert found.app.session.settings.motion
    assert file.read_bytes() == b"\xff"


@pytest.mark.parametrize("size", SIZES)
async def test_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with OnSettings(tmp_path, "ro", size) as found:
        for name in ("language", "keymap", "days_off", "mail_domains"):
            await go_to(found, name)
            assert words_in("ro")(f"settings.label.{name}") in found.text


async def test_hostile_values_are_text(tmp_path: Path) -> None:
    async with OnSettings(tmp_path, size=(120, 36)) as found:
        for name in HOSTILE[:4]:
            await fill(found, "name", name)
            assert found.shown == "SettingsScreen"
            assert not set(found.text) & {"\x1b", "\u202e"}


async def test_with_the_mouse(tmp_path: Path) -> None:
    opened = OnSettings(tmp_path)
    async with opened as found:
        await go_to(found, "theme")
        focused = found.app.screen.focused
        assert focused is not None
        await found.pilot.click(focused)
        await found.pilot.pause()
        assert of_file(opened.file).theme == "day"


async def test_keys_of_one_s_own(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('keymap = "keys.toml"\n')
    (tmp_path / "keys.toml").write_text(
        '"home.settings" = "g"\n"home.nothing" = "x"\n"app.help" = ""\n'
    )
    coach = stores.session(tmp_path)
    coach.settings = of_file(tmp_path / "settings.toml")
    async with CoachApp(coach).run_test(size=(120, 36)) as pilot:
        found = Coach(pilot.app, pilot)  # type: ignore[arg-type]
        await found.press("s")
        assert found.shown == "HomeScreen"
        assert "line 2: home.nothing is the name of no key" in " ".join(found.text.split())
        await found.press("g")
        assert found.shown == "SettingsScreen"


def test_a_file_of_keys_that_can_t_be_read(tmp_path: Path) -> None:
    from tui.settings import keymap

    for text in ("no toml", "[", '"app.quit" = 3', '"app.quit" = ","', "é"):
        file = tmp_path / "keys.toml"
        file.write_text(text, encoding="latin-1")
        found = keymap.read(file, ())
        assert found.keys == {}
        for language in ("en", "ro"):
            (line,) = found.fault_lines(words_in(language))
            assert str(file) in line
    assert keymap.read(tmp_path / "none.toml", ()).fault_lines(words_in("en"))


def test_every_name_of_a_key_has_a_binding() -> None:
    known = binding_names(CoachApp)
    assert {"app.quit", "home.history", "settings.back", "picks.up"} <= known
