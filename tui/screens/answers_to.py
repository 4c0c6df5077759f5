"""The questions asked of a decision already made: what they said, a call after all, still so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.answers import AnswerRefused
from storage.faults import StorageFault
from tui.refusals import Refusal, said
from tui.screens.choice import ChoiceScreen
from tui.screens.note import NoteScreen
from tui.told.asked import Option
from tui.told.meetings import meeting
from tui.use_cases import check_ins, replies

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from content.decision import Decision, LaterCall, Terms
    from tui.coach import Coach


def _heading(app: Coach, decision: Decision) -> tuple[str, str]:
    moment = app.session.words.moment(decision.starts_at, today=app.session.today())
    return meeting(app.names, decision), moment


def _keeps(app: Coach, step: Callable[[], object]) -> bool:
    """Take a step that changes the store; where it is refused, say so in one line."""
    try:
        step()
    except (StorageFault, AnswerRefused, Refusal) as refused:
        app.notify(said(app.session.words, refused), markup=False, severity="warning")
        return False
    return True


def ask_state(app: Coach, decision: Decision) -> None:
    """Ask what was said to a proposal, and offer what follows from it."""
    words = app.session.words
    options = replies.state_options(app.session, decision)
    to = decision.letter.to if decision.letter else "client"

    def then(answer: str | None) -> None:
        if answer == replies.TERMS:
            _ask_terms(app, decision)
        elif answer is not None:
            _keep_state(app, decision, answer)

    ask = words(f"decision.say.ask.{to}")
    app.push_screen(ChoiceScreen(_heading(app, decision), ask, (), options), then)


def _keep_state(app: Coach, decision: Decision, state: str) -> None:
    if not _keeps(app, lambda: app.session.set_state(decision.id, state)):
        return
    if state == "refused":
        from tui.screens.refused import RefusedScreen

        app.push_screen(RefusedScreen(decision))
    elif state == "withdrawn" and (note := replies.as_planned(app.session, decision)):
        line = app.session.words("decision.withdrawn")
        app.push_screen(NoteScreen(_heading(app, decision), line, note))


def _ask_terms(app: Coach, decision: Decision) -> None:
    from tui.screens.terms import TermsScreen

    def then(terms: Terms | None) -> None:
        if terms is not None:
            _keeps(app, lambda: app.session.set_state(decision.id, "agreed", terms))

    app.push_screen(TermsScreen(decision), then)


def ask_follow_up(app: Coach, decision: Decision, day: date) -> None:
    """Ask whether an email for now needed a call after all."""
    words = app.session.words
    options = [
        Option(name, words(f"decision.follow_up.{name}")) for name in ("enough", "call", "later")
    ]

    def then(answer: str | None) -> None:
        if answer == "enough":
            _keeps(app, lambda: check_ins.say_again(app.session, decision, day))
        elif answer == "call":
            _ask_call(app, decision, day)
        elif answer == "later":
            _keeps(app, lambda: replies.ask_again(app.session, decision))

    ask = words("decision.follow_up.ask")
    app.push_screen(ChoiceScreen(_heading(app, decision), ask, (), options), then)


def _ask_call(app: Coach, decision: Decision, day: date) -> None:
    from tui.screens.later_call import LaterCallScreen

    def then(call: LaterCall | None) -> None:
        if call is not None:
            _keeps(app, lambda: check_ins.say_again(app.session, decision, day, [call]))

    app.push_screen(LaterCallScreen(decision, day), then)


def ask_ending(app: Coach, decision: Decision) -> None:
    """Ask whether a change for a while goes on, or all is back to normal."""
    words, session = app.session.words, app.session
    options = [
        Option(name, words(f"decision.ending.{name}")) for name in ("three_months", "day", "normal")
    ]

    def then(answer: str | None) -> None:
        if answer == "three_months":
            _keeps(app, lambda: replies.go_on(session, decision))
        elif answer == "day":
            _ask_day(app, decision)
        elif answer == "normal":
            _keeps(app, lambda: replies.back_to_normal(session, decision))

    until = words.day(decision.until or session.today(), today=session.today())
    ask = words("decision.ending.ask", day=until)
    app.push_screen(ChoiceScreen(_heading(app, decision), ask, (), options), then)


def _ask_day(app: Coach, decision: Decision) -> None:
    from tui.screens.terms import UntilScreen

    def then(day: date | None) -> None:
        if day is not None:
            _keeps(app, lambda: app.session.extend(decision, day))

    app.push_screen(UntilScreen(decision), then)
