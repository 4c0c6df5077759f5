"""The interview with arrows: the same answers give the same decision as `decide`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from content.decision import Decision
from content.loader import load
from content.walk import walk
from tests.content.cases import ARTICLE, answers
from tests.tui.asked import lines_for, without_id
from tests.tui.stores import session
from tests.tui.terminal import terminal
from tui.talks.ask import Asking
from tui.talks.ask_decision import OF_EVERY_LETTER
from tui.talks.prompts_arrows import ArrowPrompts
from tui.told.phrases import options_in_order
from tui.use_cases.interview import Interview
from tui.use_cases.session import Session

DOWN, UP, ENTER, CLEAR = "\x1b[B", "\x1b[A", "\r", "\x15"


@contextmanager
def arrows(coach: Session, keys: str) -> Iterator[tuple[ArrowPrompts, list[str]]]:
    """Give prompts that are answered with these keys, and what they tell."""
    told: list[str] = []
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        wires = {"input": pipe, "output": DummyOutput()}
        yield ArrowPrompts(coach.words, told.append, wires), told


def decided(coach: Session, keys: str) -> tuple[Decision, str]:
    """Return what comes of pressing these keys."""
    with arrows(coach, keys) as (prompts, told):
        decision = Asking(Interview(coach), prompts).decide()
    return coach.repository.decision(decision.id), "".join(told)


def keys_for(key: str, value: Any) -> str:
    """Return the keys that answer a question."""
    question = load().by_id[key]
    if question.kind == "yes_no":
        return ENTER if value else DOWN + ENTER
    if question.kind == "choice":
        return DOWN * question.options.index(value) + ENTER
    text = str(value)[:16] if question.kind == "instant" else str(value)
    return text + ENTER


def all_keys(coach: Session, given: dict[str, Any], tactic: str | None = None) -> list[str]:
    """Return the keys from the first fact to the recorded decision, prompt by prompt."""
    advice = coach.advise(given)
    path = walk(load(), given)
    order = [each.tactic for each in options_in_order(advice)]
    chosen = tactic or advice.tactic
    on = walk(load(), given, chosen=chosen)
    return [
        *(keys_for(key, given[key]) for key in path.asked),
        ENTER,
        DOWN * order.index(chosen) + ENTER,
        *(keys_for(key, given[key]) for key in on.asked if key not in path.asked),
        ENTER,
    ]


def test_back_as_a_choice_and_in_a_text(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = ARTICLE[2].answers
    keys = all_keys(other, case)
    at = list(walk(load(), case).asked).index("client_rank")
    # At the subject back to the client; at the first question up to `Back`, and on again.
    before = [keys[0], CLEAR + "<" + ENTER, ENTER, *keys[1:at]]
    asked, _ = decided(session(tmp_path / "ask"), "".join([*before, UP + ENTER, ENTER, *keys[at:]]))
    assert without_id(asked) == without_id(other.decide(case))


def test_what_is_no_answer_is_said_and_can_be_mended(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    keys = all_keys(other, ARTICLE[0].answers)
    keys[3] = "4" + ENTER + CLEAR + "60" + ENTER
    asked, told = decided(session(tmp_path / "ask"), "".join(keys))
    assert asked.answers["minutes"] == 60
    assert "Type a whole number of minutes from 5 to 720." in told


def test_a_known_client_is_shown_again(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.decide(ARTICLE[0].answers)
    case = {**ARTICLE[0].answers, "starts_at": "2026-12-15T10:00:00+02:00"}
    keys = all_keys(coach, case)
    facts = [
        keys[at]
        for at, key in enumerate(walk(load(), case).asked)
        if load().by_id[key].part == "meeting"
    ]
    reasoning = [
        keys_for(key, case[key])
        for key in ("reason", "brought_by_colleague", "minutes_needed", "fits_in_writing")
    ]
    pressed = [*facts, DOWN * 3 + ENTER, DOWN + ENTER, ENTER, *reasoning, ENTER, ENTER, ENTER]
    asked, _ = decided(coach, "".join(pressed))
    assert asked.answers["phone_welcome"] == "unsure"
    assert asked.answers["client_rank"] == "middle"


def test_the_letters_own_answers(tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    case = {**ARTICLE[0].answers, "contact": "Ms Radu", "register": "warm", "language": "ro"}
    keys = all_keys(other, case)[:-1]
    asked = (*load().tactics["phone_call"].letter_asks, *OF_EVERY_LETTER)
    own = {"contact": "Ms Radu" + ENTER, "register": DOWN * 2 + ENTER, "language": DOWN * 2 + ENTER}
    keys += [DOWN + ENTER, *(own.get(key, ENTER) for key in asked), ENTER]
    made, _ = decided(session(tmp_path / "ask"), "".join(keys))
    assert without_id(made) == without_id(other.decide(case))


def test_ctrl_c_keeps_the_answers(tmp_path: Path) -> None:
    coach = session(tmp_path)
    with (
        arrows(coach, f"Acme{ENTER}status{ENTER}\x03") as (prompts, _),
        pytest.raises(KeyboardInterrupt),
    ):
        Asking(Interview(coach), prompts).decide()
    kept = Interview.resumed(coach)
    assert kept is not None
    assert kept.answers == {"client": "Acme", "subject": "status"}


@pytest.mark.parametrize("name", ["[/] x", "ACME [/bold]", "$client", "<b>x</b>", "a\u202eb"])
def test_hostile_names_are_text(name: str, tmp_path: Path) -> None:
    other = session(tmp_path / "decide")
    keys = all_keys(other, ARTICLE[0].answers)
    asked, told = decided(session(tmp_path / "ask"), "".join([name + ENTER, *keys[1:]]))
    assert asked.client == other.read({"client": name})["client"]
    assert "\u202e" not in told


def test_in_a_real_terminal(tmp_path: Path) -> None:
    variables = {
        "BREATHING_ROOM_HOME": str(tmp_path / "data"),
        "BREATHING_ROOM_CONFIG": str(tmp_path / "config"),
        "BREATHING_ROOM_DEVICE": "here",
        "BREATHING_ROOM_NOW": "2026-12-03T08:40:00+02:00",
        "TZ": "Europe/Bucharest",
        "LC_ALL": "ro_RO.UTF-8",
    }
    with terminal(["ask"], variables) as window:
        window.wait_for("Despre ce client e vorba?")
        window.press("Acme", "enter")
        window.wait_for("Despre ce e întâlnirea?")
        window.press("escape")
        window.wait_for("Despre ce client e vorba? Acme cum scrie în calendar")
        window.wait_for("cunoscuți Despre ce client e vorba? Acme")
        window.press("\x03")
        assert window.wait_for_end() == 130
        assert "breathing-room ask --go-on" in window.text
    kept = Interview.resumed(session(tmp_path / "data"))
    assert kept is not None
    assert kept.answers == {"client": "Acme"}


def test_both_kinds_ask_the_same(tmp_path: Path) -> None:
    """A line of the plain prompts for each prompt with arrows."""
    coach = session(tmp_path)
    for case in ARTICLE:
        assert len(lines_for(coach, case.answers)) == len(all_keys(coach, case.answers))
    assert answers()
