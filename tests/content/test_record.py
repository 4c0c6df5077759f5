"""Records behave like the frozen dataclasses that they are written like."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from content.record import Record


class Room(Record):
    week: str
    minutes: int = 0
    seen_on: str = ""
    _apart = ("seen_on",)


def test_fields_are_given_in_order_or_by_name_and_have_defaults() -> None:
    assert Room("W48", 30) == Room(week="W48", minutes=30)
    assert Room("W48").minutes == 0


def test_two_are_the_same_by_their_fields_but_for_those_that_stand_apart() -> None:
    one = Room("W48", 30, "Monday")
    assert one == Room("W48", 30, "Friday")
    assert hash(one) == hash(Room("W48", 30))
    assert one != Room("W48", 31, "Monday")
    assert one != ("W48", 30, "Monday")


def test_one_is_changed_only_into_another() -> None:
    one = Room("W48", 30)
    assert replace(one, minutes=60) == Room("W48", 60)
    assert asdict(one) == {"week": "W48", "minutes": 30, "seen_on": ""}
    with pytest.raises(AttributeError, match=r"Room\.minutes"):
        setattr(one, "minutes", 60)  # noqa: B010
    assert repr(one) == "Room(week='W48', minutes=30)"


@pytest.mark.parametrize(("given", "named"), [((), {}), (("W", 1, "", 2), {}), (("W",), {"x": 1})])
def test_one_that_lacks_a_field_or_has_another_is_refused(
    given: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match="week, minutes, seen_on"):
        Room(*given, **named)  # type: ignore[arg-type]
