"""A change as a person reads it: what it was about, and what became of it.

It knows no Textual: undo in the app, the commands and the settling of versions say it alike.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from storage.records import UNREADABLE
from tui.refusals import shorten
from tui.told.names import Names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from storage.log import LogEntry
    from tui.use_cases.session import Session

    Value = Mapping[str, Any] | None


class Deeds:
    """Says changes; a meeting that is gone by now is looked up in its own past."""

    def __init__(self, session: Session, names: Names | None = None) -> None:
        self._session = session
        self._words = session.words
        self._names = names or Names(session.words)
        self._meetings: dict[str, dict[str, str]] = {}

    def step(self, entries: Sequence[LogEntry]) -> str:
        """Return what a step did, in the words of its main change."""
        made = [each for each in entries if each.kind == "decision" and each.before is None]
        if len(made) > 1:
            return self._words("store.many_decisions", count=len(made))
        order = ("decision", "state", "check_in", "client")
        first = min(entries, key=lambda each: (each not in made, order.index(each.kind)))
        deed = self.deed(first)
        others = 0 if made else len({each.record for each in entries} - {first.record})
        return self._words("store.and_more", count=others, deed=deed) if others else deed

    def deed(self, entry: LogEntry) -> str:
        """Return one change as a thing that was done."""
        key = _kind_of_deed(entry)
        what = self.what(entry.kind, entry.after)
        try:
            return self._words(f"store.deed.{key}", what=what, **self._of(entry))
        except UNREADABLE:
            return self._words("store.deed.unknown", record=shorten(entry.record))

    def about(self, kind: str, record: str) -> str:
        """Return what a record is about: the client and the subject, or the day."""
        try:
            if kind == "client":
                return self._client(record)
            key = "about_day" if kind == "check_in" else "about"
            return self._words(f"store.log.{key}", **self._meeting(record))
        except UNREADABLE:
            return shorten(record)

    def disputed(self, kind: str, record: str) -> str:
        """Return what devices differ on."""
        try:
            return self._words(f"store.versions.{kind}", **self._meeting(record))
        except UNREADABLE:
            return shorten(record)

    def change(self, entry: LogEntry) -> str:
        """Return the old value and the new one."""
        before, after = entry.before, entry.after
        if entry.kind == "decision" and before is not None and after is not None:
            return self._words(f"store.value.same_{_part_of_decision(before, after)}")
        old = self._words("store.nothing") if before is None else self.what(entry.kind, before)
        return self._words("store.change", before=old, after=self.what(entry.kind, after))

    def what(self, kind: str, value: Value) -> str:
        """Return a value in a few words."""
        if value is None:
            return self._words("store.gone")
        try:
            return str(getattr(self, f"_{kind}_value")(value))
        except UNREADABLE:
            return "?"

    def _decision_value(self, value: Mapping[str, Any]) -> str:
        key = f"tactics.{value['tactic']}.name"
        return self._words(key) if self._words.has(key) else shorten(value["tactic"])

    def _state_value(self, value: Mapping[str, Any]) -> str:
        state = self._words(f"commands.state_name.{value['state']}")
        terms = value.get("terms")
        if not terms:
            return state
        said = [self._words.minutes(terms["minutes"])] if terms["minutes"] is not None else []
        said += [self._moment(terms["starts_at"])] if terms["starts_at"] else []
        return self._words("store.value.state_terms", state=state, terms=", ".join(said))

    def _check_in_value(self, value: Mapping[str, Any]) -> str:
        minutes = value["minutes"]
        took = "" if minutes is None else self._words.minutes(minutes)
        said = self._words(f"store.value.{value['outcome']}", minutes=took)
        for call in value["later_calls"]:
            later = self._words.minutes(call["minutes"])
            said = self._words("store.value.later_call", what=said, minutes=later)
        return said

    def _client_value(self, value: Mapping[str, Any]) -> str:
        answers = value["answers"]
        said = [
            f"{self._label(key)}: {self._answer(key, known['value'])}"
            for key, known in answers.items()
        ]
        return "; ".join(said) or self._words("store.nothing")

    def _label(self, key: str) -> str:
        found = f"questions.{key}.label"
        return self._words(found) if self._words.has(found) else key

    def _answer(self, key: str, value: object) -> str:
        option = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
        found = f"questions.{key}.option.{option}"
        return self._words(found) if self._words.has(found) else shorten(value)

    def _moment(self, instant: str) -> str:
        moment = datetime.fromisoformat(instant).astimezone(self._session.environment.zone)
        return self._words.moment(moment, today=self._session.today())

    def _of(self, entry: LogEntry) -> dict[str, str]:
        """Return the names that a deed is told with."""
        if entry.kind == "client":
            return {"client": self._client(entry.record)}
        value = (entry.after or entry.before or {}) if entry.kind == "decision" else {}
        tactic = self._decision_value(value) if value else ""
        return {**self._meeting(entry.record), "tactic": tactic}

    def _client(self, record: str) -> str:
        found = self._session.repository.client(record)
        return self._names.client(found.client if found else record)

    def _meeting(self, record: str) -> dict[str, str]:
        decision, _, day = record.partition("/")
        if decision not in self._meetings:
            answers = self._answers(decision)
            self._meetings[decision] = {
                "client": self._names.client(shorten(answers["client"])),
                "subject": self._names.subject(shorten(answers["subject"])),
            }
        told = self._words.day(date.fromisoformat(day), today=self._session.today()) if day else ""
        return {**self._meetings[decision], "day": told}

    def _answers(self, decision: str) -> Mapping[str, Any]:
        """Return what a decision was about when it was last there."""
        for entry in reversed(self._session.repository.log(decision)):
            value = entry.after or entry.before
            if entry.kind == "decision" and value:
                return dict(value["answers"])
        raise LookupError(decision)


def _kind_of_deed(entry: LogEntry) -> str:
    if entry.kind != "decision":
        return entry.kind
    if entry.after is None:
        return "taken_back"
    if entry.before is None:
        return "decided"
    part = _part_of_decision(entry.before, entry.after)
    return "letter" if part == "letter" else "changed"


def _part_of_decision(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    changed = {field for field in {*before, *after} if before.get(field) != after.get(field)}
    return "letter" if changed == {"letter"} else "decision"
