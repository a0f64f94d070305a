"""Headings: what was held, when, where, between whom and by whom, read from a readout's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tracker.drafting.actors import Cast
from tracker.drafting.countries import named
from tracker.drafting.datelines import HEAD, city_of_dateline, day_of, year_of
from tracker.drafting.dates import days
from tracker.drafting.homes import visited_by_own
from tracker.drafting.hosts import host_at_home
from tracker.drafting.layout import Block
from tracker.drafting.letterheads import is_letterhead
from tracker.drafting.offices import home_of, kind_of, offices, publisher_of
from tracker.drafting.ordinals import alone, ordinal_of, told_of
from tracker.drafting.parties import parties_of
from tracker.drafting.people import cast
from tracker.drafting.places import last_place, place_of
from tracker.drafting.sentences import is_open, sentences
from tracker.drafting.titles import TITLED
from tracker.drafting.unvouched import doubts_about
from tracker.errors import Remedy, Unreadable

_LINE = 160
"""Characters above which a line at the head is a paragraph."""
_BOTH = 2
_TOP = 3
"""Lines at the head of a page among which its publisher is named."""
_HEAD_LINE = 500
"""Characters of the sentence that tells who met."""

_OPENING = 2500
"""Characters of the first paragraph that can tell who met."""

_SHORT_LINE = 5
"""Words of a line that is no more than the name of an office."""
_TELLING = re.compile(
    r"\bvisit|statement|\b(?:PM|readout|outcome|meets|holds|call with"
    r"|(?:meeting|talks) (?:with|between))\b",
    re.IGNORECASE,
)
_MET_IN_TITLE = re.compile(
    r"\b(?:talks|meeting|consultations|visit|(?:tele)?phone|conversation|negotiations)\b"
)
_OFFICERS = re.compile(rf"(?:{TITLED.pattern})|\b(?:Ministers|Presidents|Leaders|Secretaries)\b")
_BANNER = re.compile(
    r"(?:(?:media|press) (?:statements?|releases?|notes?)|news|news (?:story|release)"
    r"|ministry news|countries (?:&|and) regions|announcements?|speeches|japanese|english|photos?"
    r"|statements?(?: and releases)?|briefing room|printable version|home|date"
    r"|(?!.*\b(?:meet|hold|host|receive|talk|visit))(?:[a-z]+ )?(?:republic|kingdom|state"
    r"|government|ministry|department|embassy) (?:of|for) [\w\s,&]{3,70})",
    re.IGNORECASE,
)
"""Lines at the head of a page that name its section, or whose page it is."""

_MEETING_HEADING = re.compile(
    r"(?:meeting|talks?|call|consultations?|dialogue|lunch(?:eon)?|dinner|summit"
    r"|conversation|visit)s?\b.{0,30}$"
    r"|^(?:courtesy call|meeting|talks?|call|dinner|lunch(?:eon)?|summit|visit|consultations?)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"\b(?:held|met|paid|visited|visits|spoke|consulted|conferred|received|hosted|had|co-chaired|chaired"
    r"|attended|arrived|undertook|undertakes|(?:said|says|stated)\s+(?:following|after)"
    r"|participated|convened|conducted|call(?:ed)?|meets|holds|speaks|talks|made|is"
    r" paying|is visiting|is on an? (?:\w+ )?visit|took place|was held|were held|welcomed)\b"
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting that a readout tells of."""

    date: date
    kind: str | None = None
    place: str | None = None
    ordinal: int | None = None
    heading: str | None = None
    """The heading under which its account stands, when a readout tells of several."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a readout: its title, parties, people and meetings."""

    title: str | None
    cast: Cast
    meetings: tuple[Occasion, ...]
    review: tuple[str, ...] = ()
    _sections: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        latest_first = reversed(list(enumerate(self.meetings)))
        sections = {one.heading: number for number, one in latest_first if one.heading}
        object.__setattr__(self, "_sections", sections)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties of the readout, in the order of their codes."""
        return self.cast.parties

    def meeting_of(self, block: Block) -> int:
        """Which meeting a paragraph belongs to, counted from 0."""
        return min(
            (self._sections[each] for each in block.headings if each in self._sections), default=0
        )


def heading(
    text: str,
    blocks: list[Block],
    *,
    title: str | None = None,
    parties: tuple[str, ...] | None = None,
    on: date | None = None,
    kind: str | None = None,
    place: str | None = None,
    ordinal: int | None = None,
    name: str | None = None,
) -> Heading:
    """Read the head of a readout; what is given by name stands in for what would be read.

    Args:
        text: the readout.
        blocks: its paragraphs.
        title: its title.
        parties: its parties' codes.
        on: the date of its (last) meeting.
        kind: the kind of meeting.
        place: where it was held.
        ordinal: which of its row it was.
        name: the name of the file or page, in which a date or a year may stand.

    Raises:
        Unreadable: no date or year can be found, or fewer than two parties.
    """
    opening = _opening(text, blocks)
    known_title = title or _title(text, blocks)
    review: list[str] = []
    dateline = city_of_dateline(text, _first(opening))
    found = tuple(sorted(set(parties or ()))) or parties_of(
        text, known_title or "", opening, dateline, review
    )
    if len(found) < _BOTH:
        raise Unreadable(
            "the parties cannot be read from the text; give them", remedy=Remedy.GIVE_PARTIES
        )
    if not (parties or review):
        review += doubts_about(found, text, known_title or "", opening, dateline)
    year = on.year if on else year_of(text, opening, name)
    meetings = _several(text, blocks, opening, year) if not (kind or place or ordinal) else ()
    if len(meetings) < _BOTH:
        head = f"{known_title or ''} {_first(opening)}"
        meetings = (
            Occasion(
                on or day_of(text, opening, year, name, review),
                kind or kind_of(alone(head), known_title or ""),
                place or place_of(opening, known_title or "", text, dateline),
                ordinal or ordinal_of(head) or told_of(text, opening),
            ),
        )
    order = _own_first(found, known_title or "", text, visited_by_own(opening))
    lines = [line for line in text[:HEAD].splitlines() if line.strip()][:_TOP]
    own = publisher_of([line for line in lines if len(line) <= _LINE], found)
    own = own or host_at_home(opening, dateline or "", found)
    people = cast(text, order, opening, offices().items(), own)
    return Heading(known_title, people, meetings, tuple(review))


def _own_first(
    parties: tuple[str, ...], title: str, text: str, visited: str | None
) -> tuple[str, ...]:
    """The parties in the order of the title, one that the publisher visits last."""
    order = [place.party for place in named(f"{title} {text}") if place.party != visited]
    return tuple(sorted(parties, key=lambda p: order.index(p) if p in order else len(order)))


def _opening(text: str, blocks: list[Block]) -> str:
    body = [block.span.of(text) for block in blocks if block.kind == "body"]
    body = body[1:] if len(body) > 1 and _is_long_title(body[0]) else body
    # Who issued a joint statement may be listed before the sentence that says who met.
    listed = bool(body) and body[0].endswith(":")
    for words in body[: 3 * _TOP if listed else _TOP]:
        if OPENING.search(words) and _OFFICERS.search(words) and named(words):
            return words[:_OPENING]
    return body[0][:_OPENING] if body else text[:HEAD]


def _title(text: str, blocks: list[Block]) -> str | None:
    """The heading at the top that names the occasion, or the first that is more than a date."""
    top: list[str] = []
    for block in blocks:
        if block.kind == "body":
            break
        if block.kind == "heading" and not block.number:
            words = block.span.of(text)
            dated = any(day.end - day.start > len(words) - 12 for day in days(words))
            banner = _BANNER.fullmatch(words) or is_letterhead(words)
            if not dated and not banner and not _is_office(words):
                top.append(words)
    body = next((block.span.of(text) for block in blocks if block.kind == "body"), "")
    if not top and _is_long_title(body):
        top.append(body)
    telling = [words for words in top if _MEETING_HEADING.search(words) or _TELLING.search(words)]
    title = next((" ".join(words.split()) for words in telling or top), None)
    # Captions are numbered: "Japan-Norway Foreign Ministers' Meeting 1".
    return re.sub(r"\s+1$", "", title) if title and f"{title[:-1]}2" in top else title


def _is_long_title(words: str) -> bool:
    """Whether what stands first is a title, though as long as a sentence: it has no end."""
    titled = words[-1:].isalpha() or words.startswith("Readout of ")
    ends = titled and "\n" not in words and len(words) <= _HEAD_LINE
    return ends and bool(_MET_IN_TITLE.search(words))


def _is_office(words: str) -> bool:
    """Whether a line only names whose page it is."""
    return len(words.split()) <= _SHORT_LINE and home_of([words]) is not None


def _first(opening: str) -> str:
    """The first sentence of the opening, which tells of the meeting and not of what was said."""
    spans = [*sentences(opening)]
    # Words that are quoted first belong to the sentence that tells who says them.
    ends = [one.end for one in spans if not is_open(opening[: one.end])] or [0]
    return opening[: max(ends[0], spans[0].end)][:_HEAD_LINE] if spans else ""


def _several(
    text: str, blocks: list[Block], opening: str, year: int | None
) -> tuple[Occasion, ...]:
    """The meetings that have sections of their own, each with the date its first line gives."""
    tops = [
        (number, block)
        for number, block in enumerate(blocks)
        if block.kind == "heading" and re.match(r"(?:\d{1,2}|[IVX]+)\s*[.)]", block.number)
    ]
    held = [
        (number, block) for number, block in tops if _MEETING_HEADING.search(block.span.of(text))
    ]
    if len(held) < _BOTH or len(held) < len(tops):
        return ()
    found: list[Occasion] = []
    for number, block in held:
        words = block.span.of(text)
        after = blocks[number + 1].span.of(text) if number + 1 < len(blocks) else ""
        dated = days(words) or (days(after) if after.startswith("(") else days(after)[:1])
        on = dated[0].on(year) if dated else None
        if on is None:
            return ()
        told = [day for day in days(opening) if (day.month, day.day) == (on.month, on.day)]
        near = opening[: told[-1].start] if told else ""
        place = last_place(near)
        found.append(Occasion(on, kind_of(words), place, ordinal_of(words), words))
    return tuple(found)
