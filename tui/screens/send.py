"""Sending: how a decision goes out, and where the file of it is put."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from content.plain_text import clean
from storage.faults import StorageFault
from tui.outgoing import going_out, letter_file, mailto
from tui.refusals import Refusal, fault_line, said
from tui.screens.choice import ChoiceScreen
from tui.screens.form import Field, FormScreen, Unusable
from tui.told.asked import Option
from tui.told.meetings import meeting

if TYPE_CHECKING:
    from textual.widgets import Input

    from content.decision import Decision
    from tui.coach import Coach


def ask_how(app: Coach, decision: Decision) -> None:
    """Ask how a decision is to go out, and do it."""
    words, session = app.session.words, app.session
    try:
        ways = going_out.ways(session, decision)
    except StorageFault as fault:
        app.notify(fault_line(words, fault), markup=False, severity="warning")
        return
    options = [Option(way, words(f"send.way.{way}")) for way in ways]
    if not options:
        app.notify(words("send.nothing"), markup=False)
        return

    def then(way: str | None) -> None:
        if way == going_out.MAIL:
            _open_mail(app, decision)
        elif way is not None:
            app.push_screen(SendScreen(decision, way), _tell)

    def _tell(path: Path | None) -> None:
        if path is not None:
            app.notify(words("send.written", where=clean(str(path))), markup=False)

    moment = words.moment(decision.starts_at, today=session.today())
    heading = (meeting(app.names, decision), moment)
    app.push_screen(ChoiceScreen(heading, words("send.ask"), (), options), then)


def _open_mail(app: Coach, decision: Decision) -> None:
    command = mailto.opener(app.session.environment.variables)
    link = going_out.mail_link(app.session, decision)
    opened = bool(command and link and mailto.hand_on(command, link))
    app.notify(app.session.words(f"send.mail_{'opened' if opened else 'failed'}"), markup=False)


class SendScreen(FormScreen[Path]):
    """Asks where a file goes, and for a kept room under which name; returns where it is."""

    def __init__(self, decision: Decision, way: str) -> None:
        super().__init__()
        self._decision, self._way = decision, way
        suggested = letter_file.suggested(decision.client, decision.starts_at)
        self._suggested = suggested.with_suffix(going_out.SUFFIXES[way])
        self._replaces: Path | None = None
        """The file that the person was asked about."""

    def asks(self) -> str:
        """Return what the form asks for."""
        return self.words(f"send.title.{self._way}")

    def fields(self) -> list[Field]:
        """Return the file, after the name of a room."""
        file = Field("file", "send", str(self._suggested))
        return [Field("name", "send"), file] if self._way == going_out.ROOM else [file]

    def _input(self, field: Field) -> Input:
        asked = super()._input(field)
        # Paths are as long as they are.
        asked.max_length = None if field.id == "file" else asked.max_length
        return asked

    def result(self) -> Path:
        """Write the file, and return where it is; raises Unusable."""
        name = self.typed("name") if self._way == going_out.ROOM else "-"
        if not name or not self.typed("file"):
            raise Unusable(self.words("send.needed"))
        path = Path(self.typed("file")).expanduser().absolute()
        try:
            data = going_out.written(self.session, self._decision, self._way, name)
        except (StorageFault, Refusal) as fault:
            raise Unusable(said(self.words, fault)) from None
        try:
            letter_file.write(path, data, replace=path == self._replaces)
        except FileExistsError:
            self._replaces = path
            raise Unusable(self.words("send.exists", where=clean(str(path)))) from None
        except (OSError, ValueError) as fault:
            reason = clean(str(getattr(fault, "strerror", None) or fault))
            where = clean(str(path))
            raise Unusable(self.words("send.failed", where=where, reason=reason)) from None
        return path
