"""Things: the members of a noun phrase that are named one by one."""

from __future__ import annotations

import re

from tracker.drafting.enumerations import OWN
from tracker.drafting.joints import divided
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.names import inside, names
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span

_NO_HEAD = re.compile(
    r"(?:of|by|between|with|at|from|under|which|who|that)\b|(?:held|signed|adopted|concluded|launched|opened|issued"
    r"|hosted|convened)\s+(?:in|at|on|by|last)\b"
)
"""What goes on with the thing before it."""

_JOINT = re.compile(
    r",\s+(?:and\s+)?(?:also\s+)?(?:as well as\s+)?|;\s+(?:and\s+)?"
    r"|,?\s+(?:and(?:\s+also)?|as well as)\s+(?:also\s+)?"
)
_ADJECTIVE = re.compile(r"(?:\w+\s+)?(?:the|an?|their|its|our)\s+(?:\w+ly\s+)?\w+")
_OF_ITS_OWN = re.compile(r"(?:the|an?|their|its|our|this|these|on|for|to|in|of|with)\b")

_NOUN_OF = re.compile(r"the\s+(?:[\w-]+\s+){0,2}?[\w-]+\s+of\s")
_CONTRIBUTED = re.compile(r"\bcontribut\w+\b[^,;]*\sto\s")
_HOW = re.compile(
    r"(?:on|in)\s+an?\s+(?:[\w-]+,?\s+(?:and\s+)?){0,4}?(?:basis|footing|scale|level|manner|way|spirit)\b"
)
"""How a thing is done, which is no other thing: "in a fair way"."""
_LAST_CAPITAL = re.compile(r"\b[A-Z][\w’-]*$")
_HOLDING = re.compile(r"(?:\w+ly\s+)?(?:holding|convening|hosting)\s+(?:an?|the|another)\s")

_BROUGHT = re.compile(
    r"\b(?:which|who)\s+(?!(?:is|are|was|were|has|have|had|will|would|shall|can|could|may|should)\b)\w+"
)
"""What a thing did: "the work which brought about the release of A and the return of B" is one."""

LEAST = 3
"""Characters that a part must have more than."""

PHRASE = 3
"""Words from which on what stands before a joint can be a part."""


def things(
    words: str, span: Span, lexicon: Lexicon, *, free: bool = False, topics: bool = False
) -> list[Span]:
    """The coordinate things of a noun phrase that are named one by one.

    Args:
        words: the sentence.
        span: the noun phrase in it.
        lexicon: the word lists.
        free: whether every member of the list stands for itself, as behind "namely".
        topics: whether the things are topics of one, as those of a request are.
    """
    whole = names(words)

    def apart(begun: int, mark: re.Match[str]) -> bool:
        if inside(mark.start(), whole):
            return False
        left, right = words[begun : mark.start()], words[mark.end() : span.end]
        joint = mark[0]
        if patterns()["when"].match(right):
            return False
        named_apart = not topics and _own_thing(left, right, joint, lexicon)
        further = not topics and begun > span.start and _alike(left, right, joint)
        listed = (
            further
            or (free and " " in left.strip() and not _is_name(left, right, joint, lexicon))
            or named_apart
            or _again(left, right, joint)
        )
        return listed and (free or joint != ", " or not _is_adjective(left, right))

    parts = divided(words, span, _JOINT, apart)
    return [part for part in parts if part.end - part.start > LEAST] or [span]


def _alike(left: str, right: str, joint: str) -> bool:
    """Whether a list goes on as it began: "the launch of A, the opening of B and the use of C"."""
    return "and" in joint and bool(_NOUN_OF.match(left) and _NOUN_OF.match(right))


def _is_name(left: str, right: str, joint: str, lexicon: Lexicon) -> bool:
    """Whether a joint stands within a name: "the Accord on Diplomatic and Service Passports"."""
    capitals = _LAST_CAPITAL.search(left) and right[:1].isupper()
    document = right.split(maxsplit=1)[0].lower() in lexicon.words["documents"]
    return joint.strip() == "and" and bool(capitals) and not document


def _is_adjective(left: str, right: str) -> bool:
    """Whether a comma stands between two adjectives: "the strong, substantive development"."""
    return bool(_ADJECTIVE.fullmatch(left)) and not _OF_ITS_OWN.match(right)


def _own_thing(left: str, right: str, joint: str, lexicon: Lexicon) -> bool:
    """Whether a noun phrase begins that is a deliverable or a development of its own."""
    if len(left.split()) < PHRASE or _NO_HEAD.match(right):
        return False
    if joint == " and " and re.search(r"\b[A-Z][a-z]+$", left) and right[:1].isupper():
        return False  # inside a name: "the Comprehensive and Progressive Agreement"
    heads = lexicon.words["progress"] | lexicon.words["complete"] | lexicon.words["documents"]
    head = re.match(
        r"(?:for\s+|on\s+)?((?:the|a|an|his|her|its|their"
        r"|[A-Z]\w+[’']s?)\s+)?((?:(?!including|such|as"
        r"|notably)[\w-]+\s+){0,3}?)([\w-]+)\s+(?:of|in|on|to|for|between|made"
        r"|towards?|over|at|by|with|that|whose|which|under|today|into)\b",
        right,
    )
    if "and" in joint and _HOLDING.match(right):
        return True
    own = OWN.match(right)
    if own and (lexicon.words["grievances"] | lexicon.words["pledges"]).intersection(
        own[1].split()
    ):
        return True
    if (
        head
        and head[3].lower() in heads
        and not _BROUGHT.search(left)
        and (head[1] or head[3][0].isupper() or "," in joint)
    ):
        return True
    return "also" in joint and bool(re.match(r"(?:the|a|an|his|her|its|their)\b", right))


def _again(left: str, right: str, joint: str) -> bool:
    """Whether a preposition of the first part comes again: "on rice … and on tea"."""
    again = re.match(
        r"(?:especially\s+)?(on|for|to|with)\s+(?:(?!\w+ing\b)|(?<=for\s))[\w’']+\s+\w+", right
    )
    if not again or len(left.split()) < PHRASE:
        return False
    # "on rice, on tea and on salt": what stands between commas goes on behind an "and".
    last = re.compile(rf"\b(?:and|as well as)\s+(?:also\s+)?{again[1]}\s")
    if not ("and" in joint or "as well" in joint or last.search(right)):
        return False
    if again[1] == "to" and _CONTRIBUTED.search(left):
        return False  # "the contribution to calm and to trade" is one
    if _HOW.match(right):
        return False
    return bool(re.search(rf"\b{again[1]}\s+[\w’']+\s+\w+.*\w$", left))
