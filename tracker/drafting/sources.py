"""Sources: the text of a readout from whatever it was published as: text, HTML or PDF."""

from __future__ import annotations

import io
import re
from pathlib import Path

from charset_normalizer import from_bytes

from tracker.drafting.cells import made_plain
from tracker.drafting.pages import running_text
from tracker.errors import Unreadable

LARGEST = 20_000_000
"""Bytes that a source may have at most; no readout comes near it."""

_TAGGED = re.compile(
    rb"<!doctype html|<html|<head|<body|<article|<main\b|<div|<p[ >]", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,80}charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ONE_BYTE = re.compile(r"cp12|cp8|cp4|cp7|iso8859|latin|mac|hp|ptcp|koi8|kz")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def text_from(path: Path) -> str:
    """The text of a file.

    Raises:
        Unreadable: the file cannot be read, or holds no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read: {error.strerror or error}") from error
    return text_of(data, str(path))


def text_of(data: bytes, name: str = "standard input") -> str:
    """The text of a readout's bytes.

    A plain text is left as it is, so that a quote's characters are counted in the text itself;
    from a web page the main text is taken, from a PDF the text of its pages.

    Args:
        data: the bytes.
        name: what to call them in an error.

    Raises:
        Unreadable: there is no text in them that can be made out.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"{name}: larger than {LARGEST // 1_000_000} MB; give the readout alone")
    if data.lstrip()[:5] == b"%PDF-":
        text = _pdf(data, name)
    elif _TAGGED.search(data[:4000]):
        text = _page(data, name)
    else:
        text = _decoded(data, name)
    if not text.strip():
        raise Unreadable(f"{name}: holds no text")
    if len(_CONTROL.findall(text)) > len(text) // 50:
        raise Unreadable(f"{name}: is no text, HTML page or PDF")
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"{name}: is not the {encoding} that it says it is") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    best = from_bytes(data).best()
    if best is None:
        raise Unreadable(f"{name}: its encoding cannot be made out; save it as UTF-8")
    # Among the encodings of one byte a letter, a few marks in English text tell no difference; the
    # usual one is taken.
    if _ONE_BYTE.match(best.encoding):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    return str(best)


def _page(data: bytes, name: str) -> str:
    # Imported here: it takes longer to import than a draft takes to make.
    import trafilatura  # noqa: PLC0415

    stated = _CHARSET.search(data[:4000])
    try:
        page = data.decode(stated[1].decode("ascii")) if stated else _decoded(data, name)
    except (LookupError, UnicodeDecodeError):
        page = _decoded(data, name)
    try:
        text = trafilatura.extract(made_plain(page), favor_recall=True, include_comments=False)
    except Exception as error:
        # The parser's own errors are many, and none is the reader's fault.
        raise Unreadable(f"{name}: the page cannot be parsed; save its text instead") from error
    if not text:
        raise Unreadable(f"{name}: no main text is found in the page; save its text instead")
    return str(text)


def _pdf(data: bytes, name: str) -> str:
    from pypdf import PdfReader  # noqa: PLC0415

    try:
        pages = [page.extract_text() or "" for page in PdfReader(io.BytesIO(data)).pages]
    except Exception as error:
        # A damaged PDF fails in as many ways as there are to damage one.
        raise Unreadable(f"{name}: the PDF cannot be read; save its text instead") from error
    text = running_text(pages)
    if not text.strip():
        raise Unreadable(f"{name}: the PDF holds pictures of text only; give the text itself")
    return text
