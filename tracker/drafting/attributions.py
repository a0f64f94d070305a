"""Attributions: who is said behind or amid some words to have said them: "…, he said"."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.drafting.actors import Mention
from tracker.drafting.acts import Said
from tracker.drafting.clauses import Clause
from tracker.drafting.patterns import patterns
from tracker.drafting.reading import Reading
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.speakers import exalted
from tracker.drafting.speech import Speech
from tracker.drafting.utterances import Utterance

SAY = (
    r"(?:also\s+|further\s+|\w+ly\s+)?(?:(?:went|goes)\s+on\s+to\s+\w+|said|says|added|adds|noted|notes|stressed|stresses"
    r"|emphasi[sz]e[ds]|underlined|underlines|underscored|stated|states|remarked|observed"
    r"|recalled|insisted|argued|warned|cautioned|replied|answered|countered|tells"
    r"|commented|concluded|continued|explained|pointed\s+out|declared|told|assured|affirmed)\b"
)
"""What somebody does who says something, one word of it."""

_SAYS = re.compile(rf"\s+{SAY}")
_VOWING = (
    r"\s+(?:also\s+|\w+ly\s+)?(?:confirmed|announced|promised|pledged|vowed|indicated"
    r"|reiterated|revealed|disclosed|informed|reported)"
)
_VOWS = re.compile(rf"{_VOWING}\s*[.;]?\s*$")
_VOWS_AMID = re.compile(rf"{_VOWING}(?=,\s+(?:will|would|is\s+to|intends|stands)\b)")
"""What somebody does, at the end or amid a sentence, who says what will be done."""
_WILL = re.compile(r"\b(?:will|would)\b[^;]*,\s$")
_SAID_BY = re.compile(rf",\s+{SAY}\s+$")
_COMMA = re.compile(r",[”\"’]?\s$")
_ACCORDING = re.compile(r"(?:(?:^|,\s+)[Aa]ccording\s+to|,\s+in\s+the\s+(?:words|view)\s+of)\s+$")
_WHEN = re.compile(
    r"(?:\s+(?:in|at|on|during|after|following|to)\s+(?!that\b)[^,;]*)?(?:\s*[.;]?\s*$|,\s+)"
)
"""When or to whom it was said, up to where the attribution ends."""


_SPOKESMAN = re.compile(
    r"(?:(?:The|A|His|Her)\s+)?(?:[Oo]fficial\s+|[Pp]residential\s+|[Gg]overnment\s+)?[Ss]pokes(?:man|woman|person)\b"
    r"[^;]{0,120}?\s(?:also\s+|further\s+|\w+ly\s+)?(?:said|stated|added|noted|explained|indicated|pointed\s+out"
    r"|announced|reported|revealed|mentioned|told\s+\w+)\s+that\s+"
)
"""Who tells no more than what others did: "The Spokesman stated that President Lagos asked"."""
_TALKS = re.compile(r"(?:the\s+)?(?:meeting|talks|discussions?|session|conversation|call)\b")


class Attribution(NamedTuple):
    """The words that tell who said the others of a sentence."""

    span: Span
    who: Mention

    def who_of(self, words: str) -> str:
        """By what words the one is called, without another that a comma joins to them."""
        return words[self.who.start : self.who.end]


def attribution(words: str, mentions: list[Mention]) -> Attribution | None:
    """Who is told to have said a sentence, where that is told behind or amid its words."""
    for named in mentions:
        # "Chile, President Lagos added, will": two that a comma joins are here one and the other.
        joint = words.rfind(", ", named.start, named.end)
        who = named._replace(start=joint + len(", ")) if joint >= 0 else named
        before = words[: who.start]
        told = _SAID_BY.search(before) or _ACCORDING.search(before)
        vows = (
            who.sort in ("person", "pronoun", "side")
            and _WILL.search(before)
            and _VOWS.match(words, who.end)
        )
        vows = vows or _VOWS_AMID.match(words, who.end)
        says = None if told else _SAYS.match(words, who.end) or vows
        end = _WHEN.match(words, says.end() if says else who.end)
        comma = _COMMA.search(before)
        if not end or not (told or (says and comma)):
            continue
        start = told.start() if told else comma.start() if comma else who.start
        rest = f"{words[:start]} {words[end.end() :]}"
        if patterns()["finite_or_demand"].search(rest):
            return Attribution(Span(start, end.end()), who)
    return None


def attributed(speech: Speech, line: Utterance, speaker: tuple[str, ...]) -> Reading | None:
    """The acts of a sentence that tells behind or amid its words whose they are.

    Args:
        speech: reads the sentences.
        line: the sentence.
        speaker: who spoke last.
    """
    if inner := _spokesman(line):
        return speech.read(inner, speaker)
    told = attribution(line.words, line.mentions)
    if told and told.who.sort == "pronoun":
        speaker = speaker or exalted(told.who_of(line.words), line.reader.cast)
    by = told and (told.who.parties or (speaker if told.who.sort == "pronoun" else ()))
    # "Chile, he announced, will": whose deed it is tells for whom he speaks.
    head = next(iter(line.mentions), None) if told and told.who.sort == "pronoun" else None
    if told and head and head.start == 0 and head.sort == "side" and head.end == told.span.start:
        by = head.parties
    if not told or not by:
        return None
    alone = line.reader.cast.mentions(told.who_of(line.words))
    by = alone[0].parties if len(alone) == 1 and len(alone[0].parties) == 1 else by
    start, end = told.span
    words = line.words[:start] + " " * (end - start) + line.words[end:]
    plain = Utterance(words, line.reader)
    if any(clause.subject for clause in plain.clauses):
        return speech.read(plain, by)
    whole = trimmed(words, 0, len(words), also=".;,")
    verb = Span(whole.start, whole.start)
    clause = Clause("report", None, "past", verb, whole, whole.start, told.who)
    return Reading(tuple(speech.predicates.acts(Said(words, clause, by))), by, "")


def _spokesman(line: Utterance) -> Utterance | None:
    """What a spokesman tells that others said or did, as a sentence of its own."""
    lead = _SPOKESMAN.match(line.words)
    if not lead:
        return None
    told = line.words[lead.end() :]
    acts = next((one.start <= len("the ") for one in line.reader.cast.mentions(told)), False)
    if not (acts or _TALKS.match(told)):
        return None
    return Utterance(" " * lead.end() + told, line.reader)
