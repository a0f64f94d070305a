"""Asides: occasions that a sentence names in passing, with a time or a word of planning."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.edtf import window
from tracker.drafting.actors import Cast
from tracker.drafting.denials import called_off
from tracker.drafting.dues import called_by
from tracker.drafting.negotiations import negotiates
from tracker.drafting.occasions import Occasions
from tracker.drafting.ownership import is_ours
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.times import TimePhrase, times

_REACH = 110
"""Characters between an occasion and the time that it is given."""

_OPENED = 320
"""Characters before an occasion within which its noun phrase begins."""

_LONG = 200
"""Days from which on a window begun before the meeting is no plan, but "this year"."""

_OPENER = re.compile(
    r"(?:^|[,;:(]\s*|\b(?:of|for|to|at|by|with|on|toward|towards|before|during"
    r"|through|and|upon|ahead of|prior to|that|following|in"
    r"|preparations for|success of|including|as|from|via|hosting|holding|between"
    r"|until|welcomed|regarding|about|discussed|after)\s+)(?=(?P<np>[^,;:]{0,90})$)"
)
_BROKEN = re.compile(
    r"\b(?:will|would|was|were|is|are|has|have|had|agreed|decided|confirmed|welcomed|stated|said|noted|which|who|that|and|but|also"
    r"|held|signed|adopted|since|after|following|last|aim|view to|including|such as|namely"
    r"|well\s+before)\b|[;:]"
)
_TO_BE_HELD = re.compile(
    r"\b(?:will|would|could|can|to|which (?:is|will be|would"
    r" be))\s+(?:also\s+)?(?:be\s+)?(?:held|hosted|convened|scheduled|planned|take"
    r" place)\b"
    r"|,?\s*\b(?:which|that)\s+(?:(?:[A-Z][\w’'.-]*|of|for|and|the)\s+){1,12}"
    r"(?:will|would|is to|is due to|plans to)\s+"
    r"(?:host|hold|chair|convene|organi[sz]e)\b"
    r"|,?\s*\bwhich (?:is|are) (?:(?:now|also|currently|provisionally|tentatively) )?(?:to be held"
    r"|due|plann?ed|scheduled|expected|foreseen|envisaged|anticipated|slated|set|being arranged)\b"
    r"|\bdue to take place\b"
    r"|,?\s*\b(?:which|that)\s+(?:will|is to)\s+(?:bring\s+together|gather|unite|assemble)\s"
    r"[^,;]{3,60}?(?=\s+(?:in|on|at)\s)"
    r"|,?\s*\b(?:which|that)\s+(?:will|would|is to|is due to)\s+(?:also\s+)?(?:be\s+(?:held|hosted"
    r"|convened)|take\s+place|open|begin|start|meet|convene)\b"
)
_PAST = re.compile(
    r"\b(?:held|after|since|following|last|previous|past|recent|during|conducted|took"
    r" place|convened)\s+(?:\S+\s+){0,6}$"
)
_FOUNDED = re.compile(
    r"\b(?:set(?:ting)? up|establish\w*|creat\w+|form(?:ing)?|launch\w*)\s+(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,4}$"
)
"""What is done to a group or a dialogue that does not meet by it."""

_MODIFIES = re.compile(
    r"\s+(?:mechanism|platform|process|framework|format|channel|portal|website|hotline|programme|program"
    r"|cent(?:er|re)|room|hall|venue|agenda|document|paper|secretariat|body|network|system)s?\b"
    r"(?!\s+(?:visit|meeting|round|session|summit|talks|consultations?|dialogue|conference))"
)
"""What an occasion only tells the kind of: "the consultation mechanism"."""

_STILL = re.compile(
    r"\bplann?ed|scheduled|expected|to be|this year|next|later|coming|due|early|new year"
)
_LATER = re.compile(r"(?:within|later|before the end of|by the end of)\b", re.IGNORECASE)
"""What says of a year that has begun that it is its rest."""

_PLANNING = re.compile(
    r"\b(?:planning|plans?|preparations?|preparing|arrangements?)\s+(?:for|to hold)"
    r"\s+(?:[\w’'-]+\s+){0,5}$"
    r"|\b(?:scheduled|planned|upcoming|forthcoming)\s+(?:[\w’'-]+\s+){0,3}$"
)
_ONGOING = re.compile(
    r"\b(?:is|are)\s+(?:currently\s+|now\s+)?(?:on|paying|making)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$"
)
"""What somebody is doing at the time of the meeting: "is on an official visit to"."""

_UPON = re.compile(
    r"\b(?:upon|on\s+the\s+occasion\s+of|during|at\s+the\s+time\s+of|to\s+coincide\s+with)\s+"
    r"(?:the\s+)?(?:(?!visit\b)[\w.’'-]+\s+){0,8}$"
)
"""What holds something at a visit: "upon Mr. Soto's visit to Japan in November"."""
_BACK_TO_BACK = re.compile(
    r"\b(?:back[- ]to[- ]back\s+with|in\s+conjunction\s+with|alongside|in\s+tandem\s+with)\s+"
    r"(?:the\s+|an?\s+)?(?:[\w.’'-]+\s+){0,5}$"
)
"""What another occasion is held beside."""
_WHEN_GOES = re.compile(
    r"\bwhen\s+(?P<who>(?:(?!(?:will|would|had|was|were)\b)[^,;.\s]+\s+){1,8}?(?:travels?|visits?|comes?|goes|arrives?)\s+"
    r"(?:(?:to|in)\s+)?(?:the\s+)?(?-i:[A-Z])[^,;.]*)"
)
"""A visit that dates something else: "when the Minister travels to Lima in May"."""
_PREPARED = re.compile(r"\bpreparations?\s+for\s+(?:the\s+)?")
_TO_PLACE = re.compile(r"\s+(?:to|in|by)\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)*")
_BY_SOMEBODY = re.compile(
    r"\s+(?:of|by)\s+(?:the\s+)?[A-Z](?:[^,;.]|(?<=[A-Z])\.){2,60}?\s+to\s+(?:the\s+)?[A-Z]\w+"
)
_VISIT = re.compile(r"visit|participation|attendance|trip", re.IGNORECASE)

_WEEKDAY = re.compile(r"(?:on\s+)?\w+day", re.IGNORECASE)
_FRAME = re.compile(
    r"(?:looking ahead to|ahead of|in (?:the (?:run|lead)-up to|advance of)|prior to|before)\b"
    r"[^,;]*",
    re.IGNORECASE,
)
"""What is still to come, at the head of a sentence: "Ahead of the summit in May, they agreed"."""

TIMED, SCHEDULED, UPCOMING = (
    "an occasion is named with its time",
    "an occasion is called scheduled",
    "an occasion is called upcoming",
)
IN_PASSING = (TIMED, SCHEDULED, UPCOMING)
"""The rules by which an occasion is found that a sentence names in passing."""


@dataclass(frozen=True, slots=True)
class Aside:
    """An occasion named in passing: its words, and when it is to be."""

    quote: Span
    time: TimePhrase | None
    rule: str


_AS_VERB = re.compile(
    r"\b(?:to|will|would|could|can|may|might|out\s+of)\s+(?:(?:[a-z]+ly|also|then|again)\s+)?$"
)
"""What stands before a word that is a verb there, as in "to visit", and no occasion."""


def _going(words: str, anchor: date, cast: Cast, taken: list[Span]) -> list[Aside]:
    """The journeys to come that a sentence names in passing: "when the Minister goes there"."""
    return [
        Aside(trimmed(words, goes.start("who"), goes.end(), also=",."), when, TIMED)
        for goes in _WHEN_GOES.finditer(words)
        for when in times(goes[0], anchor)[:1]
        if when.edtf
        and _ahead(when, anchor)
        and is_ours(goes[0], cast)
        and not any(span.start <= goes.start("who") < span.end for span in taken)
    ]


def _is_none(words: str, noun: re.Match[str]) -> bool:
    """Whether a noun is a verb, or of an occasion that goes on, is called off or only a name."""
    before = words[: noun.start()]
    return bool(
        _AS_VERB.search(before)
        or called_off(before)
        or _ONGOING.search(before)
        or _FOUNDED.search(before)
        or _MODIFIES.match(words, noun.end())
        or negotiates(words[: noun.end()], noun[0], words[noun.end() :])
    )


def asides(
    words: str, anchor: date, occasions: Occasions, cast: Cast, taken: list[Span]
) -> list[Aside]:
    """The occasions to come that a sentence names in passing.

    Args:
        words: the sentence.
        anchor: the meeting's date.
        occasions: the frames of planning.
        cast: the parties, one of which must have a part in the occasion.
        taken: the words of acts that schedule an occasion already.
    """
    found = _going(words, anchor, cast, taken)
    nouns = occasions.nouns(words)
    if not nouns:
        return found
    frame = _FRAME.match(words)
    phrases = times(words, anchor) or (times(frame[0], anchor) if frame else ())
    scheduled, ahead = occasions.scheduled(words), occasions.ahead(words)
    # What is prepared for has its own time, whatever is done by then.
    ready = _PREPARED.search(words)
    own = times(words[ready.end() :], anchor) if ready and not phrases else ()
    timed = any(phrase.edtf or phrase.soon for phrase in (*phrases, *own))
    timed = timed or called_by(words, anchor) is not None
    # "prior to the visit early next year" dates the visit inside the meeting that precedes it.
    tied = [Span(p.start, p.end) for p in phrases if p.relation == "before" and p.edtf]
    acting = [one for one in cast.mentions(words) if one.sort == "group"]
    for noun in nouns:
        if any(one.start <= noun.start() < one.end for one in acting) or _is_none(words, noun):
            continue  # "The Summit directed the Ministers to report by June"
        inside = any(span.start <= noun.start() < span.end for span in tied)
        # A visit is an occasion beside the meeting that is held during it.
        held = bool(taken and _VISIT.fullmatch(noun[0]) and _UPON.search(words[: noun.start()]))
        inside = inside or held or bool(_BACK_TO_BACK.search(words[: noun.start()]))
        covering = [*(() if inside else taken), *(a.quote for a in found)]
        if any(span.start <= noun.start() < span.end for span in covering):
            continue
        start = _start(words, noun.start())
        # The past of "they agreed" says nothing of what they look ahead to.
        within = frame[0] if frame and noun.end() <= frame.end() else words
        # "plans for a call in the near future" are to come, whatever was said of them.
        ahead_of = timed or bool(_PLANNING.search(words[: noun.start()]))
        dated = _dated(within, start, noun, anchor, held=held) if ahead_of else None
        aside = dated or _planned(words, start, noun, anchor, scheduled=scheduled, ahead=ahead)
        if aside and any(_overlap(aside.quote, span) for span in covering):
            continue
        if aside and is_ours(aside.quote.of(words), cast):
            found.append(aside)
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _start(words: str, noun: int) -> int:
    """Where the noun phrase around an occasion begins."""
    openers = list(_OPENER.finditer(words, max(0, noun - _OPENED), noun))
    return openers[-1].end() if openers else noun


def _dated(
    words: str, start: int, noun: re.Match[str], anchor: date, *, held: bool
) -> Aside | None:
    """An occasion with its time; one at which something is to be held is still to come."""
    called = called_by(words[start:], anchor)
    for near in (*times(words[start:], anchor), *((called,) if called else ())):
        phrase = replace(near, start=near.start + start, end=near.end + start)
        if phrase.end <= start or phrase.start - noun.end() > _REACH:
            continue
        if phrase.edtf is None and not (phrase.soon and _PLANNING.search(words[: noun.start()])):
            continue
        if start <= phrase.start < noun.start():
            end = noun.end()
        elif phrase.start >= noun.end() and not _BROKEN.search(
            _TO_BE_HELD.sub(" ", words[noun.end() : phrase.start])
        ):
            end = phrase.end
        else:
            continue
        told = words[noun.end() : phrase.start] + phrase.words
        if (
            (_PAST.search(words[:start]) and not (held or _STILL.search(told)))
            or _PAST.search(words[start : noun.start()])
            or not (phrase.soon or _ahead(phrase, anchor))
        ):
            continue
        return Aside(trimmed(words, start, end), phrase, TIMED)
    return None


def _ahead(phrase: TimePhrase, anchor: date) -> bool:
    if phrase.edtf is None or phrase.relation == "before":
        return False
    span = window(phrase.edtf)
    if span.first and _WEEKDAY.fullmatch(phrase.words) and span.first == anchor + timedelta(days=7):
        return False  # the day of the meeting is called by its name
    if span.last and span.last > anchor and _LATER.match(phrase.words):
        return True
    return (span.last is None or span.last > anchor) and not (
        span.first
        and span.first < anchor
        and not phrase.approximate
        and (span.last is None or (span.last - span.first).days > _LONG)
    )


def _planned(
    words: str,
    start: int,
    noun: re.Match[str],
    anchor: date,
    *,
    scheduled: list[re.Match[str]],
    ahead: list[re.Match[str]],
) -> Aside | None:
    for found in scheduled:
        if found.start() == noun.start():
            behind = times(words[noun.end() :], anchor)
            time = next(
                (t for t in behind if t.edtf and noun.end() + t.start <= found.end() + 45), None
            )
            end = noun.end() + time.end if time else found.end()
            return Aside(trimmed(words, start, end), time, SCHEDULED)
    for found in ahead:
        if found.start() >= start - 1 and found.end() == noun.end():
            own = re.search(r"[’']s?\s+$|\b(?:his|her|their)\s+$", words[start : found.start()])
            by = _BY_SOMEBODY.match(words, noun.end())
            if (own or by) and _VISIT.search(noun[0]):
                reach = by or _TO_PLACE.match(words, noun.end())
                return Aside(Span(start, reach.end() if reach else noun.end()), None, UPCOMING)
    return None
