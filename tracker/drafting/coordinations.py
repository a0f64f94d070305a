"""Coordinations: the members of a list of things to be done or asked, each followed on its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from tracker.drafting.joints import between
from tracker.drafting.names import inside, names
from tracker.drafting.sentences import Span

_Shape = Literal["deed", "one", "named", "works", "doing", "thing", ""]
"""What a member is: a deed as a noun, "a" something, what has a name, works, a gerund."""

_LIST = 3
"""Members from which on a list may hold such as tell of nothing to be seen."""

_JOINT = re.compile(
    r",?\s+along\s+with\s+(?=[a-z]+ing\s)"
    r"|,\s+(?:(?:and|or|as well as)\s+)?(?:also\s+)?|,?\s+(?:and|as well as)\s+(?:also\s+)?"
    r"|;\s+(?:and\s+)?"
)
_LAST = re.compile(r"\b(?:and|as well as|along\s+with)\b|;")
_FEW_WORDS = 2

_SMALL = re.compile(r"(?:(?:on|for|to|towards?|about|with|at|of|in|by|through)\s+)?")
_ARTICLE = r"(?:(?:the|an?|its|their|his|her|this|next|[A-Z][\w.]*[’']s?)\s+)?"
_DEED = re.compile(
    _ARTICLE + r"(?:(?!(?:of|to|for|in|on|and|or|with|by|at|from)\b)[\w’“”\"-]+\s+){0,4}?"
    r"(?P<noun>[a-z-]+)\s+(?:of|to|into|in|between|among|on|for|with|from|by|at|as)\s"
)
_HAS_DEED = re.compile(
    r"(?P<noun>[a-z-]+)\s+(?:of|to|into|in|between|among|on|for|with|from|by|at|as)\s"
)
_DEED_NOUN = re.compile(
    r"(?!(?:\w*(?:situation|position|question|nation|region|relation|condition|occasion|vision|mission"
    r"|tradition|population|dimension|tension|section|action|direction|function|organi[sz]ation|institution"
    r"|government|document|environment|moment|element|commitment|department|instrument|investment|sentiment"
    r"|importance|balance|distance|circumstance|substance|science|presence|experience|influence|audience|difference"
    r"|confidence|conference|violence|existence|sequence|intention|opinion|reason|cooperation|co-operation|coordination"
    r"|collaboration|aggression|resolution|convention|union|million|session|goal|proposal|capital|material|real|total"
    r"|several|regional|national|official|general|special|potential|essential|critical|crucial|practical"
    r"|international|bilateral|trilateral|political|cultural|commercial|economic|agreement|during|regarding"
    r"|concerning|including|following|meeting|pending|according|depending|building|willing|ruling|being|king|thing"
    r"|evening|morning|feeling|understanding|standing|hearing|funding|finding|leading|ongoing|existing))\b)"
    r"(?:[a-z-]{3,}(?:tion|sion|ment|ance|ence|ancy|ing)|(?:removal|renewal|approval|withdrawal|disposal|disbursal"
    r"|revival|referral|dispersal|appraisal|acquittal|arrival)|transfer|exchange|visit|dispatch|launch|release"
    r"|return|entry|delivery|supply|purchase|sale|repair|study|survey|review|handover|closure|recovery"
    r"|upgrade|overhaul|export|import|refund|discovery|rescue|sharing|use|access|relief|support|help"
    r"|participation|presence|start|build-up|roll-out|rollout|increase|reduction|recall|reform|waiver|candidature|candidacy|bid|application|membership|closing|lifting)\b"
)
"""A deed as a noun: "the simplification of", "transfer of"."""

_GROWTH = re.compile(
    r"(?:the\s+|an?\s+|their\s+|its\s+)?(?:[\w-]+\s+){0,2}?(?:promotion|development|strengthening|enhancement"
    r"|deepening|expansion|improvement|advancement|protection|maintenance|implementation|intensification"
    r"|consolidation|diversification|facilitation|continuation|realization|realisation|achievement|prevention"
    r"|resolution|support|increase|use|access)\s+(?:of|in|for|to)\b"
)
"""What has no end, of which several are aims of one undertaking."""

_ONE = re.compile(r"an?\s+(?:[\w’'“”\"-]+\s+)*[\w’'-]+")
_HAS_ONE = re.compile(
    r"\ban?\s+(?!(?:view|way|manner|basis|number|range|spirit|framework|result|part|matter|variety|series|time|means)\b)[\w-]+"
)
_WORKS = re.compile(
    r"\b(?i:plants?|dams?|bridges?|ports?|mines?|pipelines?|hospitals?|clinics?|airports?|universit(?:y|ies)|schools?"
    r"|railways?|roads?|highways?|terminals?|corridors?|tunnels?|vehicles?|boats?|ships?|vessels?|aircraft|helicopters?"
    r"|equipment|radars?|sirens?|drones?|trucks?|buses|ambulances?|trains?|turbines?|generators?|vaccines?|medicines?"
    r"|towers?|stations?|substations?|laborator(?:y|ies)|centres?|centers?|parks?|museums?|libraries|library|houses?"
    r"|facilit(?:y|ies)|wharves|wharf|piers?|quays?|ferries|ferry|tugboats?|satellites?|cables?|grids?|reactors?"
    r"|hotlines?|consulates?|embass(?:y|ies)|weapons?|missiles?|systems?|stamps?|festivals?|exhibitions?|expos?|fairs?)"
    r"(?=\s*(?:$|[,;.(]|(?:in|at|near|on|of|for|to|from|between|with|by)\s))"
)
"""What is built or delivered."""

_OWN_WORKS = re.compile(
    r"(?:an?|the|its|their|another|one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*|[A-Z][\w’'-]*)\s"
)
"""What stands before works that are counted or known, and followed on their own."""
_BEFORE_WORKS = re.compile(r"(?:(?!(?:of|for|on|in|by|with|to)\b)[\w’'.-]+\s+){1,6}")

_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"]")
_DOING = re.compile(
    r"(?:\w+ly\s+)?(?!(?:during|regarding|concerning|including|following|according)\b)[a-z]+ing\s+[^,;]"
)
_OF_DOING = re.compile(r"\b(?:consider|of|in|for|about|on|with)\s+(?:\w+ly\s+)?[a-z]+ing\s+\S")
_FINITE = re.compile(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|can|could|may|must|should|which|who|that)\b"
)
_CLAUSE = re.compile(
    r"\b(?:being|having)\s+\w+|\b[a-z]+ed\s+(?:himself|herself|itself|themselves|that|the|an?|to|on|in)\b"
    r"|^(?:I|we|he|she|it|they|both)\b"
)
"""What tells of a clause of its own."""

_TOPICAL = re.compile(
    r"\b(?:cooperat\w+|co-operat\w+|collaborat\w+|coordinat\w+|interact\w*|exchanges?|relations|ties|dialogue|consult\w*"
    r"|contacts?|links|engag\w+|partnerships?|together|discuss\w*|efforts?|issues?|areas?|fields?|sectors?"
    r"|matters?|topics?|spheres?|projects|measures|steps|such)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:in|on|about|between|among|amongst|regarding|concerning|including|as|of|like)\s+[^,;]*$"
)
"""What is no more than topics of one: "to cooperate in trade, the training of pilots and sport"."""


def joints_of(words: str, span: Span) -> list[re.Match[str]]:
    """The joints on the top level of a span."""
    whole = names(words)
    return [
        joint
        for joint in _JOINT.finditer(words, *span)
        if not inside(joint.start(), whole)
        and words.count("(", span.start, joint.start())
        <= words.count(")", span.start, joint.start())
        and len(_quotes(words[span.start : joint.start()])) % 2 == 0
    ]


def _quotes(words: str) -> str:
    return re.sub(r"[^“”\"]", "", words)


def things_listed(
    words: str, span: Span, *, asked: bool = False, dated: Callable[[str], bool]
) -> list[Span]:
    """The members of a list of things, the first with all that leads to it; none if it is no list.

    Args:
        words: the sentence.
        span: what is undertaken or asked.
        asked: whether it is asked of somebody.
        dated: tells whether words hold a time still to come.
    """
    joints = joints_of(words, span)
    while joints:
        # "the port, a gate to Asia" tells one thing twice: the last is led by "and".
        if not _LAST.search(joints[-1][0]):
            del joints[-1]
            continue
        members = between(words, span, joints)
        last = members[-1].of(words)
        apart = asked or (bool(_DOING.match(last[_own_start(last) :])) and dated(last))
        bad = _first_unlike(words, members, joints, asked=apart)
        if bad is None:
            return members if _is_list(words, members) else []
        del joints[bad]
    return []


def _first_unlike(
    words: str, members: list[Span], joints: list[re.Match[str]], *, asked: bool
) -> int | None:
    """The first joint behind which no member of a list stands."""
    several = len(members) >= _LIST and any("," in joint[0] or ";" in joint[0] for joint in joints)
    for place, member in enumerate(members[1:]):
        told = member.of(words)
        shape = _shape(told)
        bare = several and place + 1 < len(members) - 1 and _is_plain(told)
        head = told.partition(", ")[0]
        if _FINITE.search(head) or _CLAUSE.search(head) or not (shape or bare):
            return place
        left = members[place].of(words)
        plain = not several or "," not in joints[place][0]
        if plain and not _parallel(left, told, shape, several=several, asked=asked):
            return place
    return None


def _is_plain(told: str) -> bool:
    return len(told.split()) >= _FEW_WORDS and not re.search(r"[,;(]", told)


def _is_list(words: str, members: list[Span]) -> bool:
    first = members[0].of(words)
    return not (_TOPICAL.search(first) and not _HAS_ONE.search(first[-60:]))


def _shape(told: str) -> _Shape:
    """What kind of a member words are; empty where they name nothing to be followed."""
    told = told[_own_start(told) :]
    deed = _DEED.match(told)
    if deed and _DEED_NOUN.fullmatch(deed["noun"]):
        return "deed"
    works = _WORKS.search(told)
    if works and _BEFORE_WORKS.fullmatch(told[: works.start()]):
        return "works"
    if _ONE.match(told) and len(told.split()) > _FEW_WORDS:
        return "one"
    if _DOING.match(told):
        return "doing"
    return "named" if _QUOTED.match(told) else ""


def happens(told: str, *, lasting: bool = False) -> bool:
    """Whether words name a deed that can be seen to happen, or also one that only goes on."""
    return _shape(told) == "deed" and (lasting or not _GROWTH.match(told))


def is_works(told: str) -> bool:
    """Whether words name something that is built or delivered."""
    return bool(_WORKS.search(told))


def _own_start(told: str) -> int:
    small = _SMALL.match(told)
    return small.end() if small else 0


def _parallel(left: str, right: str, shape: _Shape, *, several: bool, asked: bool) -> bool:
    """Whether what stands on both sides of an "and" is of one kind."""
    own = right[_own_start(right) :]
    if (asked and _DOING.match(own) and _OF_DOING.search(left)) or shape == "doing":
        return bool((several or asked) and _OF_DOING.search(left))
    if shape == "deed":
        near = [*_HAS_DEED.finditer(left)]
        article = re.match(r"(?:the|an?|its|their|[A-Z]\w+[’']s)\s", own)
        deed = any(_DEED_NOUN.fullmatch(each["noun"]) for each in near)
        grows = _GROWTH.search(left) or _GROWTH.match(own)
        return bool(deed and (article or several)) and (several or not grows)
    if shape == "one":
        return several and bool(_HAS_ONE.search(left))
    if shape == "works":
        end = _WORKS.search(left[-90:])
        # "vehicles and drones for the north" are one delivery.
        several = several or asked or bool(_OWN_WORKS.match(own))
        return bool(end) and several and not re.search(r"\b(?:between|of both)\b[^,;]*$", left)
    if shape == "named":
        quoted = _QUOTED.search(left[-40:]) and _QUOTED.match(right)
        return bool(quoted)
    return False
