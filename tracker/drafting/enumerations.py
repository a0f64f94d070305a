"""Enumerations: the members of what is named one by one, each a thing or an act of its own."""

from __future__ import annotations

import re

from tracker.drafting.joints import between, divided
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.names import inside, names
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import Span

OWN = re.compile(r"(?:his|her|its|their)\s+((?:\w+\s+){1,2})")
"""A noun that is somebody's own: "its regret that"."""

_SEVERAL = 3
_MEETINGS = re.compile(
    r"(?<!meetings)(?<!consultations),?\s+and\s+"
    r"(?=(?:regular|periodic|annual|yearly|further)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:meetings|consultations|dialogues|visits|rounds|sessions|talks)\b)"
)
"""What stands between something to be done and meetings to be held."""

_AND_TO = re.compile(r"(?<=[\w)])(?:,?\s+and|,)\s+(?=to\s+(?!be\s)[a-z]+\s)")
_TO_DO = re.compile(
    r"(?:^|(?<!, )(?<!to )\b)to\s+(?!(?:the|an?|its|their)\b)[a-z]+\s"
    r"(?!.*,\s+(?:with|to|of|for)?\s*(?:which|whom|who)\b)"
)
"""What somebody is asked to do, with no aside open behind it."""
_AND_FOR = re.compile(r"(?<=[\w)]),?\s+and\s+(?=for\s)")
_COMMA_FOR = re.compile(
    r"(?<=[\w)])(?:,\s+(?:and\s+)?|\s+and\s+)(?=for\s+(?!the\s+first\s+time|example|instance))"
)
_AS_WELL_IN = re.compile(r"(?<=[\w)]),?\s+as\s+well\s+as(?=(?P<where>\s+(?:in|towards?)\s))")
_ASKED_TOO = re.compile(r"\sfor\s")
_FOR = re.compile(r"\bfor$")
_AND_THAT = re.compile(r",?\s+and\s+(?=that\s)")
_AT = re.compile(r"(?:at|over)\s")
_TO_WHOM_FOR = re.compile(r"to\s+[^,;]{2,80}?\s+for\s")
"""To whom thanks are said, and for what: "to his counterpart for the hospitality"."""

_ENDS_IN_TO = re.compile(r"\b(?:to|of|for)\s+$")
_COMMAS = re.compile(r",\s+(?!and\b|or\b)")
_LAST_MEMBER = re.compile(r",?\s+and\s+(?=(?:an?\s|the\s)?[\w’'-]+(?:\s+(?!and\b)[^\s,]+)*$)")
_INDEFINITE = re.compile(r"an?\s")
_X = r"an?\s+[\w’'-]+\s+(?:(?!an?\s)[^\s,]+\s*)+"
_AN_X = re.compile(_X)
"""A thing of its own, with more than one word: "a joint survey"."""

_DOES_X = re.compile(
    r"(?:.*\b(?:will|would|shall|to)\s+)?(?:on\s+|(?:\w+ly\s+)?(?:establish|set\s+up|sign|open|launch"
    rf"|build|create|found|host|hold|adopt|conclude|introduce)\s+)?{_X}"
)
"""The same as what is done, and not what something is done for: "to open a joint school"."""

_HAS_INDEFINITE = re.compile(
    r"\b(?:hold|host|launch|establish|build|open|set up|create|conduct|provide)\s+an?\s[^,]*$"
)
_VISITING = re.compile(r"(?:an?|the)\s+(?:\w+\s+)?visit\b")
_ALSO = re.compile(r",?\s+(?:and|as well as)\s+")
_POSSESSIVE = re.compile(r"[A-Z][\w-]*[’']s?\s")
_OF_ANOTHER = re.compile(
    r",?\s+(?:and|as well as)\s+(?:(?=(?:the\s+)?(?:[A-Z][\w-]*\s+){0,3}[A-Z][\w-]*[’']s?\s)"
    r"|(?=(?P<own>its|their)\s))"
)
_MEMBER = re.compile(
    r"(?:(?:about|at|over|for|by|with|regarding)\s+)?"
    r"(?:the|an?|its|their|[A-Z][\w.]*[’']s?)\s+(?!issues?\b|following\b)\w"
)
"""How each of several things begins that are told one by one."""

_BY_SOMEBODY = re.compile(r"\b\w+(?:ed|en|id|lt|de)\s+by\s[^,;]*$")
_TELLS_WHAT = re.compile(r"\b(?:which|who|that)\s+(?:ha[sd]\s+|have\s+)?[a-z]+(?:\s+[a-z]+)?\s")
_BELONGS = re.compile(
    r"(?:its|their)\s+(?:[\w-]+\s+){0,2}?(?:impact|effects?|implications?|consequences|repercussions)\b"
    r"|(?:an?|the)\s+(?:[\w-]+\s+){0,2}?(?:cornerstone|pillar|hallmark|foundation|bedrock|basis|symbol"
    r"|breach|violation|matter|priority|principle)\s+(?:of|for|in)\b"
)
"""What is told of the thing before it, and is none of its own."""

_NEXT = re.compile(r",\s+(?:and\s+|as well as\s+)?|;\s+(?:and\s+)?|\s+(?:and|as well as)\s+")
_ONE = re.compile(
    r"(?:(?:about|at|over|for|by|with)\s+)?(?:[A-Z][\w.]*[’']s?|the)\s+(?!latest\b|first\b|last\b)"
    r"(?:(?!(?:of|and|or|that|which|who)\b)[a-z][\w’'-]*\s+){1,3}(?:of|in|against|by|from|on)\s+(?!which\b|whom\b)"
)
"""A noun phrase with an article of its own, and with what it is of."""

_OPPOSITION = re.compile(r"(?:(?:their|its|his|her)\s+)?(?:strong\s+|firm\s+)?opposition\s+to\s")

_FIRST_OF_SEVERAL = re.compile(r"(about|at|over|for|on|of|with|by|regarding)\s")
_BEFORE = re.compile(r"\b(about|at|over|for|with|by|to|of)\s+$")


def enumerated(words: str, span: Span) -> list[Span]:
    """The members of "A, B, C and D" at the end of a span, or none.

    They are things of their own where each is "a" or "an" something, or where they are of
    different kinds: one is a visit, and others are not.
    """
    if (met := _MEETINGS.search(words, *span)) and (
        len(words[span.start : met.start()].split()) >= _SEVERAL
    ):
        return between(words, span, [met])
    last = _LAST_MEMBER.search(words, *span)
    if not last:
        return []
    whole, commas = names(words), _COMMAS.finditer(words, span.start, last.start())
    joints = [joint for joint in commas if not inside(joint.start(), whole)]
    spans = between(words, span, [*joints, last])
    if len(spans) < _SEVERAL:
        two = [each.of(words) for each in spans]
        return spans if _DOES_X.fullmatch(two[0]) and _AN_X.fullmatch(two[-1]) else []
    rest = [each.of(words) for each in spans[1:]]
    first = spans[0].of(words)
    indefinite = all(_INDEFINITE.match(each) for each in rest) and _HAS_INDEFINITE.search(first)
    visits = [bool(_VISITING.match(each)) for each in rest]
    mixed = any(visits) and not all(visits)
    return spans if indefinite or mixed else []


def feelings(words: str, span: Span, lexicon: Lexicon) -> list[Span]:
    """The parts of "its wish for talks, and its regret that": each an act of its own."""
    telling = lexicon.words["grievances"] | lexicon.words["pledges"]

    def told(_: int, joint: re.Match[str]) -> bool:
        own = OWN.match(words, joint.end())
        return bool(own and telling.intersection(own[1].split()))

    return divided(words, span, _ALSO, told)


def possessed(words: str, span: Span) -> list[Span]:
    """The parts of "about Peru's dredging and Bolivia's support": each somebody's own."""

    def owned(begun: int, joint: re.Match[str]) -> bool:
        # "Peru's closure of the strait and its effects" is one.
        another = not joint["own"] or patterns()["misdeed"].match(words, joint.end("own"))
        return bool(another and _POSSESSIVE.search(words, begun, joint.start()))

    return divided(words, span, _OF_ANOTHER, owned)


def apart(words: str, span: Span) -> list[Span]:
    """The parts of "the use of nets, and the lack of control": each with an article of its own."""

    def alike(begun: int, joint: re.Match[str]) -> bool:
        both = _ONE.match(words, begun) and _ONE.match(words, joint.end())
        if both and "," not in joint[0] and _TELLS_WHAT.search(words[begun : joint.start()]):
            return False  # "the work which led to the release of A and the return of B"
        if both and joint[0] == " and " and _BY_SOMEBODY.search(words[begun : joint.start()]):
            return False  # "founded by the kings of Chile and the people of Peru"
        return bool(both or _OPPOSITION.match(words, joint.end()))

    return divided(words, span, _NEXT, alike)


def articled(words: str, span: Span) -> list[Span]:
    """The parts of "the new law, the pressure on judges and the arrests", three or more."""
    told = span.of(words)
    joints = [
        joint
        for joint in _NEXT.finditer(words, span.start, span.end)
        if _MEMBER.match(words, joint.end())
    ]
    commas = sum("," in joint[0] for joint in joints)
    if not _MEMBER.match(told) or not commas or len(joints) + 1 < _SEVERAL or "including" in told:
        return apart(words, span)
    return between(words, span, [each for each in joints if not _BELONGS.match(words, each.end())])


def repeated(words: str, span: Span) -> list[Span]:
    """The parts of "at the arrests, and at the sentences": each behind the same preposition."""
    first = _FIRST_OF_SEVERAL.match(words, span.start) or _BEFORE.search(words, 0, span.start)
    if not first:
        return [span]
    again = re.compile(rf",?\s+(?:and|as well as)\s+(?:also\s+)?(?={first[1]}\s)")

    def long(begun: int, joint: re.Match[str]) -> bool:
        return len(words[begun : joint.start()].split()) >= _SEVERAL

    return divided(words, span, again, long)


def asked_for(words: str, verb: str, rest: Span) -> list[Span]:
    """The parts of "urged Chile to … and to …", and of "called for … and for …"."""
    cuts = [
        cut
        for cut in _AND_TO.finditer(words, *rest)
        # "asked Chile, through Peru, to open": what it is asked to do comes first behind the aside.
        if "and" in cut[0] or _TO_DO.search(words[rest.start : cut.start()])
    ]
    if cuts:
        return between(words, rest, cuts)
    if (
        _FOR.search(verb)
        and (cuts := [*_COMMA_FOR.finditer(words, *rest)])
        and "and" in cuts[-1][0]
    ):
        return between(words, rest, cuts)
    if (cut := _AND_FOR.search(words, *rest)) and _ASKED_TOO.search(words, rest.start, cut.start()):
        return between(words, rest, [cut])
    if (cut := _AS_WELL_IN.search(words, *rest)) and cut["where"] in words[
        rest.start : cut.start()
    ]:
        return between(words, rest, [cut])
    return repeated(words, rest) if _FOR.search(verb) else []


def valued(words: str, rest: Span, parts: list[Span]) -> list[Span]:
    """The parts of what is valued, each of which is an act."""
    if rest.of(words).startswith("the fact that "):
        parts = between(words, rest, [*_AND_THAT.finditer(words, *rest)])
    elif _AT.match(words, rest.start) or _ENDS_IN_TO.search(words, 0, rest.start):
        parts = [each for part in parts for each in repeated(words, part)]
    elif len(parts) == 1 and _TO_WHOM_FOR.match(words, rest.start):
        parts = between(words, rest, [*_AND_FOR.finditer(words, *rest)])
    return [each for part in parts for each in apart(words, part)]
