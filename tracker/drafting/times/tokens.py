"""The words, numbers and marks of a text, with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.drafting.fiscal import FiscalYear

Meaning = TypeVar("Meaning")

_TOKEN = re.compile(
    r"\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)"
    r"|\d{1,2}([./])\d{1,2}\2\d{4}(?!\d)"
    r"|\d+(?:,\d{3})+(?!\d)|\d+\.\d+|\d+[^\W\d_]*"
    r"|[^\W\d_][^\W_]*(?:[’'][^\W\d_]*)?"
    r"|\S"
)


class Token(NamedTuple):
    """A word, a number or a mark."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text cut into tokens, with the day that its times are counted from."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    """The tokens in lower case."""
    anchor: date
    fiscal: FiscalYear | None = None
    """The fiscal year that is meant where no country is named; None where it is not known."""

    def word(self, at: int) -> str:
        """The token there in lower case; empty beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def written(self, at: int) -> str:
        """The token there as it is written; empty beyond either end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def follows(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether these words stand there."""
        return self.words[at : at + len(words)] == words

    def between(self, start: int, end: int) -> str:
        """The text from one token up to, not including, another."""
        if not 0 <= start < end <= len(self.tokens):
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def by_first_word(
    entries: Iterable[tuple[tuple[str, ...], Meaning]],
) -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
    """Wordings with what they mean, under their first words, longer ones first."""
    table: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for words, meaning in sorted(entries, key=lambda entry: -len(entry[0])):
        table.setdefault(words[0], []).append((words, meaning))
    return table


@lru_cache(maxsize=64)
def cut(text: str, anchor: date, fiscal: FiscalYear | None) -> Line:
    """Cut a text into tokens."""
    text = text.replace("\N{MINUS SIGN}", "\N{EN DASH}")  # as some publishers write "20 to 22"
    tokens = tuple(Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text))
    return Line(text, tokens, tuple(token.text.lower() for token in tokens), anchor, fiscal)
