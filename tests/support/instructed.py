"""Instructed readouts: each the same readout, with an instruction to a program somewhere in it.

python -m tests.support.instructed FOLDER   writes them into a folder
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.support.coders import TEXT

_FRAMES = ("{}", "{}", "The weather in Osaka was fine. {}", "{} The weather in Osaka was fine.")


class Instructed(NamedTuple):
    """A readout with an instruction in it."""

    suffix: str
    """That of its file: text, or a page where it is hidden."""
    text: str
    instruction: str


def instructed() -> list[Instructed]:
    """The readouts, in the order of the list of instructions."""
    listed = yaml.load(
        Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return [_made(number, one) for number, one in enumerate(listed)]


def _made(number: int, one: str | dict[str, str]) -> Instructed:
    if isinstance(one, str):
        said = _FRAMES[number % len(_FRAMES)].format(one)
        text = TEXT.replace("She expressed concern", f"\n\n{said}\n\nShe expressed concern")
        return Instructed(".txt", text, one)
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in TEXT.split("\n\n"))
    hidden = one["hidden"].format(escape(one["text"]))
    page = f"<html><head><title>Readout</title></head><body><article>{paragraphs}{hidden}"
    return Instructed(".html", f"{page}</article></body></html>", one["text"])


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(instructed()):
        (folder / f"{number:02}{one.suffix}").write_text(one.text, encoding="utf-8")
