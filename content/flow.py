"""The interview as a graph, drawn from the data that it runs on.

Questions follow each other; the condition on an arrow says when a question is asked, and without
it the question is passed over. Gates lead straight to an outcome; past the last question stand the
tactics with what makes them eligible, and the fallbacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.library import Library
    from content.schema import Gate, Tactic

END = "most_freed"
"""The node past the last question: the eligible tactic that frees the most."""

_SHAPES = {
    "question": ('["', '"]'),
    "gate": ('{{"', '"}}'),
    "choice": ('{"', '"}'),
    "outcome": ('(["', '"])'),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A question, a gate, the choice at the end, or an outcome."""

    id: str
    kind: str
    """`question`, `gate`, `choice` or `outcome`."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow; an empty condition always holds."""

    source: str
    target: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole interview."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(library: Library) -> Graph:
    """Return the interview of a library as a graph."""
    nodes = [
        *(Node(question.id, "question") for question in library.questions),
        *(Node(gate.id, "gate") for gate in (*library.gates, *library.fallbacks)),
        Node(END, "choice"),
        *(Node(tactic, "outcome") for tactic in library.tactics),
    ]
    return Graph(tuple(nodes), tuple(_edges(library)))


def _edges(library: Library) -> Iterator[Edge]:
    previous = None
    gates = {gate.id: gate for gate in library.gates}
    for question in library.questions:
        if question.part == "plan":
            continue
        if previous is not None:
            yield Edge(previous, question.id, question.asked_when.says)
        previous = question.id
        for gate in [each for each in gates.values() if question.id in each.when.names]:
            yield Edge(question.id, gate.id, gate.when.says)
            yield Edge(gate.id, gate.advise)
            del gates[gate.id]
    if previous is not None:
        yield Edge(previous, END)
    yield from _endings(library)


def _endings(library: Library) -> Iterator[Edge]:
    plan = [question for question in library.questions if question.part == "plan"]
    for tactic in library.tactics.values():
        if not tactic.fallback:
            yield Edge(END, tactic.id, eligible_when(tactic))
        if tactic.changes_meeting:
            for question in plan:
                yield Edge(tactic.id, question.id, question.asked_when.says)
    for fallback in library.fallbacks:
        yield Edge(END, fallback.id, fallback.when.says)
        yield Edge(fallback.id, fallback.advise)


def eligible_when(tactic: Tactic) -> str:
    """Return what makes a tactic eligible, in signs."""
    return " and ".join(
        f"({rule.when.says})" if " or " in rule.when.says else rule.when.says
        for rule in tactic.eligible_when
    )


def cost(tactic: Tactic) -> str:
    """Return what a tactic costs, in signs."""
    return " + ".join(
        f"{term.add} ({term.when.says})" if term.when else term.add for term in tactic.cost
    )


def gate_line(gate: Gate) -> str:
    """Return a gate's condition and its outcome, in signs."""
    return f"{gate.when.says} → {gate.advise}" if gate.when.says else f"→ {gate.advise}"


def mermaid(drawn: Graph) -> str:
    """Return the graph in the language of Mermaid."""
    lines = ["flowchart TD"]
    for node in drawn.nodes:
        before, after = _SHAPES[node.kind]
        lines.append(f"    {_name(node.id)}{before}{node.id}{after}")
    for edge in drawn.edges:
        label = f'|"{_quoted(edge.condition)}"|' if edge.condition else ""
        lines.append(f"    {_name(edge.source)} -->{label} {_name(edge.target)}")
    return "\n".join(lines)


def _name(node_id: str) -> str:
    # Mermaid reads some bare words, such as `end`, as its own.
    return f"n_{node_id}"


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
