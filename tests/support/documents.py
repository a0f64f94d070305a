"""The documents: the blocks that hold commands and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.commandline import tracker
from tests.support.project import PROJECT
from tests.support.transcripts import Exchange, carried_out, exchanges, rewritten, without_code

_BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>[a-z]*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of code in a document."""

    kind: str
    body: str
    file: str | None
    """The name under which the document means it to be saved."""


def documents() -> list[Path]:
    """The project's documents."""
    return [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]


PICTURES = {
    "timeline.svg": ("--relationship", "JP-RU", "--lanes", "24"),
    "timeline-item.svg": ("--item", "joint-economic-activities"),
}
"""The drawings of the shipped record in the documents, and what is given for each."""


def picture(name: str, folder: Path) -> str:
    """A drawing of the documents as it is made now, of what is on record in a folder."""
    ran = tracker(
        *("export", "--timeline", "-", "--as-of", "2019-07-01", *PICTURES[name]), folder=folder
    )
    return ran.out


def blocks(text: str) -> Iterator[Block]:
    """The blocks of code of a document, in their order."""
    for found in _BLOCK.finditer(text):
        yield Block(found["kind"], found["body"], found["file"])


def carried_out_in_order(text: str, folder: Path) -> Iterator[tuple[Exchange, str]]:
    """Each command of a document with what it prints, its files having been saved before."""
    for block in blocks(text):
        _save(block, folder)
        if block.kind == "console":
            for one in exchanges(block.body):
                yield one, without_code(carried_out(one.command, folder))


def with_outputs(text: str, folder: Path) -> str:
    """A document with what its commands print now, where that is not what it says."""

    def again(found: re.Match[str]) -> str:
        block = Block(found["kind"], found["body"], found["file"])
        _save(block, folder)
        if block.kind != "console":
            return found[0]
        return found[0].replace(block.body, rewritten(block.body, folder, codes=False))

    return _BLOCK.sub(again, text)


def _save(block: Block, folder: Path) -> None:
    if block.file:
        (folder / block.file).write_text(block.body, encoding="utf-8")
