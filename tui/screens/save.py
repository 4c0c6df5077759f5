"""Where a letter goes as a file; one that is there already is replaced only when asked twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from content.plain_text import clean
from tui.outgoing import letter_file
from tui.screens.form import Field, FormScreen, Unusable

if TYPE_CHECKING:
    from datetime import datetime

    from textual.widgets import Input

    from content.decision import Letter


class SaveScreen(FormScreen[Path]):
    """Saves a letter, or the lines of an agenda, and returns where."""

    def __init__(
        self, letter: Letter, address: str, client: str, day: datetime, contact: str = ""
    ) -> None:
        super().__init__()
        self._letter, self._address, self._contact = letter, address, contact
        self._suggested = letter_file.suggested(client, day)
        self._replaces: Path | None = None
        """The file that the person was asked about."""

    def asks(self) -> str:
        """Return what the form asks for."""
        return self.words("letter_screen.save.title")

    def fields(self) -> list[Field]:
        """Return the one field."""
        return [Field("file", "letter_screen.save", str(self._suggested))]

    def _input(self, field: Field) -> Input:
        asked = super()._input(field)
        asked.max_length = None
        return asked

    def result(self) -> Path:
        """Save it, and return where it is; raises Unusable."""
        if not self.typed("file"):
            raise self._unusable("empty")
        path = Path(self.typed("file")).expanduser().absolute()
        data = letter_file.content(
            path, self._letter, self._address, self.session.now(), self._contact
        )
        try:
            letter_file.write(path, data, replace=path == self._replaces)
        except FileExistsError:
            self._replaces = path
            raise self._unusable("exists", where=path) from None
        except FileNotFoundError:
            raise self._unusable("folder", where=path.parent) from None
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or fault
            raise self._unusable("failed", where=path, reason=reason) from None
        return path

    def _unusable(self, key: str, **values: object) -> Unusable:
        said = {name: clean(str(value)) for name, value in values.items()}
        return Unusable(self.words(f"letter_screen.save.{key}", **said))
