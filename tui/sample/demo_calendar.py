"""The calendar of the sample person: what was decided about, and what lies ahead undecided."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from content.plain_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from content.decision import Decision
    from content.words import Words
    from storage.calendar_series import Series

SEED = 7
WEEKS = 4
OWN_DOMAIN = "atelier.example"
PLACES = {
    "in_person": "{name}",
    "video": "https://meet.example/{name}",
    "phone": "tel:+40215550100",
}


def sample_series(words: Words, decisions: Iterable[Decision], now: datetime) -> list[Series]:
    """Return the events as they are stored: decided ones, client meetings ahead, and one's own."""
    dice, clients = Random(SEED), words.find("demo.client")
    by_name = {client["name"]: client for client in clients}
    ahead = [each for each in decisions if each.starts_at > now and each.state != "withdrawn"]
    events = [
        _event(words, by_name.get(each.client), each.subject, each.starts_at, _minutes(each))
        for each in ahead
    ]
    events += _undecided(words, clients, now, dice)
    return [_series(number, *event) for number, event in enumerate(events)]


def _minutes(decision: Decision) -> int:
    return int(str(decision.answers["minutes"]))


Event = tuple[dict[str, Any], datetime, int]


def _undecided(
    words: Words, clients: list[dict[str, Any]], now: datetime, dice: Random
) -> Iterator[Event]:
    monday = now.date() - timedelta(days=now.weekday())
    for week in range(WEEKS):
        for day in sorted(dice.sample(range(5), k=3)):
            client = dice.choice(clients)
            hour = time(dice.choice((9, 11, 13, 15)), 30)
            starts_at = datetime.combine(monday + timedelta(weeks=week, days=day), hour, now.tzinfo)
            if starts_at > now:
                subject, minutes = dice.choice(client["subjects"]), dice.choice((45, 60, 60, 90))
                yield _event(words, client, subject, starts_at, minutes)
        own = datetime.combine(monday + timedelta(weeks=week), time(9), now.tzinfo)
        yield _event(words, None, words("demo.own_meeting"), own, 30)


def _event(
    words: Words,
    client: Mapping[str, Any] | None,
    subject: str,
    starts_at: datetime,
    minutes: int,
) -> Event:
    me = _person(words("demo.your_name"), OWN_DOMAIN)
    other = _person(words("demo.colleague"), OWN_DOMAIN)
    place = ""
    if client is not None:
        other = _person(client["contact"], f"{_joined(client['name'])}.example")
        place = PLACES[client["format"]].format(name=client["name"])
    shown = {
        "subject": subject,
        "location": place,
        "organizer": me,
        "people": [me, other],
        "busy": True,
        "video": client is not None and client["format"] == "video",
    }
    return shown, starts_at, minutes


def _person(name: str, domain: str) -> dict[str, Any]:
    local = ".".join(fold(name).split())
    return {"address": f"{local}@{domain}", "name": name, "declined": False}


def _joined(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def _series(number: int, shown: dict[str, Any], starts_at: datetime, minutes: int) -> Series:
    """Return one event in the shape in which imported ones are stored."""
    start = starts_at.astimezone(UTC)
    name = f"{start:%Y%m%dT%H%M%SZ}"
    version = {
        **shown,
        "line": 1,
        "cancelled": False,
        "start": name,
        "minutes": minutes,
        "pattern": "",
        "sequence": 0,
        "stamp": "",
        "recurrence_id": None,
    }
    return {
        "source": "sample",
        "uid": f"sample-{number}",
        "zone": "",
        "recurs": False,
        "has_master": True,
        "start": name,
        "versions": [version],
        "occurrences": [[name, start.isoformat(), minutes, 0]],
    }
