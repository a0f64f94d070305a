"""Replacing: files that take their place only when they are whole and on the disk.

They keep the rights of the files that they replace.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from tracker.errors import Refused

try:
    import fcntl
except ImportError:  # where there are no locks on files, nothing left behind is cleared
    fcntl = None  # type: ignore[assignment]

_PARTIAL = re.compile(r"\..+\.[0-9a-f]{16}\.part")
_MOST_LINKS = 40
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_DATABASE = b"SQLite format 3\0"
_BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


class Replacing:
    """Replaces files, and clears what a killed run left in the folders that it comes to."""

    def __init__(self, within: Path | None = None) -> None:
        """Begin.

        Args:
            within: the folder that nothing is written outside of, whatever links lead out of it.
        """
        self._within = Path(os.path.realpath(within)) if within else None
        self._cleared: set[Path] = set()

    @contextmanager
    def file(self, path: Path) -> Iterator[TextIO]:
        """A file to write that takes its place at the end, unless something goes wrong.

        A link is kept, and what it leads to is replaced. What is no file, such as a pipe or a
        device, is written to as it is.

        Args:
            path: where it is to be.

        Raises:
            Refused: a link there was planted by somebody else, or leads out of the folder; or a
                database is there, such as a store.
        """
        try:
            if path.exists() and not path.is_file():
                with os.fdopen(os.open(path, os.O_WRONLY), "w", encoding="utf-8") as file:
                    yield file
                return
            target = self._target(path)
            _check_no_database(path, target)
            self._clear(target.parent)
            with _partial(target) as file:
                yield file
        except OSError as error:
            # A write that fails does not say to what, and nobody knows the partial file's name.
            error.filename = str(path)
            raise

    def _target(self, path: Path) -> Path:
        """The file that a path means, behind the links that may be followed."""
        target = path
        for _ in range(_MOST_LINKS):
            if not target.is_symlink():
                break
            if _is_planted(target):
                raise Refused(
                    f"{target}: is a link that somebody else made in a folder open to everybody; "
                    "nothing was written; choose another folder"
                )
            target = target.parent / target.readlink()
        else:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        home = Path(os.path.realpath(target.parent))
        if self._within and not home.is_relative_to(self._within):
            raise Refused(
                f"{path}: is, or is reached by, a link that leads out of the folder to write to; "
                "nothing was written there; move the link away"
            )
        return home / target.name

    def _clear(self, folder: Path) -> None:
        """Take away what runs that were killed have left in a folder."""
        if folder in self._cleared or fcntl is None:
            return
        self._cleared.add(folder)
        with os.scandir(folder) as entries:
            left = [entry.path for entry in entries if _PARTIAL.fullmatch(entry.name)]
        for path in left:
            # One that is locked is being written by somebody else, at this moment.
            with suppress(OSError):
                held = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _NO_FOLLOW)
                try:
                    found = os.fstat(held)
                    if stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid():
                        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        Path(path).unlink()
                finally:
                    os.close(held)


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """A single file to write; see `Replacing.file`."""
    with Replacing().file(path) as file:
        yield file


@contextmanager
def _partial(target: Path) -> Iterator[TextIO]:
    """A file of a name that nobody can guess, which is renamed when it is whole and on the disk."""
    before = target.stat() if target.exists() else None
    if before and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    partial, held = _made(target, 0o600 if before else 0o666)
    try:
        with os.fdopen(held, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            if before:
                keep_rights(held, before)
            os.fsync(held)
            if fcntl is not None:
                # Renamed while it is locked: nobody takes it for one left behind.
                partial.replace(target)
        if fcntl is None:
            partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    _synced(target.parent)


def _made(target: Path, mode: int) -> tuple[Path, int]:
    """A new file beside the target, open and locked."""
    while True:
        partial = target.with_name(f".{target.name[:60]}.{secrets.token_hex(8)}.part")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | getattr(os, "O_CLOEXEC", 0)
        held = os.open(partial, flags, mode)
        if fcntl is None:
            return partial, held
        with suppress(OSError):  # a file system without locks has nobody who clears by them
            fcntl.flock(held, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if partial.stat().st_ino == os.fstat(held).st_ino:
                return partial, held
        os.close(held)  # somebody cleared it before it was locked


def _check_no_database(path: Path, target: Path) -> None:
    """Refuse to put a file in the place of a database or of one of its parts."""
    of = [target.name.removesuffix(end) for end in _BESIDE_A_DATABASE if target.name.endswith(end)]
    for name in (target.name, *of):
        if name and _is_database(target.with_name(name)):
            raise Refused(
                f"{path}: is a database, such as a store, or a part of one; nothing was written: "
                "name another file"
            )


def _is_database(path: Path) -> bool:
    """Whether a file is a database, by its first bytes, whatever it is called."""
    if not path.is_file():
        return False
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
    return False


def keep_rights(held: int, before: os.stat_result) -> None:
    """Give a file or folder the owner and the rights of what it replaces, as far as one may.

    Args:
        held: the file or folder, open.
        before: what it replaces.
    """
    if not hasattr(os, "fchmod"):
        return
    made = os.fstat(held)
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        with suppress(OSError):
            os.fchown(held, before.st_uid, before.st_gid)
    # That a file is run as its owner is not handed on; what a folder hands on to its files is.
    kept = 0o7777 if stat.S_ISDIR(before.st_mode) else 0o777
    os.fchmod(held, stat.S_IMODE(before.st_mode) & kept)


def _synced(folder: Path) -> None:
    """Bring a folder's own entries to the disk, where the system can."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def _is_planted(link: Path) -> bool:
    """Whether a link in a folder that everybody can write to is somebody else's."""
    home, made = link.parent.stat(), link.lstat()
    everybodys = bool(home.st_mode & stat.S_IWOTH)
    return everybodys and hasattr(os, "geteuid") and made.st_uid not in (os.geteuid(), home.st_uid)
