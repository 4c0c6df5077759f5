"""How many inputs the fuzz tests try: a few hundred, or as many as BREATHING_ROOM_FUZZ says."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings

INPUTS = int(os.environ.get("BREATHING_ROOM_FUZZ", "300"))

fuzzed: Callable[[Any], Any] = settings(
    max_examples=INPUTS,
    deadline=None,
    derandomize=INPUTS <= 300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
