"""A letter as a mail draft, which any mail program opens ready to be sent."""

from __future__ import annotations

import os
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from content.plain_text import clean
from tui.refusals import Refusal

if TYPE_CHECKING:
    from datetime import datetime

    from content.decision import Letter

FILE_MODE = 0o600


def draft(letter: Letter, address: str, now: datetime) -> bytes:
    """Return the letter as a message; an address that is none is left for the person to fill in."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean(letter.subject)
    message["Date"] = now
    message["X-Unsent"] = "1"
    message["Content-Language"] = clean(letter.language)
    recipient = _recipient(address)
    if recipient is not None:
        message["To"] = recipient
    message.set_content(clean(letter.body, lines=True) + "\n")
    return message.as_bytes()


def _recipient(address: str) -> Address | None:
    try:
        found = Address(addr_spec=clean(address).strip())
    except (ValueError, IndexError, MessageError):
        return None
    return found if found.domain else None


def write(path: str, letter: Letter, address: str, now: datetime) -> None:
    """Write the draft into a new file, for this person's eyes only; raises OSError, Refusal."""
    text = draft(letter, address, now)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    except FileExistsError:
        raise Refusal("file_exists", where=path) from None
    with os.fdopen(handle, "wb") as file:
        file.write(text)
