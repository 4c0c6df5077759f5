"""An interview in prompts, from what is unfinished to whatever ends it; answers are always kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.breathing_room import overlaps
from tui import exit_codes, output
from tui.printed import documents
from tui.talks.ask import Asking, asks_to_go_on, unfinished
from tui.talks.prompts import Back, Ended, Later
from tui.use_cases.interview import Interview

if TYPE_CHECKING:
    from tui.context import Context
    from tui.talks.prompts import Prompts


def interview(context: Context, prompts: Prompts, *, goes_on: bool | None = None) -> int:
    """Walk an interview to its end; whatever stops it, the answers are kept."""
    asking = None
    try:
        asking = Asking(_begun(context, prompts, goes_on), prompts)
        decision = asking.decide()
    except (Later, Back):
        return _stopped(context, prompts, asking, exit_codes.DONE)
    except Ended:
        return _stopped(context, prompts, asking, exit_codes.FAILED)
    except KeyboardInterrupt:
        prompts.say("")
        return _stopped(context, prompts, asking, exit_codes.INTERRUPTED)
    if context.json:
        now = context.session.now()
        found = overlaps(context.session.repository.decisions(), now)
        output.document(documents.decision(decision, now, found))
    return exit_codes.DONE


def _begun(context: Context, prompts: Prompts, goes_on: bool | None) -> Interview:
    """Return the unfinished interview, or a new one; ask which, where it was not said."""
    words, session = context.words, context.session
    waiting = None if goes_on is False else unfinished(session, prompts)
    if waiting is None:
        prompts.say(words(f"ask.intro.{prompts.kind}"))
        return Interview(session)
    if goes_on or asks_to_go_on(waiting, prompts):
        prompts.say(words("ask.go_on"))
        return waiting
    prompts.say(words(f"ask.intro.{prompts.kind}"))
    return Interview(session)


def _stopped(context: Context, prompts: Prompts, asking: Asking | None, code: int) -> int:
    """Keep what was answered and say how to go on."""
    # Stopped before it was said which: the unfinished one is kept as it was.
    is_begun = asking is None or asking.interview.is_begun()
    if asking is not None:
        asking.keep()
    line = context.words("ask.ended.kept" if is_begun else "ask.ended.nothing")
    if code == exit_codes.DONE:
        prompts.say(line)
    else:
        output.talk(line)
    return code
