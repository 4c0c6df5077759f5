"""What the machine tells: the instant, the time zone, the language, the country."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError

from content.record import Record
from content.words import languages
from tui.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOW, LANGUAGE = "BREATHING_ROOM_NOW", "BREATHING_ROOM_LANG"
PLAIN = "BREATHING_ROOM_PLAIN"
LOCAL_TIME = "/etc/localtime"
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
FALLBACK_LANGUAGE = "en"
COUNTRY_OF_LANGUAGE = {"ro": "RO"}
"""Where neither the zone nor the locale names a country."""


class Environment(Record):
    """The surroundings of one run; every instant is asked for here."""

    variables: Mapping[str, str]
    """What `here()` takes from the process."""
    wants_plain: bool = False
    """What the settings say; BREATHING_ROOM_PLAIN=0 is the way around it for once."""

    @classmethod
    def here(cls) -> Environment:
        """Return the surroundings of this process."""
        return cls(dict(os.environ))

    def now(self) -> datetime:
        """Return the present instant in the local zone, or the one fixed from outside."""
        fixed = self.variables.get(NOW)
        if not fixed:
            return datetime.now(self.zone)
        try:
            instant = datetime.fromisoformat(fixed)
        except ValueError:
            raise Refusal("now_unreadable", variable=NOW, value=fixed) from None
        if instant.tzinfo is None:
            raise Refusal("now_without_offset", variable=NOW, value=fixed)
        return instant.astimezone(self.zone)

    @property
    def zone(self) -> ZoneInfo:
        """Return the local time zone by name: TZ, else the system's."""
        name = self.variables.get("TZ", "").removeprefix(":")
        if not name:
            return _system_zone()
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise Refusal("zone_unknown", value=name) from None

    def language(self, wanted: str | None = None, setting: str = "") -> str:
        """Return the language to speak: asked for, BREATHING_ROOM_LANG, the setting, the locale's.

        English where none of them names one; `setting` is one that there are words in, or nothing.
        """
        found = languages()
        if wanted is not None:
            return self._known_language(wanted, found)
        if chosen := self.variables.get(LANGUAGE):
            return self._known_language(chosen, found)
        if setting:
            return setting
        spoken = next((self.variables[name] for name in LOCALES if self.variables.get(name)), "")
        code = spoken.partition(".")[0].partition("_")[0].lower()
        return code if code in found else FALLBACK_LANGUAGE

    @staticmethod
    def _known_language(wanted: str, found: tuple[str, ...]) -> str:
        if wanted not in found:
            raise Refusal("language_unknown", value=wanted, known=", ".join(found))
        return wanted

    @property
    def plain(self) -> bool:
        """Tell whether sentences are wanted in place of drawings."""
        asked = self.variables.get(PLAIN)
        if asked == "1" or self.variables.get("TERM") == "dumb":
            return True
        return self.wants_plain and asked != "0"

    def country(self, language: str) -> str | None:
        """Return the ISO 3166 code of the person's country: the zone's, else the locale's."""
        return (
            _country_of_zone(self.zone.key)
            or self._country_of_locale()
            or COUNTRY_OF_LANGUAGE.get(language)
        )

    def _country_of_locale(self) -> str | None:
        spoken = next((self.variables[name] for name in LOCALES if self.variables.get(name)), "")
        territory = spoken.partition(".")[0].partition("_")[2]
        return territory if len(territory) == len("RO") and territory.isupper() else None


@lru_cache(maxsize=1)
def _system_zone() -> ZoneInfo:
    """Return the zone of the system by name; UTC where the system has none."""
    for name in _system_zone_names():
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(name)
    return ZoneInfo("UTC")


def _system_zone_names() -> Iterator[str]:
    # Nearly every system keeps its zone as this link; tzlocal, which takes longer to load than all
    # the words of a command, knows the other ways.
    yield os.path.realpath(LOCAL_TIME).partition("/zoneinfo/")[2]
    import tzlocal

    with suppress(ZoneInfoNotFoundError):
        yield tzlocal.get_localzone_name() or ""


@lru_cache(maxsize=8)
def _country_of_zone(zone: str) -> str | None:
    """Look the zone up in the time zone database's own table of countries."""
    for folder in (*map(Path, TZPATH), *_packaged_zones()):
        table = folder / "zone.tab"
        if table.is_file():
            for line in table.read_text(encoding="utf-8").splitlines():
                columns = line.split("\t")
                if len(columns) > 2 and columns[2] == zone:
                    return columns[0]
    return None


def _packaged_zones() -> list[Path]:
    """Where Python's own copy of the database lies, on systems without one (Windows)."""
    from importlib.util import find_spec

    spec = find_spec("tzdata")
    places = spec.submodule_search_locations if spec else None
    return [Path(place) / "zoneinfo" for place in places or ()]


def asked_language(argv: list[str]) -> str | None:
    """Return the value of `--lang`, wherever it stands."""
    found = None
    for number, argument in enumerate(argv):
        if argument == "--":
            break
        if argument == "--lang" and number + 1 < len(argv):
            found = argv[number + 1]
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return found


def interactive() -> bool:
    """Tell whether both the keyboard and the screen are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
