"""What an import did, as the command prints it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui import output
from tui.drawn.columns import cut
from tui.refusals import shorten, shorten_path

if TYPE_CHECKING:
    from content.words import Words
    from storage.calendar_report import Change, FileReport, Report
    from storage.ics_read import RefusedEvent
    from tui.context import Context

MOST_LINES = 40
"""Of refusals and of changes that a person is shown; a program is given all."""
SUBJECT_COLUMNS = 48


def show_report(context: Context, report: Report, *, dry_run: bool) -> None:
    """Print what an import did, or would do."""
    words = context.words
    if context.json:
        output.document({"dry_run": dry_run, **shape(words, report)})
        return
    output.lines(summary(words, report, dry_run=dry_run))
    if dry_run:
        told = [_change(words, each) for each in report.changes]
        output.lines(_shortened(words, told))
    output.lines(_shortened(words, refusal_lines(words, report)))
    for line in failed_lines(words, report):
        output.talk(line)


def summary(words: Words, report: Report, *, dry_run: bool = False) -> list[str]:
    """Return what came in and what did not, in numbers."""
    counts = {kind: report.count(kind) for kind in ("new", "updated", "gone")}
    lines = [
        words("calendar.would" if dry_run else "calendar.did", count=report.events_in, **counts)
    ]
    if report.outside_window:
        lines.append(words("calendar.outside", count=report.outside_window))
    refused = sum(each.count for file in report.files for each in file.refused)
    if refused:
        lines.append(words("calendar.refused", count=refused))
    return lines


def _shortened(words: Words, lines: list[str]) -> list[str]:
    shown = [f"  {line}" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(words("calendar.more", count=len(lines) - MOST_LINES))
    return shown


def refusal_lines(words: Words, report: Report) -> list[str]:
    """Return a line for each event that was refused."""
    return [_refusal(words, file, each) for file in report.files for each in file.refused]


def failed_lines(words: Words, report: Report) -> list[str]:
    """Return a line for each file that could not be read."""
    return [_failed(words, file) for file in report.files if file.failed]


def _refusal(words: Words, file: FileReport, refused: RefusedEvent) -> str:
    """Return where an event stands that was refused, which one it is, and why."""
    return words(
        "calendar.refusal",
        where=shorten_path(file.path),
        line=refused.line,
        event=shorten(refused.event) or words("calendar.unnamed"),
        why=why(words, refused),
    )


def why(words: Words, refused: RefusedEvent) -> str:
    """Return why an event was refused."""
    return words(f"calendar.why.{refused.why}", value=shorten(refused.value), count=refused.count)


def _failed(words: Words, file: FileReport) -> str:
    """Return why a file could not be read."""
    return words(f"calendar.failed.{file.failed}", where=shorten_path(file.path))


def _change(words: Words, change: Change) -> str:
    """Return what is new, changed or gone."""
    fields = ", ".join(words(f"calendar.field.{name}") for name in change.fields)
    subject = cut(change.subject or change.uid, SUBJECT_COLUMNS)
    return words(
        f"calendar.change.{change.kind}", subject=subject, when=change.start, fields=fields
    )


def shape(words: Words, report: Report) -> dict[str, object]:
    """Return the shape of a report in which a program reads it."""
    reasons = Counter(each.why for file in report.files for each in file.refused)
    return {
        "files": len(report.files),
        "events_in": report.events_in,
        "new": report.count("new"),
        "updated": report.count("updated"),
        "gone": report.count("gone"),
        "outside_window": report.outside_window,
        "refused": [
            {
                "file": file.path,
                "line": each.line,
                "event": each.event,
                "why": why(words, each),
                "reason": each.why,
                "count": each.count,
            }
            for file in report.files
            for each in file.refused
        ],
        "reasons": dict(reasons),
        "failed": [
            {"file": file.path, "why": _failed(words, file), "reason": file.failed}
            for file in report.files
            if file.failed
        ],
        "changes": [
            {
                "kind": each.kind,
                "uid": each.uid,
                "recurrence_id": each.recurrence_id,
                "subject": each.subject,
                "fields": list(each.fields),
            }
            for each in report.changes
        ],
    }
