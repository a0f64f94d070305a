"""Cells: the tables of a web page made plain, each row with all that is said of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WIDEST = 40
"""Cells of the widest row that is one of a table to be read."""

TABLED = re.compile(r"<(?:table|dl)\b", re.IGNORECASE)
"""The beginning of what may be a table."""

_MOST = 20
"""Rows or columns that a cell is spread over at most."""

_APART = frozenset(("p", "div", "br", "li", "tr", "dd", "dt"))
"""Elements that a space, or between the items of a list a semicolon, stands for."""


def made_plain(page: str) -> HtmlElement | str:
    """The page with the cells of its tables as plain text, each in every row that it spans.

    Tables that lay out a page, having others in them or one column only, are left as they are.
    """
    # Imported here: they take longer to import than a draft takes to make.
    from lxml import html  # noqa: PLC0415
    from trafilatura import load_html  # noqa: PLC0415

    tree = load_html(page) if TABLED.search(page) else None
    if tree is None:
        return page
    for named in list(tree.iter("dl")):
        _tabled(named)
    for table in tree.iter("table"):
        rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
        widest = max((len(row) for row in rows), default=0)
        if not 1 < widest <= _WIDEST or table.find(".//table") is not None:
            continue
        held: dict[int, tuple[int, str]] = {}
        for row, cells in zip(table.iter("tr"), rows, strict=True):
            words = _spread(cells, held)
            heading = bool(cells) and all(cell.tag == "th" for cell in cells)
            for cell in list(row):
                row.remove(cell)
            for said in words:
                made = html.Element("th" if heading else "td")
                made.text = said
                row.append(made)
    return tree


def _tabled(named: HtmlElement) -> None:
    """Make a list of terms, each with what is said of it, the rows of a table."""
    from lxml import html  # noqa: PLC0415

    pairs = [
        (one, other)
        for one, other in pairwise(named.iterchildren("dt", "dd"))
        if (one.tag, other.tag) == ("dt", "dd")
    ]
    if not pairs or len(named.findall("dt")) != len(pairs) or len(named) != 2 * len(pairs):
        return
    named.tag = "table"
    for pair in pairs:
        row = html.Element("tr")
        for cell in pair:
            cell.tag = "td"
            row.append(cell)
        named.append(row)


def _spread(cells: list[HtmlElement], held: dict[int, tuple[int, str]]) -> list[str]:
    """The words of a row's cells, with those that hang down from rows above.

    Args:
        cells: the row's own cells.
        held: for each column, how many rows more what stands above goes on for, and its words;
            brought up to date.
    """
    words: list[str] = []
    waiting = list(reversed(cells))
    while (column := len(words)) < _WIDEST and (waiting or any(c >= column for c in held)):
        if above := held.pop(column, None):
            if above[0] > 1:
                held[column] = (above[0] - 1, above[1])
            words.append(above[1])
            continue
        if not waiting:
            words.append("")
            continue
        cell = waiting.pop()
        said, down = _words(cell), _count(cell, "rowspan")
        for number in range(_count(cell, "colspan")):
            if down > 1:
                held[column + number] = (down - 1, "" if number else said)
            words.append("" if number else said)
    return words


def _count(cell: HtmlElement, name: str) -> int:
    said = str(cell.get(name) or "1").strip()
    return min(max(int(said), 1), _MOST) if said.isdecimal() and len(said) <= len("999") else 1


def _words(cell: HtmlElement) -> str:
    from lxml.etree import iterwalk  # noqa: PLC0415

    parts: list[str] = []
    told = False
    for event, element in iterwalk(cell, events=("start", "end")):
        if event == "start":
            if element.tag in _APART:
                parts.append("; " if element.tag == "li" and told else " ")
            told = told or bool((element.text or "").strip())
            parts.append(element.text or "")
        elif element is not cell:
            told = told or bool((element.tail or "").strip())
            parts.append(f"{' ' if element.tag in _APART else ''}{element.tail or ''}")
    return " ".join("".join(parts).replace("|", "/").split()).replace(" ;", ";")
