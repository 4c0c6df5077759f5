"""A consultant's year as a calendar file: 2,500 events, 40 of them recurring."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

EVENTS, RECURRING = 2_500, 40
CLIENTS = ("northwind", "acme", "fabrikam", "contoso", "adatum", "wingtip", "litware", "proseware")
SUBJECTS = (
    "Campaign review",
    "Account performance",
    "Kick-off",
    "Budget",
    "Design sprint",
    "Status",
)
PLACES = ("", "", "https://meet.google.com/abc-defg-hij", "Str. Lungă 5, București", "Room 4\\, HQ")
ME = "mara@studio.example"
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Bucharest
BEGIN:DAYLIGHT
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
DTSTART:19970330T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
DTSTART:19971026T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def year(first: date, seed: int = 5) -> str:
    """Return the calendar of the year that begins on a day, always the same for a seed."""
    dice = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//consultant//EN", *_ZONE.split("\n")]
    for number in range(EVENTS):
        lines += _event(number, first, dice)
    lines.append("END:VCALENDAR")
    return "\r\n".join(map(_folded, lines)) + "\r\n"


def _event(number: int, first: date, dice: random.Random) -> list[str]:
    start = datetime.combine(first, datetime.min.time()) + timedelta(
        days=dice.randrange(365), hours=dice.randrange(8, 18), minutes=dice.choice((0, 30))
    )
    client, minutes = dice.choice(CLIENTS), dice.choice((30, 45, 60, 60, 90, 120))
    return [
        "BEGIN:VEVENT",
        f"UID:{number:05d}-{dice.randrange(10**9):09d}@studio.example",
        "DTSTAMP:20251101T080000Z",
        f"DTSTART;TZID=Europe/Bucharest:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Bucharest:{start + timedelta(minutes=minutes):%Y%m%dT%H%M%S}",
        *([_rule(number)] if number < RECURRING else []),
        f"SUMMARY:{dice.choice(SUBJECTS)}\\, {client.title()}",
        f"LOCATION:{dice.choice(PLACES)}",
        f"ORGANIZER;CN=Mara Ionescu:mailto:{ME}",
        f"ATTENDEE;PARTSTAT=ACCEPTED;CN=Mara Ionescu:mailto:{ME}",
        *_guests(client, dice),
        "DESCRIPTION:"
        + "What we go through, and who brings which figures. " * dice.randrange(1, 6),
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT15M",
        "DESCRIPTION:Soon",
        "END:VALARM",
        "END:VEVENT",
    ]


def _rule(number: int) -> str:
    return (
        "RRULE:FREQ=WEEKLY",
        "RRULE:FREQ=WEEKLY;INTERVAL=2",
        "RRULE:FREQ=MONTHLY;BYDAY=2TU",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=60",
    )[number % 4]


def _guests(client: str, dice: random.Random) -> list[str]:
    if dice.random() < 0.4:
        return ["ATTENDEE;PARTSTAT=ACCEPTED;CN=Dan:mailto:dan@studio.example"]
    names = dice.sample(("ana", "joe", "ioana", "peter", "maria"), dice.randrange(1, 4))
    return [f"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:{name}@{client}.example" for name in names]


def _folded(line: str) -> str:
    """Fold a line as calendars do, never within a character."""
    pieces, piece = [], ""
    for char in line:
        if len((piece + char).encode()) > 74:
            pieces.append(piece)
            piece = ""
        piece += char
    return "\r\n ".join([*pieces, piece])


def write(path: Path, first: date) -> None:
    """Write the year into a file."""
    path.write_text(year(first), encoding="utf-8", newline="")
