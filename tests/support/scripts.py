"""Scripts in documents: blocks of Python, run one after the other, with what they print below them.

A block of text right below one of Python is what that prints.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from tests.support.commandline import tracker
from tests.support.project import EVENTS

_SCRIPT = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<printed>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)


class Script(NamedTuple):
    """A block of Python in a document, or a cell of a notebook."""

    code: str
    printed: str
    """What it is said to print."""


def scripts(text: str) -> list[Script]:
    """The scripts of a document, in their order."""
    return [Script(found["code"], found["printed"] or "") for found in _SCRIPT.finditer(text)]


def run_in_order(given: list[Script], folder: Path) -> Iterator[str]:
    """What each script prints that is run in a folder, with what those before it have left."""
    names: dict[str, object] = {"__name__": "__main__"}
    for one in given:
        printed = io.StringIO()
        with chdir(folder), redirect_stdout(printed):
            exec(compile(one.code, "<script>", "exec"), names)  # noqa: S102 - our own document
        yield printed.getvalue()


def with_printed(text: str, folder: Path) -> str:
    """A document with what its scripts print now, the shipped readouts being on record."""
    if not (found := scripts(text)):
        return text
    if not (folder / "tracker.db").exists():
        assert tracker("record", str(EVENTS), folder=folder).code == 0
    printed = run_in_order(found, folder)

    def again(block: re.Match[str]) -> str:
        now = next(printed)
        below = f"\n```text\n{now}```\n" if now else ""
        return f"```python\n{block['code']}```\n{below}"

    return _SCRIPT.sub(again, text)
