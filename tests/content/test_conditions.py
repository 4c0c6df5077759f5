"""The vocabulary of conditions: when each holds, what it reads, how it is drawn and refused."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from content.conditions import TESTS, ConditionFault, read, read_all


def facts(**known: Any) -> dict[str, Any]:
    return defaultdict(lambda: None, known)


HOLDS: list[tuple[dict[str, Any], str, dict[str, Any], dict[str, Any]]] = [
    ({"fact": "a", "is": "x"}, "a = x", {"a": "x"}, {"a": "y"}),
    ({"fact": "a", "is": True}, "a = true", {"a": True}, {"a": False}),
    ({"fact": "a", "is": False}, "a = false", {"a": False}, {"a": True}),
    ({"fact": "a", "is": 3}, "a = 3", {"a": 3}, {"a": 4}),
    ({"fact": "a", "is_not": "x"}, "a ≠ x", {"a": "y"}, {"a": "x"}),
    ({"fact": "a", "is_not": True}, "a ≠ true", {"a": False}, {"a": True}),
    ({"fact": "a", "in": ["x", "y"]}, "a in x, y", {"a": "y"}, {"a": "z"}),
    ({"fact": "a", "below": 3}, "a < 3", {"a": 2}, {"a": 3}),
    ({"fact": "a", "below": "b"}, "a < b", {"a": 2, "b": 3}, {"a": 3, "b": 3}),
    ({"fact": "a", "above": 3}, "a > 3", {"a": 4}, {"a": 3}),
    ({"fact": "a", "above": "b"}, "a > b", {"a": 4, "b": 3}, {"a": 3, "b": 3}),
    ({"fact": "a", "equals": 3}, "a = 3", {"a": 3}, {"a": 2}),
    ({"fact": "a", "equals": "b"}, "a = b", {"a": 3, "b": 3}, {"a": 3, "b": 4}),
    ({"fact": "a", "given": True}, "a given", {"a": False}, {}),
    ({"fact": "a", "given": False}, "a not given", {}, {"a": 0}),
    (
        {"any": [{"fact": "a", "is": "x"}, {"fact": "b", "above": 1}]},
        "a = x or b > 1",
        {"a": "y", "b": 2},
        {"a": "y", "b": 1},
    ),
]


@pytest.mark.parametrize(("source", "says", "so", "not_so"), HOLDS)
def test_each_holds_when_it_should(
    source: dict[str, Any], says: str, so: dict[str, Any], not_so: dict[str, Any]
) -> None:
    condition = read(source)
    assert condition.says == says
    assert condition.holds(facts(**so)) is True
    assert condition.holds(facts(**not_so)) is False


@pytest.mark.parametrize("source", [each[0] for each in HOLDS if "given" not in each[0]])
def test_silence_never_holds(source: dict[str, Any]) -> None:
    assert read(source).holds(facts()) is False
    assert read(source).holds(facts(b=3)) is ("any" in source)


def test_a_missing_bound_never_holds() -> None:
    for test in ("below", "above", "equals"):
        assert read({"fact": "a", test: "b"}).holds(facts(a=3)) is False


def test_it_tells_what_it_reads_and_where_it_turns() -> None:
    both = read_all([{"fact": "a", "below": "b"}, {"fact": "c", "above": 4}])
    assert both.names == {"a", "b", "c"}
    assert both.thresholds == {("a", "b"), ("b", "a"), ("c", 4)}
    plain = read({"fact": "a", "is": 4})
    assert plain.names == {"a"}
    assert not plain.thresholds


def test_of_several_all_must_hold() -> None:
    both = read_all([{"fact": "a", "is": 1}, {"fact": "b", "is": 2}])
    assert both.says == "a = 1 and b = 2"
    assert both.holds(facts(a=1, b=2)) is True
    assert both.holds(facts(a=1, b=3)) is False
    assert read_all([]).holds(facts()) is True


EXPECTED = f"a fact and one of {', '.join(TESTS)} are expected, not "


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a", "a condition is a table such as { fact = …, is = … }"),
        ({"is": 1}, EXPECTED + "{'is': 1}"),
        ({"fact": "a"}, EXPECTED + "{'fact': 'a'}"),
        ({"fact": 1, "is": 1}, EXPECTED + "{'fact': 1, 'is': 1}"),
        ({"fact": "a", "is": 1, "in": [2]}, EXPECTED + "{'fact': 'a', 'is': 1, 'in': [2]}"),
        ({"fact": "a", "is": 1, "iss": 1}, EXPECTED + "{'fact': 'a', 'is': 1, 'iss': 1}"),
        ({"any": []}, "`any` takes a list of conditions and nothing beside it"),
        ({"any": {}}, "`any` takes a list of conditions and nothing beside it"),
        (
            {"any": [{"fact": "a", "is": 1}], "fact": "a"},
            "`any` takes a list of conditions and nothing beside it",
        ),
        ({"fact": "a", "in": "xy"}, "`in` of a takes a list of values"),
        ({"fact": "a", "in": []}, "`in` of a takes a list of values"),
        ({"fact": "a", "is": [1]}, "`is` of a takes one value"),
        ({"fact": "a", "given": None}, "`given` of a takes one value"),
        ({"fact": "a", "below": True}, "`below` of a takes a number or the name of a fact"),
        ({"fact": "a", "above": 1.5}, "`above` of a takes a number or the name of a fact"),
    ],
)
def test_anything_else_is_refused_and_named(source: object, says: str) -> None:
    with pytest.raises(ConditionFault) as fault:
        read(source)
    assert str(fault.value) == says


def test_a_list_is_expected() -> None:
    with pytest.raises(ConditionFault) as fault:
        read_all({"fact": "a", "is": 1})
    assert str(fault.value) == "a list of conditions is expected"
