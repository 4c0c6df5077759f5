"""The closed vocabulary of conditions that the data files may use.

A condition is a table that names one fact and one test of it, or `any` of several conditions:

    { fact = "reason", is = "conflict" }           equal to a value
    { fact = "weight", is_not = "top" }            known, and another value
    { fact = "phone_welcome", in = ["yes", …] }    one of these values
    { fact = "minutes_needed", below = "minutes" } below a number or another fact
    { fact = "travel_minutes", above = 0 }         above a number or another fact
    { fact = "minutes_needed", equals = "minutes" } equal to another fact
    { fact = "contact", given = true }             known at all, or not
    { any = [ … ] }                                at least one of these holds

A list of conditions holds when all of them hold. A fact that is absent (its question was not
asked) fails every test but `given = false`: silence never speaks for a tactic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from content.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


TESTS = ("is", "is_not", "in", "below", "above", "equals", "given")


class ConditionFault(ValueError):
    """A condition outside the vocabulary; the message says what is wrong with it."""


class Condition(Record):
    """One condition, or the conjunction of several, ready to be tested."""

    holds: Callable[[Mapping[str, Any]], bool]
    """Called with the facts; true when the condition holds."""
    names: frozenset[str]
    """Every fact that the condition reads."""
    thresholds: frozenset[tuple[str, str | int]]
    """(fact, number or other fact) of every comparison by size."""
    says: str
    """The condition in signs, for drawings: `format = in_person`."""


def read_all(source: object) -> Condition:
    """Return the conjunction of a list of condition tables; of an empty list: always true."""
    if not isinstance(source, list):
        raise ConditionFault("a list of conditions is expected")
    parts = [read(each) for each in source]
    if len(parts) == 1:
        return parts[0]
    return _join(parts, _all_of([part.holds for part in parts]), " and ")


def read(source: object) -> Condition:
    """Return one condition from its table, or raise ConditionFault."""
    if not isinstance(source, dict):
        raise ConditionFault("a condition is a table such as { fact = …, is = … }")
    if "any" in source:
        return _read_any(source)
    tests = [key for key in source if key in TESTS]
    unknown = [key for key in source if key not in TESTS and key != "fact"]
    if unknown or len(tests) != 1 or not isinstance(source.get("fact"), str):
        raise ConditionFault(f"a fact and one of {', '.join(TESTS)} are expected, not {source}")
    return _read_test(source["fact"], tests[0], source[tests[0]])


def _read_any(source: dict[str, Any]) -> Condition:
    if set(source) != {"any"} or not isinstance(source["any"], list) or not source["any"]:
        raise ConditionFault("`any` takes a list of conditions and nothing beside it")
    parts = [read(each) for each in source["any"]]
    return _join(parts, _any_of([part.holds for part in parts]), " or ")


def _read_test(fact: str, test: str, operand: Any) -> Condition:
    if test in ("below", "above", "equals"):
        return _read_comparison(fact, test, operand)
    if test == "in":
        if not isinstance(operand, list) or not operand:
            raise ConditionFault(f"`in` of {fact} takes a list of values")
        return _plain(
            fact, _is_in(fact, tuple(operand)), f"{fact} in {', '.join(map(str, operand))}"
        )
    if not isinstance(operand, str | int | bool):
        raise ConditionFault(f"`{test}` of {fact} takes one value")
    if test == "given":
        return _plain(fact, _given(fact, operand), f"{fact} {'' if operand else 'not '}given")
    value = str(operand).lower() if isinstance(operand, bool) else operand
    if test == "is":
        return _plain(fact, _is(fact, operand), f"{fact} = {value}")
    return _plain(fact, _is_not(fact, operand), f"{fact} ≠ {value}")


def _read_comparison(fact: str, test: str, operand: Any) -> Condition:
    if isinstance(operand, bool) or not isinstance(operand, str | int):
        raise ConditionFault(f"`{test}` of {fact} takes a number or the name of a fact")
    sign, holds = {
        "below": ("<", _below(fact, operand)),
        "above": (">", _above(fact, operand)),
        "equals": ("=", _equals(fact, operand)),
    }[test]
    names = {fact, operand} if isinstance(operand, str) else {fact}
    thresholds: set[tuple[str, str | int]] = {(fact, operand)}
    if isinstance(operand, str):
        thresholds.add((operand, fact))
    return Condition(holds, frozenset(names), frozenset(thresholds), f"{fact} {sign} {operand}")


def _plain(fact: str, holds: Callable[[Mapping[str, Any]], bool], says: str) -> Condition:
    return Condition(holds, frozenset({fact}), frozenset(), says)


def _join(
    parts: Sequence[Condition], holds: Callable[[Mapping[str, Any]], bool], word: str
) -> Condition:
    return Condition(
        holds,
        frozenset().union(*(part.names for part in parts)),
        frozenset().union(*(part.thresholds for part in parts)),
        word.join(part.says for part in parts),
    )


def _all_of(
    tests: Sequence[Callable[[Mapping[str, Any]], bool]],
) -> Callable[[Mapping[str, Any]], bool]:
    return lambda facts: all(test(facts) for test in tests)


def _any_of(
    tests: Sequence[Callable[[Mapping[str, Any]], bool]],
) -> Callable[[Mapping[str, Any]], bool]:
    return lambda facts: any(test(facts) for test in tests)


def _is(fact: str, value: object) -> Callable[[Mapping[str, Any]], bool]:
    return lambda facts: bool(facts[fact] == value)


def _is_not(fact: str, value: object) -> Callable[[Mapping[str, Any]], bool]:
    return lambda facts: facts[fact] is not None and bool(facts[fact] != value)


def _is_in(fact: str, values: tuple[object, ...]) -> Callable[[Mapping[str, Any]], bool]:
    return lambda facts: facts[fact] in values


def _given(fact: str, wanted: object) -> Callable[[Mapping[str, Any]], bool]:
    return lambda facts: (facts[fact] is not None) is wanted


def _number(facts: Mapping[str, Any], operand: str | int) -> Any:
    return facts[operand] if isinstance(operand, str) else operand


def _below(fact: str, operand: str | int) -> Callable[[Mapping[str, Any]], bool]:
    def holds(facts: Mapping[str, Any]) -> bool:
        left, right = facts[fact], _number(facts, operand)
        return left is not None and right is not None and bool(left < right)

    return holds


def _above(fact: str, operand: str | int) -> Callable[[Mapping[str, Any]], bool]:
    def holds(facts: Mapping[str, Any]) -> bool:
        left, right = facts[fact], _number(facts, operand)
        return left is not None and right is not None and bool(left > right)

    return holds


def _equals(fact: str, operand: str | int) -> Callable[[Mapping[str, Any]], bool]:
    def holds(facts: Mapping[str, Any]) -> bool:
        left, right = facts[fact], _number(facts, operand)
        return left is not None and bool(left == right)

    return holds
