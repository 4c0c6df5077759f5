"""Words: everything a person reads, looked up by key in one language.

`locale/<language>/<file>.toml` holds the words; the key `home.invitation` stands in `home.toml`
under `invitation`, the key `tactics.email.name` in `tactics/email.toml` under `name`. A file is
read when a key of its is first asked for. `$name` in a text stands for a value; a table of plural
forms is chosen by `count`. `language.toml` says how the language forms plurals, dates, durations.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from content.toml_files import LibraryFault, read_toml

if TYPE_CHECKING:
    from datetime import date, datetime, time

LOCALE = Path(__file__).parent / "locale"
FOLDERS = ("tactics", "letters")
"""Folders of a language: their files' keys begin with the folder's name."""


class NoWords(KeyError):
    """There is no text under this key in this language."""


@lru_cache(maxsize=8)
def languages(folder: Path = LOCALE) -> tuple[str, ...]:
    """Return the codes of the languages found, in order of the alphabet."""
    return tuple(sorted(file.parent.name for file in folder.glob("*/language.toml")))


@lru_cache(maxsize=8)
def words_in(language: str, folder: Path = LOCALE) -> Words:
    """Return the words of a language, each language read once."""
    return Words(language, folder)


class Words:
    """The words of one language."""

    def __init__(self, language: str, folder: Path = LOCALE) -> None:
        self.language = language
        self._folder = folder / language
        self._files: dict[str, dict[str, Any]] = {}
        self._durations: dict[int, str] = {}
        self._language = read_toml(self._folder / "language.toml")

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text under a key with its values filled in; NoWords where there is none.

        A whole number given as `count` chooses the plural form and stands there as `$count`.
        """
        found, count = self.find(key), values.get("count")
        if isinstance(found, dict) and isinstance(count, int):
            found = found.get(self.plural(count), found.get("other"))
        if not isinstance(found, str):
            raise NoWords(f"{self.language}: {key}")
        return Template(found).substitute(values) if "$" in found else found

    def find(self, key: str) -> Any:
        """Return the text, list or table under a key; NoWords where there is none."""
        name, rest = self._split(key)
        if name not in self._files:
            self._files[name] = self._read(name, key)
        found: Any = self._files[name]
        for step in rest:
            if not isinstance(found, dict) or step not in found:
                raise NoWords(f"{self.language}: {key}")
            found = found[step]
        return found

    def has(self, key: str) -> bool:
        """Tell whether there is anything under a key."""
        try:
            self.find(key)
        except NoWords:
            return False
        return True

    @staticmethod
    def _split(key: str) -> tuple[str, list[str]]:
        steps = key.split(".")
        depth = 2 if steps[0] in FOLDERS else 1
        return "/".join(steps[:depth]), steps[depth:]

    def _read(self, name: str, key: str) -> dict[str, Any]:
        file = self._folder / f"{name}.toml"
        if not file.is_file():
            raise NoWords(f"{self.language}: {key}")
        return read_toml(file)

    # How the language counts and dates

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return str(self._language["name"])

    def plural(self, count: int) -> str:
        """Return the plural form of a whole number: `one`, `few`, … or `other`."""
        for rule in self._language["plural"]:
            if all(_within(abs(count), test) for test in rule["when"]):
                return str(rule["form"])
        return "other"

    def minutes(self, minutes: int) -> str:
        """Return a duration as figures show it: `1 h 15 min`; negative with a minus sign."""
        if minutes not in self._durations:
            self._durations[minutes] = self._duration(minutes)
        return self._durations[minutes]

    def _duration(self, minutes: int) -> str:
        sign = "−" if minutes < 0 else ""
        hours, rest = divmod(abs(minutes), 60)
        figures = self._language["duration"]
        parts = [Template(figures["hours"]).substitute(count=hours)] if hours else []
        if rest or not hours:
            parts.append(Template(figures["minutes"]).substitute(count=rest))
        return sign + " ".join(parts)

    def minutes_in_words(self, minutes: int) -> str:
        """Return a duration as a letter writes it: `30 minutes`, `1 hour and 30 minutes`."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self._counted("minutes_in_words", rest)
        if not rest:
            return self._counted("hours_in_words", hours)
        both = self._language["duration"]["hours_and_minutes"]
        return Template(both).substitute(
            hours=self._counted("hours_in_words", hours),
            minutes=self._counted("minutes_in_words", rest),
        )

    def _counted(self, key: str, count: int) -> str:
        forms = self._language["duration"][key]
        form = forms.get(self.plural(count), forms["other"])
        return Template(form).substitute(count=count)

    def day(self, day: date, form: str = "day", today: date | None = None) -> str:
        """Return a day in one of the language's forms: `day`, `long_day`, `short_day`, `in_week`.

        With `today`, another year than today's is added.
        """
        text = self._date(form, day)
        if today is not None and day.year != today.year:
            return Template(self._language["dates"]["with_year"]).substitute(
                day=text, year=day.year
            )
        return text

    def clock(self, moment: datetime | time) -> str:
        """Return the time of day, `10:00`."""
        return f"{moment:%H:%M}"

    def moment(self, moment: datetime, form: str = "day", today: date | None = None) -> str:
        """Return a day and a time; with the form `long_day` as a letter writes it."""
        key = "long_moment" if form == "long_day" else "moment"
        day = self.day(moment.date(), form, today)
        return Template(self._language["dates"][key]).substitute(day=day, time=self.clock(moment))

    def _date(self, form: str, day: date) -> str:
        dates = self._language["dates"]
        return Template(dates[form]).substitute(
            weekday=dates["weekdays"][day.weekday()],
            weekday_short=dates["weekdays_short"][day.weekday()],
            day=day.day,
            month=dates["months"][day.month - 1],
            month_short=dates["months_short"][day.month - 1],
        )


def _within(count: int, test: dict[str, int]) -> bool:
    """Tell whether a number (modulo `modulo`, where given) lies in `from` to `to`."""
    number = count % test["modulo"] if "modulo" in test else count
    inside = test["from"] <= number <= test["to"]
    return inside is not test.get("outside", False)


__all__ = ["LOCALE", "LibraryFault", "NoWords", "Words", "languages", "words_in"]
