"""Formats: what a file is that is no text, page or PDF, and what to do about it."""

from __future__ import annotations

import io
import json
import re
import zipfile

_SAVE = "open it and save it as PDF or as plain text"
_UNPACK = "unpack it, and give the readout in it"
_PICTURE = "is a picture ({0}), in which no text can be read; give the text itself"

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", f"is compressed (gzip); {_UNPACK}"),
    (b"BZh", f"is compressed (bzip2); {_UNPACK}"),
    (b"\xfd7zXZ\x00", f"is compressed (xz); {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"is compressed (zstd); {_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", f"is a 7z archive; {_UNPACK}"),
    (b"Rar!\x1a\x07", f"is a RAR archive; {_UNPACK}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"is a document of an older Office (.doc); {_SAVE}"),
    (b"{\\rtf", f"is rich text (RTF); {_SAVE}"),
    (b"SQLite format 3\x00", "is a database; give the readout's own file"),
    (b"\x89PNG\r\n\x1a\n", _PICTURE.format("PNG")),
    (b"\xff\xd8\xff", _PICTURE.format("JPEG")),
    (b"GIF87a", _PICTURE.format("GIF")),
    (b"GIF89a", _PICTURE.format("GIF")),
    (b"II*\x00", _PICTURE.format("TIFF")),
    (b"MM\x00*", _PICTURE.format("TIFF")),
    (b"%!PS", f"is PostScript; {_SAVE}"),
    (b"\x7fELF", "is a program; give the readout's own file"),
)
_PARTS = (
    ("ppt/", "a PowerPoint presentation (.pptx)"),
    ("xl/", "an Excel workbook (.xlsx)"),
    ("content.xml", "an OpenDocument file (.odt)"),
    ("OEBPS/", "an e-book"),
    ("Index/", "a document of Pages"),
)

_FEW = 1500
"""Characters below which a page's text may be that of an error, a login or a wall of cookies."""

_NOTICES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:error )?404\b|\b(?:page|document|file) (?:was |is |could |can )?(?:not |cannot )"
            r"(?:be )?(?:found|exist)|\bnot found\b|\b(?:500|502|503) "
            r"|no longer (?:available|exists)",
            re.IGNORECASE,
        ),
        "is a page that says that something was not found or went wrong; check the address",
    ),
    (
        re.compile(
            r"\b(?:log|sign) ?in\b.{0,80}\b(?:to|password|account|continue|e-?mail)\b"
            r"|\bpassword\b|\busername\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "is a page that asks to log in; log in with a browser and save the readout's text",
    ),
    (
        re.compile(
            r"\b(?:enable|turn on|requires?|activate) java ?script\b|\bare (?:you )?(?:a )?human\b"
            r"|\bcaptcha\b|\baccess denied\b|\bchecking your browser\b",
            re.IGNORECASE,
        ),
        "is a page that only a browser may open; open it in one and save the readout's text",
    ),
    (
        re.compile(
            r"\bcookies?\b.*\b(?:accept|consent|agree|prefer|settings|reject)",
            re.IGNORECASE | re.DOTALL,
        ),
        "is a page that asks about cookies; accept them in a browser and save the readout's text",
    ),
)
_TITLE = re.compile(r"<(title|h1)\b[^<>]{0,300}>([^<]{0,300})", re.IGNORECASE)
_PASSWORD = re.compile(r"<input\b[^<>]{0,300}\btype\s*=\s*[\"']?password", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?:script|noscript)\b", re.IGNORECASE)
_A_SENTENCE = re.compile(r"\b(?:agreed|met|talks|meeting|minister|president)\b", re.IGNORECASE)


def other_than_text(data: bytes) -> str | None:
    """What bytes are that are no text, page or PDF, and what to do; None where that is not so."""
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    for beginning, told in _BEGINNINGS:
        if data.startswith(beginning):
            return told
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _PICTURE.format("WebP")
    if data[4:8] == b"ftyp":
        return "is a picture, sound or film, in which no text can be read; give the text itself"
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return _PICTURE.format("BMP")
    return _data(data)


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "is a damaged zip archive or Office document; get it once more"
    for part, what in _PARTS:
        if any(name.startswith(part) for name in names):
            return f"is {what}; {_SAVE}"
    return f"is a zip archive; {_UNPACK}"


def _data(data: bytes) -> str | None:
    """JSON is text, but no readout."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head not in (b"{", b"["):
        return None
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return None
    return "is JSON; give the readout's text itself"


def notice(page: str, text: str) -> str | None:
    """What a page is that holds no readout: an error, a login, a wall; None where none is told.

    Args:
        page: the page.
        text: what text was found in it.
    """
    if len(text) > _FEW:
        return None
    title = " ".join(found[2] for found in _TITLE.finditer(page[:200_000]))
    if not _A_SENTENCE.search(text):
        if _PASSWORD.search(page):
            return _NOTICES[1][1]
        for pattern, told in _NOTICES:
            if pattern.search(title) or pattern.search(text):
                return told
    if not text.strip() and _SCRIPT.search(page):
        return (
            "is a page that a script fills in the browser, and holds no text itself; open it in "
            "one and save the readout's text"
        )
    return None
