"""What cannot be read back as it was is refused before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf, nan
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.faults import Refused
from storage.plain_json import check, decoded, encoded
from storage.unfinished import Unfinished
from tests.storage.builders import decision, repository

if TYPE_CHECKING:
    from pathlib import Path


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


REFUSED = {
    "nan": (nan, "not_a_number"),
    "infinity": (inf, "not_a_number"),
    "surrogate": ("half \ud83d", "lone_surrogate"),
    "surrogate key": ({"\udc00": 1}, "lone_surrogate"),
    "65 bits": (2**64, "number_too_large"),
    "64 bits unsigned": (2**63, "number_too_large"),
    "very negative": (-(2**63) - 1, "number_too_large"),
    "number key": ({1: 1}, "key_not_text"),
    "deep": (nested(101), "too_deep"),
    "a day": (date(2026, 1, 1), "not_plain"),
    "a tuple": ((1, 2), "not_plain"),
    "bytes": (b"x", "not_plain"),
    "inside": ({"a": [{"b": nan}]}, "not_a_number"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_and_nothing_is_written(tmp_path: Path, kind: str) -> None:
    value, what = REFUSED[kind]
    store = repository(tmp_path)
    store.record([decision("one")])
    raw = (tmp_path / "decisions.here.json").read_bytes()
    other = decision("two")
    with pytest.raises(Refused, match=what) as refused:
        store.record([replace(other, answers={**other.answers, "brief_status": value})])
    assert "brief_status" in refused.value.where
    assert (tmp_path / "decisions.here.json").read_bytes() == raw
    assert store.decisions() == repository(tmp_path).decisions()
    with pytest.raises(Refused, match=what):
        Unfinished(tmp_path, "here").write({"brief_status": value})
    assert Unfinished(tmp_path, "here").read() is None


SAFE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)


@given(SAFE)
def test_what_is_not_refused_comes_back_as_it_was(value: object) -> None:
    check(value)
    assert decoded(encoded(value)) == value


def test_as_deep_as_allowed_comes_back() -> None:
    value = nested(100)
    check(value)
    assert decoded(encoded(value)) == value


@pytest.mark.parametrize("raw", [b'{"a": NaN}', b'"\\ud83d"'])
def test_what_only_the_standard_library_reads_is_read(raw: bytes) -> None:
    assert decoded(raw)
