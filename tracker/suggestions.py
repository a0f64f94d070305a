"""Suggestions: which of the names that are known may be meant by one that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST = 3
"""How many names are suggested at once."""

LIKE = 0.6
"""How much of two names has to be the same, from 0 to 1, for one to be meant by the other."""


_LESS = 0.25
"""How much less like a name may be than the likest for both to be suggested."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d-")


def near(name: str, known: Iterable[str], *, most: int = MOST, like: float = LIKE) -> list[str]:
    """The names that are most like one that is not known, the likest first.

    A name that begins with a day is also meant by what follows it. What is far less like than the
    likest is left out.
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - for a wrong name only

    forms = {one: one for one in known}
    forms = {_DATE.sub("", one, count=1): one for one in forms} | forms
    found = get_close_matches(name, forms, 2 * most, like)
    alike = [SequenceMatcher(None, form, name).ratio() for form in found]
    close = [form for form, ratio in zip(found, alike, strict=True) if ratio > alike[0] - _LESS]
    return [*dict.fromkeys(forms[form] for form in close)][:most]


def did_you_mean(names: Sequence[str]) -> str:
    """The question behind a message whether one of these is meant; nothing if there is none."""
    return f"; did you mean {' or '.join(names)}?" if names else ""
