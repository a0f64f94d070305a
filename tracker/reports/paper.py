"""Print: a report as PDF, set by Typst.

Its text is handed over as data and never as markup, so that nothing in it can be taken for a
command.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.reports.blocks import ReportBlock

LAYOUT = Path(__file__).parent / "templates" / "report.typ"
"""How a report is set."""


def pdf(blocks: Sequence[ReportBlock], *, title: str, head: tuple[str, str], foot: str) -> bytes:
    """A report as PDF.

    Args:
        blocks: what it says.
        title: what it is called where it is not read, such as in the name of a window.
        head: what stands above each page, at the left and at the right.
        foot: what stands below each page, beside its number.
    """
    import typst  # noqa: PLC0415 - what only this form needs

    told = data(blocks, title=title, head=head, foot=foot)
    return bytes(
        typst.compile(LAYOUT.read_bytes(), format="pdf", sys_inputs={"report": told}, timestamp=0)
    )


def data(blocks: Sequence[ReportBlock], *, title: str, head: tuple[str, str], foot: str) -> str:
    """A report as the layout is given it; see `pdf`."""
    return json.dumps(
        {"title": title, "head": head, "foot": foot, "blocks": [_plain(one) for one in blocks]}
    )


def _plain(block: ReportBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "level": block.level,
        "words": _bits(block.words),
        "items": [_bits(one) for one in block.items],
        "rows": [[_bits(cell) for cell in row] for row in block.rows],
        "of_refs": block.of_refs,
    }


def _bits(words: Sequence[Any]) -> list[dict[str, str]]:
    return [one._asdict() for one in words]
