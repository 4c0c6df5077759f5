"""The README says what is true: its pictures, its graph, its table of dependencies."""

from __future__ import annotations

import re
from pathlib import Path

from content.flow import graph, mermaid
from content.loader import load

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_picture_comes_first() -> None:
    assert README.startswith("![")


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    shown = set(re.findall(r"\((screenshots/[^)]+)\)", README))
    assert shown == {str(file.relative_to(ROOT)) for file in (ROOT / "screenshots").rglob("*.svg")}


def test_the_graph_is_drawn_from_the_data() -> None:
    (shown,) = re.findall(r"```mermaid\n(.*?)```", README, re.DOTALL)
    assert shown.strip() == mermaid(graph(load())).strip()


def test_every_dependency_is_explained() -> None:
    listed = re.search(
        r"dependencies = \[\n(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL
    )
    assert listed is not None
    names = re.findall(r'"([a-z-]+)', listed[1])
    table = README.split("## What it stands on")[1]
    assert names
    assert [name for name in names if name not in table] == []
