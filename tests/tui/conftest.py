from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.command_line import CommandLine


@pytest.fixture
def shell(tmp_path: Path) -> CommandLine:
    """A shell of somebody who has decided nothing yet."""
    return CommandLine(tmp_path)
