"""Prompts: one question at a time, without a screen. Two kinds of them ask alike.

`tui.talks.prompts_arrows` lets a person move through choices; `tui.talks.prompts_plain` reads and
writes numbered lines that never redraw, for screen readers and for pipes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.told.asked import Option


class Back(Exception):
    """The person wants to go back to the question before."""


class Later(Exception):
    """The person stops here; what was said is kept."""


class Ended(Exception):
    """There is nothing more to read: the end of the pipe, or Ctrl-D."""


@dataclass(frozen=True, slots=True)
class Enter:
    """What Enter alone does."""

    value: Any
    says: str
    """In words: `Enter keeps it.`"""
    label: str = ""
    """How the same is chosen from a list, where it isn't one of the options already."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question."""

    ask: str
    why: str = ""
    """Why the coach asks."""
    note: str = ""
    """What stands under the options."""
    hint: str = ""
    """What to type."""
    enter: Enter | None = None
    default: str = ""
    """The present answer as it would be typed."""
    above: str = ""
    """What is said before the question: its number, the answer it has now."""
    has_way_back: bool = True
    is_known: bool = False
    """The options were told before: in lines they are told again when asked for."""


class Prompts(Protocol):
    """What asks and tells."""

    kind: str
    """`arrows` or `plain`."""
    completes: bool
    """Whether names complete what is typed."""

    def say(self, *lines: str) -> None:
        """Tell something; an empty line parts."""

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Any:
        """Return the value of the option chosen; raises Back, Ended, KeyboardInterrupt."""

    def text(self, prompt: Prompt, read: Callable[[str], Any], names: Sequence[str] = ()) -> Any:
        """Return what was typed, as `read` understands it.

        `read` raises NotUsable, and then its line is said and the question asked again. `names`
        complete what is typed. Raises Back, Ended, KeyboardInterrupt.
        """
