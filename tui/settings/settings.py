"""What a person has set: one small TOML file in the config folder, made to be edited by hand.

It is read leniently: what can't be used is named by line and key and left out, and all the rest
is in use. `tui.settings.settings_file` writes a value back.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from content.record import Record
from tui.settings.weekdays import DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from content.words import Words
    from tui.settings.settings_values import DayOff

FILE = "settings.toml"
ASSUMPTIONS = ("email_minutes", "briefing_minutes", "later_call_minutes")
MOST_FAULTS = 20
"""A file with more lines than this that are no TOML is given up from there on."""
_AT_LINE = r"\(at line (\d+)"


class SettingFault(Record):
    """Something in the file that can't be used."""

    line: int
    """From 1; 0 where it is the file as a whole."""
    key: str
    """The key, or nothing where the line is no TOML."""
    value: str
    form: str
    """What is allowed: `settings.allowed.<form>`, or for a file `settings.fault.<form>`."""

    def says(self, words: Words, where: object) -> str:
        """Return the line to show: where, what, and what to do."""
        from tui.refusals import shorten, shorten_path

        is_value = bool(self.key) and self.form != "unknown"
        allowed = words(f"settings.allowed.{self.form}") if is_value else ""
        return words(
            f"settings.fault.{'value' if is_value else self.form}",
            where=shorten_path(str(where)),
            line=self.line,
            key=shorten(self.key),
            value=shorten(self.value),
            allowed=allowed,
        )


class Settings(Record):
    """All that can be set, each with what counts while it isn't."""

    name: str = ""
    """Signs the letters where no other name is given."""
    signature: str = ""
    """Stands under a letter in place of the name; may have several lines."""
    phone_number: str = ""
    """The person's own, under the name that signs a letter; a call's number is asked with it."""
    mail_domains: tuple[str, ...] = ()
    """The person's own: whoever writes from there is no client."""
    working_days: tuple[str, ...] = DAYS[:5]
    working_hours: str = ""
    """Local, from and to, between which new times are proposed; nothing: a meeting's own hour."""
    country: str = ""
    """ISO 3166 code whose public holidays count; nothing: what the machine tells."""
    days_off: tuple[DayOff, ...] = ()
    target_minutes_per_week: int | None = None
    email_minutes: int | None = None
    """What writing an email in place of a meeting is taken to cost."""
    briefing_minutes: int | None = None
    later_call_minutes: int | None = None
    language: str = ""
    theme: str = ""
    motion: bool = True
    plain: bool = False
    keymap: str = ""
    """The path of a file of the person's own keys; beside the settings unless absolute."""
    file: Path | None = None
    """Where they are kept; None: for this run only."""
    faults: tuple[SettingFault, ...] = ()
    _apart = ("file", "faults")

    @property
    def assumptions(self) -> dict[str, int]:
        """The assumed minutes that the person has set, by name."""
        found = {name: getattr(self, name) for name in ASSUMPTIONS}
        return {name: minutes for name, minutes in found.items() if minutes is not None}

    def letter_defaults(self) -> dict[str, str]:
        """Return the letter's own answers that need not be given each time, by question."""
        name = self.name or self.signature.partition("\n")[0]
        return {"your_name": name} if name else {}

    def signed(self, your_name: str | None) -> str:
        """Return what stands at the end of a letter, several lines maybe."""
        first = your_name or self.signature or self.name
        return "\n".join(line for line in (first, self.phone_number) if line)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the person works on a weekday such as this, and hasn't this day off."""
        if DAYS[day.weekday()] not in self.working_days:
            return False
        return not any(off.first <= day <= off.last for off in self.days_off)

    def in_working_hours(self, moment: datetime, minutes: int) -> datetime:
        """Return the time of that day nearest to a moment at which so many minutes fit.

        Where they are longer than the working hours, these are begun with them.
        """
        if not self.working_hours:
            return moment
        begins, ends = (
            datetime.combine(moment, time.fromisoformat(each), moment.tzinfo)
            for each in self.working_hours.split("-")
        )
        return max(begins, min(moment, ends - timedelta(minutes=minutes)))

    def fault_lines(self, words: Words) -> list[str]:
        """Return what of the file can't be used, a line each."""
        return [fault.says(words, self.file or FILE) for fault in self.faults]


def load(environ: Mapping[str, str]) -> Settings:
    """Return the settings of this person; those of a file that isn't there are the defaults."""
    from storage.locations import config_folder

    return of_file(config_folder(environ) / FILE)


def of_file(path: Path) -> Settings:
    """Return the settings kept in a file; never raises."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings(file=path)
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        return Settings(file=path, faults=(SettingFault(line, "", "", "not_utf8"),))
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        return Settings(file=path, faults=(SettingFault(0, "", reason, "not_readable"),))
    return of_text(text, path)


def of_text(text: str, path: Path | None = None) -> Settings:
    """Return the settings that a text holds; never raises."""
    # Most people set nothing, and `week` is asked for at every prompt of a shell.
    from tui.settings.settings_values import KINDS, NOT_SET

    document, faults = _parsed(text)
    values: dict[str, Any] = {}
    for key, raw in document.items():
        line = line_of(text, key)
        if key not in KINDS:
            faults.append(SettingFault(line, key, "", "unknown"))
            continue
        value = KINDS[key].read(raw)
        if value is NOT_SET:
            faults.append(SettingFault(line, key, str(raw), KINDS[key].form))
        else:
            values[key] = value
    faults.sort(key=lambda fault: fault.line)
    return Settings(**values, file=path, faults=tuple(faults))


def _parsed(text: str) -> tuple[dict[str, Any], list[SettingFault]]:
    """Read the text as TOML; a line that is none is named, left out, and the rest read again."""
    import tomllib

    faults: list[SettingFault] = []
    lines = text.split("\n")
    while True:
        try:
            return tomllib.loads("\n".join(lines)), faults
        except (tomllib.TOMLDecodeError, RecursionError) as fault:
            found = re.search(_AT_LINE, str(fault))
            number = int(found[1]) if found else _last_line(lines)
            if not 0 < number <= len(lines) or len(faults) == MOST_FAULTS:
                return {}, faults
            if not lines[number - 1]:
                number = _last_line(lines)
            faults.append(SettingFault(number, "", lines[number - 1].strip(), "not_toml"))
            lines[number - 1] = ""


def _last_line(lines: list[str]) -> int:
    """Return the number of the last line that holds something; 0 where none does."""
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)


def line_of(text: str, key: str) -> int:
    """Return the line on which a key stands, from 1; 0 where it isn't found."""
    stands = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    return next(
        (number for number, line in enumerate(text.split("\n"), 1) if stands.match(line)), 0
    )
