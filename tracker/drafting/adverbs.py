"""Adverbs: what stands between a subject and its verb and changes neither."""

from __future__ import annotations

import re

_ADVERBIAL = re.compile(
    r"(?:^|(?<=\s))(?:once (?:more|again)|yet again|for (?:his|her|its|their) part"
    r"|in (?:turn|reply|response|return|particular|conclusion|closing|addition)"
    r"|(?:in|on|to|against|with) (?:this|that|the same) (?:context|regard|respect|connection|basis"
    r"|end|occasion|background|purpose|view|spirit)"
    r"|at the same time|at the outset|as well),?\s*$",
    re.IGNORECASE,
)

_LAST = re.compile(r"(?:^|(?<=\s)|(?<=,))([\w’-]+,?)\s*$")

_BESIDE = re.compile(r",\s*$")
"""The comma before an adverbial that a comma closes: "They, in particular, noted …"."""

_REACH = 300
"""Characters before a verb within which stands what bears on it."""


def at_end(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """What a pattern that is bound to the end finds there; nothing reaches farther back."""
    return pattern.search(words, max(0, len(words) - _REACH))


def without_adverbs(before: str, adverbs: frozenset[str]) -> str:
    """The words before a verb without the adverbs next to it."""
    while True:
        if adverbial := at_end(_ADVERBIAL, before):
            enclosed = adverbial[0].rstrip().endswith(",")
            before = before[: adverbial.start()]
            if enclosed and (comma := _BESIDE.search(before)):
                before = before[: comma.start()]
            continue
        last = at_end(_LAST, before)
        if not last:
            return before.rstrip()
        word = last[1].lower()
        plain = word.rstrip(",")
        known = plain in adverbs or (
            plain.endswith("ly") and plain not in ("italy", "july", "family")
        )
        if not known or (word.endswith(",") and plain not in adverbs):
            return before.rstrip()
        before = before[: last.start(1)]
