"""What is typed and is no answer."""

from __future__ import annotations


class NotUsable(Exception):
    """What was typed is no answer; `line` says what to type instead."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line
