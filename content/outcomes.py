"""What the measure has to know of an outcome: whether the meeting changes, whether it moves.

It stands at the head of the tactic's file. The whole library takes as long to read as a year of
decisions does, and the measure is asked for at every prompt of a shell.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from content.record import Record
from content.toml_files import read_toml

TACTICS = Path(__file__).parent / "tactics"


class Outcome(Record):
    """The head of a tactic."""

    fallback: bool = False
    """True for keep and reschedule, which no weighing of minutes ever picks."""
    proposes_time: str = "never"
    """The rule of `proposals.proposes_time`: `never`, `conflict` or `always`."""

    @property
    def may_propose_time(self) -> bool:
        """Whether it may end at another hour: then there is still a meeting, or a call."""
        return self.proposes_time != "never"


@lru_cache(maxsize=1)
def outcomes() -> dict[str, Outcome]:
    """Return every outcome by its id."""
    return {file.stem: _outcome(file) for file in TACTICS.glob("*.toml")}


def _outcome(file: Path) -> Outcome:
    head = read_toml(file, head=True)
    return Outcome(**{key: head[key] for key in ("fallback", "proposes_time") if key in head})
