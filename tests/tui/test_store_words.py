"""There is a line for everything that can go wrong with the store, in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import storage
from content.words import languages, words_in
from storage.faults import StorageFault
from storage.mend import Damage
from tests.storage.builders import decision
from tests.tui.stores import session
from tui.refusals import fault_line
from tui.told.names import Names
from tui.use_cases import damage_report, undoing

SOURCES = sorted(Path(storage.__path__[0]).glob("*.py"))
RAISED = re.compile(r'\b(?:Damaged|Newer|Busy|Refused|NotFound|NotSaved|Unsure|Untidy)\(\s*"(\w+)"')


def test_every_fault_and_remedy_has_words() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    whats = {
        *RAISED.findall(text),
        "not_json",
        "wrong_shape",
        "checksum",
        "empty",
        "full",
        "denied",
    }
    assert len(whats) > 25
    for language in languages():
        words = words_in(language)
        known = set(words.find("errors.fault"))
        assert whats <= known, whats - known
        for remedy in _remedies():
            assert words.has(f"errors.remedy.{remedy}"), remedy


def _remedies() -> set[str]:
    kinds = StorageFault.__subclasses__()
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    set_later = set(re.findall(r'\.remedy = "(\w+)"', text))
    given = set(re.findall(r'\w+, "([a-z_]+)"\)', text)) & set(words_in("en").find("errors.remedy"))
    assert {"mend", "other_device", "set_aside"} <= set_later
    assert {"update", "resolve"} <= given
    return {kind.remedy for kind in kinds} | set_later | given


@pytest.mark.parametrize("language", languages())
def test_a_fault_is_one_line(language: str) -> None:
    words = words_in(language)
    for what in words.find("errors.fault"):
        fault = StorageFault.__subclasses__()[0](what, "/a/b", holder="1", seconds="5", line="1")
        assert "\n" not in fault_line(words, fault)


@pytest.mark.parametrize("language", languages())
def test_the_damage_is_told_in_a_line_and_a_screen_and_mended(
    tmp_path: Path, language: str
) -> None:
    coach = session(tmp_path, language)
    coach.repository.record([decision("one"), decision("two")])
    assert damage_report.report(coach) is None
    own = tmp_path / "decisions.here.json"
    own.write_bytes(own.read_bytes()[:-3])
    coach = session(tmp_path, language)
    report = damage_report.report(coach)
    assert report is not None
    assert "2" in report.line
    assert any("damaged-" in each for each in report.paragraphs)
    assert isinstance(coach.repository.upkeep.damage(), Damage)
    assert "2" in damage_report.mend(coach)
    assert damage_report.report(coach) is None
    assert damage_report.report(session(tmp_path, language)) is None


def test_hidden_names_stay_hidden_in_what_undo_says(tmp_path: Path) -> None:
    coach = session(tmp_path)
    coach.repository.record([decision("one", "Acme")])
    coach.repository.set_state("one", "agreed")
    hidden = Names(coach.words, hidden=True)
    said = [undoing.undo(coach, hidden), undoing.redo(coach, hidden), undoing.undo(coach, hidden)]
    said += [undoing.undo(coach, hidden), undoing.undo(coach, hidden)]
    assert not any("Acme" in each or "Review" in each for each in said)
    assert said[-1].startswith("Nothing to undo")
