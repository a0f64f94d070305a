"""Ties to an occasion: "prior to Prime Minister Abe's visit to Russia", "at the next summit"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.drafting.letters import CAPITAL
from tracker.drafting.times.tokens import by_first_word
from tracker.drafting.times.vocabulary import MONTHS, SEASONS, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.drafting.times.phrases import Relation
    from tracker.drafting.times.tokens import Line

_RELATIONS: Final[dict[Relation, tuple[str, ...]]] = {
    "before": (
        "prior to", "ahead of", "in advance of", "before", "by the time of", "by", "until",
        "no later than", "in time for", "in the run - up to", "in the runup to",
        "in the lead - up to", "for the success of", "to ensure the success of",
        "towards the success of", "toward the success of", "to make a success of",
        "with a view to",
        "in preparation for", "in preparations for", "to prepare for", "preparations for",
        "preparation for", "for",
    ),
    "at": (
        "on the occasion of", "taking the opportunity of", "on the fringes of",
        "on the margins of", "at the margins of", "in the margins of", "on the margin of",
        "at the margin of", "on the sidelines of", "at the sidelines of", "on the sideline of",
        "at the time of", "during", "in conjunction with", "alongside", "back - to - back with",
        "at", "as the outcome of", "as an outcome of", "as outcomes of", "as the outcomes of",
        "in connection with", "to coincide with", "coinciding with", "upon", "on",
    ),
}  # fmt: skip
_LEADS: Final = by_first_word(
    (tuple(words.split()), relation)
    for relation, wordings in _RELATIONS.items()
    for words in wordings
)
FIRST_WORDS: Final = frozenset(_LEADS)
"""The words that a tie to an occasion may begin with."""

HEADS: Final = word_set(
    "summit summits meeting meetings visit visits conference conferences forum forums fora "
    "consultation consultations dialogue dialogues session sessions assembly talks olympics games "
    "expo congress ministerial round rounds council commission committee retreat ceremony "
    "anniversary celebration celebrations trip stay mission missions debate vote referendum hearing"
)
"""The nouns that name an occasion."""

NAMES: Final = word_set("g20 g7 g8 apec asem spief chogm unga ticad")
"""Names that stand for an occasion without such a noun."""

_NUMBERED = re.compile(r"cop\d+|unga\d+|ticad\d*|palm\d*|expo")
_ROMAN = re.compile(r"[ivx]+")
_STOP: Final = word_set(
    "will would shall should is are was were has have had be been that which who to as when while "
    "where agreed confirmed held hold by from until before after during with through including "
    "continue"
)
_MOST_WORDS: Final = 14
_ABBREVIATION: Final = 4
_INSIDE: Final = frozenset("-–’'/+&")
_SEASONAL: Final = frozenset(MONTHS) | frozenset(SEASONS)
_TAIL_LEADS: Final = word_set("to of in by with between at on")
_TAIL_LINKS: Final = word_set("and of the for")
_AHEAD: Final = word_set(
    "next upcoming forthcoming coming planned scheduled future envisaged possible"
)
# A grave visit is something done, as a tour is, and no occasion.
_BEHIND: Final = word_set(
    "grave last previous recent today's today’s yesterday's yesterday’s past earlier latest above "
    "end occasion outset beginning start close same level levels each every any"
)
_AGENTS: Final = word_set(
    "hosted attended organised organized convened issued decided agreed chaired made discussed "
    "considered welcomed established mandated supported reviewed given held adopted endorsed "
    "approved signed led headed undertaken taken set created played proposed prepared marked "
    "conducted followed accompanied represented provided brought produced recommended guided "
    "drafted requested offered presented launched announced initiated assigned tasked"
)
"""Participles behind which "by" names who did it."""

_BODIES: Final = word_set("commission council committee assembly congress ministerial")
_PUT: Final = word_set("laid lay brought bring put placed tabled come came comes go goes pending")
"""Words behind which "before" names a body to which something is put."""

_MEANS: Final = word_set(
    "telephone phone video videoconference teleconference letter mail email air sea land rail "
    "airplane aircraft ship bus car train boat means way virtue consensus"
)
"""What something is done by."""

_YEAR = re.compile(r"\b(?:19|20|21)\d{2}\b")
_YEARS = re.compile(r"\b(this|next) year[’']s\b", re.IGNORECASE)
_PLACE: Final = (
    rf"in\s+(?-i:[{CAPITAL}])[\w.-]*(?:\s+(?:(?:de|da|do|del|di|la|le|el|al|es)\s+|(?:el|al|ad)-)?"
    rf"(?-i:[{CAPITAL}])[\w.-]*)*"
)
_MATTER: Final = r"of(?:\s+(?!(?:in|on|at|by|to|and|from)\b)(?-i:[a-z])+){1,4}"
_LONGEST_BRIDGE: Final = 120
"""Characters between an occasion and its date."""
_MOST_OF: Final = 4
_BRIDGE = re.compile(
    rf"(?:[\s,(]|\b(?:which|that|will|would|is|are|be|to|being|held|hosted|take|taking|place|"
    rf"scheduled|planned|planed|arranged|slated|expected|foreseen|envisaged|anticipated|due|set|for|also|"
    rf"tentatively|currently|provisionally|now|"
    rf"by\s+(?-i:[A-Z])\w*|which\s+(?:(?-i:[A-Z])[\w.]*\s+){{1,3}}(?:will|would)\s+(?:host|hold|chair)"
    rf"|on\s+the\s+(?:margins?|sidelines?|fringes)\s+of\s+(?:the\s+)?"
    rf"(?-i:[A-Z])[\w.]*(?:\s+(?-i:[A-Z])[\w.]*)*"
    rf"|{_PLACE}|{_MATTER})\b|\((?-i:[A-Z])[\w-]*\)"
    rf"|(?:,|\band)\s+(?-i:[{CAPITAL}])[\w-]*(?:\s+(?-i:[{CAPITAL}])[\w-]*)*\b)*",
    re.IGNORECASE,
)


class Occasion(NamedTuple):
    """An occasion that something is tied to, and the words that tie it."""

    start: int
    end: int
    words: str
    relation: Relation
    ahead: bool
    """Whether it is said to be still to come."""
    preposition: str

    def year(self, anchor: date) -> int | None:
        """The year that its name says: "next year's summit", "Expo 2025"."""
        if found := _YEAR.search(self.words):
            return int(found[0])
        if found := _YEARS.search(self.words):
            return anchor.year + (found[1].lower() == "next")
        return None


def occasions(text: str, line: Line) -> Iterator[Occasion]:
    """The occasions that the words of a text are tied to."""
    at = 0
    while at < len(line.words):
        for words, relation in _LEADS.get(line.words[at], ()):
            start = at + len(words)
            if not line.follows(at, words):
                continue
            end = _named(line, start)
            by = words == ("by",)
            # "on" ties to nothing but "that occasion"; what is "on the visit" is about it.
            about = words == ("on",) and line.word(start + 1) != "occasion"
            # "for" ties only at the head: "for the next summit, they will …".
            about = about or (words == ("for",) and not _leads(line, at, end))
            means = by and (line.word(at - 1) in _AGENTS or line.word(start) in _MEANS)
            # "laid before the Assembly" says to whom, and not when.
            heard = words == ("before",) and line.word(at - 1) in _PUT
            if end is not None and not (means or about or heard):
                first, last = line.tokens[start].start, line.tokens[end - 1].end
                said = frozenset(line.words[start:end])
                yield Occasion(
                    line.tokens[at].start,
                    last,
                    text[first:last],
                    relation,
                    not said.isdisjoint(_AHEAD),
                    " ".join(words),
                )
                at = end - 1
            break
        at += 1


def _leads(line: Line, at: int, end: int | None) -> bool:
    """Whether "for the next summit," stands at the head of what is said."""
    ahead = line.word(at + 1) == "the" and line.word(at + 2) in _AHEAD
    return ahead and line.word(at - 1) in ("", "that") and line.word(end or at) == ","


def _named(line: Line, start: int) -> int | None:
    """The token after the occasion that is named there."""
    at = start
    if line.word(at) in ("that", "this") and line.word(at + 1) in (*HEADS, "occasion"):
        return at + 2
    while at < min(start + _MOST_WORDS, len(line.words)):
        word = line.words[at]
        if word in HEADS and _is_body(line, at, start):
            return None
        named_week = word == "week" and line.written(at) == "Week"
        if word in HEADS or named_week:
            while line.word(at + 1) in HEADS:
                at += 1
            break
        if (word in NAMES or _NUMBERED.fullmatch(word)) and not _head_near(line, at + 1):
            at += line.word(at + 1).isdigit() or bool(_ROMAN.fullmatch(line.word(at + 1)))
            break
        if word in _STOP or word in _BEHIND or not _is_inside(line, at):
            return None
        at += 1
    else:
        return None
    if line.words[start] == "this" and line.word(start + 1) not in ("year's", "year’s"):
        return None
    return _with_tail(line, at + 1)


def _is_body(line: Line, at: int, start: int) -> bool:
    """Whether a noun is no occasion here: "by the commission", "at ministerial level"."""
    word = line.words[at]
    by = word in _BODIES and line.word(start - 1) == "by" and line.word(at + 1) not in HEADS
    return by or (word == "ministerial" and line.word(at + 1) in ("level", "levels"))


def _head_near(line: Line, at: int) -> bool:
    """Whether a noun for an occasion follows: "the G20 Osaka Summit"."""
    for place in range(at, at + 4):
        word = line.word(place)
        if word in HEADS:
            return True
        if not word or word in _STOP or not word[0].isalnum():
            return False
    return False


def _is_inside(line: Line, at: int) -> bool:
    """Whether a token may stand within a name: a word, a hyphen, the dot of "Mr."."""
    word = line.words[at]
    if word[0].isalnum() or word in _INSIDE:
        return True
    return (
        word == "."
        and len(line.word(at - 1)) <= _ABBREVIATION
        and line.written(at - 1)[0].isupper()
    )


def _with_tail(line: Line, at: int) -> int:
    """The token after the places and persons that belong to the occasion: "to Japan"."""
    while True:
        place = at + (line.word(at) == ",")
        if line.word(place) not in _TAIL_LEADS:
            return at
        end = _name(line, place + 1)
        if end == place + 1:
            return at
        at = end


def _name(line: Line, at: int) -> int:
    """The token after a name in capitals; the same token when none stands there."""
    end = place = at
    while True:
        written = line.written(place)
        if written[:1].isupper() and written.lower() not in _SEASONAL:
            place += 1
            short = line.word(place) == "." and len(written) <= _ABBREVIATION
            following = line.written(place + 1)[:1].isupper()
            place += short and following
            end = place
        elif (line.word(place) in _TAIL_LINKS and (place == at) == (line.word(place) == "the")) or (
            line.word(place) in ("-", "–") and place > at
        ):
            place += 1
        else:
            return end


def bridges(text: str) -> bool:
    """Whether the words between an occasion and a date make it the date of the occasion."""
    # Each "of" can be read in four ways, and the ways multiply.
    few = len(text) <= _LONGEST_BRIDGE and text.lower().count("of") <= _MOST_OF
    return few and bool(_BRIDGE.fullmatch(text))
