"""What was said of an occurrence stands, whatever is said of the decision later."""

from __future__ import annotations

import pytest

from tests.content.cases import answers
from tests.tui.command_line import CommandLine

DECIDED = "2026-11-24T09:00:00+02:00"
LATER = "2026-12-14T09:00:00+02:00"
MEETING = answers(starts_at="2026-12-01T10:00", minutes=90, minutes_needed=30, reason="repetitive")


@pytest.mark.parametrize("said", [("--as-planned",), ("--took", "50")])
@pytest.mark.parametrize("state", ["proposed", "agreed", "refused", "withdrawn"])
def test_terms_that_change_after_a_check_in_change_no_sum(
    shell: CommandLine, said: tuple[str, ...], state: str
) -> None:
    shell.decide(MEETING, now=DECIDED)
    shell("state", "last", "agreed", "--minutes", "50", now=DECIDED)
    shell("check-in", "last", *said, now=LATER)
    before = shell("week", "2026-W49", "--json", now=LATER).document()
    assert before["freed"] == 40
    assert shell("state", "last", state, now=LATER).code == 0
    after = shell("week", "2026-W49", "--json", now=LATER).document()
    assert after == before
