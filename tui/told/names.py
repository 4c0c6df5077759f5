"""Names as the lists show them: cleaned, or hidden while somebody looks over the shoulder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.plain_text import clean

if TYPE_CHECKING:
    from content.words import Words


@dataclass(frozen=True, slots=True)
class Names:
    """How people and subjects are told."""

    words: Words
    hidden: bool = False

    def client(self, name: object) -> str:
        """Return the client's name, or that it is some client."""
        return self.words("home.hidden.client") if self.hidden else clean(str(name))

    def subject(self, subject: object) -> str:
        """Return what the meeting is about, or that it is some meeting."""
        return self.words("home.hidden.subject") if self.hidden else clean(str(subject))
