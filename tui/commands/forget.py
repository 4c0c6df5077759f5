"""`forget`: removes a client from every file and backup of this device, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.faults import NotFound
from tui import exit_codes, output
from tui.commands.confirm import agreed
from tui.refusals import Refusal, shorten, shorten_path

if TYPE_CHECKING:
    from content.words import Words
    from storage.forget import Purged
    from tui.context import Context
    from tui.parser import Parser


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("client")
    parser.take("--yes", action="store_true")


def run(context: Context) -> int:
    """Forget, once the person agrees, and say where copies remain."""
    client = context.options.client
    session = context.session
    if not session.repository.upkeep.knows(client):
        raise Refusal("client_unknown", value=client)
    if not agreed(context, context.words("commands.forget.ask", client=shorten(client))):
        return exit_codes.FAILED
    try:
        purged = session.repository.upkeep.forget(client)
    except NotFound:
        raise Refusal("client_unknown", value=client) from None
    if context.json:
        remaining = [str(path) for path in purged.remaining]
        output.document({"decisions": purged.decisions, "remaining": remaining})
    else:
        output.lines(_lines(context, purged))
    return exit_codes.DONE


def _lines(context: Context, purged: Purged) -> list[str]:
    """Return what was removed, and what no device can reach."""
    words = context.words
    done = words("commands.forget.done", count=purged.decisions)
    where = [shorten_path(str(path)) for path in purged.remaining]
    if where:
        return [done, words("commands.forget.remaining"), *(f"  {path}" for path in where)]
    return [done, words("commands.forget.elsewhere")]
