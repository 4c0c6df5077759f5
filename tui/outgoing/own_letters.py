"""Letters of one's own: text files in the config folder that stand in place of the coach's letters.

`letters/phone_call.txt` replaces the letter of that outcome; `phone_call.ro.txt` in one language,
`phone_call.ro.warm.txt` in one language and tone: the most exact name wins. A first line
`Subject: …` and an empty line give the subject; else the coach's own stays. `$client` and the like
stand for what the meeting tells; `letter --list-fields` lists them.

A file that can't be used is named by file and line, and the coach's own letter is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from content.letters import REGISTERS, OwnText, placeholder_name, usable_names
from content.loader import load
from content.plain_text import clean
from content.words import languages

if TYPE_CHECKING:
    from pathlib import Path

    from content.words import Words

FOLDER, SUFFIX = "letters", ".txt"
LARGEST = 20_000
"""Bytes of a letter."""
_SUBJECT = re.compile(r"(?:Subject|Subiect):[ \t]*(.*)(?:\n(?:[ \t]*\n)?|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LetterFault:
    """Why a file can't be used as a letter."""

    file: Path
    line: int
    """From 1; 0 where it is the file as a whole."""
    what: str
    """`no_field`, `bad_field`, `not_utf8`, `too_large`, `empty`, `not_readable`, `no_letter`."""
    value: str = ""

    def says(self, words: Words) -> str:
        """Return the line to show: which file, which line, what, and what to do."""
        from tui.refusals import shorten, shorten_path

        where, value = shorten_path(str(self.file)), shorten(self.value)
        return words(f"own_letters.{self.what}", where=where, line=self.line, value=value)


class OwnLetters:
    """The letters that a person keeps in a folder; each file is read when it is asked for."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, tactic: str, language: str, register: str) -> OwnText | None:
        """Return the text that stands in place of a letter; None where the coach's own is used."""
        for name in (f"{tactic}.{language}.{register}", f"{tactic}.{language}", tactic):
            path = self._folder / f"{name}{SUFFIX}" if self._folder is not None else None
            if path is not None and path.is_file():
                found = read(path, tactic)
                return found if isinstance(found, OwnText) else None
        return None

    def faults(self) -> list[LetterFault]:
        """Return what is wrong with the files of the folder, each with its line."""
        if self._folder is None or not self._folder.is_dir():
            return []
        found = []
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            tactic, *rest = path.name.removesuffix(SUFFIX).split(".")
            if not _names_a_letter(tactic, rest):
                found.append(LetterFault(path, 0, "no_letter", path.name))
            elif isinstance(fault := read(path, tactic), LetterFault):
                found.append(fault)
        return found


def _names_a_letter(tactic: str, rest: list[str]) -> bool:
    outcome = load().tactics.get(tactic)
    fits_language = not rest or rest[0] in languages()
    fits_register = len(rest) < 2 or (len(rest) == 2 and rest[1] in REGISTERS)
    return outcome is not None and outcome.letter_to is not None and fits_language and fits_register


def read(path: Path, tactic: str) -> OwnText | LetterFault:
    """Return the letter that a file holds, or what is wrong with it; never raises."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as fault:
        return LetterFault(path, 0, "not_readable", fault.strerror or "")
    if len(raw) > LARGEST:
        return LetterFault(path, 0, "too_large", str(LARGEST))
    try:
        text = clean(raw.decode("utf-8-sig"), lines=True)
    except UnicodeDecodeError as fault:
        return LetterFault(path, fault.object[: fault.start].count(b"\n") + 1, "not_utf8")
    return _fault(path, text, usable_names(load(), tactic)) or _parted(text)


def _fault(path: Path, text: str, names: frozenset[str]) -> LetterFault | None:
    if not _parted(text).body:
        return LetterFault(path, 0, "empty")
    for found in Template.pattern.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        name = placeholder_name(found)
        if name is not None and name not in names:
            return LetterFault(path, line, "no_field", f"${name}")
        if found["invalid"] is not None:
            return LetterFault(path, line, "bad_field", text[found.start() : found.start() + 12])
    return None


def _parted(text: str) -> OwnText:
    found = _SUBJECT.match(text)
    if found is None:
        return OwnText(None, text.strip())
    return OwnText(found[1].strip() or None, text[found.end() :].strip())
