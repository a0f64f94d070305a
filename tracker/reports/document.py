"""A document: a report in the form of word processors, to be changed by whoever gets it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from tracker.reports.blocks import ReportBlock, Words

_INK, _FAINT, _ACCENT = (RGBColor.from_string(colour) for colour in ("1B2430", "55626F", "1F4E79"))
_ACROSS, _MARGIN = 21.0, 1.7
_INNER = _ACROSS - 2 * _MARGIN
_REFS, _BETWEEN = 4.1, 2.4
"""How many centimetres the column of refs has, and each that is between it and the first."""

_FONT, _TYPEWRITER = "Times New Roman", "Courier New"
_SMALL = Pt(6.5)
_HEADINGS = {1: Pt(17), 2: Pt(10.5), 3: Pt(9)}


def docx(blocks: Sequence[ReportBlock], *, title: str, head: tuple[str, str], foot: str) -> bytes:
    """A report as a document.

    Args:
        blocks: what it says.
        title: what it is called where it is not read, such as in a list of documents.
        head: what stands above each page, at the left and at the right.
        foot: what stands below each page, beside its number.
    """
    document = Document()
    _set_up(document, title, head, foot)
    for block in blocks:
        _write(document, block)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Any, title: str, head: tuple[str, str], foot: str) -> None:  # noqa: ANN401 - docx gives its parts no types
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.created = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - the same each time
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_ACROSS), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(1.7), Cm(1.5)
    section.header_distance = section.footer_distance = Cm(0.7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = _FONT, Pt(8.8), _INK
    normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = Pt(10)
    for level, size in _HEADINGS.items():
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, size, _ACCENT
        for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(name), None)
        style.paragraph_format.space_before = Pt(0 if level == 1 else 5)
        style.paragraph_format.space_after = Pt(2)
    _edge(section.header.paragraphs[0], *head)
    below = section.footer.paragraphs[0]
    _edge(below, foot, "")
    _count(below, "PAGE")
    _small(below.add_run(" / "))
    _count(below, "NUMPAGES")


def _edge(paragraph: Any, left: str, right: str) -> None:  # noqa: ANN401
    """What stands above or below each page, at both sides."""
    paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(_INNER), WD_TAB_ALIGNMENT.RIGHT)
    _small(paragraph.add_run(f"{left}\t{right}"))


def _count(paragraph: Any, what: str) -> None:  # noqa: ANN401
    """The number of the page, or how many there are, which the word processor puts in."""
    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = what
        run._r.append(part)  # noqa: SLF001 - docx has no other way to a field
    _small(run)


def _small(run: Any) -> None:  # noqa: ANN401
    run.font.size, run.font.color.rgb = Pt(7), _FAINT


def _write(document: Any, block: ReportBlock) -> None:  # noqa: ANN401
    match block.kind:
        case "heading":
            _words(document.add_heading(level=min(block.level, 3)), block.words)
        case "paragraph":
            _words(document.add_paragraph(), block.words)
        case "numbered" | "bulleted":
            style = "List Number" if block.kind == "numbered" else "List Bullet"
            for item in block.items:
                _words(document.add_paragraph(style=style), item)
        case "table":
            _table(document, block)
        case "rule":
            _line_above(document.add_paragraph())


def _words(paragraph: Any, words: Words) -> None:  # noqa: ANN401
    for bit in words:
        run = paragraph.add_run(bit.text)
        if bit.look == "code":
            run.font.name, run.font.size, run.font.color.rgb = _TYPEWRITER, _SMALL, _FAINT
            run.font.no_proof = True
        elif bit.look == "strong":
            run.bold = True
        elif bit.look == "emphasis":
            run.italic, run.font.color.rgb = True, _FAINT


def _table(document: Any, block: ReportBlock) -> None:  # noqa: ANN401
    across = len(block.rows[0])
    widths = _widths(across) if block.of_refs else [_INNER / across] * across
    table = document.add_table(rows=len(block.rows), cols=across)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, row in enumerate(block.rows):
        for place, words in enumerate(row[:across]):
            cell = table.cell(number, place)
            cell.width = Cm(widths[place])
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            _words(paragraph, words)
            if block.of_refs:
                _border(cell)
            else:
                _shade(cell)
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if number == 0:
                _head(paragraph, of_refs=block.of_refs)
    for row in table.rows:
        _mark(row, "w:cantSplit")
    if block.of_refs:  # the head stands on each page that the table goes on to
        _mark(table.rows[0], "w:tblHeader")
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    document.paragraphs[-1].paragraph_format.line_spacing = Pt(2)


def _widths(across: int) -> list[float]:
    first = _INNER - _REFS - _BETWEEN * (across - 2)
    return [first, *[_BETWEEN] * (across - 2), _REFS]


def _head(paragraph: Any, *, of_refs: bool) -> None:  # noqa: ANN401
    for run in paragraph.runs:
        if of_refs:
            _small(run)
        else:
            run.bold, run.font.size, run.font.color.rgb = True, Pt(13), _ACCENT


def _mark(row: Any, name: str) -> None:  # noqa: ANN401
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001


def _border(cell: Any) -> None:  # noqa: ANN401
    borders = OxmlElement("w:tcBorders")
    borders.append(_edge_line("w:top"))
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001


def _shade(cell: Any) -> None:  # noqa: ANN401
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EEF2F6")):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _line_above(paragraph: Any) -> None:  # noqa: ANN401
    borders = OxmlElement("w:pBdr")
    borders.append(_edge_line("w:top"))
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001


def _edge_line(name: str) -> Any:  # noqa: ANN401
    line = OxmlElement(name)
    for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "C3CCD6")):
        line.set(qn(f"w:{key}"), value)
    return line
