"""Numbered lines that never redraw: for screen readers, for dumb terminals and for pipes.

Each question reads one line. `?` says why the coach asks and what to type, `<` or its word goes
back, `<<` stops, Enter alone does what was said. Nothing is ever drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.plain_text import clean, fold
from tui.talks.prompts import Back, Ended, Later
from tui.typed.not_usable import NotUsable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from content.words import Words
    from tui.talks.prompts import Prompt
    from tui.told.asked import Option

BACK, STOP, WHY = "<", "<<", "?"
MOST_NAMES = 20


class PlainPrompts:
    """Asks in lines."""

    kind, completes = "plain", False

    def __init__(
        self, words: Words, read_line: Callable[[], str], write: Callable[[str], object]
    ) -> None:
        self._words, self._read_line, self._write = words, read_line, write

    def speak(self, words: Words) -> None:
        """Go on in other words."""
        self._words = words

    def say(self, *lines: str) -> None:
        """Write lines."""
        for line in lines:
            self._write(f"{clean(line, lines=True).rstrip()}\n")

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Any:
        """Ask for one of some numbered options; its number, or its words, choose it."""
        listed = [f"{at}. {each.label}" for at, each in enumerate(options, 1)]
        self._ask(prompt, [] if prompt.is_known else listed)
        how = self._how(prompt, "option")
        told = [*listed, how] if prompt.is_known else [prompt.why, how]
        return self._answered(prompt, told, lambda typed: self._option(typed, options).value)

    def text(self, prompt: Prompt, read: Callable[[str], Any], names: Sequence[str] = ()) -> Any:
        """Ask for a line; `?` tells the names that are known."""
        hint = self._words("ask.hint", hint=prompt.hint) if prompt.hint and not names else ""
        self._ask(prompt, [hint] if hint else [])
        known = self._words("ask.names", names=", ".join(names[:MOST_NAMES])) if names else ""
        return self._answered(prompt, [prompt.why, hint, known, self._how(prompt, "text")], read)

    def _ask(self, prompt: Prompt, lines: Sequence[str]) -> None:
        enter = prompt.enter.says if prompt.enter else ""
        said = [prompt.above, prompt.ask, *lines, prompt.note, enter]
        self.say("", *(line for line in said if line))

    def _how(self, prompt: Prompt, kind: str) -> str:
        return self._words(f"ask.how.{kind}{'_back' if prompt.has_way_back else ''}")

    def _answered(self, prompt: Prompt, told: Sequence[str], read: Callable[[str], Any]) -> Any:
        """Read lines until one is an answer; `?` tells why the coach asks and how to answer."""
        while True:
            typed = self._line()
            if typed == BACK or fold(typed) in self._words.find("ask.back"):
                if prompt.has_way_back:
                    raise Back
                self.say(self._words("ask.first"))
            elif typed == STOP:
                raise Later
            elif typed == WHY:
                self.say(*(line for line in told if line))
            elif not typed and prompt.enter:
                return prompt.enter.value
            else:
                try:
                    return read(typed)
                except NotUsable as refused:
                    self.say(refused.line)

    def _line(self) -> str:
        line = self._read_line()
        if not line:
            raise Ended
        return clean(line.rstrip("\r\n")).strip()

    def _option(self, typed: str, options: Sequence[Option]) -> Option:
        """Return the option that a number or its words name."""
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(len(options)))
        if is_number and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1]
        said = fold(typed)
        fitting = [each for each in options if said and fold(each.label).startswith(said)]
        exact = [each for each in fitting if fold(each.label) == said]
        if len(exact or fitting) != 1:
            raise NotUsable(self._words("ask.takes.option", most=len(options)))
        return (exact or fitting)[0]
