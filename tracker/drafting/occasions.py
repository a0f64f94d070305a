"""Occasions: where a passage plans a meeting, a visit or a round of talks."""

from __future__ import annotations

import re

from tracker.drafting.frames import ADVERBS, FUTURE, frames
from tracker.drafting.lexicon import Lexicon
from tracker.drafting.negotiations import negotiates
from tracker.drafting.patterns import patterns
from tracker.drafting.sentences import ENUMERATOR

_PROMISE = re.compile(
    r"\b(?:will|would|shall|ensure|towards?|for|on|prepar(?!atory)\w+|cooperat\w+|discuss\w*"
    r"|importance|so that|in order)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:that\s+)?[Tt]he\s+(?:next|\d{1,3}(?:st|nd|rd|th)|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth)\s+(?:[\w’'-]+\s+){0,5}([\w’'-]+)"
    r"\s+(?:will|would|is (?:\w+ )?to)\s+"
    r"(?:be held|be hosted|be convened|take place)\b"
)
_WAS_ONE = re.compile(
    r"(?:that\s+)?(?:this|it)\s+(?:was|had\s+been)\s+(?:only\s+|also\s+|probably\s+)*"
    r"(?:the|one\s+of\s+the|an?)\s+(?:[\w-]+\s+){1,6}?to\s+(?:be\s+\w+|take\s+place)\b",
    re.IGNORECASE,
)
"""What is told of the meeting itself: "This was the last session to be held under the treaty"."""
_THIS_YEARS = re.compile(r"\b(?:this|next|last) year[’']s\s+")
_IT = re.compile(
    r"\b(?:hold|conven|host)(?:e|ing)?\s+\w+\s+(?:next|\w+(?:st|nd|rd|th))\s+[A-Z][A-Z&-]{1,9}\b|"
    r"\b(?:hold|conven|host)(?:e|ing)?\s+(?:the\s+)?[A-Z][A-Za-z&]{1,9}[- ]?"
    r"(?:\d{1,3}|[IVX]{1,5})\b|"
    r"\bit\s+(?:will|would)\s+(?:now\s+)?(?:be\s+(?:held|convened|hosted)|take place)\b"
    r"|\b(?:hold(?:ing)?|conven(?:e|ing)|host(?:ing)?)\s+(?:it|them|these|those)\s+"
    r"(?:in|on|at|next|later|before|annually|yearly|regularly|every|each|once|twice)\b"
)
"""What is held is "it", or is called by letters: "the next FOC"."""
"""The number of a member of a list: "agreed to (i) hold"."""

_WHO = re.compile(r",?\s+who\s+(?:will|would)\b[^,;.]*")
_ENCLOSED = re.compile(
    r",\s+(?:(?:which|who|whose)\b[^,;.]{3,90}|(?:as\s+)?(?:it\s+)?(?:was|is)\s+[a-z]+(?:ed|en)),(?=\s+(?:will|would|is|are|shall|should|can)\b)"
)
_LEAD = re.compile(
    r"(?:(?:an?|another|regular|periodic|annual|yearly|further|reciprocal|mutual|early|more|frequent"
    r"|exchanges?\s+of|the\s+exchange\s+of|the\s+(?:holding|convening|organi[sz]ation|reali[sz]ation|hosting)\s+of)\s+)+"
    r"(?:(?!(?:of|for|in|on|with|to|between|from|at|by|and)\b)[\w’'-]+\s+){0,6}"
)
"""What stands between the start of a noun phrase and its noun; "the" names one that is known."""

_BY_PEOPLE = re.compile(
    r"visits\s+(?:by|of)\s+[^,;.]*?\b(?:experts|specialists|students|pupils|youths?|young\s+\w+"
    r"|people|residents|citizens|teachers|artists|journalists|trainees)\b"
)
"""Visits of people are a measure, and no occasion on which the sides meet."""

_BETWEEN_SIDES = re.compile(
    r"(?:visit|meeting|consultation|dialogue|round|session|talk|trip|mission|call)s?\Z",
    re.IGNORECASE,
)
"""The nouns of what two sides hold, and not of what others come to as well."""

_MET_AT = re.compile(r"(?:visit|meeting|round|session|trip|summit|call)s?\Z", re.IGNORECASE)
"""The same of which no time need be told."""

_CALENDAR = re.compile(
    r"(?:an?|the|their)\s+(?:\w+\s+)?(?:schedule|calendar|programme|program|timetable|plan)\s+(?:of|for)\s+"
    r"(?:(?:the|their|all)\s+)?(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
"""What stands before occasions that are put into the calendar."""

_EXCHANGED = re.compile(r"\bexchanges?\s+of\s+(?=(?:[\w-]+\s+)?$)", re.IGNORECASE)
"""An exchange of visits is so many visits."""

_PAID = ("visit", "visits", "trip", "call", "participation", "attendance")
_SOMEBODYS = re.compile(r"(?:[\w.’'-]+\s+){0,7}?[\w.-]+[’']s?\s+(?:(?!of\b)[\w-]+\s+){0,3}")
"""What stands before a visit that is called by who pays it: "Minister Lind's visit"."""

_VISITS = ("visit", "call")
"""Those that "the" may stand before: "the port call in Tokyo"."""

_PLEASED = re.compile(
    r"\b(?:pleased|delighted|honou?red|happy|glad|able|opportunity|pleasure)\s*$", re.IGNORECASE
)
_LEADS = re.compile(
    r"(?:^|\b(?:will|would|shall|to|and|on|in|agreed|by|is|are)\b)\s*(?:(?:continue"
    r" to|plan to|intend to|aim to|work to|be able to|be|both|also|then|jointly"
    r"|again|soon|shortly|further|regularly|periodically|continue|once|twice)\s+|\w+ly\s+)*$",
    re.IGNORECASE,
)

_HELPS = re.compile(r"\b(?:assist|help|support|aid|advis)\w*\s+(?:[\w’'-]+\s+){0,3}in\s+$")
"""What somebody does who only helps to hold it."""

_GOING = re.compile(
    rf"(?:\b{FUTURE}\s+{ADVERBS}|\blook(?:ed|s|ing)? (?:forward|ahead) to\s+)"
    r"(?:"
    r"(?:(?:be\s+)?visit(?:ing)?|(?:be\s+)?(?:travel(?:ling|ing)?|com(?:e|ing)"
    r"|go(?:ing)?)(?: together| jointly)? to|tour"
    r"|(?:be\s+)?(?:leav(?:e|ing)|head(?:ing)?|set(?:ting)? out|depart(?:ing)?) for"
    r"|(?:be\s+)?fly(?:ing)? to)"
    r"\s+(?:the\s+)?[A-Z]"
    r"|(?:reconvene|gather|assemble|get together|come together|touch base|confer)\b"
    r"|(?:(?<=look forward to )|(?<=looked forward to ))"
    r"continuing\s+[^,;.]{3,60}\sat\s+(?:the\s+)?[A-Z]"
    r"|(?:be\s+)?attend(?:ing)?\s+(?:(?:the|its|their)\s+(?:\w+\s+)?opening|(?:the\s+)?[A-Z][A-Z-]{2,}\d*)\b"
    r"|convene\s+(?:their\s+|the\s+|\w+\s+){0,2}(?:ministers|leaders|officials|experts|teams)\b"
    r"|be\s+in\s+(?:the\s+)?[A-Z][\w-]+\s+(?:(?:in|on|from)\s+(?:\d|[A-Z]|early|mid|late|the\s)|next|later|this"
    r"|for\s+(?:an?\s|the\s|talks|consultations))"
    r"|(?:be\s+)?(?:mak|pay)(?:e|ing)?\s+(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,3}?(?:visits?|trip|call)\b"
    r"|(?:(?<=look forward to )|(?<=looked forward to ))(?:the|their|its)\s+"
    r"(?:\w+\s+)?signing\b[^,;.]{0,80}?"
    r"\b(?:next\s+(?:week|month|year)|later\s+this|tomorrow|(?:in|on)\s+(?:\d|early|mid|late|the\s+margins)"
    r"|in\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)|during|at\s+the)\b"
    r"|(?<!continue to )exchange\s+(?:(?:regular|mutual|reciprocal|further|more|early"
    r"|high-level)\s+){0,2}visits\b"
    r"|sit\s+down\s+(?:together|again|with)|(?:sit|meet|come)\s+(?:a)?round\s+(?:the|one)\s+table"
    r"|visit(?:ing)?\s+(?:each\s+other|one\s+another)\b"
    r"|(?:travel|go|come)\s+in\s+the\s+(?:other|opposite)\s+direction\b"
    r"|be\s+(?:received|welcomed)\s+(?:by|in|at|to)\s|call\s+on\s+(?:(?:the|His|Her|Hon\S*|H\.E\.)\s+){0,2}[A-Z]"
    r"|preside\s+over\s+(?:the|its|their|an?)\s"
    r"|(?:attend|take\s+part\s+in|participate\s+in)\s+(?:the|these|those|its)\s+"
    r"(?:[\w’'-]+\s+){0,6}?(?:events|celebrations?|commemorations?|festivities|parade)\b"
    r"|(?:next\s+)?convene\s+(?:again\s+)?(?:in|at|on|next)\s"
    r"|(?:speak|talk)\s+(?:\w+\s+)?by (?:tele)?(?:phone|videoconference)\b"
    r"|meet(?:ing)?\s+(?:(?:again|with|within|in|at|on|by|for|via|during|before|ahead|prior"
    r"|virtually|together|alternately|next time|the next time"
    r"|online|early(?!-)|once|twice|every|annually|regularly|later|this|each other|next|soon|his"
    r"|her|the (?:president|minister|prime))\b|(?:Mr|Minister|President|Prime))"
    r"|welcom(?:e|ing)\s+(?![^,;.]*\b(?:invest|particip|support|compan|firms|touris|student|trade)\w*)"
    r"[^,;.]{2,60}\s+(?:to|in)\s+(?:the\s+)?[A-Z]"
    r"|(?:host|welcom)(?:e|ing|)\s+(?:the\s+)?(?:him|her|them"
    r"|(?:his|her|their)\s+(?:\w+\s+)?counterparts?|Prime|Foreign|Defen[cs]e|President|Premier"
    r"|Chancellor|Minister|Secretary|Mr|Ms|H\.E)\b"
    r"|receiv(?:e|ing)\s+(?!(?:\w+\s+){0,3}(?:reports?|replies|reply|answers?|support|help|aid|training|funds?|data)\b)[^,;.]{2,60}\s+(?:in\s+[A-Z]|as\s+an?\s+(?:\w+\s+)?guest)"
    r"|(?:be\s+)?(?:see|meet)(?:ing)?\s+(?:each other|one another|him|her|you)\b"
    r"|(?:be\s+)?(?:see|meet)(?:ing)?\s+(?!to\b)[^,;.]{2,50}?"
    r"\s(?:again|soon|in\s+[A-Z]\w+\s+(?:in|on|next|later|this))\b"
    r"|(?:speak|talk|meet)(?:ing)?\s+again\b"
    r")"
)
"""Where somebody is to travel, to meet or to receive somebody, whatever it is called."""


class Occasions:
    """The frames in which a lexicon's nouns for occasions are planned."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._frames = frames(
            lexicon.either("occasions"),
            lexicon.either("deliverables"),
            lexicon.either("plans"),
            lexicon.either("bodies"),
        )

    def planned(self, words: str) -> bool:
        """Whether the words say, as their main point, that an occasion will be held."""
        words = re.sub(r"[“”\"]", " ", _ENCLOSED.sub("", ENUMERATOR.sub("", words)))
        if _WAS_ONE.match(words):
            return False
        if self._held(words) or self._convened(words) or self._numbered(words):
            return True
        # To settle the date of a visit is not yet to visit, nor is to send those who help.
        if any(patterns()[name].search(words) for name in ("dates_settled", "sent_to_help")):
            return False
        return self._gone_to(words) or self._expected(words)

    def _held(self, words: str) -> bool:
        """Whether an occasion is to be held: "consultations will be held"."""
        for found in self._frames.held.finditer(words):
            # What stands before the noun must not promise something else about it.
            deliverable = self._is_deliverable(self._with_lead(words, found))
            deliverable = deliverable or bool(patterns()["had_to"].search(found[0]))
            if not deliverable and not _PROMISE.search(words[: found.start()]):
                return True
        return False

    def _convened(self, words: str) -> bool:
        """Whether somebody is to hold one: "will convene a dialogue"."""
        return any(
            "which" not in words[: found.start()].split()
            and not negotiates(found[0], found[0].rpartition(" ")[2], words[found.end() :])
            and not self._is_deliverable(_THIS_YEARS.sub("", found[1]))
            and _LEADS.search(words[: found.start()])
            and not _HELPS.search(words[: found.start()])
            and not patterns()["came_to"].search(words[: found.start()])
            for found in self._frames.convened.finditer(words)
        )

    def _numbered(self, words: str) -> bool:
        """Whether the next of a row is to be held: "The 13th JCM will be held"."""
        found = _NUMBERED.match(words)
        return bool(found and (found[1].isupper() or self._frames.noun.fullmatch(found[1])))

    def _gone_to(self, words: str) -> bool:
        """Whether somebody is to travel, to meet or to be sent."""
        told = [patterns()[name].search(words) for name in ("sent", "arranged", "many_hosted")]
        looked = (_IT.search(words), self._frames.awaited.search(words))
        if any(told) or any(looked):
            return True
        going = _GOING.search(_WHO.sub("", words))
        return going is not None and not _PLEASED.search(words[: going.start()])

    def _expected(self, words: str) -> bool:
        """Whether an occasion is said to be planned or expected."""
        return any(
            not self._is_deliverable(self._with_lead(words, found))
            and not _PROMISE.search(words[: found.start()])
            and re.search(r"\b(?:is|are|was|were)\b", found[0])
            for found in self.scheduled(words)
            if not patterns()["named_besides"].search(found[0])
        )

    def _with_lead(self, words: str, found: re.Match[str]) -> str:
        """What was found, with the two words before it, which may tell what kind it is of."""
        return " ".join([*words[: found.start()].split()[-2:], found[0]])

    def _is_deliverable(self, noun_phrase: str) -> bool:
        """Whether the noun phrase is one for a training, programme or tour after all."""
        nouns = list(self._frames.noun.finditer(noun_phrase))
        last = nouns[-1] if nouns else None
        if not last:
            return False
        first = nouns[0]
        # "discussion" after a proper name is an occasion: "a vice-ministerial security discussion".
        return bool(
            self._frames.deliverable.search(
                noun_phrase[: first.start()].rsplit(" of ", maxsplit=1)[-1]
            )
        )

    def nouns(self, words: str) -> list[re.Match[str]]:
        """Where nouns for occasions stand."""
        return [
            found
            for found in self._frames.named.finditer(words)
            if not patterns()["by_air"].match(words, found.end())
            and not self._frames.deliverable.search(
                _EXCHANGED.sub("", words[max(0, found.start() - 25) : found.start()])
            )
        ]

    def heads(self, words: str, *, dated: bool = True) -> bool:
        """Whether words begin with one that two sides hold: "a visit to Lima in May".

        Args:
            words: the words.
            dated: whether they give a time; without one, talks are kept up and no occasion.
        """
        first = next(iter(self.nouns(words)), None)
        if first is None or not (_BETWEEN_SIDES if dated else _MET_AT).match(first[0]):
            return False
        lead = words[: first.start()]
        if first[0].lower() in _PAID and _SOMEBODYS.fullmatch(lead):
            return True
        if _CALENDAR.fullmatch(lead):
            return dated
        known = lead.startswith("the ") and first[0].lower() in _VISITS
        if not dated and _BY_PEOPLE.match(words, first.start()):
            return False
        return known or bool(_LEAD.fullmatch(lead))

    def noun(self, words: str) -> bool:
        """Whether an occasion, or what is practised like one, is named."""
        return bool(self._frames.noun.search(words) or self._frames.deliverable.search(words))

    def ahead(self, words: str) -> list[re.Match[str]]:
        """Where an occasion is called upcoming, possible, planned or the next."""
        return list(self._frames.ahead.finditer(words))

    def scheduled(self, words: str) -> list[re.Match[str]]:
        """Where an occasion is said to be scheduled for a time."""
        if _WAS_ONE.match(words):
            return []
        found = (*self._frames.planned.finditer(words), *self._frames.titled.finditer(words))
        return [each for each in found if not patterns()["as_planned"].search(each[0])]
