"""Frames: the forms of words in which an occasion is held, planned or awaited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

FUTURE = (
    r"(?:will|would|shall|should|is to|are to|is expected to|are expected to|plans? to|intends?"
    r" to|is due to|to|is scheduled to|are scheduled to|is planned to)"
)
ADVERBS = (
    r"(?:(?:also|then|therefore|thus|next|soon|shortly|further|jointly|again|both|likely|now"
    r"|be able to|continue to|officially|formally|(?:this|next) (?:year|time|month|spring"
    r"|summer|autumn|winter))\s+|\w+ly\s+){0,3}"
)
# Names joined by "and" are one name: "the Foreign and Defence Ministers' Meeting".
_NOUN_PHRASE = (
    r"(?:(?-i:[A-Z][\w’'-]*\s+and\s+(?=[A-Z]))"
    r"|(?!(?:to|for|that|which|in|on|with|of|by|at|and|from|as|towards?|about|concerning|regarding"
    r"|(?:facilitat|enabl|govern|regulat|permitt|allow|cover|promot|eas|ensur|support|simplify|encourag"
    r"|stimulat|foster|envisag|provid)ing)\b)(?:[^\s,;:.]|\.(?=\S))+\s+){0,9}?"
)

_WHEN = (
    r"(?:(?:in|at)\s+[^,;.]{2,40},\s+(?:in|on|during|at)\s+[^,;.]{2,50},\s+(?=(?:the"
    r"|an?)\s))?(?:(?:in|before|by|at)\s+(?:[^\s,;.]+\s+){1,7}?(?=(?:the|an?)\s))?"
)
"""Where and when, between a verb and what is held: "convene in Lima in May the first round"."""

_SOMEWHERE = r"\s+(?:(?:in|at)\s+(?-i:[A-Z])(?!\S*[’'])|next\s+(?:year|month|week|spring|autumn)\b)"
_DATED = (
    r"(?:\s+(?:again|anew|at\s+(?:the\s+)?[\w-]+\s+level|at\s+the\s+level\s+of\s+[\w\s-]{3,30}?))?"
    rf"(?:{_SOMEWHERE}|\s+(?:later\s+)?(?:in|on|from)\s+(?:the\s+)?(?:\d{{1,2}}\s+)?(?-i:[A-Z][a-z]+\b|spring|summer"
    r"|autumn|fall|winter|new\s+year|days|coming|course)|\s+(?:next|this|in\s+an?|in\s+two|tomorrow|later)\b)"
)
"""Where or when talks begin or go on, which makes an occasion of them."""
_SLATED = r",?\s+(?:which\s+is\s+)?(?:slated|scheduled|planned|due|foreseen|set)\s"
_BY_LETTERS = r"(?-i:[A-Z]{3,})(?:[ -]?\d+)?(?=,\s+(?:which\s+is\s+)?to\s+be\s+(?:held|hosted)\b)"
"""A gathering that is called by its letters: "COPX 12, to be held in Lima"."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The forms, ready to be looked for."""

    held: re.Pattern[str]
    convened: re.Pattern[str]
    planned: re.Pattern[str]
    titled: re.Pattern[str]
    """The same of those that are called by a name: "the Ports Dialogue is foreseen for"."""
    awaited: re.Pattern[str]
    named: re.Pattern[str]
    ahead: re.Pattern[str]
    deliverable: re.Pattern[str]
    noun: re.Pattern[str]


@lru_cache(maxsize=8)
def frames(occasions: str, deliverables: str, plans: str, bodies: str) -> Frames:
    """The forms for lists of words, each as alternatives of a regular expression."""
    noun = rf"(?:{occasions})"
    stretch = r"(?:(?!\b(?:will|would|which|who|so that|in order)\b)[^;.]){0,160}?"
    return Frames(
        held=re.compile(
            rf"\b(?:{occasions}|contacts|discussions?|negotiations|interview|event"
            r"|ministerial(?=,|\s+(?:will|would|shall|is)\b)"
            rf"|ceremony|review|(?:next|first|second|third|fourth|fifth)\s+one)\b{stretch}(?:\b(?:(?:will|would|shall|should|could|can|to|is"
            rf" to|are to)\s+)?{ADVERBS}(?:be\s+{ADVERBS}(?:held|hosted|convened"
            rf"|conducted|carried out|arranged|organi[sz]ed|scheduled|resumed|chaired"
            rf"|staged|mounted|put on|laid on|taken up again|reconvened|rescheduled"
            rf"|reopened|restarted|revived|paid|realized|realised"
            rf"|(?:continued|carried on|carried forward|followed up)(?={_DATED}))"
            rf"|(?:(?<=will )|(?<=would )|(?<=shall )|(?<=to )|(?<=shortly )|(?<=also )|(?<=now ))"
            rf"take place|(?:(?<=will )|(?<=would )|(?<=to ))follow"
            rf"|(?:(?<=will )|(?<=would )|(?<=to ))(?:(?:begin|open|start|commence|kick off"
            rf"|get under way"
            rf"|continue|go on|reopen|restart|move)(?={_DATED}))"
            rf"|(?:(?<=will )|(?<=would )|(?<=to ))(?:be(?={_SOMEWHERE})|resume)"
            rf"|(?:(?<=will )|(?<=would ))(?:meet|reconvene|convene|deliberate|sit))\b)",
            re.IGNORECASE,
        ),
        convened=re.compile(
            r"\b(?:(?:hold|start|dispatch|send|call|(?:co-)?host|conduct|attend|(?:co-)?chair|pay)(?:ing)?"
            r"|(?:resum|(?:co-)?conven|arrang|(?:co-)?organi[sz]|schedul|reali[sz]|undertak|hav)(?:e|ing)|planning"
            r"|(?:play|act\s+as|serve\s+as)(?:ing)?\s+(?:the\s+)?host\s+(?:to|of|for)"
            r"|begin(?:ning)?|follow(?:ing)? up (?:with|by)|participat(?:e|ing) in|tak(?:e"
            r"|ing) part in)"
            rf"(?:,\s+(?:in|before|by|at|(?:together|along|jointly)\s+with|alongside)\s+[^,;.]{{3,60}},)?"
            rf"\s+(?!of\b){_WHEN}({_NOUN_PHRASE}(?:{noun}|event))\b",
            re.IGNORECASE,
        ),
        planned=_planned(noun),
        titled=_planned(rf"(?=[A-Z])(?i:{noun})"),
        awaited=re.compile(
            r"\blook(?:ed|s|ing)? (?:forward|ahead) to\s+"
            r"(?!(?:(?:work|cooperat|collaborat|coordinat|partner)\w*ing|continuing\s+to\s+\w+)\b|(?:[\w’']+\s+){0,2}?(?:recommendations|results?"
            r"|outcomes?|findings|reports?|proposals?|ideas|contributions?)\b)"
            rf"(?:[^,;.]{{0,120}}?)\b(?:{noun})\b",
            re.IGNORECASE,
        ),
        named=re.compile(
            rf"\b(?:(?!(?:{bodies})\b){noun}|(?:{bodies})(?={_SLATED})|participation"
            rf"|attendance|(?:leaders[’']?|ministerial|high-level) week|{_BY_LETTERS})\b(?!-the-)",
            re.IGNORECASE,
        ),
        ahead=re.compile(
            rf"\b(?:{plans})\s+(?:[^\s,;.]+\s+){{0,7}}?(?:{noun}|travels?)\b", re.IGNORECASE
        ),
        deliverable=re.compile(rf"\b(?:{deliverables})\b", re.IGNORECASE),
        noun=re.compile(rf"\b(?:{noun})\b", re.IGNORECASE),
    )


def _planned(noun: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{noun})\b(?:(?!,\s+and\s+(?:they|the|both)\b)[^;.]){{0,90}}?\b(?:(?:is|are|was|were|being"
        rf"|currently)\s+{ADVERBS})?(?:scheduled|plann?ed|slated|due|foreseen"
        rf"|envisaged|expected|targeted|anticipated|awaited|fixed|set|pencill?ed in|moved"
        rf"|postponed|deferred|rescheduled|put off|brought forward|called|convoked|timetabled"
        rf"|in store"
        rf"|(?:in|under) (?:preparation|consideration for)|in the (?:works|pipeline|making"
        rf"|offing|diary|calendar)"
        rf"|on (?:the )?(?:calendar|schedule|cards|course|track)|being (?:prepared|arranged"
        rf"|organi[sz]ed|planned|set up|lined up))\b"
        rf"(?:\s+(?:for|to|in|on|at|by|near|towards?|two|three|next|later|until|till"
        rf"|this|early|before|around|within|from)\b)"
        rf"|\b(?:{noun})\b,?[^,;.]{{0,60}}?\bto\s+(?:be\s+(?:held|hosted|convened)"
        rf"|take place)\b"
    )
