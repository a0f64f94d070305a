"""The forms of a briefing: each tells the same, and nothing in it is taken for a sign."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import html as lxml_html
from pypdf import PdfReader

from tests.support.briefings import briefed, in_form, pages_of, words_of
from tests.support.records import Record, thrown_away
from tests.support.stories import commitment, readout
from tests.support.strategies import LAWS, records
from tracker.domain.readouts import Readout
from tracker.errors import Unreadable
from tracker.reports.blocks import blocks
from tracker.reports.prose import markdown

DAY = "2019-08-01"

HOSTILE = (
    "</title><script>alert(1)</script>",
    '" onload="alert(1)',
    "[click](javascript:alert(1)) ![x](http://example.org/x.png) <http://example.org>",
    "| a | b | --- | # not a heading - not a list",
    "# not a heading",
    "1. not a list",
    "```not code```",
    "*not strong* _nor this_ `nor code` ~~nor~~ &amp; &#60;",
    "{{ b.day }} {% for x in y %} {# no #}",
    '#import "x.typ" #eval("1") $ x $ @ref <label> // no comment /* nor */ \\',
    "北方四島における共同経済活動の実施に向けた観光ツアー及びゴミ処理に関するパイロット・プロジェクト",
    "Щ" * 80,
    "W" * 400,
    "زيارات القبور بالطائرة",
)


def test_the_printed_one_has_two_pages_with_every_ref(shipped: Record) -> None:
    told = briefed(shipped, DAY, we="JP")
    pages = pages_of(in_form(shipped, "pdf", DAY, we="JP"))
    assert len(pages) == 2
    for page, number in zip(pages, ("1/2", "2/2"), strict=True):
        assert page.startswith("Briefing:Japan–Russia")
        assert "asof1August2019" in page
        assert number in page
    assert [ref for ref in told.refs if ref not in "".join(pages)] == []


def test_what_is_copied_from_the_printed_one_can_be_pasted(shipped: Record) -> None:
    told = briefed(shipped, DAY, we="JP")
    written = PdfReader(io.BytesIO(in_form(shipped, "pdf", DAY, we="JP")))
    lines = [line for page in written.pages for line in page.extract_text().splitlines()]
    text = "\n".join(lines)
    assert "\u200b" not in text
    unbroken = "".join(line.strip() for line in lines)
    assert [ref for ref in told.refs if ref not in unbroken] == []
    words = " ".join(text.split())  # in which only whole words of a command are apart
    commands = [part.command for part in told.parts]
    assert [command for command in commands if command not in words] == []
    named = {*told.refs, *commands}  # a hyphen at the end of a line is left out by who copies it
    ended = [line.split()[-1] for line in lines if line.rstrip().endswith("-")]
    assert [one for one in ended if any(one in name for name in named)] == []


def test_its_last_page_is_well_used(shipped: Record) -> None:
    written = PdfReader(io.BytesIO(in_form(shipped, "pdf", DAY)))
    lines = written.pages[-1].extract_text().splitlines()
    assert len(lines) > 45


@settings(LAWS, max_examples=5)
@given(records())
def test_the_printed_one_keeps_to_its_pages_in_any_record(told: list[Readout]) -> None:
    with thrown_away() as record:
        record.record(*told)
        assert len(pages_of(in_form(record, "pdf", "2019-06-01"))) <= 2
        assert len(pages_of(in_form(record, "pdf", "2019-06-01", pages=1))) <= 1


def test_a_document_tells_the_same(shipped: Record) -> None:
    told = briefed(shipped, DAY, fill=0.93)  # a word processor sets less on a page
    written = in_form(shipped, "docx", DAY)
    document = Document(io.BytesIO(written))
    words = words_of(written)
    assert document.core_properties.title == "Briefing: Japan – Russia"
    assert [ref for ref in told.refs if ref not in words] == []
    assert {part.title for part in told.parts} <= {
        one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"
    }
    with ZipFile(io.BytesIO(written)) as packed:
        assert b"NUMPAGES" in packed.read("word/footer1.xml")


def test_a_page_tells_the_same_and_needs_nothing_besides_itself(shipped: Record) -> None:
    told = briefed(shipped, DAY)
    written = in_form(shipped, "html", DAY).decode()
    page = lxml_html.fromstring(written)
    assert [ref for ref in told.refs if ref not in page.text_content()] == []
    assert re.findall(r"(?:src|href)=|@import|url\(", written) == []


@pytest.mark.parametrize("form", ["markdown", "html", "docx", "pdf"])
def test_the_same_record_gives_the_same_bytes(form: str, shipped: Record) -> None:
    if form == "docx":  # whose archive has the time at which it was packed
        one, two = (words_of(in_form(shipped, form, DAY)) for _ in range(2))
        assert one == two
    else:
        assert in_form(shipped, form, DAY) == in_form(shipped, form, DAY)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_a_sign(text: str, record: Record) -> None:
    act = commitment("item", due="2018-06", quote=text) | {"summary": text}
    record.record(readout("a", act, on="2018-03-01"))
    shown = " ".join(text.split())
    parts = blocks(markdown(briefed(record, "2018-08-01")))
    cells = [
        "".join(bit.text for bit in cell) for part in parts for row in part.rows for cell in row
    ]
    assert any(shown in cell for cell in cells)
    assert {bit.href for part in parts for row in part.rows for cell in row for bit in cell} == {""}
    page = lxml_html.fromstring(in_form(record, "html", "2018-08-01").decode())
    assert page.xpath("//script | //img | //a | //*[@onload]") == []
    assert shown in page.text_content()
    assert shown in words_of(in_form(record, "docx", "2018-08-01"))


def test_whatever_is_said_can_be_printed(record: Record) -> None:
    acts = [
        commitment(f"item-{number}", due="2018-06", quote=text) | {"summary": text}
        for number, text in enumerate(HOSTILE)
    ]
    record.record(readout("a", *acts, on="2018-03-01"))
    pages = "".join(pages_of(in_form(record, "pdf", "2018-08-01", pages=9)))
    for text in HOSTILE[:10]:
        assert "".join(text.split())[:40].replace("-", "") in pages.replace("-", "")


def test_a_template_of_ones_own_takes_the_place_of_the_programs(
    shipped: Record, tmp_path: Path
) -> None:
    template = tmp_path / "ours.md"
    template.write_text(
        "# Dossier {{ b.relationship }}\n"
        "{% for part in b.parts if part.name == 'overdue' %}\n"
        "- {{ part.total }} overdue: {{ part.command | code }}\n"
        "{% for line in part.lines %}\n- {{ line.title }} {{ line.ref | code }}\n{% endfor %}\n"
        "{% endfor %}\n",
        encoding="utf-8",
    )
    written = in_form(shipped, "markdown", DAY, template).decode()
    assert written.startswith("# Dossier JP-RU\n")
    assert "- 23 overdue: `tracker overdue --relationship JP-RU --as-of 2019-08-01`" in written
    assert len(pages_of(in_form(shipped, "pdf", DAY, template))) == 1


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% for %}", r"ours\.md:1: the template cannot be filled"),
        ("\n{{ b.nothing }}", "has no attribute 'nothing'"),
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ b.as_of / 2 }}", "unsupported operand"),
        ("{{ ''.__class__.__mro__ }}", "is unsafe"),
    ],
)
def test_what_is_wrong_with_a_template_is_told(
    template: str, said: str, shipped: Record, tmp_path: Path
) -> None:
    path = tmp_path / "ours.md"
    path.write_text(template, encoding="utf-8")
    with pytest.raises(Unreadable, match=said):
        in_form(shipped, "markdown", DAY, path)


def test_a_template_that_is_no_text_is_refused(shipped: Record, tmp_path: Path) -> None:
    path = tmp_path / "ours.docx"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(Unreadable, match="it is not UTF-8"):
        in_form(shipped, "markdown", DAY, path)
