"""Documents: the part of one that is measured, between two marks."""

from __future__ import annotations

from pathlib import Path

_BEGIN, _END = "<!-- measured -->\n", "<!-- end of what was measured -->\n"


def put_into(document: Path, measured: str) -> None:
    """Put what was measured in the place that a document has for it.

    Raises:
        ValueError: it has none.
    """
    text = document.read_text(encoding="utf-8")
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{document.name} has no place for what is measured")
    document.write_text(f"{before}{begin}{measured}{end}{after}", encoding="utf-8")
