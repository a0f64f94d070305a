"""Forms: a briefing as Markdown, as a page of HTML, as a document, and in print."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from tracker.reports.briefing import Briefing

NEEDS = MappingProxyType(
    {
        "markdown": ("jinja2",),
        "html": ("jinja2", "markdown_it"),
        "docx": ("jinja2", "markdown_it", "docx"),
        "pdf": ("jinja2", "markdown_it", "typst"),
    }
)
"""The forms, each with the libraries that it needs, which the extra `brief` installs."""

ENDINGS = MappingProxyType(
    {".md": "markdown", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
)
"""The form that the name of a file asks for."""

_FILLS = (1.0, 0.9, 0.8, 0.65, 0.5, 0.35)
"""How much of their room the pages are filled with, until what is told keeps to them."""

_FILL_OF_DOCUMENTS = 0.93

FOOT = "Each line rests on the statement named beside it."
"""What stands below each page."""


def is_at_hand(form: str) -> bool:
    """Whether the libraries are installed that a form needs."""
    return all(find_spec(name) is not None for name in NEEDS[form])


def written(
    form: str, make: Callable[[float], Briefing], *, pages: int, template: Path | None = None
) -> bytes:
    """A briefing in a form.

    Args:
        form: one of `NEEDS`.
        make: gives the briefing, by how much of the room of its pages is to be filled.
        pages: how many pages it may have.
        template: a template that takes the place of the program's own.

    Raises:
        Unreadable: the template cannot be read or filled.
    """
    if form != "pdf":
        # A word processor sets less on a page, and fills none to its last row.
        return _written(form, make(_FILL_OF_DOCUMENTS if form == "docx" else 1), template)
    found = b""
    for fill in _FILLS:
        found = _written(form, make(fill), template)
        if _pages(found) <= pages:
            break
    return found


def _written(form: str, briefing: Briefing, template: Path | None) -> bytes:
    from tracker.reports.prose import markdown  # noqa: PLC0415 - what is not at hand everywhere

    text = markdown(briefing, template)
    if form == "markdown":
        return text.encode()
    if form == "html":
        from tracker.reports.hypertext import page  # noqa: PLC0415

        return page(text, title=title(briefing)).encode()
    from tracker.reports.blocks import blocks  # noqa: PLC0415

    if form == "docx":
        from tracker.reports.document import docx  # noqa: PLC0415

        return docx(blocks(text), title=title(briefing), head=head(briefing), foot=FOOT)
    from tracker.reports.paper import pdf  # noqa: PLC0415

    return pdf(blocks(text), title=title(briefing), head=head(briefing), foot=FOOT)


def title(briefing: Briefing) -> str:
    """What a briefing is called."""
    return f"Briefing: {' – '.join(briefing.sides)}"


def head(briefing: Briefing) -> tuple[str, str]:
    """What stands above each page of it, at the left and at the right."""
    return title(briefing), f"as of {briefing.day}, {briefing.known}"


def _pages(pdf: bytes) -> int:
    from pypdf import PdfReader  # noqa: PLC0415 - what only this form needs

    return len(PdfReader(io.BytesIO(pdf)).pages)
