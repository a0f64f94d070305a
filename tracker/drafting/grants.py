"""Grants: what was asked for and is granted in the same sentence, as an undertaking of all."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.drafting.acts import Found
from tracker.drafting.rules import PROPOSED

_GRANTED = (
    r"(?:agreed(?:\s+(?:to|upon))?|accepted|acceded\s+to|granted|approved|assented\s+to"
    r"|consented\s+to)"
)
_HOW = r"(?:(?:also|readily|duly|promptly|gladly|then|in\s+principle)\s+)*"
_ANSWER = re.compile(
    r"(?P<lead>[,;]?\s+(?:and\s+)?(?:which|this|it|the\s+(?:request|proposal))|,\s+a\s+request\s+(?:that|which))\s+"
    rf"(?:(?:was|were|has\s+been|had\s+been)\s+{_HOW}{_GRANTED}(?:\s+by\s+(?:the\s+)?[A-Z][^,;.]{{2,60}})?"
    rf"|(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){{1,4}}(?:side\s+|delegation\s+)?(?:had\s+|has\s+)?{_HOW}{_GRANTED})"
    r"(?=\s*(?:[.,;]|$|and\s+))"
    rf"|,?\s+to\s+which\s+(?:the\s+)?(?:[A-Z][\w’'.-]*\s+){{1,4}}(?:side\s+)?{_HOW}(?:agreed|assented|consented|acceded)\b"
)
"""How it is told that a request was met: "requested two seats, which was agreed to"."""


def granted(here: list[Found], said: str, parties: tuple[str, ...]) -> list[Found]:
    """The acts of a sentence, a request that is met there made an undertaking of all.

    Args:
        here: the acts of the sentence.
        said: the sentence.
        parties: those whose undertaking it is then.
    """
    for answer in _ANSWER.finditer(said):
        asked = [
            one
            for one in here
            if one.act.type == "RequestMade"
            and not one.act.invites
            and one.act.quote.start < answer.start()
            and said[one.act.quote.end : answer.start()].strip(" ,;") == ""
        ]
        if not asked:
            continue
        met = replace(
            asked[-1].act, type="CommitmentMade", by=parties, to=(), rule=PROPOSED, wording="agreed"
        )
        here = [
            replace(one, act=met) if one is asked[-1] else one
            for one in here
            if one is asked[-1] or not _only_answers(one, answer)
        ]
    return here


def _only_answers(one: Found, answer: re.Match[str]) -> bool:
    """Whether an act is no more than the answer."""
    quote = one.act.quote
    return answer.start() <= quote.start and quote.end <= answer.end() + 1
