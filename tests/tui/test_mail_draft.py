"""A mail draft opens with the right recipient, whatever the names contain."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.decision import Letter
from content.plain_text import clean
from tests.storage.fuzzing import fuzzed
from tests.storage.test_ics_write import texts
from tui.outgoing.letter_file import content
from tui.outgoing.mail_draft import draft

NOW = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=2)))
HEADERS = {
    "subject",
    "date",
    "x-unsent",
    "to",
    "content-type",
    "content-transfer-encoding",
    "content-language",
    "mime-version",
}
ADDRESSES = ("ana@northwind.example", '"a b"@x.example', "a+b@x.example", "o'neil@x.example")


def _parsed(letter: Letter, address: str, name: str = "") -> EmailMessage:
    message = message_from_bytes(draft(letter, address, NOW, name), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def _text(message: EmailMessage) -> str:
    text: str = message.get_content()
    return text.replace("\r\n", "\n").rstrip("\n")


def _name(raw: bytes) -> str:
    """Return the recipient's name as RFC 2047 has it read.

    The standard library's newer reading puts spaces between the pieces of a long name.
    """
    written, _ = parseaddr(str(message_from_bytes(raw)["To"]).replace("\r\n", ""))
    return str(make_header(decode_header(written)))


def _letter(subject: str = "Review", body: str = "Dear Ana") -> Letter:
    return Letter("client", subject, body, "ro", "warm")


def test_a_draft() -> None:
    message = _parsed(_letter("Ședință", "Bună,\n\nhai să vorbim."), "ana@northwind.example", "Ana")
    assert message["Subject"] == "Ședință"
    assert str(message["To"]) == "Ana <ana@northwind.example>"
    assert message["X-Unsent"] == "1"
    assert message["Content-Language"] == "ro"
    assert message["Date"].datetime == NOW
    assert _text(message) == "Bună,\n\nhai să vorbim."


@pytest.mark.parametrize(
    "address", ["", "no address", "a@", "@b", "0@[", "a@b\r\nBcc: c@d.example", "ș@x.ro"]
)
def test_what_is_no_address_is_left_for_the_person(address: str) -> None:
    message = _parsed(_letter(), address)
    assert message["To"] is None
    assert message["Bcc"] is None


@fuzzed
@given(st.lists(st.text('ăș𐀀é"(,<x0', min_size=1, max_size=12), min_size=1, max_size=14))
def test_every_space_of_a_long_subject_arrives(words: list[str]) -> None:
    subject = " ".join(words)
    assert _parsed(_letter(subject), "")["Subject"] == subject


@fuzzed
@given(texts, texts, texts, st.sampled_from(ADDRESSES))
def test_hostile_names_stay_where_they_belong(
    subject: str, body: str, name: str, address: str
) -> None:
    raw = draft(_letter(subject, body), address, NOW, name)
    head, _, _ = raw.partition(b"\r\n\r\n")
    assert head.isascii()
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    assert {key.lower() for key in message} <= HEADERS
    (recipient,) = message["To"].addresses
    assert recipient.addr_spec == address
    assert _name(raw) == " ".join(clean(name).split())
    assert message["Subject"].strip() == clean(subject).strip()
    assert _text(message) == clean(body, lines=True).rstrip("\n")


@fuzzed
@given(texts)
def test_hostile_addresses_name_nobody_else(address: str) -> None:
    message = _parsed(_letter(), address)
    if message["To"] is not None:
        (recipient,) = message["To"].addresses
        assert recipient.addr_spec == clean(address).strip()


def test_a_file_that_is_a_draft_names_the_recipient() -> None:
    letter = Letter("client", "A call", "Dear Ana,\n", "en", "formal")
    written = {
        name: content(Path(name), letter, ADDRESSES[0], NOW, "Ana Țepeș")
        for name in ("a.eml", "a.EML", "a.txt")
    }
    for name in ("a.eml", "a.EML"):
        to = message_from_bytes(written[name], policy=default)["To"]
        assert parseaddr(str(to)) == ("Ana Țepeș", ADDRESSES[0])
    assert written["a.txt"] == b"A call\n\nDear Ana,\n\n"
