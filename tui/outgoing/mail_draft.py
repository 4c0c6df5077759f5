"""A letter as a mail draft, which any mail program opens ready to be sent."""

from __future__ import annotations

from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from typing import TYPE_CHECKING

from content.plain_text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from content.decision import Letter

LINE_END = "\r\n"


def draft(letter: Letter, address: str, now: datetime, name: str = "") -> bytes:
    """Return the letter as a message; an address that is none is left for the person to fill in.

    `name` is shown beside the address, whatever is in it.
    """
    message = EmailMessage(policy=SMTP)
    message["Date"] = now
    message["X-Unsent"] = "1"
    message.set_content(clean(letter.body, lines=True) + "\n")
    message["Content-Language"] = clean(letter.language)
    head = [f"Subject: {_encoded('Subject', clean(letter.subject))}"]
    found = _address(address)
    if found:
        head.append(f"To: {_recipient(found, ' '.join(clean(name).split()))}")
    return "".join(line + LINE_END for line in head).encode("ascii") + message.as_bytes()


def _encoded(header: str, text: str) -> str:
    """Return a text as the value of a header, in ASCII (RFC 2047).

    Not by the message's own policy: where that folds a text it loses spaces between the pieces.
    """
    charset = "us-ascii" if text.isascii() and "=?" not in text else "utf-8"
    return Header(text, charset, header_name=header).encode(linesep=LINE_END)


def _address(typed: str) -> str:
    """Return what was typed as an address; empty where it is none."""
    plain = clean(typed).strip()
    try:
        found = Address(addr_spec=plain)
    except (ValueError, IndexError, MessageError, AttributeError):  # `a@[` is the last of them
        return ""
    # A name of letters outside of ASCII before the @ needs a server that few have: left out.
    return found.addr_spec if found.domain and plain.isascii() else ""


def _recipient(address: str, name: str) -> str:
    if name.isascii() and "=?" not in name:
        return formataddr((name, address))
    return f"{_encoded('To', name)} <{address}>"
