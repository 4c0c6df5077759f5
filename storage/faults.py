"""What can go wrong with the store, said with ids that the words are looked up by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class StorageFault(Exception):
    """Something about the store that a person has to know.

    `what` is the id of the sentence that says it, `where` the file or the field, `remedy` the id
    of the sentence that says what to do, `details` what these sentences name.
    """

    remedy: str

    def __init__(
        self, what: str, where: Path | str, remedy: str | None = None, **details: str
    ) -> None:
        super().__init__(f"{what}: {where}")
        self.what = what
        self.where = str(where)
        self.remedy = remedy or self.remedy
        self.details = details


class Damaged(StorageFault):
    """A file that is not what was written: it is read as far as it holds, and never overwritten.

    `what`: `empty`, `not_json`, `wrong_shape`, `checksum`, `missing` (with backups of it there),
    `not_a_file`, `not_readable`, `folder_not_readable`, `unreadable_record` (where: its id).
    """

    remedy = "see_doctor"


class Newer(StorageFault):
    """A file that a newer version wrote: it can be read, not changed. `what`: `newer`."""

    remedy = "update"


class Busy(StorageFault):
    """Another process holds the store. `what`: `busy`; details: `holder`, `seconds`."""

    remedy = "close_other"


class Refused(StorageFault):
    """A value that a file cannot keep as it is; nothing was written.

    `what`: `not_a_number`, `lone_surrogate`, `number_too_large`, `key_not_text`, `too_deep`,
    `not_plain`, `device_name`.
    """

    remedy = "change_value"


class NotFound(StorageFault):
    """No such record. `what`: `decision`, `version`, `old_value`, `client`; `where`: its id.

    `version`: one of those that are in dispute. `old_value`: of a change whose parent is in a file
    that is not there.
    """

    remedy = "see_history"


class NotSaved(StorageFault):
    """The disk refused before anything had changed. `what`: `full`, `denied`, `failed`."""

    remedy = "make_room"


class Unsure(StorageFault):
    """The disk failed at the last step: the store was read again.

    `what`: `unsure`, `half_forgotten` (a client is out of the history, but not out of all backups).
    """

    remedy = "look_again"


class Untidy(StorageFault):
    """Something that is in nobody's way, but not as it should be.

    `what`: `left_behind` (a temporary file), `open_to_others` (its mode), `rolled_back` (a backup
    knows more than the file), `not_purged` (a backup knows a forgotten client), `two_versions`
    (where: the record's id).
    """

    remedy = "mend"
