"""The care for the store, as far as its commands are there: undo and redo, log, backup and more.

Each asks for what its command takes and runs it; what it prints are lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.plain_text import clean
from tui import asked, commands
from tui.prompts import Option
from tui.talks.talk import LEAVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.context import Context
    from tui.talks.talk import Talk


def run_command(context: Context, name: str, *arguments: str) -> int:
    """Run one of the commands with these arguments, in the words of this talk."""
    from dataclasses import replace

    from tui.parser import Parser

    parser = Parser(context.words, name)
    command = commands.load(name)
    command.arguments(parser, context.words)
    called = replace(context, options=parser.parse(list(arguments)))
    called.__dict__["session"] = context.session
    called.__dict__["folder"] = context.folder
    return command.run(called)


def _plainly(name: str) -> Callable[[Context, Talk], None]:
    def run(context: Context, _talk: Talk) -> None:
        run_command(context, name)

    return run


def _with_file(name: str) -> Callable[[Context, Talk], None]:
    def run(context: Context, talk: Talk) -> None:
        path = talk.text(talk.words("plain.store.file"), hint=talk.words("plain.store.file_hint"))
        if path and _is_sure(talk, name):
            run_command(context, name, *_sure_already(name), "--", path)

    return run


def _forget(context: Context, talk: Talk) -> None:
    names = asked.clients(talk.session)
    options = [Option(each, clean(each)) for each in names]
    client = talk.choose(talk.words("plain.store.which_client"), options)
    if _is_sure(talk, "forget"):
        run_command(context, "forget", *_sure_already("forget"), "--", client)


def _sure_already(name: str) -> tuple[str, ...]:
    """Return the option that keeps the command from asking what was asked here."""
    return () if name == "backup" else ("--yes",)


def _is_sure(talk: Talk, name: str) -> bool:
    """Ask once more before what can't be taken back lightly."""
    if name == "backup":
        return True
    options = [
        Option(LEAVE, talk.words("plain.store.leave_it")),
        Option(True, talk.words(f"plain.store.sure_{name}")),
    ]
    return talk.choose(talk.words("plain.store.sure"), options) is True


TALKS: dict[str, Callable[[Context, Talk], None]] = {
    "undo": _plainly("undo"),
    "redo": _plainly("redo"),
    "log": _plainly("log"),
    "backup": _with_file("backup"),
    "restore": _with_file("restore"),
    "doctor": _plainly("doctor"),
    "forget": _forget,
}
"""What the menu offers of the store, by the command that does it."""
