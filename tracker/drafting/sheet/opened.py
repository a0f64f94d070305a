"""Opened: whether a file is a sheet, told by what is in it, and the sheets that it holds."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tracker.drafting.sheet.delimited import divider_of, grid_of
from tracker.drafting.sheet.grids import Grid
from tracker.drafting.sheet.workbooks import grids_of
from tracker.errors import Unreadable

LARGEST = 20_000_000
"""Bytes that a sheet may have."""

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OF_SHEETS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods")
_OF_OTHERS = (".jsonl", ".json", ".ndjson", ".yaml", ".yml", ".db")
_LOOKED_AT = 65_536
_SAVE = "open it, and save it as .xlsx or as CSV"


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet, and no export of events.

    An export holds a JSON object in each line, whatever the file is called.
    """
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
    suffix = path.suffix.lower()
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or suffix in _OF_OTHERS:
        return False
    if head.startswith(_ZIP):
        return suffix in _OF_SHEETS or _holds(path, "xl/")
    if suffix in _OF_SHEETS:
        return True
    if b"\0" in head:
        return False
    return divider_of(head.decode("utf-8", "replace")) is not None


def opened(content: bytes, name: str) -> list[Grid]:
    """The sheets of a file.

    Args:
        content: its bytes.
        name: what to call it in an error.

    Raises:
        Unreadable: it is no sheet that can be read, or too large; says what to do.
    """
    if len(content) > LARGEST:
        raise Unreadable(f"{name}: larger than {LARGEST // 1_000_000} MB; divide it")
    if content.startswith(_OLD_OFFICE):
        raise Unreadable(f"{name}: is a workbook of an older Excel, or has a password; {_SAVE}")
    if not content.startswith(_ZIP):
        return [grid_of(content, name)]
    if not any(part.startswith("xl/") for part in _parts(content, name)):
        raise Unreadable(f"{name}: is no Excel workbook; {_SAVE}")
    return grids_of(content, name)


def _holds(path: Path, part: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith(part) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _parts(content: bytes, name: str) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise Unreadable(f"{name}: is a damaged workbook; get it once more") from None
