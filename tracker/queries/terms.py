"""Terms: words that are searched for, in which forms they are found, and where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.projections.texts import plain, words

_SHORT = 3
"""Letters of an alphabet from which on a word is also found as the beginning of another."""

_UNPARTED = re.compile(
    "[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u1950-\u19df\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts in which words stand together, or with what is joined to them: of Thai, Lao,
Tibetan, Burmese, Khmer, Chinese, Japanese and Korean. One or two of them are a word."""

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


class _Word:
    """A word that is searched for.

    Args:
        forms: its forms; one that ends in `*` is the beginning of others.
    """

    def __init__(self, *forms: str) -> None:
        self.forms = forms
        self._beginnings = tuple(form[:-1] for form in forms if form.endswith("*"))
        self._wholes = frozenset(form for form in forms if not form.endswith("*"))

    def is_meant_by(self, word: str) -> bool:
        """Whether a word that stands somewhere is one of its forms."""
        return word.startswith(self._beginnings) or word in self._wholes


class Terms:
    """The words of a search.

    Args:
        text: the words as they were given.
    """

    def __init__(self, text: str) -> None:
        said = dict.fromkeys(plain(one[0]) for one in words(_POSSESSIVE.sub("", text)))
        self._words = [_Word(*_forms(word)) for word in said]
        self._any = _Word(*(form for word in self._words for form in word.forms))
        self.forms = tuple(word.forms for word in self._words)
        """The forms of each word; one that ends in `*` is the beginning of others."""

    def found(self, field: str, text: str | None) -> Found | None:
        """A text with the places of the words in it, if one of them is."""
        if not text:
            return None
        marks = tuple(one.span() for one in words(text) if self._any.is_meant_by(plain(one[0])))
        return Found(field, text, marks) if marks else None

    def all_in(self, *texts: str) -> bool:
        """Whether every word is in one text or another."""
        said = [plain(one[0]) for text in texts for one in words(text)]
        return all(any(map(word.is_meant_by, said)) for word in self._words)

    def in_a_row(self, text: str) -> bool:
        """Whether the words follow each other in a text as they were given."""
        said = [plain(one[0]) for one in words(text)]
        for start in range(len(said) - len(self._words) + 1):
            pairs = zip(self._words, said[start:], strict=False)
            if all(word.is_meant_by(one) for word, one in pairs):
                return True
        return False


def _forms(word: str) -> list[str]:
    if _UNPARTED.match(word):
        return [f"{word}*"]
    if len(word) < _SHORT:
        return [word]
    if of_y := _PLURALS_OF_Y.fullmatch(word):
        return [f"{of_y[1]}y*", f"{of_y[1]}ie*"]
    if len(word) > _SHORT and _PLURAL.fullmatch(word[-2:]):
        return [f"{word[:-1]}*"]
    return [f"{word}*"]
