"""Notebooks: their cells of code, run one after the other as a reader runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.project import PROJECT
from tests.support.scripts import Script, run_in_order

NOTEBOOK = PROJECT / "docs" / "record.ipynb"


def cells(notebook: Path) -> list[Script]:
    """The cells of code of a notebook, each with what it is said to print."""
    return [
        Script("".join(cell["source"]), _printed(cell))
        for cell in _held(notebook)["cells"]
        if cell["cell_type"] == "code"
    ]


def write_printed(notebook: Path) -> None:
    """Put into a notebook what its cells print now."""
    held = _held(notebook)
    coded = [cell for cell in held["cells"] if cell["cell_type"] == "code"]
    printed = run_in_order(cells(notebook), notebook.parent)
    for number, (cell, text) in enumerate(zip(coded, printed, strict=True), start=1):
        shown = {"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}
        cell["execution_count"], cell["outputs"] = number, [shown] if text else []
    notebook.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _held(notebook: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
    return held


def _printed(cell: dict[str, Any]) -> str:
    return "".join("".join(one["text"]) for one in cell["outputs"])
