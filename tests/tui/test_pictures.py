"""The pictures that the README shows are what the screens look like today.

Where one differs, `python -m tests.tui.pictures` draws them anew: look at them, then keep them.
"""

from __future__ import annotations

import re

import pytest

from content.words import languages
from tests.tui.pictures import SIZES, pictures


def seen(svg: str) -> list[tuple[str, ...]]:
    """Return what is to be seen: each text with its place and its style; names of classes vary."""
    styles = dict(re.findall(r"\.terminal-\d+-(r\d+) \{ (.*?) \}", svg))
    texts = re.findall(
        r'<text [^>]*class="terminal-\d+-(r\d+)" x="([^"]+)" y="([^"]+)"[^>]*>([^<]*)<', svg
    )
    return [(styles[style], x, y, text) for style, x, y, text in texts if text.strip()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", languages())
async def test_the_pictures_are_those_of_today(
    language: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    drawn = {f"{name}.{language}.svg": svg async for name, svg in pictures(language, size)}
    kept = {file.name for file in SIZES[size].glob(f"*.{language}.svg")}
    assert drawn.keys() == kept
    for name, svg in drawn.items():
        before = seen((SIZES[size] / name).read_text(encoding="utf-8"))
        assert len(before) > 5, name
        assert seen(svg) == before, name
