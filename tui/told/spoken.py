"""Words for those who hear them: durations in full, and "minus" as a word."""

from __future__ import annotations

from functools import lru_cache

from content.words import Words


class SpokenWords(Words):
    """The words of one language, with nothing abbreviated that a voice would spell out."""

    def minutes(self, minutes: int) -> str:
        """Return a duration in words: `1 hour and 15 minutes`, `minus 5 minutes`."""
        said = self.minutes_in_words(abs(minutes))
        return self("ask.minus", duration=said) if minutes < 0 else said


@lru_cache(maxsize=8)
def spoken(language: str) -> Words:
    """Return the words of a language as they are spoken, each language read once."""
    return SpokenWords(language)
