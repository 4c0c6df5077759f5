"""A folder in memory for tests that sync thousands of times and never lose their power."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.storage.builders import MEMORY


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """Return a new folder in memory, or on the disk where there is none."""
    folder = Path(mkdtemp(dir=MEMORY))
    yield folder
    shutil.rmtree(folder)
