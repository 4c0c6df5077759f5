"""The plain way in: a numbered menu of everything the app does, in sentences and one line a time.

It opens in place of the app where drawings are not wanted: for screen readers, for dumb
terminals, and through a pipe.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from content.plain_text import clean
from storage.faults import StorageFault
from tui import exit_codes
from tui.refusals import line_of
from tui.talks import agenda, check_in, clients, decisions, reply, settings, week
from tui.talks.ask import Asking, asks_to_go_on, unfinished
from tui.talks.prompts import Back, Ended, Later, Prompt
from tui.talks.prompts_here import plain_prompts
from tui.talks.store import TALKS as OF_THE_STORE
from tui.talks.talk import Talk
from tui.told.asked import Option
from tui.told.spoken import spoken
from tui.use_cases import attention
from tui.use_cases.interview import Interview

if TYPE_CHECKING:
    from collections.abc import Callable

    from content.decision import Decision
    from content.words import Words
    from tui.context import Context
    from tui.talks.prompts_plain import PlainPrompts

LEAVE = "leave"


class Menu:
    """The menu. Its list is told once, and again on `?`; its numbers never change."""

    def __init__(self, context: Context, prompts: PlainPrompts) -> None:
        self._context, self._prompts = context, prompts
        self._talk = Talk(context.session, prompts)
        self._is_new = True
        """The list has not been told yet, in this language."""

    def run(self) -> int:
        """Show the menu until the person leaves; return the exit code."""
        talk = self._talk
        now = talk.words.moment(talk.session.now(), "long_day")
        talk.say(talk.words("plain.welcome", moment=now), talk.words("ask.intro.plain"))
        try:
            while self._once():
                pass
        except Ended:
            return exit_codes.DONE
        except KeyboardInterrupt:
            return exit_codes.INTERRUPTED
        return exit_codes.DONE

    def _once(self) -> bool:
        """Show the menu once and do what is chosen; False when the person leaves."""
        talk = self._talk
        with suppress(StorageFault):
            talk.session.repository.refresh()
        if self._is_new:
            client = self._unfinished_client()
            stopped = [talk.words("plain.waiting.unfinished", client=client)] if client else []
            lines = [*week.figure_lines(talk), *week.waiting_lines(talk), *stopped]
            talk.say("", *lines)
        asked = talk.words("plain.menu.ask" if self._is_new else "plain.menu.ask_again")
        prompt = Prompt(asked, has_way_back=False, is_known=not self._is_new)
        self._is_new = False
        try:
            chosen = self._prompts.choose(prompt, self._options())
        except Later:
            return False
        if chosen == LEAVE:
            return False
        with suppress(Back, Later):
            self._guarded(chosen)
        return True

    def _options(self) -> list[Option]:
        words = self._talk.words
        names = ["new", "check_in", "state", "week", "history", "clients", "agenda", "calendar"]
        names += [*OF_THE_STORE, "settings", LEAVE]
        return [Option(name, words(f"plain.menu.{name}")) for name in names]

    def _unfinished_client(self) -> str:
        """Return whom the unfinished interview is about; nothing where there is none."""
        with suppress(StorageFault):
            kept = self._talk.session.unfinished.read()
            if kept:
                client = attention.unfinished_client(kept)
                return clean(client) if client else self._talk.words("ask.unfinished.someone")
        return ""

    def _guarded(self, chosen: str) -> None:
        """Do it; what is refused is said in one line, and the menu is shown again."""
        try:
            self._do(chosen)
        except (Back, Later, Ended):
            raise
        except Exception as fault:
            self._talk.say(line_of(fault, self._talk.words))

    def _do(self, chosen: str) -> None:
        talk = self._talk
        if chosen in OF_THE_STORE:
            OF_THE_STORE[chosen](talk)
            return
        steps: dict[str, Callable[[], Any]] = {
            "new": lambda: self._begin(Interview(talk.session)),
            "check_in": self._check_in,
            "state": self._state,
            "week": lambda: week.tell(talk),
            "history": self._history,
            "clients": lambda: clients.tell(talk),
            "agenda": self._agenda,
            "calendar": lambda: agenda.read_in(talk),
            "settings": lambda: settings.talk_over(talk, self._speak, spoken),
        }
        steps[chosen]()

    def _begin(self, interview: Interview | None) -> None:
        """Walk a new interview; one that is unfinished is let go of only when that is said."""
        if interview is None:
            return
        waiting = unfinished(self._talk.session, self._prompts)
        goes_on = waiting is not None and asks_to_go_on(waiting, self._prompts)
        self._walk(waiting if waiting is not None and goes_on else interview)

    def _walk(self, interview: Interview) -> None:
        """Walk an interview; one that is stopped is kept, and the menu is shown again."""
        asking = Asking(interview, self._prompts, is_inside=True)
        try:
            asking.decide()
        except (Later, Ended, KeyboardInterrupt) as stopped:
            asking.keep()
            if interview.is_begun():
                self._talk.say(self._talk.words("plain.kept"))
            if not isinstance(stopped, Later):
                raise

    def _agenda(self) -> None:
        """Tell the meetings ahead, and go on with the one that is picked."""
        found = agenda.pick(self._talk)
        if isinstance(found, Interview):
            self._begin(found)
        elif found is not None:
            self._begin(decisions.look(self._talk, found))

    def _check_in(self) -> None:
        """Ask about what has passed, and about changes for a while that come back."""
        talk = self._talk
        check_in.ask_all(talk)
        for each in attention.waiting(talk.overview):
            if each.kind == "follow_up":
                reply.ask_follow_up(talk, each.decision, each.day)
            elif each.kind == "ending":
                reply.ask_ending(talk, each.decision)

    def _state(self) -> None:
        """Ask what a client said to a proposal; those without an answer come first."""
        talk = self._talk
        found = [each for each in decisions.latest_first(talk) if each.letter is not None]
        found.sort(key=lambda each: each.state != "proposed")
        chosen = decisions.pick(talk, talk.words("plain.state.which"), found)
        if chosen is not None:
            self._begin(reply.ask_state(talk, chosen))

    def _history(self) -> None:
        talk = self._talk
        while True:
            found = decisions.latest_first(talk)
            chosen: Decision | None = decisions.pick(talk, talk.words("plain.history.which"), found)
            if chosen is None:
                return
            self._begin(decisions.look(talk, chosen))

    def _speak(self, words: Words) -> None:
        """Go on in another language."""
        self._context.words = self._talk.session.words = words
        self._prompts.speak(words)
        self._is_new = True


def run(context: Context) -> int:
    """Open the menu and return when it is left."""
    return Menu(context, plain_prompts(context)).run()
