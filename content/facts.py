"""Facts: the answers that the path asked for, and what follows from them by name.

The data files speak of facts. Most are plain answers; a few are derived here in Python, because
a data language that could express them would be a programming language of its own:

    weight             what the client weighs: `top` for the first rank or for major business
    client_is_yours    false when a colleague brought you in and you are not the client's contact
    baseline_minutes   minutes of the meeting and of the trip there and back
    gate               the id of the gate that decides, or None
    tactics_open       true while no gate decides
    eligible.<tactic>  true when all of the tactic's conditions hold
    chosen.<property>  a property of the tactic that was chosen, once one is

A person's assumptions (minutes for writing, briefing, a later call) are facts too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from content.schema import Gate, Tactic

WEIGHT_NEEDS = ("client_rank", "major_business")
YOURS_NEEDS = ("brought_by_colleague", "direct_contact")
BASELINE_NEEDS = ("minutes", "travel_minutes")


class Facts(dict[str, Any]):
    """Answers by question id; a derived fact is worked out when first asked for, and kept.

    Keeping is sound because the library makes sure that no condition reads a fact before every
    answer that the fact follows from has been taken in.
    """

    __slots__ = ("_derived",)

    def __init__(
        self, derived: Mapping[str, Callable[[Facts], Any]], known: Mapping[str, Any]
    ) -> None:
        super().__init__(known)
        self._derived = derived

    def __missing__(self, name: str) -> Any:
        """Derive the fact; None for the answer to a question that was not asked."""
        derive = self._derived.get(name)
        if derive is None:
            return None
        value = self[name] = derive(self)
        return value

    def branch(self) -> Facts:
        """Return a copy that can take other answers from here on."""
        return Facts(self._derived, self)


def derivations(
    gates: Sequence[Gate], tactics: Iterable[Tactic]
) -> dict[str, Callable[[Facts], Any]]:
    """Return how each derived fact follows from the facts before it."""
    derived: dict[str, Callable[[Facts], Any]] = {
        "weight": _weight,
        "client_is_yours": _client_is_yours,
        "baseline_minutes": _baseline_minutes,
        "gate": lambda facts: _gate(gates, facts),
        "tactics_open": lambda facts: facts["gate"] is None,
    }
    for tactic in tactics:
        derived[f"eligible.{tactic.id}"] = _eligible(tactic)
    return derived


def needs(gates: Sequence[Gate], tactics: Iterable[Tactic]) -> dict[str, tuple[str, ...]]:
    """Return the facts that each derived fact is worked out from."""
    of_gates = tuple({name for gate in gates for name in gate.when.names})
    table: dict[str, tuple[str, ...]] = {
        "weight": WEIGHT_NEEDS,
        "client_is_yours": YOURS_NEEDS,
        "baseline_minutes": BASELINE_NEEDS,
        "gate": of_gates,
        "tactics_open": ("gate",),
    }
    for tactic in tactics:
        table[f"eligible.{tactic.id}"] = tuple(
            {name for rule in tactic.eligible_when for name in rule.when.names}
        )
    return table


def _weight(facts: Facts) -> Any:
    return "top" if facts["major_business"] is True else facts["client_rank"]


def _client_is_yours(facts: Facts) -> bool:
    return not (facts["brought_by_colleague"] is True and facts["direct_contact"] is False)


def _baseline_minutes(facts: Facts) -> int | None:
    minutes, travel = facts["minutes"], facts["travel_minutes"]
    return None if minutes is None or travel is None else minutes + travel


def _gate(gates: Sequence[Gate], facts: Facts) -> str | None:
    for gate in gates:
        if gate.when.holds(facts):
            return gate.id
    return None


def _eligible(tactic: Tactic) -> Callable[[Facts], bool]:
    rules = [rule.when.holds for rule in tactic.eligible_when]
    return lambda facts: all(holds(facts) for holds in rules)
