"""Writing a setting back: only the lines of its key change, every comment and the rest stay.

A new file is a list of all settings, each commented out below what it is for; setting one turns
its line into a live one.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.refusals import Refusal
from tui.settings.settings import Settings, of_file, of_text
from tui.settings.settings_values import KINDS, as_toml

if TYPE_CHECKING:
    from pathlib import Path

    from content.words import Words

DEFAULTS = Settings()


def change(settings: Settings, changed: dict[str, Any], words: Words) -> Settings:
    """Return the settings with some values changed, kept in their file where they have one.

    Raises Refusal when the file can't take them as it is, StorageFault when it can't be written.
    """
    if settings.file is None:
        return replace(settings, **changed)
    from storage import files, lock

    path = _real(settings.file)
    with lock.held(path):
        _checked(of_file(path))
        found = files.read(path)
        text = found[0].decode("utf-8-sig") if found else starter(words)
        for key, value in changed.items():
            text = with_value(text, key, value)
        kept = _checked(of_text(text, path), changed)
        files.replace(path, [text.encode()])
    return replace(kept, file=settings.file)


def _real(path: Path) -> Path:
    """Follow a link: who keeps settings elsewhere (dotfiles) wants them changed there."""
    return path.resolve() if path.is_symlink() else path


def _checked(settings: Settings, changed: dict[str, Any] | None = None) -> Settings:
    """Refuse a file that can't be read, or that would not hold what was changed."""
    whole = [fault for fault in settings.faults if fault.form in ("not_utf8", "not_readable")]
    differs = any(getattr(settings, key) != value for key, value in (changed or {}).items())
    if whole or differs:
        line = min((fault.line for fault in settings.faults), default=0)
        raise Refusal("settings_not_kept", where=str(settings.file), line=line)
    return settings


def starter(words: Words) -> str:
    """Return a new file: every setting with what it is for, none of them set."""
    lines = [f"# {line}" for line in words("settings.file.about").splitlines()]
    for key in KINDS:
        default = getattr(DEFAULTS, key)
        shown = words.find("settings.file.example").get(key) or as_toml(default)
        lines += ["", f"# {words(f'settings.file.for.{key}')}", f"# {key} = {shown}"]
    return "\n".join(lines) + "\n"


def with_value(text: str, key: str, value: Any) -> str:
    """Return the text with the key set; None, or what counts anyway, comments it out."""
    lines = text.removesuffix("\n").split("\n") if text else []
    first, last = _place(lines, key)
    is_default = value is None or value == getattr(DEFAULTS, key)
    if first is None:
        if is_default:
            return text
        first = last = _end(lines)
        return "\n".join([*lines[:first], f"{key} = {as_toml(value)}", *lines[first:]]) + "\n"
    written = lines[first:last]
    if is_default:
        new = [line if line.lstrip().startswith("#") else f"# {line}" for line in written]
    else:
        new = [f"{key} = {as_toml(value)}{_comment(written)}"]
    return "\n".join([*lines[:first], *new, *lines[last:]]) + "\n"


def _place(lines: list[str], key: str) -> tuple[int | None, int]:
    """Return where a key's lines begin and end; else those where it stands commented out."""
    tables = _end(lines)
    for mark in ("", r"#\s*"):
        stands = re.compile(rf"\s*{mark}[\"']?{re.escape(key)}[\"']?\s*=")
        for number, line in enumerate(lines[:tables]):
            if stands.match(line):
                return number, number + 1 if mark else _last(lines, number, tables)
    return None, 0


def _last(lines: list[str], first: int, tables: int) -> int:
    """Return where a value of several lines ends."""
    for last in range(first + 1, tables + 1):
        if _is_toml("\n".join(lines[first:last])):
            return last
    return first + 1


def _end(lines: list[str]) -> int:
    """Return where the first table begins: a key behind it would be the table's."""
    return next(
        (at for at, line in enumerate(lines) if re.match(r"\s*\[+[\w\s.\"'-]+\]", line)), len(lines)
    )


def _comment(written: list[str]) -> str:
    """Return the comment behind a value of one line, with the space before it."""
    line = written[0]
    if len(written) > 1 or line.lstrip().startswith("#"):
        return ""
    for found in re.finditer(r"\s*#", line):
        if _is_toml(line[: found.start()]):
            return line[found.start() :]
    return ""


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
