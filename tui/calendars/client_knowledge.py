"""What is known of client meetings: known clients, the person's own side, and what was said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from content.client_meetings import Knowledge, OwnSide, Said, own_side
from content.plain_text import clean, fold
from storage.calendar_series import meetings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from content.meetings import Meeting
    from storage.calendar_series import Series
    from storage.calendar_store import CalendarStore
    from storage.repository import Repository
    from tui.environment import Environment
    from tui.settings.settings import Settings

MEETING, SENDER, WORD = "meeting:", "from:", "word:"
"""How the subjects begin of which a person says something."""
HALF_A_YEAR = timedelta(days=183)
"""How far around today the person's own address is looked for."""


class ClientKnowledge:
    """Gathers what verdicts on meetings are made from, and keeps what the person says."""

    def __init__(
        self,
        store: CalendarStore,
        repository: Repository,
        environment: Environment,
        settings: Settings,
    ) -> None:
        self._store, self._repository = store, repository
        self._environment, self._settings = environment, settings
        self._own: tuple[list[Series], OwnSide] | None = None

    def knowledge(self, own: OwnSide) -> Knowledge:
        """Return what is known now."""
        said = {each["about"]: each for each in self._store.said()}
        names = [each.client for each in self._repository.clients()]
        names += [each.client for each in self._repository.decisions()]
        return Knowledge(
            own=own,
            clients={fold(name): name for name in names},
            domains=_told(said, SENDER),
            words=tuple(_told(said, WORD)),
            said={
                about.removeprefix(MEETING): Said(each["is_client"], each["client"])
                for about, each in said.items()
                if about.startswith(MEETING)
            },
        )

    def own_side(self, series: list[Series]) -> OwnSide:
        """Return the person's own side: as it is set, else as the meetings around today tell it."""
        domains = self._settings.mail_domains
        if domains:
            return own_side((), domains=domains)
        if self._own is None or self._own[0] is not series:
            zone, now = self._environment.zone, self._environment.now()
            near = meetings(series, zone, now - HALF_A_YEAR, now + HALF_A_YEAR)
            self._own = series, own_side(near, name=self._settings.name)
        return self._own[1]

    def say(self, own: OwnSide, meeting: Meeting, *, is_client: bool, client: str) -> None:
        """Remember whether a meeting and its series are with a client, and with which."""
        name = clean(client).strip()
        self._say(MEETING + meeting.uid, is_client, name)
        domains = {person.domain for person in meeting.everyone() if not own.has(person)} - {""}
        if is_client and name and own.is_known and len(domains) == 1:
            self._say(SENDER + domains.pop(), True, name)

    def choose_word(self, word: str, *, counts: bool) -> None:
        """Let a word in subjects tell client meetings, or no longer."""
        self._say(WORD + clean(word).strip(), counts, "")

    def _say(self, about: str, is_client: bool, client: str) -> None:
        at = self._environment.now().isoformat()
        self._store.say({"about": about, "is_client": is_client, "client": client, "at": at})


def _told(said: Mapping[str, Mapping[str, Any]], prefix: str) -> dict[str, str]:
    return {
        about.removeprefix(prefix): each["client"]
        for about, each in said.items()
        if about.startswith(prefix) and each["is_client"]
    }
