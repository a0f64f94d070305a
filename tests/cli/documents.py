"""The documents: the blocks that hold commands and files, and the parts that are generated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from tests.cli.commandline import tracker
from tests.cli.transcripts import Exchange, agrees, carried_out, exchanges
from tracker.cli import main
from tracker.domain.pressing import ITEM_RULES
from tracker.domain.status import RULES

PROJECT = Path(__file__).parents[2]

_BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>[a-z]*)\n(?P<body>.*?)^```$", re.M | re.S
)
_GENERATED = re.compile(
    r"(?P<begin><!-- generated: (?P<what>[^>]+) -->\n).*?(?P<end><!-- end -->)", re.S
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


def blocks(text: str) -> Iterator[Block]:
    """The blocks of code of a document, in their order."""
    for found in _BLOCK.finditer(text):
        yield Block(found["kind"], found["body"], found["file"])


def carried_out_in_order(text: str, folder: Path) -> Iterator[tuple[Exchange, str]]:
    """Each command of a document with what it prints, its files having been saved before."""
    for block in blocks(text):
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.body, encoding="utf-8")
        if block.kind == "console":
            for one in exchanges(block.body):
                yield one, _without_code(carried_out(one.command, folder))


def with_outputs(text: str, folder: Path) -> str:
    """A document with what its commands print now, where that is not what it says."""
    for one, printed in carried_out_in_order(text, folder):
        if not agrees(printed, one.printed):
            old, new = f"$ {one.command}\n{one.printed}", f"$ {one.command}\n{printed}"
            text = text.replace(old, new, 1)
    return text


def with_generated_parts(text: str) -> str:
    """A document with its generated parts made anew."""
    return _GENERATED.sub(
        lambda found: found["begin"] + _generated(found["what"]) + found["end"], text
    )


def _generated(what: str) -> str:
    name, _, of = what.partition(" ")
    return _PARTS[name](of)


def _help(command: str) -> str:
    ran = tracker(*command.split(), "--help", folder=Path(gettempdir()))
    return f"```text\n{ran.out}```\n"


def _commands(_: str) -> str:
    return "\n".join(f"### tracker {name}\n\n{_help(name)}" for name in main.commands)


def _rules(kind: str) -> str:
    rules = ITEM_RULES if kind == "item" else RULES
    rows = [
        f"| {place} | `{rule}` | {sentence} |\n"
        for place, (rule, sentence) in enumerate(
            ((rule, says) for rule, says in rules.items() if rule.startswith(f"{kind}.")), start=1
        )
    ]
    return f"| | rule | what it says |\n| --- | --- | --- |\n{''.join(rows)}"


def _without_code(printed: str) -> str:
    return re.sub(r"^\[exit \d\]\n\Z", "", printed, flags=re.MULTILINE)


_PARTS: dict[str, Callable[[str], str]] = {
    "help": _help,
    "commands": _commands,
    "rules": _rules,
}
