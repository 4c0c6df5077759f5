"""Under mutation testing the library is read anew for each test, so that each tries the mutant."""

import os

import pytest

from content.loader import load


@pytest.fixture(autouse=True)
def _read_anew() -> None:
    if "MUTANT_UNDER_TEST" in os.environ:
        load.cache_clear()
