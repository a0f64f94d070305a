"""Courtesies: greetings, thanks for nothing that is named and sympathy, by which nobody acts."""

from __future__ import annotations

import re

from tracker.drafting.actors import Cast
from tracker.drafting.acts import Said, has_object
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span
from tracker.drafting.thanks import BARE
from tracker.drafting.titles import TITLES

_GREETED = re.compile(r"\s+(?:warmly\s+)?by\s")
"""Who was welcomed by a host is greeted; nothing is valued."""
_PRICED = re.compile(r"\s+at\s+\S*\d")
"""Trade that "was valued at" a sum is counted; nobody values it."""

_GUESTS = re.compile(r"(?:\s+and\s+(?:the|his|her|their)\s+(?:[\w-]+\s+){0,3}delegation)?")
"""Those who are greeted with somebody, and nothing that they did."""

_ON_HIS_VISIT = re.compile(
    r"(?:(?:his|her|their|the)\s+)?(?:new\s+|visiting\s+)?(?:[A-Z]\w+\s+)?(?:counterparts?|guests?"
    r"|colleagues?|visitors?|delegations?)"
    r"(?:\s+(?:to|in|at|on)\s[^,;]*|,\s[^,;]{3,60})?[,.]?"
)
"""A guest who is greeted, and where or for what he came."""

_GUESTS_VISIT = re.compile(
    r"(?:the\s+(?:(?:official|state|working|current|present)\s+)?visit\s+(?:by|of)\s+(?:the\s+)?(?:[A-Z]\w+\s+)?"
    rf"(?:{TITLES})\b"
    rf"|(?:the\s+)?(?:[A-Z]\w+\s+)?(?:{TITLES})(?:\s+[A-Z][\w.-]*){{1,4}}[’']s?\s+(?:(?:official|state|working|current"
    r"|present|first)\s+)?visit\b)"
)
"""The visit of a guest, who is greeted by its being welcomed."""

_OFFICER = re.compile(rf"(?:(?:the|His|Her|H\.E\.|Mr|Ms|Mrs)\.?\s+)?(?:[A-Z]\w+\s+)?(?:{TITLES})\b")
_TO_PLACE = re.compile(
    r"[^;]{0,120}?,?\s+to\s+(?:the\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*\b(?!\s+for\b)"
)

_CONGRATULATED = re.compile(
    r"congratulat\w+\b(?!\s+(?:each other|one another|\w+sel(?:f|ves)\b))"
    r"|.*\b(?:congratulations|felicitations)\b",
    re.IGNORECASE,
)
"""What is said to somebody in honour of a deed, and values nothing beyond it."""

_NO_DEED = re.compile(
    r"\b(?:will|would|sympath\w+|condolences?|congratulat\w+|wishes|greetings?)\b"
)
"""What is not yet done, or a courtesy itself, for which somebody is thanked."""

_EACH_OTHER = re.compile(r"(?:each other|one another|him|her|them)(?:\s+\w+ly)?[.]?")
_SYMPATHY = re.compile(r"\b(?:sympath|condolence|congratulat|wishes|greeting)", re.IGNORECASE)

_CALLED_ON = re.compile(r"\bcall\w* (?:on|upon)$", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"\b(?:to|(?<!Minister )(?<!Secretary )(?<!State )(?<!Delegate )for(?!\s[A-Z][a-z]))"
    r"\s(?!attend\b)"
)
HAD = re.compile(r"\bhad\s+(?:(?:already|also|earlier|\w+ly)\s+)?$|^Since\b.*\bha(?:s|ve)\s$")
"""What "had been promised" is recalled, and not said now."""


def is_courtesy(said: Said, cast: Cast) -> bool:
    """Whether somebody is greeted, or thanks are said for nothing that is named.

    Args:
        said: a verb of valuing, with what is said.
        cast: the people of the readout.
    """
    words, clause = said.words, said.clause
    if clause.passive:
        lead = words[: clause.verb.start]
        welcomed = words.startswith("welcom", clause.verb.start)
        deed = patterns()["deed_named"].search(lead)
        if _PRICED.match(words, clause.verb.end):
            return True
        return welcomed and not deed and bool(_GREETED.match(words, clause.verb.end))
    honoured = _CONGRATULATED.match(clause.verb.of(words))
    if honoured or _EACH_OTHER.fullmatch(clause.rest.of(words)):
        return True
    felt = patterns()["thanks_alone"].search(clause.verb.of(words))
    lead = words[: clause.start]
    which = lead.endswith(", for which ") and not _NO_DEED.search(lead)
    named = has_object(clause) or which
    # Bare thanks may be for what the other side has just told (thanks.py).
    returned = felt and BARE.search(clause.verb.of(words))
    sympathy = _SYMPATHY.search(words, 0, clause.verb.start)
    if not named and (sympathy or (felt and not returned)):
        return True
    told = clause.rest.of(words)
    welcomed = clause.verb.of(words).lower().startswith("welcom")
    if welcomed and (_ON_HIS_VISIT.fullmatch(told) or _to_a_place(told) or _of_a_guest(told)):
        return True
    return any(
        mention.start == 0
        and mention.sort == "person"
        and (
            patterns()["to_a_place"].match(told, mention.end)
            or not told[mention.end :].strip(" .,;")
            or (welcomed and _GUESTS.fullmatch(told, mention.end))
        )
        for mention in cast.mentions(told)
    )


def _of_a_guest(told: str) -> bool:
    """Whether the visit of somebody with an office is what is welcomed, and no time is told."""
    return bool(_GUESTS_VISIT.match(told)) and not patterns()["calendar"].search(told)


def _to_a_place(told: str) -> bool:
    """Whether somebody with an office is welcomed to a place: "the President of A, B, to C"."""
    head = _OFFICER.match(told)
    place = _TO_PLACE.match(told, head.end()) if head else None
    return bool(place) and not patterns()["deed_named"].search(told, 0, place.end() if place else 0)


def is_no_act(said: Said, rest: Span, cast: Cast) -> bool:
    """Whether a verb tells of a courtesy, a visit, or of what was undertaken before."""
    words, clause = said.words, said.clause
    if clause.sense == "progress" and is_courtesy(said, cast):
        return True
    # "In 2023 they had agreed to open an embassy" is recalled, and what "was recalled" is.
    recalled = clause.passive and clause.verb.of(words).startswith("recalled")
    bound = clause.sense in ("commit", "request") and not clause.passive
    if recalled or (bound and HAD.search(words[: clause.verb.start])):
        return True
    # "called on the President" is a visit, unless he is asked for something.
    called = clause.sense == "request" and _CALLED_ON.search(clause.verb.of(words))
    return bool(called) and not _ASKED_FOR.search(rest.of(words))
