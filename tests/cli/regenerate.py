"""Rewrites what is generated: transcripts, the catalogue of errors, parts of the documents.

`python -m tests.cli.regenerate`, then read the difference: a change has to be meant.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from tests.support.commandline import tracker
from tests.support.documents import (
    PICTURES,
    documents,
    picture,
    with_outputs,
)
from tests.support.generated import with_generated_parts
from tests.support.notebooks import NOTEBOOK, write_printed
from tests.support.project import EVENTS, PROJECT
from tests.support.scripts import with_printed
from tests.support.transcripts import carried_out, rewritten
from tracker.cli import manual
from tracker.library import stub

GOLDEN = Path(__file__).parent / "golden"
CATALOGUE = Path(__file__).parent / "errors.yaml"
RECORDING = ("record", "keep")
"""The transcripts that begin with nothing on record."""


def regenerate() -> None:
    """Rewrite every transcript, message of the catalogue, drawing and generated part."""
    for path in sorted(GOLDEN.glob("*.txt")):
        with _folder(recorded=path.stem not in RECORDING) as folder:
            path.write_text(rewritten(path.read_text("utf-8"), folder), "utf-8")
    comment, *entries = re.split(
        r"^(?=- situation:)", CATALOGUE.read_text("utf-8"), flags=re.MULTILINE
    )
    CATALOGUE.write_text(comment + "\n".join(_said_again(entry) for entry in entries), "utf-8")
    stub.write()
    manual.write()
    with _folder(recorded=True) as folder:
        for name in PICTURES:
            (PROJECT / "docs/pictures" / name).write_text(picture(name, folder), "utf-8")
    for document in documents():
        with _folder(recorded=False) as folder:
            text = with_generated_parts(document.read_text("utf-8"))
            text = with_printed(with_outputs(text, folder), folder)
            document.write_text(text, "utf-8")
    write_printed(NOTEBOOK)


def said(entry: dict[str, Any], folder: Path) -> str:
    """What is printed in a situation of the catalogue, with what the shell is told."""
    for name, content in entry.get("files", {}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return carried_out(entry["run"], folder)


def _said_again(text: str) -> str:
    with _folder(recorded=True) as folder:
        printed = said(yaml.safe_load(text)[0], folder)
    kept = text[: text.index("\n  exit: ")]
    code = re.search(r"^\[exit (\d)\]\n\Z", printed, flags=re.MULTILINE)
    told = textwrap.indent(printed[: code.start()] if code else printed, "    ")
    return f"{kept}\n  exit: {code[1] if code else 0}\n  says: |\n{told}"


@contextmanager
def _folder(*, recorded: bool) -> Iterator[Path]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(EVENTS, folder / "events")
        if recorded:
            assert tracker("record", "events/", folder=folder).code == 0
        yield folder


if __name__ == "__main__":
    regenerate()
