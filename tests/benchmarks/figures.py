"""What a benchmark reports: a ratio, what it should reach, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass


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

    def as_row(self) -> str:
        """Return the line of a Markdown table."""
        mark = "yes" if self.reached else "**no**"
        return f"| {self.what} | {self.ratio:.2f} | {self.goal} | {mark} | {self.detail} |"


HEADER = "| what | ratio | to reach | reached | medians |\n|---|---|---|---|---|"
