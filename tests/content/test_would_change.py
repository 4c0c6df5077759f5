"""What would change the advice, where a rule compares a number with one in the middle of its range.

The shipped rules compare numbers only at the ends of theirs; a rule of another's own may not.
"""

from __future__ import annotations

import shutil
from datetime import UTC
from pathlib import Path

import pytest

from content.advice import advise
from content.answers import read_answers
from content.library import Library
from content.loader import HERE, load_from
from tests.content.cases import answers

MINUTES, TRAVEL = 90, 35
RULE = '\n[[eligible_when]]\nid = "own"\nfact = "minutes_needed"\n{}\n'


def with_rule(folder: Path, compares: str) -> Library:
    """Return the library with one rule more for a shorter meeting."""
    copy = folder / "content"
    shutil.copytree(HERE, copy, ignore=shutil.ignore_patterns("*.py", "locale", "__pycache__"))
    file = copy / "tactics" / "shorter_meeting.toml"
    file.write_text(file.read_text(encoding="utf-8") + RULE.format(compares), encoding="utf-8")
    return load_from(copy)


@pytest.mark.parametrize("compares", ["above = 20", "below = 70", 'above = "travel_minutes"'])
def test_it_turns_at_the_nearest_value(compares: str, tmp_path: Path) -> None:
    library = with_rule(tmp_path, compares)
    given = answers(format="in_person", travel_minutes=TRAVEL, phone_welcome="no", minutes=MINUTES)
    values = range(5, MINUTES + 1)
    outcomes = {
        each: advise(library, read_answers({**given, "minutes_needed": each}, library, UTC))
        for each in values
    }
    assert len({advice.tactic for advice in outcomes.values()}) > 1
    for now, advice in outcomes.items():
        turning = [each for each in values if outcomes[each].tactic != advice.tactic]
        nearest = min(turning, key=lambda each: (abs(each - now), each))
        listed = [each.to for each in advice.would_change if each.question == "minutes_needed"]
        assert listed == [nearest], now
