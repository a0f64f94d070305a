"""Persons: where somebody is named in a text, by whichever of his names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tracker.drafting.introductions import STRAY
from tracker.drafting.titles import key


class Person(NamedTuple):
    """A place in a text where one of those who are asked about is named."""

    start: int
    end: int
    name: str


_JAPANESE = re.compile(
    r"(?:(?:[kgnbpmrj]|[sz](?!i)|[td](?![iu])|h(?!u)|[kgnhbpmr]y|[sc]h)[aiueo]|tsu|fu|y[auo]|wa"
    r"|[aiueo]|n(?![aiueo])|m(?=[bp])|(?<=o)h(?![aiueo])|k(?=k)|s(?=s)|t(?=t|ch)|p(?=p))+"
)
"""The syllables of Japanese, as they are written in English."""


def sounds_japanese(name: str) -> bool:
    """Whether a name is one by the syllables of Japanese, as it is written in English."""
    words = [key(word) for word in _parts(name)]
    return bool(words) and all(_JAPANESE.fullmatch(word) for word in words)


def called(text: str, names: Iterable[str]) -> list[Person]:
    """Where people are named, by any part of their names."""
    whose = {key(word): name for name in names for word in _parts(name)}
    found: list[Person] = []
    for word in _WORD.finditer(text):
        name = whose.get(key(word[0]))
        if not name:
            continue
        last = found[-1] if found else None
        if last and last.name == name and not text[last.end : word.start()].strip(" .-"):
            found[-1] = last._replace(end=word.end())
        else:
            found.append(Person(*word.span(), name))
    return found


_WORD = re.compile(r"(?<![\w’'-])[^\W\d_][^\W_]+(?:-[^\W_]+)*")
_SHORT = 2


def _parts(name: str) -> list[str]:
    """The words of a name by which somebody may be called."""
    return [word for word in name.split() if len(key(word)) >= _SHORT and key(word) not in STRAY]


def persons(names: Iterable[str]) -> dict[str, str]:
    """Each name with the fullest one of the same person: "Soto" with "Luis Soto"."""
    fullest: dict[str, str] = {}
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        words = {key(word) for word in _parts(name)}
        same = (one for one in fullest.values() if words <= {key(word) for word in _parts(one)})
        fullest[name] = next(same, name)
    return fullest
