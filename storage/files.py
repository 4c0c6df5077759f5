"""Files that are either as they were or as they should be, whenever the power goes."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from storage.faults import Damaged, NotSaved, Unsure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY, DAMAGED = ".tmp", ".damaged-"
# Each of these flags is missing on some platform.
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_READ = os.O_RDONLY | _SAFE | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE
_FOLDERS_CAN_BE_SYNCED = os.name != "nt"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


Bytes = bytes | bytearray | memoryview


class Stamp(NamedTuple):
    """What tells one version of a file from the next without reading it."""

    modified_ns: int
    size: int
    inode: int


NO_STAMP = Stamp(-1, -1, -1)
"""The stamp of what is not on disk, or cannot be looked at."""


def stamp(path: Path) -> Stamp | None:
    """Return the file's stamp, None when there is no such file, NO_STAMP when it can't be told."""
    try:
        return _stamp_of(path.lstat())
    except FileNotFoundError:
        return None
    except OSError:
        return NO_STAMP


def is_there(path: Path) -> bool:
    """Tell whether there is anything under this name, as far as that can be told."""
    return stamp(path) not in (None, NO_STAMP)


def read(path: Path) -> tuple[bytes, Stamp] | None:
    """Return the file's bytes and stamp, or None when there is no such file.

    Raises Damaged when it is anything but a regular file that can be read.
    """
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return None
    except OSError as error:
        is_other = error.errno == errno.ELOOP or path.is_dir()
        raise Damaged("not_a_file" if is_other else "not_readable", path) from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Damaged("not_a_file", path)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(), _stamp_of(status)
    except OSError as error:
        raise Damaged("not_readable", path) from error
    finally:
        with suppress(OSError):  # what was read was read
            os.close(handle)


def replace(path: Path, chunks: Iterable[Bytes], temporary: Path | None = None) -> Stamp:
    """Put the chunks in place of the file: all of them and durably, or not at all.

    Call it under the file's lock. `temporary` is the one name under which they are written first.
    Raises NotSaved when the file is as it was, Unsure when the disk failed at the last step.
    """
    temporary = temporary or temporary_of(path)
    try:
        make_folder(path.parent)
        written = _write(temporary, chunks)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise NotSaved(reason(error), path) from error
    try:
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise Unsure("unsure", path) from error
    return written


def temporary_of(path: Path) -> Path:
    """Return the one name under which a file of the store is written first."""
    return path.with_name(f"{path.name}{TEMPORARY}")


def remove(path: Path) -> None:
    """Remove the file durably; a file that is not there is removed already."""
    try:
        path.unlink(missing_ok=True)
        if path.parent.exists():
            _sync_folder(path.parent)
    except OSError as error:
        raise Unsure("unsure", path) from error


def set_aside(path: Path) -> None:
    """Rename a damaged file durably, so that a new one can begin.

    Raises Unsure when the disk failed.
    """
    number = 1
    while is_there(aside := path.with_name(f"{path.name}{DAMAGED}{number}")):
        number += 1
    try:
        path.rename(aside)
        _sync_folder(path.parent)
    except OSError as error:
        raise Unsure("unsure", path) from error


def copy_aside(path: Path, raw: bytes) -> Path:
    """Keep a copy of a damaged file's bytes beside it; the same bytes are kept once.

    Raises NotSaved or Unsure.
    """
    from hashlib import blake2b

    digest = blake2b(raw, digest_size=4).hexdigest()
    aside = path.with_name(f"{path.name}{DAMAGED}{digest}")
    if not is_there(aside):
        replace(aside, [raw])
    return aside


def make_folder(folder: Path) -> None:
    """Make the folder and what leads to it, for this person's eyes only."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    _sync_folder(folder.parent)


def _write(temporary: Path, chunks: Iterable[Bytes]) -> Stamp:
    # What an interrupted write left behind is swept here, and the name is taken afresh.
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, _CREATE, FILE_MODE)
    try:
        for chunk in chunks:
            _write_all(handle, chunk)
        os.fsync(handle)
        return _stamp_of(os.fstat(handle))
    finally:
        os.close(handle)


def _write_all(handle: int, chunk: Bytes) -> None:
    with memoryview(chunk) as rest:
        written = 0
        while written < len(rest):
            written += os.write(handle, rest[written:])


def _sync_folder(folder: Path) -> None:
    if not _FOLDERS_CAN_BE_SYNCED:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def reason(error: OSError) -> str:
    """Return the word for why the disk refused: `full`, `denied` or `failed`."""
    if error.errno in _FULL:
        return "full"
    return "denied" if error.errno in _DENIED else "failed"
