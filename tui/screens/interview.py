"""What the screens of an interview have in common: its heading, and the ways on and back."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from content.plain_text import clean
from storage.faults import StorageFault
from tui.keys import key
from tui.refusals import fault_line
from tui.screens.base import CoachScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from textual._path import CSSPathType
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widget import Widget

    from tui.use_cases.interview import Interview


MOST_SECONDS = 1
"""A widget that takes longer over its keys is not waited for."""
TYPING_SECONDS = 0.4
"""After this long without a key what is typed is kept."""


def kept(interview: Interview) -> str:
    """Keep the interview; return one line when the disk refuses, else nothing."""
    try:
        interview.keep()
    except StorageFault as fault:
        return fault_line(interview.session.words, fault)
    return ""


class InterviewScreen(CoachScreen[None]):
    """One place of an interview. Subclasses yield their body in `compose_body`.

    They answer with `self.interview.put(…)` and then call `on()`. A key that goes on is bound
    by the subclass, with a word of its own; so is its `CSS_PATH`, with `interview.tcss` first.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = "interview.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", "interview.back", display="Esc"),
        key("pagedown", "scroll_page(1)", "interview.page_down", show=False),
        key("pageup", "scroll_page(-1)", "interview.page_up", show=False),
    ]

    def __init__(self, interview: Interview) -> None:
        super().__init__()
        self.interview = interview
        self._line = ""
        self._keeping: Timer | None = None

    def heading(self) -> tuple[str, str]:
        """Return the client and the subject, and when the meeting is."""
        answers, now = self.interview.answers, self.session.now()
        named = [str(answers[each]) for each in ("client", "subject") if each in answers]
        left = clean(", ".join(named)) or self.words("app.name")
        if "starts_at" not in answers:
            return left, self.words.moment(now)
        return left, self.words.moment(self.session.starts_at(answers), today=now.date())

    def on_mount(self) -> None:
        """Say what there is to say from the beginning."""
        self._show_line()

    def say(self, line: str) -> None:
        """Show one line under the heading until the next one; an empty one takes it away."""
        self._line = line
        if self.is_mounted:
            self._show_line()

    def _show_line(self) -> None:
        for said in self.query(".said"):
            said.remove()
        if self._line:
            self.mount(Static(Content(self._line), classes="fault said"), after="#heading")

    def on(self) -> None:
        """Show the place after this one."""
        self.interview.go_on()
        self.show_place()

    def back(self) -> None:
        """Show the place before this one; before the first, leave."""
        if self.interview.go_back() is None:
            self.coach.leave_interview(self.interview)
        else:
            self.show_place()

    def show_place(self, line: str = "") -> None:
        """Show where the interview stands now, with one line said on it; the interview is kept."""
        self.coach.show_interview(self.interview, line)

    def keep(self) -> None:
        """Keep the interview as it is now; what the disk refuses is said, and it goes on."""
        self.keep_no_more()
        line = kept(self.interview)
        if line != self._line:
            self.say(line)

    def keep_soon(self) -> None:
        """Keep the interview once nothing has been typed for a moment."""
        self.keep_no_more()
        self._keeping = self.set_timer(TYPING_SECONDS, self.keep)

    def keep_no_more(self) -> None:
        """Let go of a keeping that was to come soon."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    async def settled(self) -> None:
        """Wait until the keys that came before this one have had their effect.

        A key is handled by the focused widget, and what that says of it then rises from parent
        to parent.
        """
        focused = self.focused
        rising = [focused, *focused.ancestors_with_self] if focused else [self]
        for each in rising:
            if each is not self.app and each.is_running:
                done = asyncio.Event()
                each.call_later(done.set)
                with suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), MOST_SECONDS)

    def before_quit(self) -> None:
        """Keep what is typed and answered before the app ends."""
        self.keep()

    def action_scroll_page(self, direction: int) -> None:
        """Move the page by most of its height."""
        for page in self._pages():
            page.scroll_relative(y=direction * max(1, page.size.height - 2), animate=False)

    def can_scroll_on(self) -> bool:
        """Tell whether there is more of the page below."""
        return any(not page.is_vertical_scroll_end for page in self._pages())

    def _pages(self) -> list[Widget]:
        """Return what is scrolled page by page."""
        return list(self.query(".body"))

    def action_on(self) -> Awaitable[None] | None:
        """Go on to the next place."""
        self.on()
        return None

    def action_back(self) -> Awaitable[None] | None:
        """Go back to the place before."""
        self.back()
        return None
