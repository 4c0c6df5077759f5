"""A letter as a mail draft, which any mail program opens ready to be sent."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from content.plain_text import clean

if TYPE_CHECKING:
    from datetime import datetime

    from content.decision import Letter


def draft(letter: Letter, address: str, now: datetime, name: str = "") -> bytes:
    """Return the letter as a message; an address that is none is left for the person to fill in.

    `name` is shown beside the address, whatever is in it.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean(letter.subject)
    message["Date"] = now
    message["X-Unsent"] = "1"
    recipient = _recipient(address, name)
    if recipient is not None:
        message["To"] = recipient
    message.set_content(clean(letter.body, lines=True) + "\n")
    message["Content-Language"] = clean(letter.language)
    return message.as_bytes()


def _recipient(address: str, name: str) -> Address | None:
    plain = clean(address).strip()
    try:
        found = Address(display_name=" ".join(clean(name).split()), addr_spec=plain)
    except (ValueError, IndexError, MessageError):
        return None
    # A name of letters outside of ASCII before the @ needs a server that few have: left out.
    return found if found.domain and plain.isascii() else None
