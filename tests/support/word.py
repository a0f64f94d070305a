"""Word documents, as small as they can be made."""

from __future__ import annotations

import io
import zipfile
from html import escape

_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml" Type=
"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""
_DOCUMENT = """<?xml version="1.0"?>{doctype}
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
{body}</w:body></w:document>"""


def document(text: str, *, doctype: str = "", more: bytes = b"") -> bytes:
    """A document with the paragraphs of a text.

    Args:
        text: the text.
        doctype: what its XML declares.
        more: what another part of it holds.
    """
    body = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in text.split("\n"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", _DOCUMENT.format(doctype=doctype, body=body))
        if more:
            archive.writestr("word/more.xml", more)
    return made.getvalue()


def laughs(text: str) -> bytes:
    """A document whose XML declares entities of entities, the last of a thousand million words."""
    declared = "<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
    )
    made = document(f"{text}\nLAUGHS", doctype=f"<!DOCTYPE w:document [{declared}]>")
    return _with(made, b"LAUGHS", b"&a9;")


def _with(made: bytes, old: bytes, new: bytes) -> bytes:
    """A document with something else written in its text."""
    again = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as archive,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in archive.namelist():
            changed.writestr(name, archive.read(name).replace(old, new))
    return again.getvalue()


def bomb() -> bytes:
    """A document of a hundred kilobytes that unpacks to a hundred megabytes."""
    return document("The Ministers agreed.", more=bytes(100_000_000))
