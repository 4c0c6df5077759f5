"""What a benchmark reports: a ratio, what it should reach, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the plot of how cost grows."""

    curve: str
    """What is done."""
    decisions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table of figures."""

    what: str
    ratio: float
    """Our median over the other's, or the other way round where more is better."""
    at_most: float | None = None
    at_least: float | None = None
    detail: str = ""
    """The medians behind it, with their units."""
    point: Point | None = None

    @property
    def reached(self) -> bool:
        """Tell whether the ratio is as it should be."""
        return (self.at_most is None or self.ratio <= self.at_most) and (
            self.at_least is None or self.ratio >= self.at_least
        )

    @property
    def goal(self) -> str:
        """Say what should be reached."""
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        return f"at least {self.at_least:g}" if self.at_least is not None else ""

    @property
    def distance(self) -> str:
        """Say whether it is reached, or else how far off it is."""
        goal = self.at_most if self.at_most is not None else self.at_least
        if goal is None:
            return ""
        return "yes" if self.reached else f"**no**, {abs(self.ratio - goal):.2f} off"

    def as_row(self) -> str:
        """Return the line of a Markdown table."""
        return f"| {self.what} | {self.ratio:.2f} | {self.goal} | {self.distance} | {self.detail} |"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line for a comparison with a program that is not installed here."""

    what: str
    program: str

    @property
    def reached(self) -> bool:
        """Nothing is missed where nothing was measured."""
        return True

    def as_row(self) -> str:
        """Return the line of a Markdown table."""
        return f"| {self.what} | | | skipped | {self.program} is not installed |"


HEADER = "| what | ratio | to reach | reached | medians |\n|---|---|---|---|---|"
