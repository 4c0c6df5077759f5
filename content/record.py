"""Frozen records without what `dataclasses` costs at start.

They are written and used like frozen dataclasses, and the type checker takes them for such. The
standard library's decorator loads `inspect` and compiles some functions for each class, which is
more than `breathing-room week` may take at every prompt of a shell. Elsewhere use dataclasses.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """Fields by their annotations, in order; a value in the class is the default."""

    _fields: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]
    _apart: ClassVar[tuple[str, ...]] = ()
    """Fields that make no difference to whether two records are the same."""

    def __init_subclass__(cls) -> None:
        names = [name for name in cls.__annotations__ if name != "_apart"]
        cls._fields = tuple(names)
        cls._defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}

    def __init__(self, *values: Any, **named: Any) -> None:
        given = {**self._defaults, **dict(zip(self._fields, values, strict=False)), **named}
        if len(values) > len(self._fields) or given.keys() != set(self._fields):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(tuple(self._compared()))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={vars(self)[name]!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"

    def but(self, **changed: Any) -> Self:
        """Return the record with some fields changed."""
        return type(self)(**{**{name: vars(self)[name] for name in self._fields}, **changed})

    def _compared(self) -> list[Any]:
        return [vars(self)[name] for name in self._fields if name not in self._apart]
