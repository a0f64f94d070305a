"""Blocks: a report's Markdown, read into headings, paragraphs, lists and tables.

Every form but Markdown itself is made from these, so that a template decides what each of them
holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


class Bit(NamedTuple):
    """Some letters of one look."""

    text: str
    look: Literal["plain", "strong", "emphasis", "code"] = "plain"
    href: str = ""
    """Where they lead."""


Words = tuple[Bit, ...]


class ReportBlock(NamedTuple):
    """A part of a page."""

    kind: Literal["heading", "paragraph", "numbered", "bulleted", "table", "rule"]
    level: int = 0
    """Of a heading."""
    words: Words = ()
    items: tuple[Words, ...] = ()
    """Of a list."""
    rows: tuple[tuple[Words, ...], ...] = ()
    """Of a table, its head first."""

    @property
    def of_refs(self) -> bool:
        """Whether it is a table whose last column has refs."""
        ends = [row[-1] for row in self.rows[1:] if row]
        return bool(ends) and all(end and end[0].look == "code" for end in ends)


def html(markdown: str) -> str:
    """Markdown as HTML, in which any HTML of its own is only text."""
    return str(_reader().render(markdown))


def blocks(markdown: str) -> list[ReportBlock]:
    """The parts of a text in Markdown."""
    tree = SyntaxTreeNode(_reader().parse(markdown))
    return [block for node in tree.children for block in _blocks(node)]


def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _blocks(node: SyntaxTreeNode) -> list[ReportBlock]:
    match node.type:
        case "heading":
            found = ReportBlock("heading", level=int(node.tag[1:]), words=_words(node))
        case "paragraph":
            found = ReportBlock("paragraph", words=_words(node))
        case "hr":
            found = ReportBlock("rule")
        case "ordered_list":
            found = ReportBlock("numbered", items=tuple(map(_words, node.children)))
        case "bullet_list":
            found = ReportBlock("bulleted", items=tuple(map(_words, node.children)))
        case "table":
            rows = [row for part in node.children for row in part.children]
            found = ReportBlock(
                "table", rows=tuple(tuple(map(_words, row.children)) for row in rows)
            )
        case "code_block" | "fence":
            found = ReportBlock("paragraph", words=(Bit(node.content.strip(), "code"),))
        case _:  # such as what is quoted
            return [block for child in node.children for block in _blocks(child)]
    return [found]


def _words(node: SyntaxTreeNode) -> Words:
    """What is written in a block, whatever is within it."""
    found: list[Bit] = []
    for place, child in enumerate(node.children):
        if found and child.type in ("paragraph", "bullet_list", "ordered_list") and place:
            found.append(Bit(" "))
        found += _words(child) if child.type != "inline" else _bits(child.children, Bit(""))
    return tuple(found)


def _bits(nodes: Sequence[SyntaxTreeNode], look: Bit) -> list[Bit]:
    found: list[Bit] = []
    for node in nodes:
        match node.type:
            case "text":
                found.append(look._replace(text=node.content))
            case "code_inline":
                found.append(Bit(node.content, "code", look.href))
            case "softbreak" | "hardbreak":
                found.append(look._replace(text=" "))
            case "strong":
                found += _bits(node.children, look._replace(look="strong"))
            case "em":
                found += _bits(node.children, look._replace(look="emphasis"))
            case "link":
                found += _bits(node.children, look._replace(href=str(node.attrs.get("href", ""))))
            case _:
                found.append(look._replace(text=node.content))
    return [one for one in found if one.text]
