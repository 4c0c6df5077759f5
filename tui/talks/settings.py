"""The settings: told, and changed one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.words import languages, words_in
from tui.settings import settings_typed, settings_use
from tui.settings.settings_values import KINDS
from tui.talks.prompts import Back, Enter, Prompt
from tui.told.asked import Option

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.words import Words
    from tui.talks.talk import Talk

KEEP: Any = object()
EMPTY = "-"
"""Typed in place of a value, it takes the setting back."""


def talk_over(talk: Talk, speak: Callable[[Words], None], voice: Callable[[str], Words]) -> None:
    """Tell the settings and change them until the person goes back.

    `speak` is told when another language is to be spoken, in the words that `voice` gives.
    """
    for line in talk.session.settings.fault_lines(talk.words):
        talk.say(line)
    while True:
        try:
            key = talk.choose(talk.words("settings.ask"), _options(talk))
        except Back:
            return
        try:
            value = _asked(talk, key)
        except Back:
            continue
        if value is KEEP:
            continue
        settings_use.put(talk.session, key, value)
        if key == "language":
            speak(voice(value or talk.session.environment.language()))
        talk.say(talk.words("plain.recorded"))


def _options(talk: Talk) -> list[Option]:
    settings, words = talk.session.settings, talk.words
    return [
        Option(
            key,
            words(
                "ask.answer",
                label=words(f"settings.label.{key}"),
                answer=settings_typed.shown(words, key, getattr(settings, key)),
            ),
        )
        for key in KINDS
    ]


def _asked(talk: Talk, key: str) -> Any:
    """Ask for one value; raises Back."""
    words, session = talk.words, talk.session
    about = words(f"settings.file.for.{key}")
    form = KINDS[key].form
    if form == "yes_no":
        options = [Option(True, words("settings.yes")), Option(False, words("settings.no"))]
        return talk.choose(about, options)
    if form == "language":
        options = [Option(code, words_in(code).name) for code in languages()]
        options.append(Option("", words("settings.unset.language")))
        return talk.choose(about, options)
    now = settings_typed.typed(key, getattr(session.settings, key))
    prompt = Prompt(
        about,
        hint=words(f"settings.hint.{form}"),
        enter=Enter(KEEP, words("plain.enter.unset")),
        default=now,
    )

    def read(typed: str) -> Any:
        return settings_typed.read(session, key, "" if typed == EMPTY else typed)

    return talk.prompts.text(prompt, read)
