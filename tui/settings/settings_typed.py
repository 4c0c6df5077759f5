"""Settings as a person types them: `Mon-Fri`, `24 Dec, 28 Dec to 3 Jan`, `1 h 30`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from content.plain_text import fold
from content.words import languages, words_in
from tui.settings.settings import Settings
from tui.settings.settings_values import KINDS, NOT_SET, DayOff
from tui.settings.weekdays import DAYS
from tui.typed.not_usable import NotUsable

if TYPE_CHECKING:
    from datetime import date

    from content.words import Words
    from tui.use_cases.session import Session

LINE_BREAK = "\\n"
_BETWEEN = re.compile(r"\s*(?:\.\.+|–|—|\s-\s|\bto\b|\buntil\b|\bpana\b(?:\s+(?:la|pe)\b)?)\s*")
_DAYS_BETWEEN = re.compile(r"\s*(?:\.\.+|–|—|-|\bto\b|\bpana\b(?:\s+la\b)?)\s*")
DEFAULTS = Settings()


def typed(key: str, value: Any) -> str:
    """Return a value as it could have been typed; nothing where none is set."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).replace("\n", LINE_BREAK) if key == "signature" else str(value)


def shown(words: Words, key: str, value: Any) -> str:
    """Return a value as it is told; where none is set, what counts then."""
    if value in (None, "", ()):
        return words(f"settings.unset.{key}")
    form = KINDS[key].form
    if form == "yes_no":
        return words("settings.yes" if value else "settings.no")
    if form in ("minutes", "target"):
        return words.minutes(value)
    if form == "language":
        return words_in(value).name
    if form == "days":
        names = words.find("language.dates.weekdays_short")
        return ", ".join(names[DAYS.index(each)] for each in value)
    if form == "days_off":
        return ", ".join(_day_off_told(words, each) for each in value)
    return typed(key, value)


def _day_off_told(words: Words, off: DayOff) -> str:
    first, last = (words.day(day, "short_day") for day in (off.first, off.last))
    if off.first == off.last:
        return f"{first} {off.first.year}"
    return words("settings.days_off_told", first=first, last=f"{last} {off.last.year}")


def read(session: Session, key: str, text: str) -> Any:
    """Return the value that a text is, or raise NotUsable with what to type instead.

    An empty text stands for the default.
    """
    said = text.strip()
    if not said:
        return getattr(DEFAULTS, key)
    form = KINDS[key].form
    raw = _READERS.get(form, _as_it_is)(session, said)
    value = NOT_SET if raw is None else KINDS[key].read(raw)
    if value is NOT_SET:
        raise NotUsable(session.words(f"settings.takes.{form}"))
    return value


def _as_it_is(_session: Session, text: str) -> Any:
    return text


def _lines(_session: Session, text: str) -> Any:
    return text.replace(LINE_BREAK, "\n")


def _minutes(_session: Session, text: str) -> Any:
    from tui.typed.durations import read_minutes

    return read_minutes(text)


def _parts(text: str) -> list[str]:
    return [each for each in re.split(r"[,;\s]+", text) if each]


def _domains(_session: Session, text: str) -> Any:
    return _parts(text)


def _days(_session: Session, text: str) -> Any:
    """Read weekdays in any of the languages, one by one or from and to."""
    found: list[str] = []
    for part in _parts(_DAYS_BETWEEN.sub("-", fold(text))):
        ends = [_weekday(each) for each in part.split("-")]
        if None in ends or len(ends) > 2:
            return None
        places = [DAYS.index(str(each)) for each in ends]
        if len(places) == 2:
            last = places[1] if places[1] >= places[0] else places[1] + len(DAYS)
            places = [at % len(DAYS) for at in range(places[0], last + 1)]
        found += [DAYS[at] for at in places]
    return sorted(set(found), key=DAYS.index)


def _weekday(said: str) -> str | None:
    """Return the day that a name or its beginning means; None for none or several."""
    if said in DAYS:
        return said
    meant = set()
    for language in languages():
        names = words_in(language).find("language.dates.weekdays")
        meant |= {
            at for at, name in enumerate(names) if len(said) > 1 and fold(name).startswith(said)
        }
    return DAYS[meant.pop()] if len(meant) == 1 else None


def _days_off(session: Session, text: str) -> Any:
    offs: list[str] = []
    for part in re.split(r"[,;]", text):
        ends = [_day(session, each) for each in _BETWEEN.split(part.strip()) if each.strip()]
        if not 1 <= len(ends) <= 2 or None in ends:
            return None
        offs.append(str(DayOff(ends[0], ends[-1])))  # type: ignore[arg-type]
    return offs


def _day(session: Session, text: str) -> date | None:
    from tui.typed import dates

    found = dates.read(text, session.now(), [session.words.language, *languages()])
    return found.day if found else None


def _yes_no(session: Session, text: str) -> Any:
    said = fold(text)
    for answer, name in ((True, "yes"), (False, "no")):
        if said and fold(session.words(f"settings.{name}")).startswith(said):
            return answer
    return None


def _language(_session: Session, text: str) -> Any:
    said = fold(text)
    fitting = [code for code in languages() if said in (code, fold(words_in(code).name))]
    return fitting[0] if fitting else None


_READERS = {
    "lines": _lines,
    "minutes": _minutes,
    "target": _minutes,
    "domains": _domains,
    "days": _days,
    "days_off": _days_off,
    "yes_no": _yes_no,
    "language": _language,
}
