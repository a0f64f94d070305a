"""Anaphors: what says no more than "it", or "them", of what was told of before."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Act, Found
from tracker.drafting.lexicon import lexicon

_AWAITS = re.compile(
    r"\b(?:look(?:ed|s|ing)?\s+(?:very\s+much\s+|greatly\s+|eagerly\s+|much\s+)?forward\s+to|(?:was|is)\s+(?:\w+ly\s+)?(?:glad|happy|pleased|delighted|eager)"
    r"\s+(?:about|at|for)|await(?:ed|s|ing)?(?:\s+eagerly)?)\s+"
    r"(?:it|this|that|these|them|those|the\s+(?:visit|meeting|occasion|trip|summit))(?:\s+(?:with\s+\w+|very\s+much|too|as\s+well|also|greatly))*[\s.,;]*$"
)


HOLDS = re.compile(
    r"\b(?:hold|host|stage|organi[sz]e|arrange)(?:ing)?\s+(?:it|this|that|these|them|those)"
    r"(?=\s*(?:[.,;]|$)|\s+(?:in|on|at|by|before|during|next|this|again|early|soon|as|from|after"
    r"|within|later|for|jointly|every|once)\b)"
)
"""What is to be held, where only a word stands for it."""


def conducted(before: list[Found], here: list[Found], said: str, text: str) -> list[Found]:
    """The acts of a sentence; to hold "them" is no occasion, where they are tours or courses.

    Args:
        before: the acts before it.
        here: its acts.
        said: the sentence.
        text: the readout.
    """
    made: list[Found] = []
    for one in here:
        last = (made or before)[-1:]
        told = last[0].act.quote.of(last[0].sentence.of(text)) if last else ""
        holds = one.act.type == "FollowUpScheduled" and HOLDS.search(one.act.quote.of(said))
        occasions = lexicon().words["occasions"]
        if told and holds and occasions.isdisjoint(re.findall(r"[\w-]+", told.lower())):
            made.append(replace(one, act=replace(one.act, type="CommitmentMade")))
        else:
            made.append(one)
    return made


def awaited(before: list[Found], here: list[Found], said: str) -> list[Found]:
    """The acts of a sentence, one that looks forward to "it" made the occasion it means.

    Args:
        before: the acts before it.
        here: its acts.
        said: the sentence.
    """
    made: list[Found] = []
    for one in here:
        last = (made or before)[-1:]
        occasion = last[0].act if last else None
        waits = one.act.type == "ViewsExchanged" and _AWAITS.search(one.act.quote.of(said))
        if occasion and waits and _is_occasion(occasion) and occasion.by != one.act.by:
            scope = (*one.act.scope, *occasion.scope) if made else one.act.scope
            act = replace(one.act, type="FollowUpScheduled", rule=_RULE, scope=scope)
            made.append(replace(one, act=act))
        else:
            made.append(one)
    return made


_RULE = "an occasion told of before is looked forward to"


def _is_occasion(act: Act) -> bool:
    """Whether an act is an occasion to come, or an invitation to one."""
    return act.type == "FollowUpScheduled" or act.invites
