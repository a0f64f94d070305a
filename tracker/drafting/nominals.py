"""Nominals: acts that a noun names: "agreement was reached to", "there was concern about"."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.domain.wording import Wording
from tracker.drafting.lexicon import Lexicon, Sense
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span

_BINDS = re.compile(r"\s*\b(?:to|that|on)\b")
_ASKS = re.compile(r"\s*\b(?:to|that|for|on)\b")
_THAT = re.compile(r"\s+that\b")
_TO_WHOM = re.compile(
    r"\s+to\s+(?:the\s+|their\s+|both\s+)?(?:[\w-]+\s+){1,6}?(?:to\s+[a-z]+\b|that\b)|\s*,?\s*to\s+[a-z]+\s|\s+that\b"
)
_CLEFT = re.compile(r"It\s+(?:is|was)\s+with\s+(?:[a-z]+\s+){0,2}?(?P<noun>[a-z]+)\s+that\b")
"""What is felt, put first: "It was with regret that the Chilean side learnt of"."""

_GOVERNING: tuple[tuple[str, re.Pattern[str], Sense, Wording | None], ...] = (
    ("undertakings", _BINDS, "commit", "agreed"),
    ("tasks", _TO_WHOM, "commit", "agreed"),
    ("calls", _ASKS, "request", None),
    ("hopes", _THAT, "views", None),
)
"""The word lists of nouns that govern what follows, with how it goes on and what it makes."""
_STATED = re.compile(
    r"(?:(?:^|(?<=[.;] ))(?:\d{1,2}\.\s+)?|(?<=, )(?:and\s+)?)(?P<np>(?:[\w’'.-]+\s+){1,6}?)"
    r"(?P<goes_on>to|for|at|about|over|with|of|in|on|regarding|towards?|against|that|by)\s+[^;]{3,200}?\s+"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:also\s+|\w+ly\s+)*"
    r"(?P<verb>expressed|voiced|conveyed|stated|declared|under(?:lined|scored)|stressed|emphasi[sz]ed|highlighted"
    r"|noted|registered|recorded|manifested|demonstrated|shown|aired|extended)\b"
)
"""What is felt or meant, with what it is about: "Concern at the raid was voiced"."""
_RATED = re.compile(
    r"(?:^|(?<=[.;] )|(?<=, ))(?:and\s+)?(?:an?\s+)?(?:\w+ly\s+)?"
    r"(?:high|positive|favou?rable|good)\s+(?:assessment|evaluation|appraisal|marks?)\s+(?:was|were|has\s+been|is)\s+(?:also\s+|\w+ly\s+)?"
    r"(?:given|made|expressed)\s+(?:to|of)\b",
    re.IGNORECASE,
)
"""What is valued, in the passive: "A high assessment was given to"."""
_BOUND = frozenset(
    (
        "readiness",
        "willingness",
        "preparedness",
        "determination",
        "resolve",
        "intention",
        "intentions",
        "commitment",
        "pledge",
    )
)
_DOING = re.compile(r"(?:of\s[^;]{3,80}?\s)?to\s+(?:\w+ly\s+)?[a-z]+ing\b")
_FELT: tuple[Sense, ...] = ("concern", "progress")


class Nominal(NamedTuple):
    """A noun that names an act, with the words by which it does."""

    sense: Sense
    wording: Wording | None
    span: Span
    """The words from the noun on, up to the verb where what it is about stands behind."""
    verb: Span | None = None
    """The verb alone, where what it is about stands before it."""


def nominal(words: str, lexicon: Lexicon) -> Nominal | None:
    """The first act of a sentence that is named by a noun, with nobody who acts.

    Args:
        words: the sentence.
        lexicon: the word lists.
    """
    if (cleft := _CLEFT.match(words)) and any(
        cleft["noun"] in lexicon.words[f"felt_{sense}"] for sense in _FELT
    ):
        felt = next(s for s in _FELT if cleft["noun"] in lexicon.words[f"felt_{s}"])
        return Nominal(felt, None, Span(0, cleft.end()))
    for way in ("noun_passive", "noun_there"):
        for hit in patterns()[way].finditer(words):
            noun, span = hit["noun"].lower(), Span(*hit.span())
            for named, goes_on, sense, wording in _GOVERNING:
                if noun in lexicon.words[named] and goes_on.match(words, hit.end()):
                    return Nominal(sense, wording, span)
            for sense in _FELT:
                if noun in lexicon.words[f"felt_{sense}"]:
                    return Nominal(sense, None, span)
    if rated := _RATED.search(words):
        return Nominal("progress", None, Span(*rated.span()))
    return _stated(words, lexicon)


def _stated(words: str, lexicon: Lexicon) -> Nominal | None:
    """What is felt or meant, where what it is about stands before that it was voiced."""
    for hit in _STATED.finditer(words):
        noun = hit["np"].split()[-1].lower()
        span, verb = Span(hit.start("np"), hit.end()), Span(*hit.span("verb"))
        value = noun == "commitment" and not _DOING.match(words, hit.start("goes_on"))
        if noun in _BOUND and hit["goes_on"] in ("to", "of", "for") and not value:
            return Nominal("commit", "intends", span, verb)
        for sense in _FELT:
            if noun in lexicon.words[f"felt_{sense}"]:
                return Nominal(sense, None, span, verb)
    return None
