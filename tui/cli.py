"""The command line: which command is called, in which language, with which arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.words import words_in
from tui import commands, exit_codes, output
from tui.environment import Environment, asked_language
from tui.refusals import Misuse, Refusal
from tui.settings.settings import load as load_settings

if TYPE_CHECKING:
    from content.words import Words
    from tui.parser import Parser
    from tui.settings.settings import Settings

WITH_VALUE = ("--data", "--lang")
"""Options of every command that take a value; they may stand before the command too."""


def run(argv: list[str]) -> int:
    """Run the command that the arguments call; return its exit code."""
    environment = Environment.here()
    settings = load_settings(environment.variables)
    environment = Environment(environment.variables, settings.plain)
    words = words_in(_language(environment, asked_language(argv), settings.language))
    at = _command_at(argv)
    if at is None:
        return _bare(argv, environment, words, settings)
    name = argv[at]
    if name not in commands.NAMES:
        raise Misuse("command_unknown", value=name, known=", ".join(commands.NAMES))
    command = commands.load(name)
    parser = _parser(words, name)
    command.arguments(parser, words)
    rest = [*argv[:at], *argv[at + 1 :]]
    if asked := _asked_about(rest):
        return _tell(asked, parser, words, rest)
    from tui.context import Context

    return command.run(Context(environment, words, parser.parse(rest), settings))


def _language(environment: Environment, wanted: str | None, setting: str) -> str:
    try:
        return environment.language(wanted, setting)
    except Refusal as refused:
        if wanted is None:
            raise
        raise Misuse(refused.key, **refused.values) from None


def _command_at(argv: list[str]) -> int | None:
    """Return where the command stands: the first argument that is neither option nor its value."""
    is_value = False
    for number, argument in enumerate(argv):
        if is_value:
            is_value = False
        elif argument in WITH_VALUE:
            is_value = True
        elif not argument.startswith("-"):
            return number
    return None


def _parser(words: Words, name: str = "") -> Parser:
    from tui.parser import Parser

    return Parser(words, name)


def _asked_about(argv: list[str]) -> str | None:
    """Return `help` or `version` when that is what was asked for, whatever else is there."""
    before = argv[: argv.index("--")] if "--" in argv else argv
    if "-h" in before or "--help" in before:
        return "help"
    return "version" if "--version" in before else None


def _tell(asked: str, parser: Parser, words: Words, argv: list[str]) -> int:
    from tui import __version__
    from tui.parser import PROGRAM

    is_json = "--json" in argv
    if asked == "version" and is_json:
        output.document({"version": __version__})
    elif asked == "version":
        output.lines([f"{PROGRAM} {__version__}"])
    elif is_json:
        output.document({"help": parser.help()})
    else:
        first = [] if parser.command else [words("commands.program.plain"), ""]
        output.lines([*first, *parser.help().splitlines(), *_list_of_commands(parser, words)])
    return exit_codes.DONE


def _list_of_commands(parser: Parser, words: Words) -> list[str]:
    """Return what each command is for, below the help of the program itself."""
    if parser.command:
        return []
    from tui.parser import words_key

    wide = max(map(len, commands.NAMES))
    rows = [f"  {name:<{wide}}  {words(f'{words_key(name)}.short')}" for name in commands.NAMES]
    return ["", words("commands.program.commands"), *rows, "", words("commands.program.more")]


def _bare(argv: list[str], environment: Environment, words: Words, settings: Settings) -> int:
    """Open the app, where there is a terminal to open it in."""
    parser = _parser(words)
    if asked := _asked_about(argv):
        return _tell(asked, parser, words, argv)
    options = parser.parse(argv)
    if options.json:
        raise Misuse("app_has_no_json")
    from tui.context import Context
    from tui.opening import open_app

    return open_app(Context(environment, words, options, settings))
