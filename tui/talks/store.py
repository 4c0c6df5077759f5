"""The care for the store, talked over: undo, every change, versions, backups, forgetting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from content.plain_text import clean
from storage.faults import NotFound
from tui.refusals import fault_line, shorten_path
from tui.told import asked
from tui.told.asked import Option
from tui.told.deeds import Deeds
from tui.use_cases import undoing, versions
from tui.use_cases.mending import can_mend, mend

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storage.checkup import Problem
    from storage.log import LogEntry
    from tui.talks.talk import Talk

MOST_CHANGES = 20
"""Changes that are told, the latest ones."""


def undo(talk: Talk) -> None:
    """Take back the last change, and say what it was."""
    talk.say(undoing.undo(talk.session))


def redo(talk: Talk) -> None:
    """Do again what was undone last, and say what it was."""
    talk.say(undoing.redo(talk.session))


def log(talk: Talk) -> None:
    """Tell the latest changes, the last one first."""
    found = talk.session.repository.log()
    if not found:
        talk.say(talk.words("commands.log.nothing"))
        return
    deeds = Deeds(talk.session)
    talk.say("", *(_change(talk, deeds, each) for each in reversed(found[-MOST_CHANGES:])))
    if len(found) > MOST_CHANGES:
        earlier = len(found) - MOST_CHANGES
        talk.say(talk.words("plain.store.earlier", count=earlier))


def _change(talk: Talk, deeds: Deeds, entry: LogEntry) -> str:
    words, session = talk.words, talk.session
    moment = entry.at.astimezone(session.environment.zone)
    before = (
        words("store.nothing") if entry.before is None else deeds.what(entry.kind, entry.before)
    )
    return words(
        "plain.store.change",
        moment=words.moment(moment, today=session.today()),
        about=deeds.about(entry.kind, entry.record),
        before=before,
        after=deeds.what(entry.kind, entry.after),
    )


def resolve(talk: Talk) -> None:
    """Settle what two devices differ on, one after the other; raises Back."""
    found = versions.disputes(talk.session)
    if not found:
        talk.say(talk.words("commands.resolve.nothing"))
    for each in found:
        options = [Option(number, choice) for number, choice in enumerate(each.choices)]
        talk.say(versions.keep(talk.session, each, talk.choose(each.ask, options)))


def backup(talk: Talk) -> None:
    """Write the whole store into one file."""
    path = _file(talk)
    count = talk.session.repository.upkeep.back_up(path)
    where = shorten_path(str(path))
    talk.say(talk.words("commands.backup.written", count=count, where=where))


def restore(talk: Talk) -> None:
    """Make every record what a backup says, once the person agrees."""
    words, upkeep, path = talk.words, talk.session.repository.upkeep, _file(talk)
    plan = upkeep.plan(path)
    if not plan.records:
        talk.say(words("commands.restore.nothing"))
        return
    ask = words(
        "commands.restore.ask",
        where=shorten_path(str(path)),
        before=plan.decisions_before,
        after=plan.decisions_after,
        count=plan.records,
    )
    if _agrees(talk, ask):
        talk.say(words("commands.restore.done", count=upkeep.restore(path).decisions_after))


def doctor(talk: Talk) -> None:
    """Name what is wrong with the store, and mend it once the person agrees."""
    words, upkeep = talk.words, talk.session.repository.upkeep
    problems = upkeep.problems()
    if not problems:
        talk.say(words("commands.doctor.well"))
        return
    _tell(talk, problems)
    if not can_mend(problems) or not _agrees(talk, words("commands.doctor.ask")):
        return
    remaining, mended = mend(upkeep, problems)
    talk.say(words("commands.doctor.mended", count=len(mended)))
    _tell(talk, remaining)


def _tell(talk: Talk, problems: Sequence[Problem]) -> None:
    talk.say(*(fault_line(talk.words, each.fault) for each in problems))


def forget(talk: Talk) -> None:
    """Remove a client from this device for good, once the person agrees."""
    words, session = talk.words, talk.session
    names = asked.clients(session)
    if not names:
        talk.say(words("commands.clients.nothing"))
        return
    options = [Option(each, clean(each)) for each in names]
    client = talk.choose(words("plain.store.which_client"), options)
    if not _agrees(talk, words("commands.forget.ask", client=clean(client))):
        return
    try:
        purged = session.repository.upkeep.forget(client)
    except NotFound:
        talk.say(words("errors.client_unknown", value=clean(client)))
        return
    talk.say(words("commands.forget.done", count=purged.decisions))
    remaining = [shorten_path(str(path)) for path in purged.remaining]
    key = "remaining" if remaining else "elsewhere"
    talk.say(words(f"commands.forget.{key}"), *remaining)


def _file(talk: Talk) -> Path:
    typed = talk.text(talk.words("plain.store.file"), hint=talk.words("plain.store.file_hint"))
    return Path(typed or "").expanduser().absolute()


def _agrees(talk: Talk, ask: str) -> bool:
    """Ask before what can't be taken back lightly."""
    options = [
        Option(False, talk.words("plain.store.leave_it")),
        Option(True, talk.words("plain.store.do_it")),
    ]
    return bool(talk.choose(ask, options))


TALKS: dict[str, Callable[[Talk], None]] = {
    "undo": undo,
    "redo": redo,
    "log": log,
    "resolve": resolve,
    "backup": backup,
    "restore": restore,
    "doctor": doctor,
    "forget": forget,
}
"""What the menu offers, in its order."""
