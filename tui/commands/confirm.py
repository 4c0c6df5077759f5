"""A question before what can't be taken lightly: asked on a terminal, answered by `--yes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import output
from tui.environment import interactive
from tui.refusals import Refusal

if TYPE_CHECKING:
    from tui.context import Context


def agreed(context: Context, question: str) -> bool:
    """Tell whether the person agrees; raises Refusal where nobody can be asked."""
    if context.options.yes:
        return True
    if context.json or not interactive():
        raise Refusal("nobody_to_ask")
    yes = context.words("commands.confirm.yes")
    output.talk(context.words("commands.confirm.ask", question=question))
    try:
        answer = input("> ")
    except EOFError:
        return False
    if answer.strip().casefold() in (yes, yes[:1]):
        return True
    output.talk(context.words("commands.confirm.left"))
    return False
