"""The letter in a real terminal: hostile text, a power cut, and the person's own editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content.decision import Letter
from tests.content.cases import ARTICLE
from tests.tui.places import HOSTILE
from tests.tui.stores import NOW, session
from tests.tui.terminal import Terminal, terminal
from tui.use_cases.interview import Interview
from tui.use_cases.session import Session

CALL = ARTICLE[0].answers
COPIES = b"\x1b]52;c;"
RED = b"\x1b[31mRED"


def under_way(folder: Path, **changes: object) -> Session:
    """Return the session of a store whose unfinished interview stands at its letter."""
    opened = session(folder)
    interview = Interview(opened)
    interview.answers.update(opened.read({**CALL, **changes}))
    interview.choose("phone_call")
    interview.keep()
    return opened


def letter(opened: Session) -> Letter:
    resumed = Interview.resumed(opened)
    assert resumed is not None
    found = resumed.letter()
    assert found is not None
    return found


@contextmanager
def at_the_letter(folder: Path, **variables: str) -> Iterator[Terminal]:
    given = {
        "BREATHING_ROOM_NOW": NOW,
        "BREATHING_ROOM_HOME": str(folder),
        "BREATHING_ROOM_LANG": "en",
        "BREATHING_ROOM_DEVICE": "here",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "TMUX": "",
        "TZ": "Europe/Bucharest",
        **variables,
    }
    with terminal([], given) as window:
        window.wait_for("Waiting for you")
        window.press("1")
        window.wait_for("▐ 1 Copy it")
        yield window


def test_text_from_people_never_steers_the_terminal(tmp_path: Path) -> None:
    opened = under_way(tmp_path, client=f"{HOSTILE[2]} \x1b[31mRED", contact=HOSTILE[1])
    with at_the_letter(tmp_path) as window:
        window.press("e", "\x1b[200~pasted \x1b[31mRED \x1b]52;c;aGk=\x07\x1b[201~")
        window.wait_for("pasted")
        window.press("escape")
        window.wait_for("▐ 1 Copy it")
        window.press("d")
        window.wait_for("What the message should know")
        window.press("ctrl+q")
        assert window.wait_for_end() == 0
    assert COPIES not in window.raw
    assert RED not in window.raw
    assert "pasted" in letter(opened).body


def test_what_was_written_outlives_a_power_cut(tmp_path: Path) -> None:
    opened = under_way(tmp_path)
    with at_the_letter(tmp_path) as window:
        window.press("e", "Before the cut. ")
        window.wait_for("Before the cut.")
        window.settle(1)
        window.kill()
    assert letter(opened).body.startswith("Before the cut. Dear")


def test_the_editor_has_the_terminal_and_gives_it_back(tmp_path: Path) -> None:
    opened = under_way(tmp_path)
    with at_the_letter(tmp_path, EDITOR="sed -i s/Dear/Hello/") as window:
        window.press("o")
        window.wait_for("Hello Carpatica Foods,")
        window.press("ctrl+q")
        assert window.wait_for_end() == 0
    assert letter(opened).body.startswith("Hello Carpatica Foods,")
