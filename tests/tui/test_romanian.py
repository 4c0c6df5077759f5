"""Romanian is Romanian: no English is left in the files, in the help and on the screens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from content.toml_files import read_toml
from content.words import LOCALE, words_in
from tests.tui.test_layout import text
from tests.tui.tour import coach, lived_in, tour
from tui import commands
from tui.commands.completion import every_parser

SAME = {
    "app.keys.home.agenda": "agenda, with its article, is Romanian",
    "ask.minus": "minus is Romanian",
    "commands.metavar.keep": "a number",
    "commands.metavar.id": "id is used in Romanian",
    "commands.metavar.minutes": "short for minute",
    "commands.metavar.took": "short for minute",
    "commands.metavar.later_call": "short for minute",
    "commands.metavar.client": "client is Romanian",
    "commands.metavar.format": "text is Romanian",
    "demo.colleague": "a name",
    "demo.your_name": "a name",
    "demo.client.*.name": "a company",
    "demo.client.*.contact": "a name",
    "demo.client.*.rank": "an answer by its id",
    "demo.client.*.format": "an answer by its id",
    "demo.client.*.phone_welcome": "an answer by its id",
    "demo.client.*.register": "an answer by its id",
    "help.everywhere.*.0": "what stands on a key",
    "interview.no_key": "n as in nu",
    "language.plural.*.form": "a form by its id",
    "language.duration.hours": "h is the sign of the hour",
    "language.duration.minutes": "min is the sign of the minute",
    "letter_screen.register_formal": "formal is Romanian",
    "palette.client": "client is Romanian",
    "questions.client.label": "client is Romanian",
    "settings.file.example.*": "a value as it is typed",
    "settings.unset.*_minutes": "min is the sign of the minute",
    "settings.unset.theme": "a theme by its id, as it stands in the file",
    "settings.hint.domains": "a value as it is typed",
}
"""What is the same in both languages, and why; places to fill in and signs need no reason."""

PLACE = re.compile(r"\$\{?\w+\}?|%\(\w+\)\w|%\w")
NAMED = re.compile(r"--?[\w-]+|\{[^}]*\}|breathing-room [\w-]*")
"""What is typed as it is in every language: options, choices, commands."""
NO_NOUNS = {"dinainte", "urmează", "sunt", "au", "vin", "a", "e", "h", "min", "în"}
"""What may follow a number that counts nothing named: no *de* stands before it."""


def _texts(language: str) -> dict[str, str]:
    """Return every text of a language by its key; those of a list have numbers."""
    folder = LOCALE / language
    found: dict[str, str] = {}
    for file in sorted(folder.rglob("*.toml")):
        name = ".".join(file.relative_to(folder).with_suffix("").parts)
        found.update(_flat(name, read_toml(file)))
    return found


def _flat(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for step, inner in value.items():
            yield from _flat(f"{key}.{step}", inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _flat(f"{key}.{number}", inner)
    elif isinstance(value, str):
        yield key, value


def test_no_text_is_left_in_english() -> None:
    english, romanian = _texts("en"), _texts("ro")
    assert len(romanian) > 1_500
    left = [key for key, said in romanian.items() if said == english.get(key) and _has_words(said)]
    assert [key for key in left if not any(fnmatchcase(key, each) for each in SAME)] == []
    assert [each for each in SAME if not any(fnmatchcase(key, each) for key in left)] == []


def _has_words(said: str) -> bool:
    """Tell whether a text has letters besides places to fill in."""
    return re.search(r"[^\W\d_]", PLACE.sub("", said)) is not None


@pytest.mark.parametrize("wrong", ["ş", "ţ", "Ş", "Ţ", "“", "...", "!"])
def test_letters_and_marks_are_romanian(wrong: str) -> None:
    assert [key for key, said in _texts("ro").items() if wrong in said] == []


def test_from_twenty_on_things_are_counted_with_de() -> None:
    counted = re.compile(r"\$count(?: (de))? ([a-zăâîșț-]+)")
    wrong, right = [], 0
    for key, said in _texts("ro").items():
        form = key.rpartition(".")[2]
        for de, word in counted.findall(said):
            right += form == "other" and bool(de)
            if form in ("few", "other") and word not in NO_NOUNS and bool(de) != (form == "other"):
                wrong.append((key, said))
    assert wrong == []
    assert right > 30


def test_the_help_of_commands_is_in_romanian() -> None:
    foreign = _only_english()
    english, romanian = (every_parser(words_in(language)) for language in ("en", "ro"))
    for name in commands.NAMES:
        told = romanian[name].help()
        prose = " ".join(told.split())
        assert [each for each in foreign if each in prose] == [], name
        both = set(told.splitlines()) & set(english[name].help().splitlines())
        words = {word for line in both for word in re.findall(r"[a-z]{3,}", NAMED.sub("", line))}
        assert words == set(), name


async def test_no_screen_says_anything_in_english(tmp_path: Path) -> None:
    foreign = _only_english()
    assert len(foreign) > 1_000
    found: list[tuple[str, str]] = []
    async with lived_in(tmp_path, "ro", (120, 60)) as pilot:
        async for stop in tour(pilot):
            prose = " ".join(" ".join(text(coach(pilot))).split())
            found += [(stop, each) for each in foreign if each in prose]
    assert found == []


def _only_english() -> list[str]:
    """Return what English says in two words or more, between its places, and Romanian never."""
    romanian = "\n".join(" ".join(said.split()) for said in _texts("ro").values())
    pieces = {
        " ".join(piece.split()).strip(" .,:;?…")
        for said in _texts("en").values()
        for piece in PLACE.split(said)
    }
    return sorted(each for each in pieces if " " in each and each not in romanian)
