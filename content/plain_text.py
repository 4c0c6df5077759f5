"""The one place where text from people is made safe to show, store and compare."""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNKNOWN = "\ufffd"
_TAB = "    "

_C0 = {code: chr(0x2400 + code) for code in range(0x20)}
_C1 = dict.fromkeys(range(0x80, 0xA0), _UNKNOWN)
_SURROGATES = re.compile("[\ud800-\udfff]")
# Escape sequences show as pictures, so that nobody is fooled and nothing is lost; direction
# controls have no picture and no sound, and are dropped.
_PICTURES = {**_C0, 0x7F: "\u2421", **_C1, **dict.fromkeys(map(ord, _BIDI))}
_SAFE = re.compile("[ -~]*")

# Letters whose stroke or ligature is not a mark that Unicode takes apart.
_BASE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
# Only Latin, Greek and Cyrillic accents: elsewhere a mark can be a vowel of the name.
_ACCENTS = re.compile("[\u0300-\u036f]")


def clean(text: str, *, lines: bool = False) -> str:
    """Return the text in NFC without characters that could steer a terminal.

    Control characters become their pictures, direction controls are dropped, lone surrogates
    become U+FFFD. Line breaks and tabs become a space; with `lines` the breaks are kept as
    newlines. No letter is ever lost.
    """
    if _SAFE.fullmatch(text):
        return text
    pieces = _LINE_BREAK.split(text)
    tab = _TAB if lines else " "
    safe = ("\n" if lines else " ").join(
        piece.replace("\t", tab).translate(_PICTURES) for piece in pieces
    )
    return unicodedata.normalize("NFC", _SURROGATES.sub(_UNKNOWN, safe))


def fold(text: str) -> str:
    """Return the text as it is compared: no case, no accents, single spaces.

    Two spellings of one client fold to the same text; a text that is more than spaces never
    folds to nothing.
    """
    cleaned = clean(text)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cleaned).casefold())
    bare = _ACCENTS.sub("", plain).translate(_BASE_LETTERS)
    return " ".join(unicodedata.normalize("NFC", bare).split()) or cleaned.strip()
