"""Completion for fish, written from the parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.parser import PROGRAM, words_key

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterator

    from content.words import Words
    from tui.parser import Parser

FILES = ("eml", "file", "ics", "what")
"""Arguments that are paths of files."""
FOLDERS = ("data",)


def script(words: Words, parsers: dict[str, Parser]) -> str:
    """Return the script: commands first, then what each of them takes."""
    lines = [f"complete -c {PROGRAM} -f"]
    for name, parser in parsers.items():
        short = words(f"{words_key(name)}.short")
        lines.append(_line("__fish_use_subcommand", ["-a", name], short))
        seen = f"__fish_seen_subcommand_from {name}"
        lines += [line for action in parser.arguments() for line in _action(seen, action)]
    return "\n".join(lines)


def _action(seen: str, action: Action) -> Iterator[str]:
    about = (action.help or "").replace("%%", "%")
    choices = " ".join(map(str, action.choices or ()))
    if not action.option_strings:
        if choices:
            yield _line(seen, ["-a", _quoted(choices)], about)
        elif action.dest in FILES + FOLDERS:
            yield _line(seen, ["-F"], about)
        return
    flags = [_flag(option) for option in action.option_strings]
    if action.nargs != 0:
        flags.append(_value(action, choices))
    yield _line(seen, flags, about)


def _flag(option: str) -> str:
    return f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}"


def _value(action: Action, choices: str) -> str:
    if choices:
        return f"-x -a {_quoted(choices)}"
    return "-r -F" if action.dest in FILES + FOLDERS else "-x"


def _line(condition: str, flags: list[str], about: str) -> str:
    return f"complete -c {PROGRAM} -n {_quoted(condition)} {' '.join(flags)} -d {_quoted(about)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
