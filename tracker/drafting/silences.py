"""Silences: the subject of a verb that the lexicon does not know, and that another one follows."""

from __future__ import annotations

import re

from tracker.drafting.actors import Mention
from tracker.drafting.adverbs import at_end
from tracker.drafting.inflections import Form
from tracker.drafting.patterns import patterns

CLAUSE_OPENER = re.compile(
    r"(?:^|[,;:.])\s*(?:(?:and|but|while|with|then)\s+)?$|\b(?:and|but|while)\s*$", re.IGNORECASE
)
"""What stands before the subject of a clause."""

_OTHER_VERBS: dict[Form, re.Pattern[str]] = {
    "past": re.compile(
        r"\s+(?:also\s+|\w+ly\s+)?(?:[a-z]+(?:ed|d|t|w|k)|spoke|gave|made|came|wrote|rose|began)\b"
    ),
    "third": re.compile(r"\s+(?:also\s+|\w+ly\s+)?[a-z]+s\b"),
}
"""Verbs that the lexicon does not know, by the form of the one that follows."""

_FIRST = 3
"""Mentions among which the subject of a sentence is."""


def silent_subject(words: str, mentions: list[Mention], form: Form) -> Mention | None:
    """The subject of a verb that the lexicon does not know, and that another one follows."""
    verb = _OTHER_VERBS.get("past" if form == "gerund" else form)
    if not verb:
        return None
    for mention in mentions[:_FIRST]:
        opens = at_end(CLAUSE_OPENER, words[: mention.start])
        if opens and verb.match(words, mention.end):
            return mention
    return None


def told_within(words: str, start: int, end: int) -> bool:
    """Whether a clause is part of what is said, behind an aside or as the time it is said in."""
    aside = at_end(patterns()["aside_of_that"], words[:start])
    return bool(aside or patterns()["when_it_is"].search(f" {words[start - 1 : end]}"))
