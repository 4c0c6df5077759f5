"""The argument parser, which speaks the person's language and never ends the program itself."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from content.words import languages
from tui.refusals import Misuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.words import Words

    Group = argparse._MutuallyExclusiveGroup

PROGRAM = "breathing-room"
_WORDS = vars(argparse)
_ANY_WIDTH = 80


class _Unmeasured(argparse.RawDescriptionHelpFormatter):
    """Checks arguments as they are added, without looking how wide the terminal is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_ANY_WIDTH)


def words_key(command: str) -> str:
    """Return the key under which a command's words stand."""
    return f"commands.{command.replace('-', '_')}"


class Parser(argparse.ArgumentParser):
    """A parser of one command, with the options that every command has."""

    def __init__(self, words: Words, command: str = "") -> None:
        self._words = words
        self.command = command
        self._key = words_key(command or "program")
        with self._spoken():
            super().__init__(
                prog=f"{PROGRAM} {command}".strip(),
                description=words(f"{self._key}.about"),
                add_help=False,
                allow_abbrev=False,
                formatter_class=_Unmeasured,
            )
        for option in ("--data", "--lang"):
            self.add_argument(option, metavar=self.metavar(option[2:]), help=self.text(option[2:]))
        for option in ("--json", "--version"):
            self.add_argument(option, action="store_true", help=self.text(option[2:]))
        self.add_argument("-h", "--help", action="store_true", help=self.text("help"))

    def text(self, name: str) -> str:
        """Return the help of an argument: the command's own, else the shared one."""
        own = f"{self._key}.argument.{name}"
        found = own if self._words.has(own) else f"commands.argument.{name}"
        return self._words(found, known=", ".join(languages())).replace("%", "%%")

    def metavar(self, name: str) -> str:
        """Return how an argument's value is called."""
        return self._words(f"commands.metavar.{name}")

    def take(self, name: str, *, group: Group | None = None, **settings: Any) -> None:
        """Add an argument whose name has words in commands.toml."""
        key = name.removeprefix("--").replace("-", "_")
        if "action" not in settings and "choices" not in settings:
            settings.setdefault("metavar", self.metavar(key))
        (group or self).add_argument(name, help=self.text(key), **settings)

    def arguments(self) -> list[argparse.Action]:
        """Return all that the command takes, in the order of its help."""
        return list(self._actions)

    def parse(self, argv: list[str]) -> argparse.Namespace:
        """Return the arguments, or raise Misuse."""
        with self._spoken():
            return self.parse_args(argv)

    def help(self) -> str:
        """Return the help in the person's language."""
        self.formatter_class = argparse.RawDescriptionHelpFormatter
        with self._spoken():
            return self.format_help()

    def error(self, message: str) -> NoReturn:
        """Raise Misuse: what was wrong, and where to look."""
        raise Misuse("usage", program=self.prog, where=message)

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Let argparse look its own words up among ours; where there are none it says its own."""
        before = _WORDS["_"], _WORDS["ngettext"]
        _WORDS["_"] = self._translated
        _WORDS["ngettext"] = lambda one, many, count: self._translated(one if count == 1 else many)
        try:
            yield
        finally:
            _WORDS["_"], _WORDS["ngettext"] = before

    def _translated(self, message: str) -> str:
        table: dict[str, str] = self._words.find("commands.argparse")
        return table.get(message, message)
