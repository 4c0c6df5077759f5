"""Questions through questionary: choices to move through, text with completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import create_output
from prompt_toolkit.styles import Style

from content.plain_text import clean
from tui.talks.prompts import Back, Ended
from tui.talks.prompts_plain import BACK
from tui.typed.not_usable import NotUsable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    from prompt_toolkit.key_binding import KeyPressEvent

    from content.words import Words
    from tui.talks.prompts import Prompt
    from tui.told.asked import Option

GONE_BACK: Any = object()
STYLE = Style(
    [
        ("qmark", ""),
        ("question", "bold"),
        ("answer", "bold"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("instruction", ""),
    ]
)
"""Bold alone: the terminal's own colours are always readable."""


class ArrowPrompts:
    """Asks with questionary."""

    kind, completes = "arrows", True

    def __init__(
        self, words: Words, write: Callable[[str], object], wires: Mapping[str, Any] | None = None
    ) -> None:
        self._words, self._write = words, write
        self._wires = dict(wires or {})
        """`input` and `output` of prompt_toolkit, where they aren't the terminal."""

    def say(self, *lines: str) -> None:
        """Write lines."""
        for line in lines:
            self._write(f"{clean(line, lines=True).rstrip()}\n")

    def choose(self, prompt: Prompt, options: Sequence[Option]) -> Any:
        """Let the person move to one of some options."""
        self._before(prompt)
        choices = [questionary.Choice(each.label, each.value) for each in options]
        first = prompt.enter
        values = [each.value for each in options]
        if first and first.label and first.value not in values:
            choices.insert(0, questionary.Choice(first.label, first.value))
        if prompt.has_way_back:
            choices.append(questionary.Choice(self._words("ask.go_back"), GONE_BACK))
        question = questionary.select(
            prompt.ask,
            choices,
            default=choices[values.index(first.value)] if first and first.value in values else None,
            qmark="",
            pointer="›",
            instruction=f"\n  {prompt.note}" if prompt.note else " ",
            style=STYLE,
            **self._wires,
        )
        return self._answer(question, prompt)

    def text(self, prompt: Prompt, read: Callable[[str], Any], names: Sequence[str] = ()) -> Any:
        """Ask for a line until it is an answer."""
        self._before(prompt)
        default = prompt.default
        while True:
            typed = clean(self._answer(self._field(prompt, default, names), prompt)).strip()
            if prompt.has_way_back and typed == BACK:
                raise Back
            if not typed and prompt.enter:
                return prompt.enter.value
            try:
                return read(typed)
            except NotUsable as refused:
                self.say(refused.line)
                default = typed

    def _field(self, prompt: Prompt, default: str, names: Sequence[str]) -> questionary.Question:
        settings: dict[str, Any] = {"qmark": "", "style": STYLE, "default": default, **self._wires}
        if not names:
            return questionary.text(prompt.ask, **settings)
        return questionary.autocomplete(prompt.ask, list(names), match_middle=True, **settings)

    def _before(self, prompt: Prompt) -> None:
        """Say what belongs to the question and isn't it: its number, why, what to type."""
        enter = prompt.enter.says if prompt.enter and not prompt.enter.label else ""
        said = [prompt.above, prompt.why, prompt.hint, "" if prompt.default else enter]
        self.say("", *(line for line in said if line))

    def _answer(self, question: questionary.Question, prompt: Prompt) -> Any:
        app = question.application
        if prompt.has_way_back:
            app.key_bindings = merge_key_bindings([*filter(None, [app.key_bindings]), _way_back()])
        try:
            answer = question.unsafe_ask()
        except EOFError:
            raise Ended from None
        if answer is GONE_BACK:
            raise Back
        return answer


def wires(stream: TextIO) -> dict[str, Any]:
    """Return where to draw; a terminal is not asked where its cursor is, for some don't answer."""
    output = create_output(stream)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    return {"output": output}


def _way_back() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("escape", eager=True)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=GONE_BACK)

    return keys
