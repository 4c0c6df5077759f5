"""The library is read after tests were collected: what is tried is the code as it is now."""

import pytest

from content.library import load


@pytest.fixture(autouse=True, scope="session")
def _read_anew() -> None:
    load.cache_clear()
