"""The letter of an interview in the hands of a person: edited, in another language, written anew.

What a person wrote is never dropped: each language and register keeps its own letter, and one
that is written anew leaves theirs aside, where it can be brought back. All of it is kept among
the interview's drafts. It knows no screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from content.letters import REGISTERS
from content.plain_text import clean
from content.words import languages

if TYPE_CHECKING:
    from content.decision import Letter
    from tui.use_cases.interview import Interview


class LetterDraft:
    """The letter of an interview's outcome, which has one."""

    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._brought: Letter | None = None
        """The letter that was brought back last."""

    @property
    def letter(self) -> Letter:
        """The letter as the person left it, else as the coach writes it."""
        return self._interview.letter() or self.written

    @property
    def written(self) -> Letter:
        """The letter as the coach writes it now."""
        written = self._interview.written()
        assert written is not None
        return written

    @property
    def is_edited(self) -> bool:
        """Tell whether the person has changed it."""
        return self._interview.draft_key() in self._interview.drafts

    @property
    def is_behind(self) -> bool:
        """Tell whether answers have changed since the person began to change the letter."""
        before = self._interview.drafts.get(self._began)
        return self.is_edited and before is not None and before != self.written

    @property
    def has_other(self) -> bool:
        """Tell whether a letter of the person's lies aside."""
        return bool(self._asides())

    @property
    def _began(self) -> str:
        return f"{self._interview.draft_key()}.began"

    def _asides(self) -> list[int]:
        """Return the numbers under which letters lie aside; the highest is brought back first."""
        before = self._aside("")
        return sorted(
            int(each.removeprefix(before))
            for each in self._interview.drafts
            if each.startswith(before)
        )

    def _aside(self, number: int | str) -> str:
        return f"{self._interview.draft_key()}.aside.{number}"

    def edit(self, subject: str, body: str) -> None:
        """Take the letter as it is typed; `subject` is one line, `body` many."""
        drafts, written = self._interview.drafts, self.written
        edited = replace(written, subject=clean(subject), body=clean(body, lines=True))
        if edited == self.letter:
            return
        if not self.is_edited:
            drafts[self._began] = written
        self._interview.edit(edited)
        if not self.is_edited:
            drafts.pop(self._began, None)

    def write_anew(self) -> None:
        """Let the coach write it again; what the person wrote is laid aside.

        One that was brought back and left as it was goes below the others, so that each of them
        comes up in turn.
        """
        drafts, key = self._interview.drafts, self._interview.draft_key()
        if key not in drafts:
            return
        letter, numbers = drafts.pop(key), self._asides() or [0]
        number = numbers[0] - 1 if letter == self._brought else numbers[-1] + 1
        drafts[self._aside(number)] = letter
        drafts.pop(self._began, None)

    def bring_back(self) -> None:
        """Bring the person's letter back, as it was when it was laid aside."""
        drafts = self._interview.drafts
        if numbers := self._asides():
            self._brought = drafts.pop(self._aside(numbers[-1]))
            drafts[self._began] = self.written
            self._interview.edit(self._brought)

    def next_language(self) -> str:
        """Write it in the next language; the one left keeps its letter. Returns the language."""
        every = languages()
        return self._turn("language", every, self.written.language)

    def next_register(self) -> str:
        """Write it in the other register; the one left keeps its letter. Returns the register."""
        return self._turn("register", REGISTERS, self.written.register)

    def _turn(self, question_id: str, every: tuple[str, ...], now: str) -> str:
        following = every[(every.index(now) + 1) % len(every)]
        self._interview.put(question_id, following)
        return following
