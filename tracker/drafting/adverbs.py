"""Adverbs: what stands between a subject and its verb, auxiliaries too, and changes neither."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from tracker.drafting.inflections import Form
from tracker.drafting.lexicon import Sense
from tracker.drafting.patterns import patterns

_ADVERBIAL = re.compile(
    r"(?:^|(?<=\s))(?:once (?:more|again)|yet again|for (?:his|her|its|their) part"
    r"|in (?:turn|reply|response|return|particular|principle|conclusion|closing|addition|general)"
    r"|(?:in|on|to|against|with) (?:this|that|the same) (?:context|regard|respect|connection|basis"
    r"|end|occasion|background|purpose|view|spirit)"
    r"|at the same time|at the outset|as well),?\s*$",
    re.IGNORECASE,
)

_LAST = re.compile(r"(?:^|(?<=\s)|(?<=,))([\w’-]+,?)\s*$")

_BESIDE = re.compile(r",\s*$")
"""The comma before an adverbial that a comma closes: "They, in particular, noted …"."""

_SAID_BY_WISHING = ("progress", "request", "concern")
_WISHING = re.compile(r"\b(?:would like|wish(?:es|ed)?|wanted|wants)\s+to\s*$")

_REACH = 300
"""Characters before a verb within which stands what bears on it."""


def at_end(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """What a pattern that is bound to the end finds there; nothing reaches farther back."""
    return pattern.search(words, max(0, len(words) - _REACH))


def without_adverbs(before: str, adverbs: AbstractSet[str]) -> str:
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
        known = known and not (last[1][0].isupper() and last.start(1))  # "Minister Joly"
        if not known or (word.endswith(",") and plain not in adverbs):
            return before.rstrip()
        before = before[: last.start(1)]


def led(before: str, form: Form, adverbs: AbstractSet[str], sense: Sense) -> tuple[str, Form]:
    """The words before a verb without those that only help it, and the form it then has.

    Args:
        before: the words before it.
        form: its own form: "ask" in "was able to ask", "asking" in "is asking".
        adverbs: the adverbs that are known.
        sense: what the verb is coded as: what somebody is doing is not yet done, and who would
            like to thank or to ask does so by saying it.
    """
    if auxiliary := at_end(patterns()["auxiliary"], before):
        before, form = without_adverbs(before[: auxiliary.start()], adverbs), "past"
    says = form == "gerund" and sense != "done"
    if says and (progressive := at_end(patterns()["progressive"], before)):
        return without_adverbs(before[: progressive.start()], adverbs), "third"
    asks = form == "base" and sense in _SAID_BY_WISHING
    if asks and (wishing := at_end(_WISHING, before)):
        return without_adverbs(before[: wishing.start()], adverbs), "past"
    return before, form
