"""Sharing: what the acts of one verb have in common: who is asked, whose deed it is, when."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Act, Said

_THANKED = re.compile(r"(?:thank|commend|prais|applaud)\w*\s+(?!the\s+\w+\s+of\b)[^,;]*?\sfor\s")
_TO_DO = re.compile(r"(?:to\s+)?(?!(?:the|an?|that|for|on|from|of|all|both|its|their)\b)[a-z]+\s")
"""A further verb of what the same one is asked to do."""

_JOINED = re.compile(r"\s*,?\s*(?:and|as well as)?\s*")


def asked_together(acts: list[Act], words: str) -> list[Act]:
    """What else is asked in one breath is asked of the same: "urged Chile to … and to …".

    Who is named in what else that one is to do is not asked: "and support the lifting by Peru".
    """
    asked = next((act.to for act in acts if act.type == "RequestMade" and act.to), ())
    more = [
        number and act.type == "RequestMade" and _TO_DO.match(act.matter.of(words))
        for number, act in enumerate(acts)
    ]
    return [
        replace(act, to=asked)
        if asked and (further or (act.type == "RequestMade" and not act.to))
        else act
        for act, further in zip(acts, more, strict=True)
    ]


def thanked_together(acts: list[Act], said: Said) -> list[Act]:
    """What else somebody is thanked for is his deed too: "thanked Chile for … and for …"."""
    thanked = said.clause.sense == "progress" and _THANKED.match(said.words, said.clause.verb.start)
    deed = acts[0].done_by if acts and thanked else ()
    return [
        replace(act, done_by=deed) if act.type == "ProgressWelcomed" and not act.done_by else act
        for act in acts
    ]


_DATE_OPEN = re.compile(r"\b(?:dates?|timing|time)\s+(?:and\s+(?:the\s+)?\w+\s+)?(?:of|for)\b")
"""What has no time yet: "the timing of a visit will be arranged"."""


def timed_together(acts: list[Act], words: str) -> list[Act]:
    """Occasions that one clause names together share the time: "will visit in May and hold …"."""
    shared: list[Act] = []
    for act in acts:
        last = shared[-1] if shared else None
        together = (
            last
            and last.type == act.type == "FollowUpScheduled"
            and last.quote.end < act.quote.start
            and not _DATE_OPEN.search(act.quote.of(words))
        )
        if last and together and _JOINED.fullmatch(words[last.quote.end : act.quote.start]):
            shared.append(replace(act, scope=(*act.scope, *last.scope)))
        else:
            shared.append(act)
    return shared
