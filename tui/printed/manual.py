"""The manual page, written from the parsers and the words."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from content.words import languages
from tui import __version__
from tui.parser import PROGRAM, Parser, words_key
from tui.printed import roff

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterable, Mapping

    from content.words import Words

SECTION = 1


def page(words: Words, parsers: Mapping[str, Parser]) -> str:
    """Return the page in the language of the words."""
    shared = Parser(words)
    parts = {
        "name": _name(words),
        "synopsis": _synopsis(words),
        "description": roff.text(words("manual.described")),
        "options": _options(words, shared),
        "commands": _commands(words, parsers, _flags(shared.arguments())),
        "environment": _table(words, "environment"),
        "files": [*roff.text(words("manual.files_about")), *_table(words, "files")],
        "exit": _table(words, "exit"),
        "examples": _table(words, "examples"),
    }
    lines = roff.title(PROGRAM, SECTION, f"{PROGRAM} {__version__}", words("manual.title"))
    for name, part in parts.items():
        lines += [*roff.heading(words(f"manual.heading.{name}")), *part]
    return "\n".join(lines) + "\n"


def _name(words: Words) -> list[str]:
    return [f"{roff.escaped(PROGRAM)} \\- {roff.escaped(words('manual.purpose'))}"]


def _synopsis(words: Words) -> list[str]:
    option = f"[{roff.italic(words('manual.option'))}]\\&..."
    command = roff.italic(words("manual.command"))
    program = roff.bold(PROGRAM)
    return [f"{program} {option}", ".br", f"{program} {command} {option}"]


def _options(words: Words, shared: Parser) -> list[str]:
    return [*roff.text(words("manual.options_about")), *_entries(shared.arguments())]


def _table(words: Words, name: str) -> list[str]:
    """Return the entries of a table of words: what is typed or named, and what it is."""
    known = ", ".join(languages())
    return [
        line
        for term, said in words.find(f"manual.{name}").items()
        for line in roff.entry(roff.bold(term), Template(said).substitute(known=known))
    ]


def _commands(words: Words, parsers: Mapping[str, Parser], shared: set[str]) -> list[str]:
    """Return each command: how it is typed, what it does, and what it takes besides."""
    lines = []
    for name, parser in parsers.items():
        own = [
            each
            for each in parser.arguments()
            if not each.option_strings or shared.isdisjoint(each.option_strings)
        ]
        lines += [*roff.subheading(name), roff.bold(f"{PROGRAM} {name}"), *map(_typed, own)]
        lines += [".PP", *roff.text(words(f"{words_key(name)}.about")), *_entries(own)]
    return lines


def _flags(actions: Iterable[Action]) -> set[str]:
    return {option for action in actions for option in action.option_strings}


def _entries(actions: Iterable[Action]) -> list[str]:
    return [
        line
        for action in actions
        for line in roff.entry(_term(action), (action.help or "").replace("%%", "%"))
    ]


def _term(action: Action) -> str:
    """Return how an argument is typed: its options, and what stands for its value."""
    value = _value(action)
    flags = ", ".join(map(roff.bold, action.option_strings))
    return f"{flags} {value}".strip()


def _value(action: Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices:
        return f"|{roff.MAY_BREAK}".join(map(roff.bold, map(str, action.choices)))
    return roff.italic(str(action.metavar or action.dest.upper()))


def _typed(action: Action) -> str:
    """Return an argument in the line of its command: in brackets where it may be left out."""
    if not action.option_strings:
        value = _value(action)
        return {"?": f"[{value}]", "*": f"[{value}\\&...]"}.get(str(action.nargs), value)
    typed = f"{roff.bold(action.option_strings[-1])} {_value(action)}".strip()
    return typed if action.required else f"[{typed}]"
