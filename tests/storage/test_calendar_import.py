"""Importing again changes what has changed, and nothing else; the files are only ever read."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from content.meetings import Meeting
from storage.calendar_import import import_calendars, window_around
from storage.calendar_reading import Cancelled, files_in
from storage.calendar_report import Report
from storage.calendar_series import meetings
from storage.calendar_store import CalendarStore
from storage.durable import DurableStorage
from storage.faults import Damaged
from tests.storage.calendar_reader import BUCHAREST, calendar

NOW = datetime(2026, 11, 24, 9, tzinfo=BUCHAREST)
SERIES = """UID:series
SUMMARY:Weekly
DTSTART;TZID=Europe/Bucharest:20261201T100000
DTEND;TZID=Europe/Bucharest:20261201T110000
RRULE:FREQ=WEEKLY;COUNT=3"""
ONE = "UID:one\nSUMMARY:Review\nDTSTART:20261203T080000Z\nDURATION:PT30M"
MOVED = """UID:series
SUMMARY:Weekly, moved
RECURRENCE-ID;TZID=Europe/Bucharest:20261208T100000
DTSTART;TZID=Europe/Bucharest:20261209T150000
DURATION:PT30M
SEQUENCE:1"""


class Desk:
    """A store, and a folder of calendars beside it."""

    def __init__(self, folder: Path) -> None:
        self.data, self.calendars = folder / "data", folder / "calendars"
        self.calendars.mkdir()
        self.store = CalendarStore(self.data, "desk")

    def write(self, name: str, *events: str) -> Path:
        path = self.calendars / name
        path.write_text(calendar(*events), encoding="utf-8")
        return path

    def read(self, *paths: Path, now: datetime = NOW, dry_run: bool = False) -> Report:
        window = window_around(now.date(), BUCHAREST)
        return import_calendars(self.store, paths, window, now, dry_run=dry_run)

    def ahead(self) -> list[Meeting]:
        found = meetings(
            CalendarStore(self.data, "desk").series(), BUCHAREST, NOW, NOW + timedelta(days=60)
        )
        return [each for each in found if not each.cancelled]

    def starts(self) -> list[str]:
        return [f"{each.starts_at:%m-%d %H:%M} {each.minutes}" for each in self.ahead()]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _kinds(report: Report) -> dict[str, int]:
    return {kind: report.count(kind) for kind in ("new", "updated", "gone")}


def test_importing_again_changes_nothing(desk: Desk) -> None:
    path = desk.write("a.ics", SERIES, ONE)
    first, again = desk.read(path), desk.read(path)
    assert _kinds(first) == {"new": 2, "updated": 0, "gone": 0}
    assert _kinds(again) == {"new": 0, "updated": 0, "gone": 0}
    assert first.events_in == again.events_in == 2
    assert desk.starts() == ["12-01 10:00 60", "12-03 10:00 30", "12-08 10:00 60", "12-15 10:00 60"]


def test_what_has_changed_is_changed_and_named(desk: Desk) -> None:
    desk.read(desk.write("a.ics", SERIES, ONE))
    changed = ONE.replace("PT30M", "PT45M").replace("Review", "Long review")
    report = desk.read(desk.write("a.ics", SERIES, changed))
    (change,) = report.changes
    assert (change.kind, change.uid, change.fields) == ("updated", "one", ("subject", "minutes"))
    assert "12-03 10:00 45" in desk.starts()


def test_a_rule_that_has_changed_is_a_change(desk: Desk) -> None:
    desk.read(desk.write("a.ics", SERIES))
    report = desk.read(desk.write("a.ics", SERIES.replace("COUNT=3", "COUNT=2")))
    assert [change.fields for change in report.changes] == [("pattern",)]
    assert desk.starts() == ["12-01 10:00 60", "12-08 10:00 60"]


def test_a_moved_occurrence_that_comes_later_in_a_file_of_its_own(desk: Desk) -> None:
    desk.read(desk.write("a.ics", SERIES))
    report = desk.read(desk.write("invitation.ics", MOVED))
    assert _kinds(report) == {"new": 1, "updated": 0, "gone": 0}
    expected = ["12-01 10:00 60", "12-09 15:00 30", "12-15 10:00 60"]
    assert desk.starts() == expected
    desk.read(desk.calendars / "a.ics")
    assert desk.starts() == expected


def test_an_event_that_is_gone_from_its_file_is_gone(desk: Desk) -> None:
    desk.read(desk.write("a.ics", SERIES, ONE))
    report = desk.read(desk.write("a.ics", ONE))
    assert [(change.kind, change.uid) for change in report.changes] == [("gone", "series")]
    assert desk.starts() == ["12-03 10:00 30"]


def test_a_file_that_is_gone_from_its_folder_takes_its_events_along(desk: Desk) -> None:
    desk.write("a.ics", SERIES)
    one = desk.write("b.ics", ONE)
    desk.read(desk.calendars)
    one.unlink()
    report = desk.read(desk.calendars)
    assert [(change.kind, change.uid) for change in report.changes] == [("gone", "one")]
    assert len(desk.starts()) == 3


def test_a_dry_run_says_the_same_and_changes_nothing(desk: Desk) -> None:
    path = desk.write("a.ics", SERIES, ONE)
    would = desk.read(path, dry_run=True)
    assert not (desk.data / "calendar").exists()
    assert would.changes == desk.read(path).changes
    desk.write("a.ics", ONE)
    assert desk.read(path, dry_run=True).count("gone") == 1
    assert len(desk.starts()) == 4


def test_a_file_cut_short_loses_nothing_of_before(desk: Desk) -> None:
    path = desk.write("a.ics", SERIES, ONE)
    desk.read(path)
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("UID:one") + 8], encoding="utf-8")
    report = desk.read(path)
    assert [each.why for each in report.files[0].refused] == ["not_closed"]
    assert len(desk.starts()) == 4


def test_an_event_that_can_no_longer_be_read_stays_as_it_was(desk: Desk) -> None:
    desk.read(desk.write("a.ics", SERIES, ONE))
    report = desk.read(desk.write("a.ics", SERIES, ONE.replace("20261203T", "2026-12-03T")))
    assert [each.why for each in report.files[0].refused] == ["bad_date"]
    assert not report.changes
    assert "12-03 10:00 30" in desk.starts()


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b""), Path.unlink])
def test_a_source_that_is_empty_or_away_loses_nothing(
    desk: Desk, spoil: Callable[[Path], object]
) -> None:
    path = desk.write("a.ics", ONE)
    desk.read(path)
    spoil(path)
    desk.read(path)
    assert desk.starts() == ["12-03 10:00 30"]


def test_what_has_passed_out_of_the_window_stays_for_looking_back(desk: Desk) -> None:
    path = desk.write("a.ics", SERIES, ONE)
    desk.read(path)
    report = desk.read(path, now=NOW + timedelta(days=600))
    assert report.outside_window == 2
    assert not report.count("gone")
    assert len(desk.starts()) == 4


def test_where_an_occurrence_stood_before_is_remembered(desk: Desk) -> None:
    desk.read(desk.write("a.ics", ONE))
    desk.read(desk.write("a.ics", ONE.replace("20261203", "20261204")))
    desk.read(desk.write("a.ics", ONE.replace("20261203", "20261207")))
    (series,) = desk.store.series()
    assert series["occurrences"][0][4] == ["2026-12-03T08:00:00+00:00", "2026-12-04T08:00:00+00:00"]


def test_the_files_are_only_read(desk: Desk) -> None:
    path = desk.write("a.ics", SERIES)
    path.chmod(0o400)
    before = path.stat().st_mtime_ns, path.read_bytes(), sorted(desk.calendars.iterdir())
    desk.read(desk.calendars)
    assert (path.stat().st_mtime_ns, path.read_bytes(), sorted(desk.calendars.iterdir())) == before


def test_what_is_kept_is_for_this_persons_eyes_only(desk: Desk) -> None:
    desk.read(desk.write("a.ics", SERIES))
    desk.store.say({"about": "word:x", "is_client": True, "client": "", "at": NOW.isoformat()})
    modes = {path.name: path.stat().st_mode & 0o777 for path in (desk.data / "calendar").iterdir()}
    assert set(modes) == {
        "events.desk.json",
        "events.desk.json.lock",
        "said.desk.json",
        "said.desk.json.lock",
    }
    assert set(modes.values()) == {0o600}
    assert (desk.data / "calendar").stat().st_mode & 0o777 == 0o700


def test_a_damaged_store_is_never_overwritten(desk: Desk) -> None:
    path = desk.write("a.ics", SERIES)
    desk.read(path)
    events = desk.data / "calendar" / "events.desk.json"
    events.write_bytes(events.read_bytes().replace(b"Weekly", b"Daily!"))
    with pytest.raises(Damaged):
        CalendarStore(desk.data, "desk").series()
    with pytest.raises(Damaged):
        Desk.read(desk, path)


def test_what_was_said_on_the_other_device_counts_by_when_it_was_said(desk: Desk) -> None:
    def said(at: str, client: str) -> dict[str, object]:
        return {"about": "meeting:one", "is_client": True, "client": client, "at": at}

    other = CalendarStore(desk.data, "laptop")
    desk.store.say(said("2026-11-02T09:00:00+00:00", "Here"))
    other.say(said("2026-11-03T09:00:00+00:00", "There"))
    assert [each["client"] for each in desk.store.said()] == ["There"]
    desk.store.say(said("2026-11-04T09:00:00+00:00", "Here again"))
    assert [each["client"] for each in other.said()] == ["Here again"]


def test_called_off_it_changes_nothing(desk: Desk) -> None:
    paths = [desk.write(f"{number}.ics", ONE) for number in range(3)]
    told: list[int] = []
    with pytest.raises(Cancelled):
        import_calendars(
            desk.store,
            paths,
            window_around(NOW.date(), BUCHAREST),
            NOW,
            progress=lambda done, _all: told.append(done),
            is_cancelled=lambda: bool(told),
        )
    assert desk.store.is_empty


def test_a_folder_is_read_as_vdir_programs_lay_it_out(tmp_path: Path) -> None:
    for name in (
        "work/a.ics",
        "work/b.ICS",
        "work/.hidden.ics",
        "work/displayname",
        ".trash/c.ics",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    assert [path.name for path in files_in(tmp_path)] == ["a.ics", "b.ICS"]


def test_many_imports_keep_each_version_once(desk: Desk) -> None:
    weekly = SERIES.replace(";COUNT=3", "")
    path = desk.write("a.ics", weekly, MOVED)
    desk.read(path)
    for week in range(60, 120):
        desk.write("a.ics", weekly)
        desk.read(path, now=NOW + timedelta(weeks=week))
    (series,) = desk.store.stored()
    assert len(series["versions"]) == 2
    past = meetings(desk.store.series(), BUCHAREST, NOW, NOW + timedelta(days=30))
    assert [each.subject for each in past] == ["Weekly", "Weekly, moved", "Weekly", "Weekly"]


def test_a_folder_that_is_closed_this_time_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.calendars / "sub").mkdir()
    desk.write("sub/a.ics", ONE)
    desk.read(desk.calendars)
    scan = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(errno.EACCES, "closed", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    assert files_in(desk.calendars) == []
    assert desk.read(desk.calendars).changes == []
    assert len(desk.store.stored()) == 1


def test_a_file_of_another_name_stays_when_its_folder_is_read(desk: Desk) -> None:
    named = desk.write("export.txt", ONE)
    desk.read(named)
    desk.write("b.ics", SERIES)
    desk.read(desk.calendars)
    assert {each["uid"] for each in desk.store.stored()} == {"one", "series"}


def test_what_was_said_last_counts_whatever_the_zones_are(desk: Desk) -> None:
    desk.store.say(
        {"about": "q", "client": "", "is_client": True, "at": "2026-12-01T10:00:00+02:00"}
    )
    other = CalendarStore(desk.data, "other")
    other.say({"about": "q", "client": "", "is_client": False, "at": "2026-12-01T09:00:00+00:00"})
    assert [each["is_client"] for each in desk.store.said()] == [False]


def test_what_a_later_version_knows_besides_stays(desk: Desk) -> None:
    desk.read(desk.write("a.ics", ONE))
    desk.store.say({"about": "q", "client": "", "is_client": True, "at": "2026"})
    for name, growing in (("events", "series"), ("said", "said")):
        file = DurableStorage(desk.data / "calendar" / f"{name}.desk.json", "desk", growing)
        tables = file.read()
        assert tables is not None
        for source in tables.get("sources", {}).values():
            source["colour"] = "green"
        file.write({**tables, "later": {"1": {"x": 1}}})
    desk.read(desk.write("b.ics", SERIES))
    desk.store.say({"about": "r", "client": "", "is_client": True, "at": "2026"})
    raw = (desk.data / "calendar" / "events.desk.json").read_text(encoding="utf-8")
    assert '"colour":"green"' in raw
    for name, growing in (("events", "series"), ("said", "said")):
        path = desk.data / "calendar" / f"{name}.desk.json"
        read = DurableStorage(path, "desk", growing).read()
        assert read is not None
        assert read["later"] == {"1": {"x": 1}}
