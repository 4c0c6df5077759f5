"""`flow`: the interview as a graph, drawn from its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import flow
from content.loader import load
from tui import exit_codes, output
from tui.drawn.columns import pad, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from content.library import Library
    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser

INDENT = "  "


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("--mermaid", action="store_true")


def run(context: Context) -> int:
    """Print the graph."""
    library = load()
    drawn = flow.graph(library)
    if context.json:
        output.document(_shape(drawn))
    elif context.options.mermaid:
        output.lines(flow.mermaid(drawn).splitlines())
    else:
        output.lines(_plain(context.words, library))
    return exit_codes.DONE


def _shape(drawn: flow.Graph) -> dict[str, object]:
    return {
        "nodes": [{"id": node.id, "kind": node.kind} for node in drawn.nodes],
        "edges": [
            {"source": edge.source, "target": edge.target, "condition": edge.condition or None}
            for edge in drawn.edges
        ],
    }


def _plain(words: Words, library: Library) -> Iterator[str]:
    """Yield the graph as lists, one for each part, in the order in which they decide."""
    yield from _part(words, "questions", _questions(words, library))
    yield from _part(words, "gates", ((each.id, [flow.gate_line(each)]) for each in library.gates))
    yield from _part(words, "tactics", _tactics(words, library))
    fallbacks = ((each.id, [flow.gate_line(each)]) for each in library.fallbacks)
    yield from _part(words, "fallbacks", fallbacks)


def _part(words: Words, name: str, entries: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    yield words(f"flow.{name}")
    rows = list(entries)
    wide = max(width(name) for name, _ in rows)
    for entry, told in rows:
        yield f"{INDENT}{pad(entry, wide)}  {told[0]}"
        yield from (f"{INDENT}{' ' * wide}  {line}" for line in told[1:])
    yield ""


def _questions(words: Words, library: Library) -> Iterator[tuple[str, list[str]]]:
    for question in library.questions:
        says = question.asked_when.says
        yield question.id, [words("flow.when", condition=says) if says else words("flow.always")]


def _tactics(words: Words, library: Library) -> Iterator[tuple[str, list[str]]]:
    for tactic in library.tactics.values():
        if not tactic.fallback:
            rules = [rule.when.says for rule in tactic.eligible_when]
            yield tactic.id, [*rules, words("flow.costs", cost=flow.cost(tactic))]
