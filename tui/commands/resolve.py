"""`resolve`: settles two versions of one record from two devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui import exit_codes, output
from tui.environment import interactive
from tui.printed import listing
from tui.refusals import Misuse, Refusal, shorten
from tui.use_cases import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from content.words import Words
    from tui.context import Context
    from tui.parser import Parser
    from tui.use_cases.versions import Dispute


def arguments(parser: Parser, _words: Words) -> None:
    """Say what the command takes."""
    parser.take("id", nargs="?")
    parser.take("--keep")


def run(context: Context) -> int:
    """Keep one version, or list what there is to settle."""
    options = context.options
    found = versions.disputes(context.session)
    if options.id is None:
        if options.keep is not None:
            raise Misuse("keep_of_what")
        _list(context, found)
        return exit_codes.DONE
    dispute = _of(context, found, options.id)
    number = _number(context, dispute)
    line = versions.keep(context.session, dispute, number)
    if context.json:
        output.document({"kept": _shape(dispute)["versions"][number], "says": line})
    else:
        output.lines([line])
    return exit_codes.DONE


def _of(context: Context, found: Sequence[Dispute], wanted: str) -> Dispute:
    """Return the first dispute on the record or the decision that is meant."""
    decision = wanted if _fitting(found, wanted) else listing.find(context, wanted).id
    fitting = _fitting(found, decision)
    if not fitting:
        raise Refusal("nothing_to_settle", value=shorten(wanted))
    return fitting[0]


def _fitting(found: Sequence[Dispute], wanted: str) -> list[Dispute]:
    return [each for each in found if wanted in (each.conflict.record, each.decision)]


def _number(context: Context, dispute: Dispute) -> int:
    """Return the version to keep, from 0; raises Refusal where nobody says which."""
    changes = [each.change for each in dispute.conflict.versions]
    keep = context.options.keep
    if keep is None:
        _list(context, [dispute])
        keep = _typed(context)
    if keep is None:
        raise Refusal("which_version", count=len(changes))
    if keep in changes:
        return changes.index(keep)
    numbers = [str(number) for number in range(1, len(changes) + 1)]
    if keep in numbers:
        return numbers.index(keep)
    raise Misuse("no_such_version", value=keep, count=len(changes))


def _typed(context: Context) -> str | None:
    """Return what a person answers; None where there is nobody, or nothing is said."""
    if context.json or not interactive():
        return None
    try:
        return input("> ").strip() or None
    except EOFError:
        return None


def _list(context: Context, found: Sequence[Dispute]) -> None:
    if context.json:
        if context.options.id is None:
            output.document({"conflicts": [_shape(each) for each in found]})
        return
    for each in found:
        output.lines([f"{each.conflict.record}  {each.ask}"])
        output.lines(f"  {number}  {choice}" for number, choice in enumerate(each.choices, 1))
    if not found:
        output.talk(context.words("commands.resolve.nothing"))


def _shape(dispute: Dispute) -> dict[str, Any]:
    conflict = dispute.conflict
    return {
        "id": dispute.decision,
        "record": conflict.record,
        "kind": conflict.kind,
        "says": dispute.ask,
        "versions": [
            {
                "change": each.change,
                "device": each.device,
                "at": each.at.isoformat(),
                "value": None if each.value is None else dict(each.value),
                "says": choice,
            }
            for each, choice in zip(conflict.versions, dispute.choices, strict=True)
        ],
    }
