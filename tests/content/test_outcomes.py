"""The heads of the tactics say what the whole library says."""

from __future__ import annotations

from content.loader import load
from content.outcomes import outcomes


def test_the_measure_knows_of_each_outcome_what_the_library_says() -> None:
    told = {name: (each.fallback, each.proposes_time) for name, each in outcomes().items()}
    tactics = load().tactics
    assert told == {name: (each.fallback, each.proposes_time) for name, each in tactics.items()}
