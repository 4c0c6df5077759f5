"""`completion`: what a shell needs to complete these commands, and the manual page of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import commands, exit_codes, output
from tui.parser import Parser, words_key
from tui.printed.fish_completion import FILES, FOLDERS

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from content.words import Words
    from tui.context import Context

SHELLS = ("bash", "zsh", "fish")
MANUAL = "man"


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("shell", choices=(*SHELLS, MANUAL))


def run(context: Context) -> int:
    """Print the script."""
    shell, parsers = context.options.shell, every_parser(context.words)
    if shell == "fish":
        from tui.printed.fish_completion import script

        text = script(context.words, parsers)
    elif shell == MANUAL:
        from tui.printed.manual import page

        text = page(context.words, parsers)
    else:
        import shtab

        text = shtab.complete(_tree(context.words, parsers), shell)
    if context.json:
        output.document({"shell": shell, "script": text})
    else:
        output.lines(text.splitlines())
    return exit_codes.DONE


def every_parser(words: Words) -> dict[str, Parser]:
    """Return the parser of each command by its name."""
    parsers = {}
    for name in commands.NAMES:
        parsers[name] = Parser(words, name)
        commands.load(name).arguments(parsers[name], words)
    return parsers


def _tree(words: Words, parsers: dict[str, Parser]) -> ArgumentParser:
    """Return one parser over all commands, as shtab reads it."""
    from argparse import ArgumentParser

    from shtab import DIRECTORY, FILE

    root = Parser(words)
    below = root.add_subparsers(parser_class=ArgumentParser)
    for name, parser in parsers.items():
        below.add_parser(name, help=words(f"{words_key(name)}.short"))
        below.choices[name] = parser
    for parser in (root, *parsers.values()):
        for action in parser.arguments():
            if action.dest in FOLDERS:
                vars(action)["complete"] = DIRECTORY
            elif action.dest in FILES:
                vars(action)["complete"] = FILE
    return root
