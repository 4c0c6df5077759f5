"""A file of each shape: `python -m tests.storage.shapes` keeps one of today's.

Keep it before the shape is changed: afterwards nothing writes it any more.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from storage import schema
from tests.storage.builders import check_in, decision, known, repository

SHAPES = Path(__file__).parent / "kept_shapes"
BACKUP = "backup.json"


def lived(folder: Path) -> Path:
    """Make a store in which everything was done once; return this device's file.

    Another device's changes came in by a restore, over what stood here by then.
    """
    desk = repository(folder, "desk")
    desk.record([decision("two", "Novatex")])
    here = repository(folder)
    here.record([decision("one")], [known("Acme", client_rank="top")])
    here.check_in("one", check_in(25))
    here.set_state("two", "agreed")
    desk.set_state("two", "withdrawn")
    desk.record([decision("one", body="Dear all …")])
    here.upkeep.back_up(folder / BACKUP)
    here.record([decision("three", "Carpatica")])
    here.upkeep.forget("Carpatica")
    here.set_state("one", "refused")
    here.undo()
    (folder / "decisions.desk.json").unlink()
    repository(folder).upkeep.restore(folder / BACKUP)
    return folder / "decisions.here.json"


if __name__ == "__main__":
    with TemporaryDirectory() as place:
        kept = SHAPES / f"{schema.current()}.json"
        if not kept.exists():
            shutil.copy(lived(Path(place)), kept)
