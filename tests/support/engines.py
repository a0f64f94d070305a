"""Engines: the code of the documents that asks the exported tables, carried out."""

from __future__ import annotations

import os
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

from tests.support.documents import blocks
from tests.support.project import PROJECT
from tracker.queries import Queries, Viewpoint

Answer = set[tuple[str, str, str, date | None]]

_DAY = "2019-07-01"
_MOMENT = "9999-01-01 00:00:00+00:00"


def code(imported: str) -> str:
    """The code of the documents that begins by importing something."""
    text = (PROJECT / "docs/exports.md").read_text(encoding="utf-8")
    (found,) = (
        one.body
        for one in blocks(text)
        if one.kind in ("python", "py") and one.body.split()[1].partition(".")[0] == imported
    )
    return found


def unsettled(imported: str, folder: Path, view: Viewpoint) -> Answer:
    """What is unsettled by an engine that reads the tables in `record`, below a folder."""
    asked = code(imported).replace(_DAY, str(view.as_of))
    if view.known_on:
        asked = asked.replace(_MOMENT, f"{view.known_on:%Y-%m-%d %H:%M:%S.%f}+00:00")
    names: dict[str, Any] = {}
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    with chdir(folder):
        exec(asked, names)  # noqa: S102 - the documents' own
    return {tuple(one) for one in names["found"]}


def answered(queries: Queries, view: Viewpoint) -> Answer:
    """What `tracker open` answers."""
    return {
        (one.ref, str(one.status), str(one.rule), one.due_to) for one in queries.unsettled(view)
    }
