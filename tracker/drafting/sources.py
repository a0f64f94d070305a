"""Sources: the text of a readout from whatever it was published as: text, HTML, PDF or Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

if TYPE_CHECKING:
    from configparser import ConfigParser

    from pypdf import PdfReader

from tracker import characters
from tracker.drafting.budget import Budget
from tracker.drafting.cells import TABLED, made_plain
from tracker.drafting.formats import notice, other_than_text
from tracker.drafting.hidden import without_hidden
from tracker.drafting.pages import running_text
from tracker.drafting.word import is_document, page_of
from tracker.errors import Unreadable

LARGEST = 20_000_000
"""Bytes that a source may have at most; no readout comes near it."""

LONGEST = 2_000_000
"""Characters that the text of a source may have at most; a book has fewer."""

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
_SPACES = re.compile(r"[^\S\n]+")
_TAG = re.compile(r"""(<[a-zA-Z][\w:-]*+)(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>?""")
_ELEMENT = re.compile("<[a-zA-Z]")
_MOST_ELEMENTS = 20_000
_MOST_ATTRIBUTES = 1000
_FEW = 8
_A_FEW = 10
_SEQUENCE = re.compile("\x1b\\[[0-9;]*m")
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


def text_of(
    data: bytes,
    name: str = "standard input",
    clock: Budget | None = None,
    *,
    has_rows: bool = False,
) -> str:
    """The text of a readout's bytes.

    A plain text is left as it is, so that a quote's characters are counted in the text itself;
    from a web page or a Word document the main text is taken, from a PDF the text of its pages.

    Args:
        data: the bytes.
        name: what to call them in an error.
        clock: the time that there is for it.
        has_rows: whether it is a table, of which only the ends of lines divide the rows.

    Raises:
        Unreadable: there is no text in them that can be made out.
    """
    if len(data) > LARGEST:
        raise Unreadable(f"{name}: larger than {LARGEST // 1_000_000} MB; give the readout alone")
    clock = clock or Budget(name)
    with clock.kept():
        text = _text_of(data, name, clock)
        text = characters.cleaned(characters.in_rows(text) if has_rows else text)
    if not text.strip():
        raise Unreadable(f"{name}: holds no text{'; it is empty' if not data else ''}")
    return text


def _text_of(data: bytes, name: str, clock: Budget) -> str:
    clock.at("its encoding")
    if is_document(data):
        clock.at("the Word document")
        data = page_of(data, name)
    if other := other_than_text(data):
        raise Unreadable(f"{name}: {other}")
    if (begin := _begin_of_pdf(data)) is not None:
        text = _pdf(data[begin:], name, clock)
    elif _TAGGED.search(data[:4000].replace(b"\x00", b"")):
        text = _page(data, name, clock)
    else:
        text = _decoded(data, name)
    if len(text) > LONGEST:
        raise Unreadable(
            f"{name}: holds {len(text):,} characters of text, more than any readout; "
            f"give a part of at most {LONGEST:,}"
        )
    if len(_CONTROL.findall(_SEQUENCE.sub("", text))) > max(_A_FEW, len(text) // 50):
        raise Unreadable(
            f"{name}: is not a text, HTML page, PDF or Word document; save the readout as one of "
            "them"
        )
    return text


def _begin_of_pdf(data: bytes) -> int | None:
    """Where a PDF begins: readers of PDF allow some bytes of others before it."""
    begin = data[:1024].find(b"%PDF-")
    if begin > 0 and data[:begin].strip() and b"endobj" not in data and b"%%EOF" not in data:
        return None  # a text that speaks of one
    return begin if begin >= 0 else None


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"{name}: is not the {encoding} that it says it is") from error
    if wide := _wide(data):
        with suppress(UnicodeDecodeError):
            return data.decode(wide)
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


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, which shows in the zeros of every other byte."""
    head = data[:2000]
    if len(head) < _FEW or head.count(0) < len(head) // 4:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _page(data: bytes, name: str, clock: Budget) -> str:
    stated = _CHARSET.search(data[:4000])
    try:
        page = data.decode(stated[1].decode("ascii")) if stated else _decoded(data, name)
    except (LookupError, UnicodeDecodeError):
        page = _decoded(data, name)
    # What reads the page cannot be interrupted, and takes long for what no readout needs.
    if (count := len(_ELEMENT.findall(page))) > _MOST_ELEMENTS:
        raise Unreadable(
            f"{name}: the page has {count:,} elements, more than {_MOST_ELEMENTS:,}; "
            "save the readout's text instead"
        )
    page = _TAG.sub(_with_few_attributes, page)
    clock.at("the main text of its page")
    try:
        page = without_hidden(page)
        text = _main_text(page)
    except Exception as error:
        # The parser's own errors are many, and none is the reader's fault.
        raise Unreadable(f"{name}: the page cannot be parsed; save its text instead") from error
    if told := notice(page, text):
        raise Unreadable(f"{name}: {told}")
    if not text:
        raise Unreadable(f"{name}: no main text is found in the page; save its text instead")
    return text


def _main_text(page: str) -> str:
    """The running text of a page, the rows of its tables a line each."""
    # Imported here: it takes longer to import than a draft takes to make.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    def extracted(config: ConfigParser) -> str:
        tree = made_plain(page)
        found = trafilatura.extract(tree, favor_recall=True, include_comments=False, config=config)
        return str(found or "")

    text = extracted(use_config())
    if not text or "|" in text or not TABLED.search(page):
        return text
    # Of a short page each cell comes as a line of its own, unless it is asked for however short.
    short = use_config()
    short.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    rows = extracted(short).splitlines()
    first = next((row.strip("| ").partition(" | ")[0] for row in rows if row.startswith("|")), "")
    lines = text.splitlines()
    if first not in lines:
        return text
    head = lines[: lines.index(first)]
    return "\n".join([*head, *(row for row in rows if row not in head)])


def _with_few_attributes(tag: re.Match[str]) -> str:
    """A tag without its attributes when they are more than a page has: parsers compare each two."""
    if tag[0].count("=") + len(tag[0].split()) < _MOST_ATTRIBUTES:
        return tag[0]
    return f"{tag[1]}>"


def _pdf(data: bytes, name: str, clock: Budget) -> str:
    from pypdf import PdfReader  # noqa: PLC0415

    try:
        pages = list(_pages(PdfReader(io.BytesIO(data)), name, clock))
    except Unreadable:
        raise
    except Exception as error:
        # A damaged PDF fails in as many ways as there are to damage one.
        raise Unreadable(f"{name}: the PDF cannot be read; save its text instead") from error
    text = running_text(pages)
    if not text.strip():
        raise Unreadable(f"{name}: the PDF holds pictures of text only; give the text itself")
    return text


def _pages(reader: PdfReader, name: str, clock: Budget) -> Iterator[str]:
    if reader.is_encrypted and not _opened(reader):
        raise Unreadable(
            f"{name}: the PDF is encrypted; open it with its password and save its text"
        )
    for number, page in enumerate(reader.pages, 1):
        clock.at(f"page {number} of the PDF")
        whole = page.extract_text() or ""
        text = _SPACES.sub(" ", whole)
        if len(text) > LONGEST or len(whole) > 2 * LONGEST:
            raise Unreadable(
                f"{name}: page {number} of the PDF holds more text than any readout; "
                "give the readout alone"
            )
        yield text


def _opened(reader: PdfReader) -> bool:
    """Whether an encrypted PDF opens without a password, as one does that may not be changed."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - what decrypts is not installed, or does not know the way
        return False
