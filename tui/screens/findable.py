"""Everything that can be done, as the palette finds it: actions, screens, themes, clients.

It knows no widget. Each entry says what it is and keeps what it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.plain_text import fold
from tui.screens import store_questions
from tui.screens.key_list import actions_of, displayed
from tui.themes import OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen

    from tui.coach import Coach

MOST_CLIENTS_UNASKED = 12
"""Clients that are shown before anything is typed, the latest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be done."""

    said: str
    note: str
    """The key that does it too, or what kind of thing it is."""
    does: Callable[[], object]
    client: bool = False
    far: bool = False
    """Found only when it is typed."""

    def fits(self, words: list[str]) -> bool:
        """Tell whether all of the words stand in it."""
        text = fold(f"{self.said} {self.note}")
        return all(word in text for word in words)


def entries(app: Coach, screen: Screen[object]) -> list[Entry]:
    """Return what can be done from a screen, the nearest first."""
    return [
        *_keys(app, screen),
        *_places(app, screen),
        *_themes(app),
        *_clients(app),
    ]


def found(every: list[Entry], typed: str) -> list[Entry]:
    """Return what fits the words that are typed; without any, what is near and a few clients."""
    words = fold(typed).split() if typed.strip() else []
    if words:
        return [each for each in every if each.fits(words)]
    clients = [each for each in every if each.client]
    near = [each for each in every if not each.client and not each.far]
    return near + clients[:MOST_CLIENTS_UNASKED]


def _keys(app: Coach, screen: Screen[object]) -> Iterator[Entry]:
    for said, active in actions_of(screen, app.session.words):
        key = displayed(app, [active.binding])

        def does(action: str = active.binding.action, node: object = active.node) -> object:
            return app.call_later(app.run_action, action, node)

        yield Entry(said, key, does)


def _places(app: Coach, screen: Screen[object]) -> Iterator[Entry]:
    """Yield the ways to other screens, without those that a key of this one leads."""
    words = app.session.words
    here = {active.binding.action for active in screen.active_bindings.values()}
    places: dict[str, Callable[[], object]] = {
        "begin": lambda: app.start_interview({}),
        "check_in": app.open_check_in,
        "agenda": app.open_agenda,
        "before_after": app.open_before_after,
        "history": app.open_history,
        "hide_names": app.hide_names,
        "settings": app.open_settings,
        "undo": app.undo,
        "redo": app.redo,
        "versions": lambda: store_questions.ask_versions(app),
    }
    for name, does in places.items():
        if name in here:
            continue
        yield Entry(words(f"palette.place.{name}"), "", does)


def _themes(app: Coach) -> Iterator[Entry]:
    words = app.session.words
    own = [theme.name for theme in OWN]
    for name in app.themes_in_order():
        said = words("palette.theme", name=app.theme_name(name))

        def does(name: str = name) -> None:
            app.theme = name

        yield Entry(said, "", does, far=name not in own)


def _clients(app: Coach) -> Iterator[Entry]:
    """Yield every client there was a decision about, the latest first; none while names hide."""
    if app.names.hidden:
        return
    latest = {fold(each.client): each.client for each in app.session.repository.decisions()}
    for client in reversed(latest.values()):
        name = app.names.client(client)

        def does(client: str = client) -> None:
            app.open_history(client)

        yield Entry(name, app.session.words("palette.client"), does, client=True)
