"""Text from people: safe to show, the same letters, comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.plain_text import clean, fold

ANY_TEXT = st.text(st.characters(exclude_categories=()))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def letters(text: str) -> list[str]:
    bare = "".join(character for character in text if character not in BIDI)
    normal = unicodedata.normalize("NFC", bare)
    return [character for character in normal if unicodedata.category(character)[0] in "LN"]


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for character in clean(text):
        assert unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"}
        assert character not in BIDI


@given(ANY_TEXT)
def test_of_the_controls_only_newlines_stay_in_a_text_of_lines(text: str) -> None:
    left = {c for c in clean(text, lines=True) if unicodedata.category(c) in {"Cc", "Zl", "Zp"}}
    assert left <= {"\n"}


@given(ANY_TEXT, st.booleans())
def test_no_letter_is_lost_and_cleaning_twice_changes_nothing(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert letters(once) == letters(text)
    assert clean(once, lines=lines) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mAcme", "␛[31mAcme"),
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("Acme\u202egpj", "Acmegpj"),
        ("Acme\nCorp", "Acme Corp"),
        ("Acme\r\nCorp\tLtd", "Acme Corp Ltd"),
        ("a\u2028b", "a b"),
        ("nul\x00 del\x7f", "nul␀ del␡"),
        ("csi\x9b", "csi\ufffd"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("S\u0326tefan", "Ștefan"),
        ("👩\u200d💻 فارسی\u200cها", "👩\u200d💻 فارسی\u200cها"),
    ],
)
def test_what_is_shown_instead(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_line_breaks_of_every_kind_are_kept_as_newlines() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f\tg", lines=True) == "a\nb\nc\nd\ne\nf    g"


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_and_never_empties_a_name(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert bool(fold(text)) == bool(clean(text).strip())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ștefan & Țuțu", "stefan & tutu"),
        ("CARPATICA  Foods ", "Carpatica Foods"),
        ("Łódź Æro", "lodz aero"),
        ("Straße", "STRASSE"),
        ("ＡＣＭＥ", "acme"),
        ("İstanbul", "istanbul"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("กี", "กิ"), ("が", "か"), ("कुमार", "कमार")])
def test_marks_that_make_another_name_are_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)
