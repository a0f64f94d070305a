"""Pieces: what the patterns of drafting look for, collected from its code and its word lists."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import yaml

_ESCAPE = re.compile(r"\\.|\(\?(?:P?<\w*[=!>]?|[=!:]|-?i[:)])")
_WORD = re.compile(r"[^\W\d_](?:[\w’'.&-]*\w)?\.?")
_MARKS = (
    *" \t\n.,;:!?()[]{}<>|/\\&#*_-–—·•●…’‘'\"“”@=+%$",
    "\r\n", "\n\n", "\u00a0", "\u200b", "\u3000", "\u0301", "\ufeff", "  ", "...", "--",
)  # fmt: skip
_USUAL = (
    "A", "a", "1", "12", "2019", "12 March 2019", "2019-03-12", "by June 2020", "1.", "(1)", "1) ",
    "- ", "A. ", "Mr. ", "Mr. A. ", "U.S. ", "No. ", "(", "(a) ", "“a” ", "‘a’ ", "it's ", "A’s ",
    "Japan ", "Japan-Norway ", "Japan’s ", "Norwegian ", "Prime Minister ", "the two sides ",
    "President A of B ", "H.E. ", "Dr. ", "He ", "The two leaders agreed to ", "will ",
    "will hold ",
    "agreed to meet ", "meeting ", "visit to Oslo ", "in May ", "before the summit ",
    "the first half of ", "invited him to visit and he accepted ", "http://a.b/c ", "a-", "a/",
    "É", "日本", "é", "Æ ", "ß", "x" * 40, "which ", ", which will be held, ", "(see a) ",
)  # fmt: skip


def pieces() -> tuple[str, ...]:
    """Every word and mark of the patterns and of the word lists, and some usual ones, sorted."""
    home = Path(str(files("tracker.drafting")))
    found = {*_MARKS, *_USUAL}
    for path in sorted(home.rglob("*.py")):
        for text in _strings(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_WORD.findall(_ESCAPE.sub(" ", text)))
    for path in sorted(home.rglob("*.yaml")):
        for text in _leaves(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)):
            found.update(_WORD.findall(_ESCAPE.sub(" ", text)))
    return tuple(sorted(found))


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _leaves(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from _leaves(value)
    elif data is not None:
        yield str(data)


GLUE = ("", " ", ", ", ". ", "\n", "; ", " and ", "-", ": ")
SHAPES = ("run", "sentences", "lines", "alone")
_STRETCH = 1400
"""Characters of a sentence or line, where a shape has such."""


def strings(count: int, seed: int) -> list[tuple[str, str]]:
    """Units to repeat, each with the shape that it is repeated in: single pieces, then pairs.

    Args:
        count: how many.
        seed: what the choice of them is made from.
    """
    chance = random.Random(seed)
    all_ = pieces()
    known = [*_USUAL, *_MARKS]
    chosen: list[tuple[str, str]] = [(each, shape) for each in known for shape in SHAPES]
    singles = [each for each in all_ if each not in set(known)]
    chance.shuffle(singles)
    while len(chosen) < count:
        one = singles.pop() if singles and chance.random() < 0.5 else chance.choice(all_)
        parts = [one] if chance.random() < 0.4 else [one, chance.choice(all_)]
        unit = "".join(part + chance.choice(GLUE) for part in parts)
        chosen.append((unit, chance.choice(SHAPES)))
    chance.shuffle(chosen)
    return chosen[:count]


def shaped(unit: str, shape: str, size: int) -> str:
    """A readout of about so many characters, made of one unit said again and again.

    Args:
        unit: what is repeated.
        shape: `run` without an end, in long `sentences`, in long `lines`, or `alone`, with no head
            before it.
        size: the characters.
    """
    head = "" if shape == "alone" else "Japan-Norway meeting\n\nOslo, 12 March 2019\n\n"
    stretch = unit * (_STRETCH // len(unit) or 1)
    if shape == "sentences":
        stretch += ". The "
    elif shape == "lines":
        stretch += "\n"
    return head + (stretch * (size // len(stretch) + 1))[:size]
