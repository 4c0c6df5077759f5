"""The time zone of the system, where nothing names another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import tzlocal

from tui import environment
from tui.environment import Environment

ZONES = Path("/usr/share/zoneinfo")


@pytest.fixture
def link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    place = tmp_path / "localtime"
    monkeypatch.setattr(environment, "LOCAL_TIME", str(place))
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Asia/Tokyo")
    environment._system_zone.cache_clear()
    yield place
    environment._system_zone.cache_clear()


def zone_now() -> str:
    environment._system_zone.cache_clear()
    return Environment({}).zone.key


@pytest.mark.skipif(not ZONES.is_dir() or os.name == "nt", reason="no zones of the system")
def test_it_is_what_the_link_of_the_system_names(link: Path) -> None:
    link.symlink_to(ZONES / "Europe" / "Bucharest")
    assert zone_now() == "Europe/Bucharest"


def test_where_there_is_no_such_link_it_is_looked_for_elsewhere(link: Path) -> None:
    assert zone_now() == "Asia/Tokyo"
    link.symlink_to(link.parent / "zoneinfo" / "Nowhere" / "Land")
    assert zone_now() == "Asia/Tokyo"


def test_where_there_is_none_it_is_utc(link: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: None)
    assert zone_now() == "UTC"
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "Nowhere/Land")
    assert zone_now() == "UTC"
