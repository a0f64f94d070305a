"""Modes: how what was said is put: a that-clause, an infinitive, a gerund or a thing."""

from __future__ import annotations

import re
from typing import Literal

from tracker.drafting.clauses import Clause
from tracker.drafting.patterns import patterns

Mode = Literal["that", "to", "doing", "thing"]

SPOKEN = frozenset(("report", "affirm", "views", "commit"))
"""The senses of verbs behind which a that-clause may stand."""

TOLD = ("report", "affirm", "commit", "progress", "request", "concern")
"""The senses of the verbs behind which it is said what somebody thinks or will do."""

FINITE = (
    r"(?:will|would|shall|should|must|has|have|had|is|are|was|were|can|cannot|could|may|needs?)"
)
_THAT = re.compile(
    r"(?:,?\s*(?:(?:of\s+(?:the\s+)?)?\w+\s+|in\s+(?:response|reply|return|turn|this\s+regard)\s+)?)?that\b"
)
_TOLD = re.compile(r"(?:told|tells?|inform|assur|remind|notif|advis)\w*\b")
_BY_WHOM = re.compile(
    r"(?:by|on(?:\s+the\s+part\s+of)?)\s+(?:the\s+)?(?:[A-Z][\w.-]*\s+){1,4}(?:side\s+)?(?=(?:that|to)\s)"
)
"""Whose act a passive is, before what it is: "It was announced by the EU side that"."""
_SOMEBODY_THAT = re.compile(r"(?:[\w’'.-]+\s+){1,5}?that\b")
_SAID_WHEN = re.compile(
    r"(?:in|on|at|after|during|following|to|before|today|yesterday|earlier|later|this|last)\b"
    r"[^,;.]{0,80}?\sthat\b(?!\s+(?:is|are|was|were|has|have|had|will|would)\b)"
)
"""When or to whom something was said, before what it was."""

_SAYING = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w’'-]+|both|all|there|this|its?|his|her|their)"
    r"(?:\s+(?!(?:which|who|whom|whose|where)\b)[\w’'-]+){0,4}?\s+(?:will|would|has|have|is|are|was|were)\b"
)


def mode(words: str) -> Mode:
    """How what follows a verb is put: a that-clause, an infinitive, a gerund or a thing."""
    if _THAT.match(words) or re.match(rf"(?:they|we|he|she|it|both sides)\s+{FINITE}\b", words):
        return "that"
    if re.match(
        r"(?:(?:not\s+|(?:once\s+)?again\s+|anew\s+|jointly\s+|\w+ly\s+)?to\s+|(?:their|our|its|the|relevant|both|all)\b(?:\s+(?!(?:on|of|for|in"
        r"|with|and|to)\b)[\w’-]+){0,4}\s+to\s+)[a-z]+\b",
        words,
    ):
        return "to"
    if re.match(
        r"(?:(?:on|in|for|upon|about|to|towards?)\s+)?(?:also\s+|further\s+"
        r"|jointly\s+|\w+ly\s+)*[a-z]+ing\b(?!\s+(?:of\s+the|group|level|visa))",
        words,
    ):
        return "doing"
    return "thing"


def mode_under(told: str, clause: Clause, words: str) -> Mode:
    """How what stands under a verb is put, which the verb tells where its own words do not.

    Args:
        told: what follows the verb.
        clause: the verb.
        words: the sentence.
    """
    told = _BY_WHOM.sub("", told, count=1) if clause.passive else told
    how = mode(told)
    somebody = _TOLD.match(words, clause.verb.start) and _SOMEBODY_THAT.match(told)
    # "expressed the view that": the phrase of the verb ends in it.
    said_so = clause.sense in SPOKEN and clause.verb.of(words).endswith(" that")
    said_when = clause.sense == "report" and _SAID_WHEN.match(told)
    if somebody or said_so or said_when:
        return "that"
    named = clause.sense in ("report", "affirm") and not clause.passive
    if named and how in ("thing", "to") and patterns()["named_clause"].match(told):
        return "that"
    # "He said Kazakhstan will …": the "that" may be left out.
    if how == "thing" and clause.sense in SPOKEN and not clause.passive:
        bare = patterns()["clause_without_that"].match(told)
        if _SAYING.match(told) or (bare and not clause.verb.of(words).endswith(" to")):
            return "that"
    if clause.sense in ("affirm", "commit") and patterns()["direction_of"].match(told):
        how = "doing"
    if how == "thing" and clause.verb.of(words).endswith(" to"):
        if re.match(r"(?:\w+ly\s+)?\w+ing\b", told):
            return "doing"
        if clause.sense == "commit" and re.match(r"[a-z]", told):
            return "to"
    return how
