"""Sources: text, pages and PDFs in whatever encoding, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.drafting.sources import text_from, text_of
from tracker.errors import Unreadable

WORDS = "On 3 May, the Ministers agreed to rebuild the Łódź–Kraków railway – “soon”. "
PAGE = (
    "<html><head><title>Readout</title></head><body><nav><a href='/'>Home</a></nav>"
    "<main><h1>Meeting</h1><p>{0}</p><p>{0}</p><ul><li>{0}</li></ul></main>"
    "<footer>Imprint</footer></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_left_as_it_is(encoding: str) -> None:
    text = f"  {WORDS}\r\n\r\n{WORDS}\n"
    assert text_of(text.encode(encoding)) == text


def test_an_older_encoding_is_made_out() -> None:
    text = "Le ministre a été reçu à Genève. « Très bien », a-t-il déclaré à l’été dernier. " * 5
    assert "Genève" in text_of(text.encode("cp1252"))


def test_a_page_gives_its_main_text_without_navigation() -> None:
    text = text_of(PAGE.format(WORDS * 3).encode())
    assert "agreed to rebuild" in text
    assert "Imprint" not in text
    assert "Home" not in text


def test_a_page_in_its_own_encoding_is_read_in_it() -> None:
    head = "<meta charset='iso-8859-2'>"
    page = PAGE.format(WORDS.replace("–", "-").replace("“", '"').replace("”", '"') * 3)
    assert "Łódź" in text_of(page.replace("<title>", f"{head}<title>").encode("iso-8859-2"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no text"),
        (b"  \n ", "holds no text"),
        (b"%PDF-1.7 broken", "PDF cannot be read"),
        (b"\x00\x01\x02\x03" * 50, "is not a text"),
        (b"<html><body></body></html>", "no main text"),
        (b"\xff\xfea", "is not the utf-16"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        text_of(data, "note")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"missing\.txt: cannot be read"):
        text_from(tmp_path / "missing.txt")
    (tmp_path / "here.txt").write_text(WORDS, encoding="utf-8")
    assert text_from(tmp_path / "here.txt") == WORDS
