"""Inputs that are no readout: what each is, and what to do about it."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

import pytest

from tracker.drafting.sources import text_of
from tracker.errors import Unreadable

WORDS = (
    "Japan-Norway meeting\n\nOslo, 12 March 2019\n\n"
    "The two Ministers agreed to hold a seminar on fisheries in May 2019.\n"
)


def _zip(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), WORDS)  # without the time of day
    return held.getvalue()


def _page(title: str, body: str) -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body>".encode()


def pdf(*lines: str, trailer: str = "") -> bytes:
    """A PDF of one page with these lines."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    packed = zlib.compress(f"BT /F1 12 Tf 50 700 Td {shown} ET".encode(), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F1 5 0 R>>>>",
    ]
    made, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size 7/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF"
    return made + b"xref\n0 7\n0000000000 65535 f \n" + table + end % (trailer.encode(), len(made))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no text; it is empty"),
        (gzip.compress(WORDS.encode(), mtime=0), r"is compressed \(gzip\); unpack it"),
        (_zip("readout.txt"), "is a zip archive; unpack it"),
        (
            _zip("[Content_Types].xml", "word/document.xml"),
            "the Word document cannot be read",
        ),
        (_zip("ppt/presentation.xml"), "a PowerPoint presentation"),
        (_zip("mimetype", "content.xml"), "an OpenDocument file"),
        (_zip("word/document.xml")[:60], "is a damaged zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an older Office"),
        (b"{\\rtf1\\ansi The Ministers agreed}", "is rich text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), r"is a picture \(PNG\)"),
        (b"\xff\xd8\xff\xe0" + bytes(60), r"is a picture \(JPEG\)"),
        (b'{"title": ["The Ministers agreed"]}', "is JSON; give"),
        (bytes(range(256)) * 8, "encoding cannot be made out|is not a text"),
        (pdf(""), "holds pictures of text only"),
        (pdf(WORDS)[:300], "the PDF cannot be read"),
        (pdf(" " * 4_100_000), "page 1 of the PDF holds more text than any readout"),
        (
            pdf(*WORDS.split("\n"), trailer="/Encrypt<</Filter/Own/V 9/R 9>>/ID[<00><00>]"),
            "the PDF is encrypted|cannot be read",
        ),
        (_page("404 Not Found", "<h1>Page not found</h1><p>It may have moved.</p>"), "not found"),
        (
            _page("Sign in", "<form><input name=user><input type='password'></form>"),
            "asks to log in",
        ),
        (_page("Site", "<p>We use cookies. Accept all, or change the settings.</p>"), "cookies"),
        (
            _page("Readout", "<div id=root></div><script>fill()</script>"),
            "a script fills in the browser",
        ),
        (
            _page("Readout", "<noscript>You need to enable JavaScript to run this.</noscript>"),
            "only a browser may open|a script fills",
        ),
        (_page("Readout", "<p>x</p>" * 21_000), "the page has 21,00. elements"),
        (b"The Ministers met. " * 120_000, "holds 2,280,000 characters of text"),
    ],
)
def test_what_is_no_readout_says_what_it_is_and_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        text_of(data, "file")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-32"])
def test_a_text_is_read_in_wide_characters_with_or_without_their_mark(encoding: str) -> None:
    assert text_of(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("before", [b"", b"\n\n", b"HTTP/1.1 200 OK\r\n\r\n", b"junk" * 200])
def test_a_pdf_is_one_whatever_stands_before_it(before: bytes) -> None:
    text = text_of(before + pdf(*WORDS.split("\n")))
    assert "The two Ministers agreed to hold a seminar" in text
    assert "%PDF" not in text


def test_a_text_that_speaks_of_a_pdf_is_none() -> None:
    text = f"The file begins with %PDF-1.4 and was signed. {WORDS}"
    assert text_of(text.encode()) == text


def test_a_run_of_spaces_in_a_pdf_is_one() -> None:
    assert "agreed to hold" in text_of(pdf("The Ministers agreed" + " " * 200_000 + "to hold"))


@pytest.mark.parametrize(
    "attributes", ["".join(f" a{number}='1'" for number in range(50_000)), " a" * 50_000]
)
def test_a_tag_of_many_attributes_is_read_without_them(attributes: str) -> None:
    told = "The two Ministers agreed to hold a seminar on fisheries in May 2019. " * 4
    text = text_of(_page("Readout", f"<main><p{attributes}>{told}</p><p>{told}</p></main>"))
    assert "seminar on fisheries" in text


def test_a_short_readout_that_speaks_of_passwords_or_cookies_is_a_readout() -> None:
    told = "The Ministers agreed to accept a code on cookies and a password policy. " * 3
    assert "cookies" in text_of(_page("Readout", f"<main><h1>Meeting</h1><p>{told}</p></main>"))
