"""Each quirk of a calendar, against what the standard says of it (calendars/expected.toml)."""

from __future__ import annotations

import tomllib
from datetime import datetime
from typing import Any

import pytest

from tests.storage.calendar_reader import BUCHAREST, HERE, Read, read

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text("utf-8"))


def _taking_place(found: Read) -> list[str]:
    """Return starts and minutes in the way in which they are expected."""
    rows = []
    for each in found.series:
        for _, start, minutes, number in each["occurrences"]:
            if not each["versions"][number]["cancelled"]:
                rows.append(f"{_shown(start)} {minutes}")
    return sorted(rows)


def _shown(start: str) -> str:
    moment = datetime.fromisoformat(start)
    if moment.tzinfo is not None:
        moment = moment.astimezone(BUCHAREST)
    text = moment.isoformat(timespec="minutes") if "T" in start else start
    return text.removeprefix("2026-")


@pytest.mark.parametrize("quirk", sorted(EXPECTED))
def test_quirk(quirk: str) -> None:
    expected = EXPECTED[quirk]
    raw = (HERE / f"{quirk}.ics").read_bytes()
    found = read(raw)
    assert _taking_place(found) == sorted(expected["starts"])
    assert found.reasons == expected.get("refused", [])
    assert found.result.outside == expected.get("outside", 0)
    if "subjects" in expected:
        subjects = [version["subject"] for each in found.series for version in each["versions"]]
        assert sorted(subjects) == expected["subjects"]
    assert found.result.whole


def test_every_calendar_has_its_expectation() -> None:
    assert {path.stem for path in HERE.glob("*.ics")} == set(EXPECTED)
