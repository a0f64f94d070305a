"""Word documents: a .docx as the page that it would be, if it is no larger than a readout."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec

from tracker.errors import Unreadable
from tracker.extras import installing

_LARGEST = 60_000_000
"""Bytes that the parts of a document may have when they are unpacked."""

_MOST_PARTS = 2000
_MOST_TIMES = 200
"""How many times smaller than its content a part may be packed; a text becomes a tenth."""

_SMALL = 1_000_000
"""Bytes up to which a part may be packed as small as it likes."""

_WANTED = "word/document.xml"


def is_document(data: bytes) -> bool:
    """Whether bytes are a Word document, as far as its list of contents says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _WANTED in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def page_of(data: bytes, name: str) -> bytes:
    """A Word document as a page in HTML.

    Args:
        data: the document.
        name: what to call it in an error.

    Raises:
        Unreadable: it unpacks to more than a readout has, or is damaged.
    """
    _refuse_bomb(data, name)
    if find_spec("mammoth") is None:
        raise Unreadable(
            f"{name}: is a Word document (.docx), which needs a library to be read: "
            f"{installing('word')}; or open it and save it as PDF or as plain text"
        )
    import mammoth  # noqa: PLC0415 - what only this needs

    try:
        told = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {})
        )
    except Exception as error:
        # A damaged document fails in as many ways as there are to damage one.
        raise Unreadable(
            f"{name}: the Word document cannot be read; save its text instead"
        ) from error
    return f"<!doctype html><meta charset=utf-8><body>{told.value}</body>".encode()


def _refuse_bomb(data: bytes, name: str) -> None:
    """Refuse a document that unpacks to very much; no part unpacks to more than it declares."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    many = len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _LARGEST
    if many or any(map(_is_too_tight, parts)):
        raise Unreadable(
            f"{name}: the Word document unpacks to far more than any readout has; open it and "
            "save the readout alone as plain text"
        )


def _is_too_tight(part: zipfile.ZipInfo) -> bool:
    packed = max(part.compress_size, 1)
    return part.file_size > _SMALL and part.file_size > _MOST_TIMES * packed
