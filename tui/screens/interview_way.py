"""The way through an interview on the screen: begin it, show where it stands, leave it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from storage.faults import Damaged, StorageFault
from tui.refusals import fault_line
from tui.screens.interview import InterviewScreen, kept
from tui.use_cases.interview import Interview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.coach import Coach

SCREENS = {
    "meeting": "MeetingScreen",
    "known": "KnownScreen",
    "question": "QuestionScreen",
    "check": "CheckScreen",
    "advice": "AdviceScreen",
    "letter": "LetterScreen",
}
"""The screen of each kind of place; it stands in the module of that name in `tui.screens`."""


def begin(app: Coach, answers: Mapping[str, object] | None = None) -> None:
    """Go on with the unfinished interview, or begin a new one with the answers that are known.

    With `answers` None it goes on, and begins a new one where there is none. With answers, even
    none of them yet, it begins anew; while another one is unfinished it asks which.
    """
    if answers is not None:
        begin_with(app, Interview.begun(app.session, answers))
        return
    _uncover(app)
    waiting, line = _unfinished(app)
    show(app, waiting or Interview(app.session), line)


def begin_with(app: Coach, interview: Interview) -> None:
    """Begin this interview; while another one is unfinished ask which."""
    _uncover(app)
    waiting, line = _unfinished(app)
    if waiting is None or not waiting.is_begun():
        show(app, interview, line)
    else:
        _ask_which(app, waiting, interview)


def _ask_which(app: Coach, waiting: Interview, other: Interview) -> None:
    from tui.screens.which import WhichScreen

    def then(goes_on: bool | None) -> None:
        if goes_on is not None:
            show(app, waiting if goes_on else other)

    app.push_screen(WhichScreen(waiting), then)


def _unfinished(app: Coach) -> tuple[Interview | None, str]:
    """Return the unfinished interview, and one line where it can't be read.

    A damaged file is set aside, so that the new interview can be kept.
    """
    try:
        return Interview.resumed(app.session), ""
    except StorageFault as fault:
        if isinstance(fault, Damaged):
            _forget(app)
        return None, fault_line(app.session.words, fault)


def _forget(app: Coach) -> str:
    """Let go of the unfinished interview; return a line when the disk refuses."""
    try:
        app.session.unfinished.clear()
    except StorageFault as fault:
        return fault_line(app.session.words, fault)
    return ""


def show(app: Coach, interview: Interview, line: str = "") -> None:
    """Show the screen of the place where the interview stands, and keep the interview.

    `line` is said on it; else, when the interview could not be kept, what was wrong.
    """
    said = kept(interview) or line
    kind = interview.place.kind
    screen = getattr(import_module(f"tui.screens.{kind}"), SCREENS[kind])(interview)
    assert isinstance(screen, InterviewScreen)
    screen.say(said)
    if isinstance(app.screen, InterviewScreen):
        app.switch_screen(screen)
    else:
        app.push_screen(screen)
        app.run_worker(_load_screens, thread=True)


def _load_screens() -> None:
    """Load the screens to come while the first one is read, so that no key waits for it."""
    for kind in SCREENS:
        import_module(f"tui.screens.{kind}")


def leave(app: Coach, interview: Interview) -> None:
    """Go back to where the interview was begun from; it is kept, unless nothing was said yet."""
    line = _forget(app) if interview.is_as_given() else kept(interview)
    if line:
        app.notify(line, markup=False, severity="warning")
    if isinstance(app.screen, InterviewScreen):
        app.pop_screen()


def _uncover(app: Coach) -> None:
    """Take away what lies over an interview that is shown already, and keep all of it."""
    for screen in app.screen_stack:
        if isinstance(screen, InterviewScreen):
            screen.before_quit()
    while any(isinstance(each, InterviewScreen) for each in app.screen_stack[:-1]):
        app.pop_screen()
