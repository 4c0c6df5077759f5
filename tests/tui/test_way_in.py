"""The way in: nothing is ever raised, not even before the command has begun."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import Any

import pytest

from tests.tui.command_line import CommandLine


class Fails(MetaPathFinder):
    """Fails where a module is looked for."""

    def __init__(self, module: str, fault: type[BaseException]) -> None:
        self._module, self._fault = module, fault

    def find_spec(self, fullname: str, *_: Any) -> None:
        """Fail for the one module; leave the others to others."""
        if fullname == self._module:
            raise self._fault(f"no\n{fullname}")


def _fail(monkeypatch: pytest.MonkeyPatch, module: str, fault: type[BaseException]) -> None:
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Fails(module, fault), *sys.meta_path])


@pytest.mark.parametrize("module", ["tui.boundary", "tui.cli", "tui.commands.week", "tui.context"])
def test_ctrl_c_while_it_loads_is_quiet(
    shell: CommandLine, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    _fail(monkeypatch, module, KeyboardInterrupt)
    ran = shell("week")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


@pytest.mark.parametrize("module", ["tui.boundary", "tui.cli", "tui.commands.week"])
def test_a_part_that_is_missing_is_one_line(
    shell: CommandLine, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    _fail(monkeypatch, module, ImportError)
    assert f"no {module}" in shell("week").refused()


def test_ctrl_c_while_a_refusal_is_told_is_quiet(
    shell: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.boundary.line_of", interrupted)
    ran = shell("state", "nobody", "agreed")
    assert (ran.code, ran.out, ran.err) == (130, "", "")
