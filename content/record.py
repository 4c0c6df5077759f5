"""Frozen, slotted records without what `dataclasses` costs at start.

They are written like frozen dataclasses, the type checker takes them for such, and `replace` works
on them. The standard library's decorator loads `inspect` and compiles some functions for each
class, which is more than `breathing-room week` may take at every prompt of a shell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field


class _Fields:
    """What `dataclasses` looks for in a class, made when it first does."""

    def __get__(self, record: object, of: Any) -> dict[str, Field[Any]]:
        from dataclasses import make_dataclass

        made = make_dataclass(of.__name__, of._names)
        found: dict[str, Field[Any]] = vars(made)["__dataclass_fields__"]
        of.__dataclass_fields__ = found
        return found


class _Maker(type):
    """Turns the annotations of a class into slots, and their values into defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> _Maker:
        names = tuple(body.get("__annotations__", ())) if bases else ()
        defaults = {each: body.pop(each) for each in names if each in body}
        made: Any = super().__new__(cls, name, bases, {**body, "__slots__": names})
        made._names, made._defaults = names, defaults
        made._setters = [getattr(made, each).__set__ for each in names]
        made.__dataclass_fields__ = _Fields()
        return made  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True)
class Record(metaclass=_Maker):
    """Fields by their annotations, in order; a value in the class is the default."""

    if TYPE_CHECKING:
        _names: ClassVar[tuple[str, ...]]
        _defaults: ClassVar[dict[str, Any]]
        _setters: ClassVar[list[Any]]
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _apart: ClassVar[tuple[str, ...]] = ()
    """Fields that make no difference to whether two records are the same; they are not shown."""

    def __init__(self, *values: Any, **named: Any) -> None:
        if named or len(values) != len(self._names):
            values = self._all_values(values, named)
        for put, value in zip(self._setters, values, strict=True):
            put(self, value)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Do what is left to do with the fields."""

    def _all_values(self, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        """Return the values of all fields in their order."""
        names, given = self._names, len(values)
        if given + len(named) < len(names):
            rest = names[given:]
            named = {each: self._defaults[each] for each in rest if each in self._defaults} | named
        try:
            values += tuple([named[each] for each in names[given:]])
        except KeyError:
            values = ()
        if len(values) != len(names) or given + len(named) != len(names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
        return values

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} can't be changed")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(tuple(self._compared()))

    def __repr__(self) -> str:
        names = [name for name in self._names if name not in self._apart]
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"

    def _compared(self) -> list[Any]:
        return [getattr(self, name) for name in self._names if name not in self._apart]


R = TypeVar("R", bound=Record)


def replace(record: R, **changed: Any) -> R:
    """Return the record with some fields changed, as `dataclasses.replace` would."""
    return type(record)(**{**{name: getattr(record, name) for name in record._names}, **changed})
