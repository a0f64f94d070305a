"""Briefings: one made of a record, and what the command says that stands beside a figure of it."""

from __future__ import annotations

import io
import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from pypdf import PdfReader

from tests.support.commandline import tracker
from tests.support.records import Record
from tracker.cli.shellwords import command
from tracker.queries import Viewpoint
from tracker.reports.assembly import briefing
from tracker.reports.briefing import Briefing
from tracker.reports.forms import written


def briefed(
    record: Record, on: str, *, relationship: str | None = "JP-RU", **given: Any
) -> Briefing:
    """The briefing of a record as of a day."""
    known_on = given.pop("known_on", None)
    view = Viewpoint(date.fromisoformat(on), known_on, relationship=relationship)
    with record.queries() as queries:
        return briefing(queries, view, command, **given)


def in_form(
    record: Record, form: str, on: str, template: Path | None = None, **given: Any
) -> bytes:
    """A briefing in one of its forms."""
    pages = given.pop("pages", 2)
    view = Viewpoint(date.fromisoformat(on), relationship="JP-RU")
    with record.queries() as queries:
        return written(
            form,
            lambda fill: briefing(queries, view, command, fill=fill, pages=pages, **given),
            pages=pages,
            template=template,
        )


def asked(record: Record, typed: str, folder: Path) -> list[dict[str, Any]]:
    """What a command that a briefing names is answered with."""
    words = [*shlex.split(typed)[1:], "--format", "json"]
    ran = tracker(*words, folder=folder, env={"TRACKER_STORE": record.store})
    assert ran.code == 0, ran.both
    found: list[dict[str, Any]] = json.loads(ran.out)
    return found


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, with no spaces, since a ref may be broken at its hyphens."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def words_of(docx: bytes) -> str:
    """The words of a document, those in its tables too."""
    document = Document(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])
