"""The shape of the files: its number, and the steps from every older shape to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Tables = dict[str, dict[str, Any]]
"""Table name to document number to document, as TinyDB keeps them."""

SCHEMA = 1
META, META_DOCUMENT = "meta", "1"

MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}
"""From a schema number to the step that makes the next one out of it; pure, small, named."""


def number_of(tables: Tables) -> int:
    """Return the number that the file says; raises LookupError or TypeError when it says none."""
    number = tables[META][META_DOCUMENT]["schema"]
    if type(number) is not int or number < min(MIGRATIONS, default=SCHEMA):
        raise TypeError("schema")
    return number


def migrated(tables: Tables, number: int) -> Tables:
    """Return the tables, which are in the shape of that number, in today's shape."""
    while number < SCHEMA:
        tables = MIGRATIONS[number](tables)
        number += 1
    tables[META][META_DOCUMENT]["schema"] = number
    return tables
