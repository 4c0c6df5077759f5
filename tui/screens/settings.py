"""The settings on one page: each with what counts now; Enter changes it, and it is kept at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from content.own_figures import own_figures
from content.words import languages
from storage.faults import StorageFault
from tui.keys import key
from tui.refusals import Refusal, fault_line, shorten_path
from tui.screens.base import CoachScreen
from tui.screens.form import Field, FormScreen, Unusable
from tui.settings import settings_typed, settings_use
from tui.settings.settings_values import KINDS
from tui.typed.not_usable import NotUsable
from tui.use_cases.home_rows import Row
from tui.widgets.page import Page
from tui.widgets.pick import Pick
from tui.widgets.picks import Picks
from tui.widgets.rows import RowPick

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import DescendantFocus

GROUPS = {
    "screen": ("language", "theme", "motion", "plain", "keymap"),
    "letters": ("name", "signature", "phone_number"),
    "week": ("working_days", "working_hours", "country", "days_off", "target_minutes_per_week"),
    "assumed": ("email_minutes", "briefing_minutes", "later_call_minutes"),
    "calendar": ("mail_domains",),
}
"""The settings, as they stand together."""
TURNED = ("language", "theme", "motion", "plain")
"""Those with a few values that are turned through where they stand."""
OWN = "own"
LONGEST_PATH = 44
"""Characters."""


class SettingPick(RowPick):
    """A setting and what counts; Enter changes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "pick", "settings.change", display="Enter"),
    ]


class SettingsScreen(CoachScreen[None]):
    """Shows every setting; what is changed counts at once."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("right", "turn(1)", "settings.turn", display="→"),
        key("left", "turn(-1)", "settings.turn_back", show=False),
        key("escape", "back", "settings.back", display="Esc"),
        key("j", "app.focus_next", "settings.next", show=False),
        key("k", "app.focus_previous", "settings.previous", show=False),
    ]

    def __init__(self, at: str = GROUPS["screen"][0]) -> None:
        super().__init__()
        self._at = at
        self._spoken: str | None = None
        """The language when the page was opened."""

    def heading(self) -> tuple[str, str]:
        """Return what this is, and where it is kept."""
        file = self.session.settings.file
        return self.words("settings.title"), _path_told(file) if file else ""

    def compose_body(self) -> ComposeResult:
        """Lay out the settings by group, what is wrong in their file above them."""
        self._spoken = self._spoken or self.words.language
        with Page(classes="body"):
            yield Static(id="faults", classes="fault", markup=False)
            with Picks():
                for name, keys in GROUPS.items():
                    yield Static(Content(self.words(f"settings.group.{name}")), classes="title")
                    yield from (self._pick(each) for each in keys)
                    if name == "assumed":
                        yield from self._own_figures()
        yield Static(id="about", classes="quiet", markup=False)

    def _pick(self, name: str) -> SettingPick:
        return SettingPick(Row((name,), self.words(f"settings.label.{name}"), self._shown(name)))

    def _shown(self, name: str) -> str:
        if name == "theme":
            return self.coach.theme_name(self.app.theme)
        return settings_typed.shown(self.words, name, getattr(self.session.settings, name))

    def _own_figures(self) -> list[SettingPick]:
        """Return what the person's own timed minutes offer to count with."""
        decisions = self.session.repository.decisions()
        offers = own_figures(decisions, self.session.settings.assumptions)
        return [
            SettingPick(
                Row(
                    (OWN, each.kind, str(each.median)),
                    self.words(f"settings.own.{each.kind}", count=each.count),
                    self.words("settings.own.take", minutes=self.words.minutes(each.median)),
                )
            )
            for each in offers
        ]

    def on_mount(self) -> None:
        """Begin at the first setting."""
        self._show_faults()
        self.call_after_refresh(self._focus_at, self._at)

    def _focus_at(self, name: str) -> None:
        for pick in self.query(RowPick):
            if pick.row.key[0] == name:
                pick.focus()
        if name == GROUPS["screen"][0]:
            self.query_one(Page).scroll_home(animate=False)

    def _show_faults(self, line: str = "") -> None:
        lines = [*self.coach.setting_faults(), *([line] if line else [])]
        said = self.query_one("#faults", Static)
        said.display = bool(lines)
        said.update(Content("\n".join(lines)))

    @property
    def _chosen(self) -> tuple[str, ...]:
        """What the focus is on."""
        focused = self.focused
        return focused.row.key if isinstance(focused, RowPick) else ("",)

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Say what the setting is for."""
        name = self._chosen[0]
        if name in KINDS:
            self._at = name
            self.query_one("#about", Static).update(self.words(f"settings.file.for.{name}"))
        elif name == OWN:
            self.query_one("#about", Static).update(self.words("settings.own.about"))
        self.refresh_bindings()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer to turn what can be turned."""
        return action != "turn" or self._chosen[0] in TURNED

    # Changing

    @on(Pick.Picked)
    async def _picked(self, event: Pick.Picked) -> None:
        event.stop()
        await self.action_change()

    async def action_change(self) -> None:
        """Change the setting in focus: turn it on, or ask for it."""
        name, *rest = self._chosen
        if name == OWN:
            await self._put(rest[0], int(rest[1]))
        elif name in TURNED:
            await self.action_turn(1)
        elif name in KINDS:
            self._ask(name)

    def _ask(self, name: str) -> None:
        async def then(value: Any) -> None:
            if value is not None:
                await self._put(name, value[0])

        self.app.push_screen(SettingForm(name), then)

    async def action_turn(self, step: int) -> None:
        """Turn to the next of a few values, or back."""
        name = self._chosen[0]
        values = self._values(name)
        now = self.app.theme if name == "theme" else getattr(self.session.settings, name)
        now = self.words.language if name == "language" else now
        await self._put(name, values[(values.index(now) + step) % len(values)])

    def _values(self, name: str) -> list[Any]:
        if name == "language":
            return list(languages())
        return self.coach.themes_in_order() if name == "theme" else [True, False]

    async def _put(self, name: str, value: Any) -> None:
        """Keep it and count with it; what is refused is said, and all stays as it was."""
        line = ""
        try:
            settings_use.put(self.session, name, value)
        except StorageFault as fault:
            line = fault_line(self.words, fault)
        except Refusal as refused:
            line = refused.says(self.words)
        else:
            self.coach.take_settings()
            if name == "language":
                self.coach.speak(value)
            if name == "keymap":
                self.coach.take_keymap()
        await self.recompose()
        self._show_faults(line)
        self.call_after_refresh(self._focus_at, name)

    def action_back(self) -> None:
        """Go back; in another language everything behind is said anew."""
        if self._spoken == self.words.language:
            self.dismiss(None)
        else:
            self.coach.say_anew()


def _path_told(file: Path) -> str:
    """Return where the file is, short enough for the title line: its end says most."""
    home = Path.home()
    near = Path("~") / file.relative_to(home) if file.is_relative_to(home) else file
    told = shorten_path(str(near))
    return told if len(told) <= LONGEST_PATH else f"…{told[1 - LONGEST_PATH :]}"


class SettingForm(FormScreen["tuple[Any]"]):
    """Asks for one setting; returns its value in a tuple, since a value may be empty."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._setting = name

    def heading(self) -> tuple[str, str]:
        """Return what this is."""
        return self.words("settings.title"), ""

    def asks(self) -> str:
        """Return what the setting is for."""
        return self.words(f"settings.file.for.{self._setting}")

    def fields(self) -> list[Field]:
        """Return the one field."""
        value = settings_typed.typed(self._setting, getattr(self.session.settings, self._setting))
        hint = self.words(f"settings.hint.{KINDS[self._setting].form}")
        return [Field(self._setting, "settings.label", value, hint)]

    def _input(self, field: Field) -> Input:
        field_of_a_line = super()._input(field)
        field_of_a_line.max_length = None
        return field_of_a_line

    def result(self) -> tuple[Any]:
        """Return the value; an empty field takes the setting back."""
        try:
            return (settings_typed.read(self.session, self._setting, self.typed(self._setting)),)
        except NotUsable as refused:
            raise Unusable(refused.line) from None
