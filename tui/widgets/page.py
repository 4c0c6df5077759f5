"""A page that scrolls, and says so while there is more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from tui.keys import key

if TYPE_CHECKING:
    from textual.binding import BindingType


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The body of a screen; Page Down shows in the key line until its end has been reached.

    The arrows are left to the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("pagedown", "page_down", "page.down", display="PgDn"),
        key("pageup", "page_up", "page.up", show=False),
    ]

    def on_mount(self) -> None:
        """Look again at what there is to scroll whenever it may have changed."""
        for changed in ("scroll_y", "virtual_size"):
            self.watch(self, changed, self.screen.refresh_bindings, init=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next page while there is one."""
        del parameters
        return action != "page_down" or not self.is_vertical_scroll_end
