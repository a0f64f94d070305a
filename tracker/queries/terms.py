"""Terms: words that are searched for, in which forms they are found, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.projections.texts import plain, words

_SHORT = 3
"""Letters from which on a word is also found as the beginning of another."""

_POSSESSIVE = re.compile(r"['’]s\b")
_PLURAL = re.compile(r"[^s]s")
_PLURALS_OF_Y = re.compile(r"(\w\w+)ies")


class Found(NamedTuple):
    """A text in which some of the words are."""

    field: str
    """Which text it is, such as `summary` or `quote`."""
    text: str
    """The whole of it."""
    marks: tuple[tuple[int, int], ...]
    """Where the words are: from which character to which."""

    def marked(self, opening: str = "[", closing: str = "]") -> str:
        """The text with the words between two signs."""
        parts, end = [], 0
        for start, stop in self.marks:
            parts += [self.text[end:start], opening, self.text[start:stop], closing]
            end = stop
        return "".join([*parts, self.text[end:]])


class Terms:
    """The words of a search.

    Args:
        text: the words as they were given.
    """

    def __init__(self, text: str) -> None:
        said = [plain(one[0]) for one in words(_POSSESSIVE.sub("", text))]
        self.forms = tuple(tuple(_forms(word)) for word in dict.fromkeys(said))
        """The forms of each word; one that ends in `*` is the beginning of others."""

    def found(self, field: str, text: str | None) -> Found | None:
        """A text with the places of the words in it, if one of them is."""
        if not text:
            return None
        marks = tuple(one.span() for one in words(text) if self._in(plain(one[0])))
        return Found(field, text, marks) if marks else None

    def all_in(self, *texts: str) -> bool:
        """Whether every word is in one text or another."""
        said = [plain(one[0]) for text in texts for one in words(text)]
        return all(any(_is(word, forms) for word in said) for forms in self.forms)

    def in_a_row(self, text: str) -> bool:
        """Whether the words follow each other in a text as they were given."""
        said = [plain(one[0]) for one in words(text)]
        count = len(self.forms)
        return any(
            all(map(_is, said[start : start + count], self.forms))
            for start in range(len(said) - count + 1)
        )

    def _in(self, word: str) -> bool:
        return any(_is(word, forms) for forms in self.forms)


def _forms(word: str) -> list[str]:
    if len(word) < _SHORT:
        return [word]
    if of_y := _PLURALS_OF_Y.fullmatch(word):
        return [f"{of_y[1]}y*", f"{of_y[1]}ie*"]
    if len(word) > _SHORT and _PLURAL.fullmatch(word[-2:]):
        return [f"{word[:-1]}*"]
    return [f"{word}*"]


def _is(word: str, forms: tuple[str, ...]) -> bool:
    return any(word.startswith(form[:-1]) if form.endswith("*") else word == form for form in forms)
