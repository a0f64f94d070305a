"""Sequences: the further things that somebody is asked to do, each with a verb of its own."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from tracker.drafting.coordinations import joints_of
from tracker.drafting.joints import between
from tracker.drafting.sentences import Span

_VERB = re.compile(r"(?:not\s+|\w+ly\s+)?([a-z]+)\s+(\S+)")
_OBJECT = re.compile(
    r"(?:an?|the|its|their|his|her|all|any|each|both|more|new|this|these|those|up|out|back|on|off|away|from"
    r"|with|to|that|where|whatever|such|in|into|towards?)\b"
)
_TO_DO = re.compile(
    r"\b(?:to|would|will|should|shall|may|might|must)\s+(?:not\s+|\w+ly\s+)?([a-z]+)\s"
)
_INFINITIVE = re.compile(
    r"\bto\s+(?!(?:the|its|their|this|these|all|any|both)\b)(?:not\s+|\w+ly\s+)?[a-z]{2,}\s"
)
_THAT_HE = re.compile(r"(?:\w+\s+)?that\s+(?!.*\bbe\s)((?:[\w’'.-]+\s+){2,8})")
"""The head of what it is asked that somebody do: "that Chile ratify"."""

_TO = re.compile(
    r"(?:also\s+)?(?:not\s+)?to\s+(?!the\b|an?\b|its\b|their\b|be\s+[a-z]+ed\b)[a-z]+\s"
)
_SMALL_WORD = re.compile(
    r"(?:in|on|for|with|as|both|at|by|from|to|of|over|under|across|between|among|especially|through|during"
    r"|after|before|since|also|not|all|so|then|thus|that|which|who|while|when|where|if|into|towards?|against"
    r"|without|within|above|about|half|such|only|even|more|most|the|an?|its|their|this|there)"
)
_BE_DONE = re.compile(r"(?:[\w’'-]+\s+){1,8}?(?:not\s+)?be\s+\w+")


def verbs_listed(words: str, span: Span, verbs: AbstractSet[str]) -> list[Span]:
    """The parts of "to stop A, release B and let C": each verb asks for one thing.

    Args:
        words: the sentence.
        span: what is asked.
        verbs: plain forms that are verbs.
    """
    cuts: list[re.Match[str]] = []
    for joint in joints_of(words, span):
        left, right = words[span.start : joint.start()], words[joint.end() : span.end]
        if _goes_on(left, right, joint, cuts, verbs):
            cuts.append(joint)
    # "to seek, in May, a truce and …": a comma alone parts nothing unless an "and" follows.
    while cuts and not re.search(r"and|as well as|;", cuts[-1][0]):
        cuts.pop()
    return between(words, span, cuts) if cuts else []


def _goes_on(
    left: str,
    right: str,
    joint: re.Match[str],
    cuts: list[re.Match[str]],
    verbs: AbstractSet[str],
) -> bool:
    """Whether another verb under the same "to" or "would" stands behind a joint."""
    if _TO.match(right):
        return bool(_INFINITIVE.search(left)) and joint[0].strip(" ,") != ""
    found = _VERB.match(right)
    if not found or not (_TO_DO.search(left) or _asks_that(left, verbs)):
        return False
    verb, behind = found[1], found[2]
    if verb.endswith(("ing", "ed", "ion", "ment", "ness", "ity", "ly")) and verb not in verbs:
        return False
    known = verb in verbs and not re.match(r"(?:of|and|or)\b", behind)
    bare = known or (bool(_OBJECT.match(behind)) and _is_verb(verb, behind))
    nested = len(_INFINITIVE.findall(left)) > 1 and ";" not in joint[0] and not cuts
    return bare and not nested


def _asks_that(left: str, verbs: AbstractSet[str]) -> bool:
    """Whether it is asked that somebody do something: "that Chile ratify the pact"."""
    head = _THAT_HE.match(left)
    return bool(head) and not verbs.isdisjoint(head[1].split()[1:] if head else ())


def _is_verb(verb: str, behind: str) -> bool:
    """Whether an unknown word is a plain verb by what stands behind it."""
    return not _SMALL_WORD.fullmatch(verb) and bool(
        re.match(
            r"(?:an?|the|its|their|his|her|all|any|each|more|up|out|back|away)$", behind.strip(",")
        )
    )


def clauses_listed(words: str, span: Span) -> list[Span]:
    """The parts of "that A be raised, B be lowered and C be admitted"."""
    if not re.match(r"(?:\w+\s+)?that\b", span.of(words)):
        return []
    cuts = []
    for joint in joints_of(words, span):
        left, right = words[span.start : joint.start()], words[joint.end() : span.end]
        if re.search(r"\b(?:not\s+)?be\s+\w+", left) and _BE_DONE.match(right):
            cuts.append(joint)
    return between(words, span, cuts) if cuts else []
