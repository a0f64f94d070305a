"""Folders: many files that take the place of those of an earlier export when all are whole."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.errors import Refused
from tracker.files.replacing import keep_rights

try:
    import fcntl
except ImportError:  # where there are no locks on files, nothing left behind is cleared
    fcntl = None  # type: ignore[assignment]

NOTE = "export.json"
"""The file that says what a folder is an export of, and of which files, in whose place a later one
may come."""

_NAMED = 5
"""How many files are named that an export did not put there."""

_LEFT = re.compile(r"\..+\.[0-9a-f]{16}\.(part|old)")


@contextmanager
def replaced_folder(path: Path, note: Mapping[str, object]) -> Iterator[Path]:
    """A folder to fill that takes its place at the end, unless something goes wrong.

    It keeps the rights of what it replaces, and so does each of its files.

    Args:
        path: where it is to be.
        note: what it is of; its `export` says what kind of export.

    Raises:
        Refused: something else is there, or was put there beside an earlier export.
    """
    target = Path(os.path.realpath(path))
    _check(path, target, note["export"])
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target.parent)
    mark = secrets.token_hex(8)
    partial = target.with_name(f".{target.name[:60]}.{mark}.part")
    partial.mkdir(0o700 if target.exists() else 0o777)
    with _held(partial):
        try:
            yield partial
            told = {**note, "files": sorted(_files(partial))}
            text = json.dumps(told, ensure_ascii=False, indent=2, default=str)
            (partial / NOTE).write_text(f"{text}\n", encoding="utf-8")
            _check(path, target, note["export"])  # again: it may have taken long
            _keep_rights(partial, target)
            before = target.with_name(f".{target.name[:60]}.{mark}.old")
            if target.exists():
                target.rename(before)
            partial.rename(target)
            shutil.rmtree(before, ignore_errors=True)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


def _check(path: Path, target: Path, kind: object) -> None:
    """Refuse to put an export in the place of something else."""
    if target.exists() and not target.is_dir():
        raise Refused(f"{path}: is a file; nothing was written: name a folder")
    if not target.exists() or not any(target.iterdir()):
        return
    others = sorted(_files(target) - _exported(target, kind))
    if not others:
        return
    named = ", ".join(others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    raise Refused(
        f"{path}: holds something else than an earlier export of this kind ({named}{more}); "
        "nothing was written: name another folder, or empty it"
    )


def _exported(target: Path, kind: object) -> set[str]:
    """The files that an earlier export of a kind put into a folder."""
    with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
        note = json.loads((target / NOTE).read_text(encoding="utf-8"))
        if note.get("export") == kind:
            return {NOTE, *note["files"]}
    return set()


def _files(folder: Path) -> set[str]:
    """What is below a folder, links included, each by its path from there."""
    found = set()
    for home, folders, names in os.walk(folder, onerror=_fail):
        links = [name for name in folders if Path(home, name).is_symlink()]
        found |= {Path(home, name).relative_to(folder).as_posix() for name in (*names, *links)}
    return found


def _fail(error: OSError) -> None:
    raise error


def _keep_rights(partial: Path, target: Path) -> None:
    """Give a folder and what is in it the rights of what they replace."""
    if not hasattr(os, "fchmod"):
        return
    for home, _, names in os.walk(partial, topdown=False):
        for one in (*(Path(home, name) for name in names), Path(home)):
            before = target / one.relative_to(partial)
            if before.exists():
                held = os.open(one, os.O_RDONLY)
                try:
                    keep_rights(held, before.stat())
                finally:
                    os.close(held)


def _clear(folder: Path) -> None:
    """Take away what runs that were killed have left beside the place of an export."""
    if fcntl is None:
        return
    with os.scandir(folder) as entries:
        left = [
            Path(entry.path)
            for entry in entries
            if _LEFT.fullmatch(entry.name)
            and entry.is_dir(follow_symlinks=False)
            and entry.stat(follow_symlinks=False).st_uid == os.geteuid()
        ]
    for one in left:
        # One that is locked is being written by somebody else, at this moment.
        with suppress(OSError), _held(one):
            shutil.rmtree(one)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """A folder that others know by its lock to be in use."""
    if fcntl is None:
        yield
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
