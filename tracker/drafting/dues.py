"""Dues: when an act is to be done, from the times in its words and the occasions around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from tracker.domain.due import Due
from tracker.domain.edtf import window
from tracker.drafting.acts import Act
from tracker.drafting.fiscal import FiscalYear, fiscal_year_of
from tracker.drafting.limits import (
    OCCASIONS,
    THEN_TOLD,
    by_then,
    is_not_its,
    limited,
    until,
)
from tracker.drafting.proposals import Proposal
from tracker.drafting.rules import ONWARD
from tracker.drafting.sentences import Span
from tracker.drafting.times import TimePhrase, due, times, unread
from tracker.drafting.times.vocabulary import MONTH, SEASON, WEEKDAY, YEAR

LIKE = 60.0
"""Likeness, of 100, from which on words are taken to name an occasion."""

_TOWARDS = re.compile(
    r"\b(?:towards?|by|before|ahead of|prior to|at|during|upon|on the occasion of|in time for"
    r"|(?:towards?|for|to ensure) the success of)"
    r"\s+(?:the\s+|an?\s+)?$"
)
_READY = re.compile(r"preparations?\s+for\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:scheduled|planned|to be held|will be held|due|expected|set) (?:to|for|in|on|near|\S+ )"
)
_MEETING = re.compile(r"summit|dialogue|consultation|talks|round|session|conference")
"""What is a meeting by another name."""

_POINTED = re.compile(
    r"(?:(?:that|this|the (?:coming|next|upcoming|forthcoming|planned))\s+)((?:\w+\s+)?\w+)$",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"\b(?:(?:this|next|last|coming|early|late|end of|by|in|on|until|within|during)\s+)*"
    rf"(?:{YEAR}|{MONTH}|{SEASON}"
    rf"|(?<!\ba )(?<!\bevery )(?<!\beach )(?<!\bper )(?:month|week|year))s?\b(?!\s+{YEAR})"
)
"""Words of the calendar, whatever they date."""

_DATING = re.compile(
    r"\b(?:\w+ed|held|made|begun|given|known)\s+$|\bsince\s+$|\b(?:was|were)\s+\w+ed\b[^,;]*$|\bthe\s+year\s+$"
)
"""What a time dates that is over: "adopted in March"."""

_NAMED = re.compile(r"\s+[A-Z]")
"""What is called by its year: "the 2030 Agenda"."""

_CALLED_BY = re.compile(
    rf"\b((?:(?:this|next)\s+(?:week|weekend|month|year|{SEASON})|tomorrow"
    rf"|(?:this\s+|next\s+)?(?:{WEEKDAY}|{MONTH})))[’']s\s+"
)
"""A time by which an occasion is called: "next month's summit"."""

_NAME = re.compile(r"(?:\b[A-Z][\w.’'-]*)\s+$")
_OCCASION = re.compile(OCCASIONS, re.IGNORECASE)
_ITS_OCCASION = re.compile(
    rf"(?:(?!(?:and|or|of|for|to)\b)[\w+“”\"’'-]+\s+){{0,6}}?[“\"]?(?:{OCCASIONS})", re.IGNORECASE
)
"""The occasion behind such a time, in the same noun phrase."""

_LEADS_ON = re.compile(
    r"\band,\s+$"
    r"|,\s+(?:for\s+which\s+purpose|(?:under|through|by)\s+which)\b"
    r"[^,;.)]*\s(?:will|would|(?:is|are) (?:expected |due |set |planned |scheduled )?to)\b[^,;.)]*$"
    r"|,\s+(?:the\s+)?\w+(?:\s+(?:of\s+)?\w+){0,4}\s+(?:of|on|for|to|under|in)\s+which\b[^,;]*$"
    r"|\b(?:on\s+top\s+of|in\s+addition\s+to|besides|apart\s+from)\s[^,;]*$"
    r"|,\s+which\s+(?:plans|intends|hopes|expects|is\s+expected)\s+to\b[^,;]*$"
    r"|,\s+to\s+be\s+(?:identified|agreed|determined|decided|notified|announced|confirmed|selected|specified)\b[^,;]*$"
    r"|,\s+which\s+(?:runs?|lasts?|is\s+valid|is\s+in\s+force)\s+(?:\w+\s+)?$"
)
"""What leads from one thing to do to the time of another: "…, under which they will build"."""

_NEXT_CLAUSE = re.compile(
    r",\s+and\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){1,5}?(?:will|would|(?:is|are|was|were)\s+to)\s"
)
"""What begins to tell what others will do: ", and the two ministers will visit it"."""

_IN_PASSING = re.compile(
    r",\s+(?:which|who|that|postponed|delayed|put\s+off|deferred|originally|initially|cancelled)\b[^,;]*,(?=\s+[a-z])"
)
_LED_BY_TIME = re.compile(r"\band,\s+([^,;]{3,40}),\s+$")
"""A time that stands before its act: "…, and, by the end of the year, to submit it"."""


def time_of(said: str, act: Act, anchor: date, besides: Iterable[Span]) -> TimePhrase | None:
    """The time of an act: the nearest passage in its scope that names one.

    Args:
        said: the sentence.
        act: the act in it.
        anchor: the meeting's date.
        besides: the occasions named in passing there, whose times bind nobody else.
    """
    if act.type not in ONWARD:
        return None
    fiscal = fiscal_year_of(act.by)
    for span in act.scope:
        phrase = _due_in(span.of(said), act, anchor, fiscal)
        if phrase and act.type == "FollowUpScheduled" and (ready := _READY.match(phrase.words)):
            # What is made ready for is the occasion itself.
            phrase = _behind(span.of(said), phrase.start + ready.end(), anchor, fiscal)
        undated = phrase is not None and phrase.occasion and not phrase.edtf
        if (
            phrase
            and undated
            and act.type == "FollowUpScheduled"
            and _CALLED_BY.search(phrase.words)
        ):
            continue
        if phrase and _LEADS_ON.search(span.of(said), 0, phrase.start):
            continue  # "to widen the port and, by May, to build a pier"
        if phrase and act.type == "CommitmentMade" and is_not_its(span.of(said), phrase, act):
            continue
        if phrase and not _is_besides(said, span.start + phrase.start, besides):
            return limited(span.of(said), phrase)
    if led := _LED_BY_TIME.search(said, 0, act.quote.start):
        return due(led[1], anchor, fiscal=fiscal)
    if act.type == "FollowUpScheduled" and act.scope:
        words = act.scope[0].of(said)
        own = _its_own(words, anchor) or called_by(words, anchor)
        return own or by_then(words)
    return by_then(act.scope[0].of(said)) if act.scope else None


def _due_in(words: str, act: Act, anchor: date, fiscal: FiscalYear | None) -> TimePhrase | None:
    """The time in some words, or in what is left of them without what is told in passing."""
    if act.type == "CommitmentMade":
        words = _NEXT_CLAUSE.split(words, maxsplit=1)[0]
    phrase = due(words, anchor, fiscal=fiscal)
    if phrase or act.type != "FollowUpScheduled":
        return phrase
    # "the round, which fell out in May, will be held in June"
    plain = _IN_PASSING.sub(lambda told: " " * len(told[0]), words)
    return due(plain, anchor, fiscal=fiscal)


def _behind(words: str, start: int, anchor: date, fiscal: FiscalYear | None) -> TimePhrase | None:
    """The time in what stands behind a place, with its place in the whole."""
    found = due(words[start:], anchor, fiscal=fiscal)
    return replace(found, start=found.start + start, end=found.end + start) if found else None


def called_by(words: str, anchor: date) -> TimePhrase | None:
    """The time by which an occasion is called: "this week's summit".

    Args:
        words: those in which it is named.
        anchor: the meeting's date.
    """
    for told in _CALLED_BY.finditer(words):
        somebody = _NAME.search(words[: told.start()])  # "Prime Minister May's visit"
        if somebody or not _ITS_OCCASION.match(words, told.end()):
            continue
        for lead in ("in ", "on ", ""):
            if (found := due(f"{lead}{told[1]}", anchor)) and found.edtf:
                return replace(found, start=told.start(), end=told.end(1), words=told[1])
    return None


def unplaced(said: str, act: Act, besides: Iterable[Span]) -> tuple[str, ...]:
    """What is told of words for a time that were not taken for the window of an act.

    Args:
        said: the sentence.
        act: the act in it, which has no window.
        besides: the occasions named in passing there, whose times bind nobody else.
    """
    words = act.quote.of(said)
    for told in _CALENDAR.finditer(words):
        background = _DATING.search(words[: told.start()]) or _NAMED.match(words, told.end())
        if not background and not _is_besides(said, act.quote.start + told.start(), besides):
            return (f"a time is named that is not taken for its window: {told[0]}",)
    return ()


def _its_own(words: str, anchor: date) -> TimePhrase | None:
    """The one time to come that an occasion is given in a clause of its own: "that is to be …"."""
    told = [phrase for phrase in times(words, anchor) if phrase.edtf and not phrase.relation]
    if len(told) != 1 or not _PLANNED.search(words, 0, told[0].start):
        return None
    days = window(told[0].edtf or "")
    return told[0] if days.first and days.first >= anchor else None


def unread_of(said: str, act: Act, anchor: date, besides: Iterable[Span]) -> tuple[str, ...]:
    """Why the times of an act are to be looked at that say when, and were not read.

    Args:
        said: the sentence.
        act: the act in it.
        anchor: the meeting's date.
        besides: the occasions named in passing there, whose times bind nobody else.
    """
    if act.type not in ONWARD:
        return ()
    fiscal = fiscal_year_of(act.by)
    found: dict[str, None] = {}
    for span in act.scope:
        words = span.of(said)
        for time in unread(words, anchor, fiscal=fiscal):
            if not _is_besides(said, span.start + time.start, besides):
                found.setdefault(f"{time.reason}: {' '.join(time.words.split())}")
        if due(words, anchor, fiscal=fiscal):
            break
    return tuple(found)


def _is_besides(said: str, at: int, besides: Iterable[Span]) -> bool:
    """Whether a time is that of an occasion named in passing, and no goal to work towards."""
    return any(
        span.start <= at < span.end and not _TOWARDS.search(said[: span.start]) for span in besides
    )


def due_of(time: TimePhrase, earlier: Iterable[Proposal]) -> Due | None:
    """The window of a time; one tied to an occasion takes the date that the occasion was given.

    Args:
        time: the phrase of time.
        earlier: the proposals before it, among which its occasion may be.
    """
    edtf, approximate, before, at = time.edtf, time.approximate, None, None
    if time.occasion and time.relation:
        tied = _occasion(time.occasion, earlier)
        then = bool(THEN_TOLD.fullmatch(time.occasion))
        if tied and tied.due and tied.due.edtf and not edtf:
            last = window(tied.due.edtf).last
            edtf = (
                f"../{until(tied.due.edtf, approximate=tied.due.approximate or then)}"
                if time.relation == "before" and last
                else tied.due.edtf
            )
            approximate = True
        if tied and tied.type == "FollowUpScheduled":
            before, at = (tied.item, None) if time.relation == "before" else (None, tied.item)
    if not (edtf or time.soon or before or at):
        return None
    return Due(
        edtf=edtf,
        approximate=approximate,
        soon=time.soon and not edtf,
        words=" ".join(time.words.split()),
        before=before,
        at=at,
    )


def _occasion(words: str, earlier: Iterable[Proposal]) -> Proposal | None:
    """The dated follow-up that words such as "the visit of the President" mean."""
    noun = _OCCASION.search(words)
    if THEN_TOLD.fullmatch(words):
        last = next((one for one in reversed([*earlier]) if one.type in ONWARD), None)
        return last if last and last.due and last.due.edtf else None
    if pointed := _POINTED.match(words):
        return _latest(pointed[1].lower().split(), earlier)
    best, found = LIKE, None
    for proposal in earlier:
        named = proposal.quote.exact
        if proposal.type != "FollowUpScheduled" or not proposal.due or not noun:
            continue
        score = fuzz.token_set_ratio(_compared(words), _compared(named))
        if noun[0].lower() in named.lower() and score >= best:
            best, found = score, proposal
    return found


def _latest(nouns: list[str], earlier: Iterable[Proposal]) -> Proposal | None:
    """The last dated follow-up that "that summit meeting" can mean; "that occasion" can be any."""
    stem = nouns[-1].removesuffix("ing")
    found = None
    for proposal in earlier:
        named = proposal.quote.exact.lower()
        dated = proposal.type == "FollowUpScheduled" and proposal.due
        of_any = "occasion" in nouns or ("meeting" in nouns and _MEETING.search(named))
        if dated and (of_any or stem in named):
            found = proposal
    return found


def _compared(words: str) -> str:
    """Words made ready to be compared: in lower case, without possessives and small words."""
    return re.sub(r"[’']s\b|\b(?:the|of|to|in|for)\b", " ", words.lower())
