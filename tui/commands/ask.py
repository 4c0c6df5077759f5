"""`ask`: the interview as prompts, from the facts of the meeting to the recorded decision."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from tui import exit_codes, output
from tui.environment import interactive
from tui.printed import documents
from tui.talks.ask import Asking, asks_to_go_on, unfinished
from tui.talks.prompts import Back, Ended, Later
from tui.use_cases.interview import Interview

if TYPE_CHECKING:
    from typing import TextIO

    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser
    from tui.talks.prompts import Prompts
    from tui.talks.prompts_plain import PlainPrompts


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("--plain", action="store_true")
    which = parser.add_mutually_exclusive_group()
    parser.take("--go-on", group=which, action="store_true")
    parser.take("--new", group=which, action="store_true")


def run(context: Context) -> int:
    """Ask, and record the decision; with --json the talk is on stderr, the decision on stdout."""
    options = context.options
    prompts = prompts_of(context, plain=options.plain)
    goes_on = True if options.go_on else False if options.new else None
    return interview(context, prompts, goes_on=goes_on)


def prompts_of(context: Context, *, plain: bool = False) -> Prompts:
    """Return the prompts that fit where we are; off a terminal they are plain."""
    if plain or context.environment.plain or not interactive():
        return plain_prompts(context)
    from tui.talks.prompts_arrows import ArrowPrompts, wires

    stream = _stream(context)
    return ArrowPrompts(context.words, stream.write, wires(stream))


def plain_prompts(context: Context) -> PlainPrompts:
    """Return prompts in lines; all words of this run become those that are spoken."""
    from tui.talks.prompts_plain import PlainPrompts
    from tui.told.spoken import spoken

    stream = _stream(context)
    context.words = context.session.words = spoken(context.words.language)
    return PlainPrompts(context.words, lambda: _read_line(stream), stream.write)


def _stream(context: Context) -> TextIO:
    return sys.stderr if context.json else sys.stdout


def _read_line(stream: TextIO) -> str:
    """Read a line from stdin; what is no text there is shown as such."""
    stream.flush()
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin.readline()


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
        output.document(documents.decision(decision, context.session.now()))
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
    is_begun = asking is not None and asking.interview.is_begun()
    if asking is not None:
        asking.keep()
    line = context.words("ask.ended.kept" if is_begun else "ask.ended.nothing")
    if code == exit_codes.DONE:
        prompts.say(line)
    else:
        output.talk(line)
    return code
