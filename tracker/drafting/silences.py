"""Silences: the subject of a verb that the lexicon does not know, and that another one follows."""

from __future__ import annotations

import re

from tracker.drafting.actors import Mention
from tracker.drafting.adverbs import at_end
from tracker.drafting.inflections import Form
from tracker.drafting.patterns import patterns

CLAUSE_OPENER = re.compile(
    r"(?:^|[,;:.])\s*(?:(?:and|but|while|with|then|though|although|even\s+though|whereas|whilst|yet)\s+)?$"
    r"|\b(?:and|but|while|though|although|whereas)\s*$",
    re.IGNORECASE,
)
"""What stands before the subject of a clause."""

_IN_REPLY = re.compile(
    r"(?:\(?\d{1,2}[.)]?\s+)?"
    r"(?:(?:In (?:response|reply|turn|this context|addition)|At the same time|Meanwhile),?\s+)?"
)
_ANOTHER = re.compile(
    r"(?:^[^,;.]{0,6}\s?[A-Z][\w ,-]{2,40}:\s+|;\s+(?:and\s+)?|,\s+(?:and|but|while)\s+)"
    r"(?:in\s+(?:turn|response|reply),\s+)?$"
)
_PARTED = re.compile(r",(?:\s+(?:for|on)\s+(?:his|her|its|their)\s+part,)?(?:\s+(?:while|whilst))?")
_WHO = re.compile(r",\s+(?:which|who)(?:\s+(?:also|\w+ly))?\s*")
_OTHER_VERBS: dict[Form, re.Pattern[str]] = {
    "past": re.compile(
        r"\s+(?:also\s+|\w+ly\s+)?(?:[a-z]+(?:ed|d|t|w|k)|spoke|gave|made|came|wrote|rose|began)\b"
    ),
    "third": re.compile(r"\s+(?:also\s+|\w+ly\s+)?[a-z]+s\b"),
}
"""Verbs that the lexicon does not know, by the form of the one that follows."""

_FIRST = 3
"""Mentions among which the subject of a sentence is."""
_OPENS = re.compile(r"(?:[,;:.]|[,;]\s+(?:and|but|while))\s*$")
_APPOSITIVE = re.compile(
    r"\s*(?:of\s+(?:the\s+)?[A-Z][\w’' -]{2,40})?"
    r"(?:,\s+(?:(?:for|on)\s+(?:his|her|its|their)\s+part|in\s+(?:response|turn|reply|return)"
    r"|[^,;.]{2,90}(?:,[^,;.]{2,60})?),|\s*\([^)]{1,60}\))?\s*"
)
_ASIDE = re.compile(
    r"\s*,\s+(?:(?:\w+ly\s+)?[a-z]+ing|who|which|as|in|for|on|at|with|along|while|upon|after|based|given"
    r"|together|alongside)\b[^;]{2,400},\s*"
)
"""An aside between a subject and its verb, however long: "…, recalling that …, agreed"."""

WHICH = (
    r"(?:(?:to|for|with|on|upon|about|regarding|concerning"
    r"|in (?:response|relation|regard|reply|answer) to|with (?:regard|respect) to"
    r"|in connection with)\s+)?which"
)
"""What leads an account of what was just told, or an answer to it."""

_AND_WHICH = re.compile(rf",\s+{WHICH}$")
STEP = (
    r"an?\s+(?:[\w-]+\s+)?(?:step|move|decision|measure|development|action|act|initiative|gesture"
    r"|proposal|offer|plan|policy|practice|result|achievement|matter|topic|issue|situation)"
)
_A_STEP_THAT = re.compile(rf",\s+{STEP}(?:\s+(?:that|which))?$")
"""What leads to what somebody thinks of the whole sentence: "…, a step that Chile welcomed"."""
JOINTS = re.compile(
    r"[\s,;]*(?:\b(?:and|but|while|with|then|also|as well as"
    rf"|{STEP}\s+(?:that|which)|{WHICH}))*[\s,;]*$"
)
"""What joins an act to the next."""
_CLEFT = re.compile(
    r"It\s+(?:is|was)\s+(?:(?:also|precisely|above\s+all|only)\s+)?(?:(?:in|on|at|against|for|from|during"
    r"|under|through|because|thanks|by)\b(?!\s+(?:the\s+|\w+\s+)?interests?\b)"
    r"(?!(?:[^;]*\s)?(?:\d{4}|last|then|summit|meeting|visit|talks|conference|session|time)\b[^;]*\sthat)[^;]{2,140}?)\s+that"
)
"""What is put before the one who acts: "It was in Lima that the two sides agreed"."""
_IT_WAS = re.compile(r"It\s+(?:is|was)\s+(?:also\s+|again\s+)?")
_FOR_WHICH = re.compile(r",\s+for\s+which$")
"""What leads to what is valued in the sentence: "sent pumps, for which Chile said thanks"."""
_AT_WHICH = re.compile(r",\s+(?:(?:at|during|in\s+the\s+course\s+of)\s+which|where)$")
"""What leads an account of a meeting: "held talks, at which they agreed"."""


def subject_before(before: str, mentions: list[Mention]) -> Mention | None:
    """Who stands before a verb as its subject, whatever aside is told between."""
    end = len(before)
    for mention in reversed(mentions):
        if mention.end > end:
            continue
        gap = before[mention.end : end]
        if gap.strip() in ("that", "who") and _IT_WAS.fullmatch(before[: mention.start]):
            return mention  # "It was Chile that asked for it"
        # "Minister Lind, Minister of Fisheries of Sweden, asked": his office is told with him.
        apposed = gap.strip() == "," and "," in before[mention.start : mention.end]
        if not gap.strip() or apposed or _APPOSITIVE.fullmatch(gap):
            return mention
        opens = not before[: mention.start].strip() or at_end(_OPENS, before[: mention.start])
        if opens and mention.sort != "pronoun" and _ASIDE.fullmatch(gap):
            return mention
    return None


def beside(before: str, mentions: list[Mention]) -> Mention | None:
    """Who stands right before a participle: "Minister Lind, welcoming …, agreed"."""
    for mention in mentions:
        lead = before[: mention.start]
        opens = _IN_REPLY.fullmatch(lead) or _ANOTHER.search(lead)
        if opens and _PARTED.fullmatch(before[mention.end :].strip()):
            return mention
    return None


def telling(before: str, mentions: list[Mention]) -> Mention | None:
    """Who a clause tells of in passing: "The Chilean side, which voiced regret, asked for it"."""
    for mention in mentions:
        opens = _IN_REPLY.fullmatch(before[: mention.start])
        if opens and mention.parties and _WHO.fullmatch(before[mention.end :]):
            return mention
    return None


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


def is_cleft(lead: str) -> bool:
    """Whether something is put before the one who acts: "It was in Lima that they agreed"."""
    return bool(_CLEFT.fullmatch(lead))


def led_by_which(lead: str, *, valued: bool, told_of: bool, alone: bool) -> bool:
    """Whether a subject stands behind a "which" that leads an act of its own.

    Args:
        lead: the words before the subject.
        valued: whether the act values something.
        told_of: whether an act stands before, or this is one that may be told aside.
        alone: whether no act before has the words of the sentence for its own.
    """
    thanked = valued and at_end(_FOR_WHICH, lead)
    told = (told_of and at_end(_AND_WHICH, lead)) or (alone and at_end(_A_STEP_THAT, lead))
    return bool(thanked or at_end(_AT_WHICH, lead) or told)
