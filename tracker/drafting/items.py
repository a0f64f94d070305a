"""Items: which matter a statement is about, among those known, or under a new name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.domain.edtf import window
from tracker.drafting.anaphors import HOLDS
from tracker.drafting.item_names import LONGEST, OCCASION, occasion_name, without_verbs
from tracker.drafting.likeness import HEAD, Item, Likenesses
from tracker.drafting.matters import REFERRING, content, stem, visitor
from tracker.drafting.proposed import Proposed

SURE = 80.0
"""Likeness, of 100, from which on a statement is taken to be about a known item."""

_TWO = 2
"""Telling words from which on a matter tells enough itself."""

_NAMES = 8
"""Wordings that are kept of one item."""

_FEW = 5
"""Words of its own that a matter has at most when it points back at another."""

_SHORT = 3
"""Words that a heading has at most when all that is said under it and names it is one item."""

_ANOTHER = re.compile(
    r"\b(?:next|another|second|third|fourth|fifth|follow-up|new(?! year)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words by which a matter may be another one than that which is called nearly so."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"[“\"]([^”\"]{3,60})[”\"]|\(([A-Z][A-Z0-9+-]{1,11})\)")
_GENERIC_STEMS = """
    bilateral relation politic econom trade investment international situat affair region global
    secur cooperat exchange people peopletopeople other matter area dialogu upcom com open remark
    genera overview
"""
_GENERIC = frozenset(_GENERIC_STEMS.split())


@dataclass(frozen=True, slots=True)
class Known:
    """An item that exists, as the ledger names it."""

    slug: str
    title: str = ""
    names: tuple[str, ...] = ()
    """Other names, and wordings under which it was spoken of."""


@dataclass(frozen=True, slots=True)
class Open:
    """A commitment or follow-up that is not settled yet."""

    ref: str
    item: str
    type: str
    """`CommitmentMade` or `FollowUpScheduled`."""
    due: str | None = None
    """Its window as EDTF."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a statement: its sentence's topic, its heading, the item before it."""

    topic: str = ""
    """What the sentence names at its head ("With regard to …")."""
    heading: str = ""
    last: str = ""
    """The item of the act before it in the same passage."""


@dataclass(slots=True)
class _Names:
    """The wordings of an item, and its place among those known."""

    place: int
    told: set[tuple[str, ...]] = field(default_factory=set)


@dataclass(slots=True)
class Matters:
    """The items known so far, to which each new one is added."""

    parties: tuple[str, ...]
    people: frozenset[str]
    planned: frozenset[str] = frozenset()
    """The items on record on which an occasion is planned that was not held so far."""
    _known: dict[str, _Names] = field(default_factory=dict)
    _called: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    """What the items on record are called, by the stems of each name."""
    _occasions: Likenesses = field(default_factory=Likenesses)
    _others: Likenesses = field(default_factory=Likenesses)

    def add(self, item: Known) -> None:
        """Take in an item with its title and other names."""
        for words in (item.slug.replace("-", " "), item.title, *item.names):
            told = self._content(words)
            self._called.setdefault(item.slug, set()).add(_stems(told))
            self._name_as(item.slug, told)
            self._name_as(item.slug, occasion_name(words, self.parties))

    def propose(self, matter: str, setting: Setting, *, occasion: bool, year: str = "") -> Proposed:
        """The item for a matter: a known one that is like it, or a new one named after it.

        Args:
            matter: the words of the statement that say what it is about.
            setting: what stands around it.
            occasion: whether it is an occasion, each of which is an item of its own.
            year: added to a new occasion's name.
        """
        # What a relative clause adds tells of something else.
        matter = re.sub(r"\bwhich\b[^,;]*", " ", matter)
        words = self._content(matter)
        guest = visitor(matter)
        if guest in self.people:
            words, occasion = (guest, "visit"), True
        elif HOLDS.search(matter) and setting.last:
            return Proposed(setting.last, SURE, known=True)
        elif occasion:
            words = tuple(dict.fromkeys((*occasion_name(matter, self.parties), *words)))
        else:
            if REFERRING.search(matter) and setting.last and self._refers(words, setting):
                return Proposed(setting.last, SURE, known=True)
            words = self._placed(words, matter, setting) or ("bilateral", "cooperation")
            if words == ("bilateral",):
                words = ("bilateral", "cooperation")
        best, score = (self._occasions if occasion else self._others).best(words[:HEAD])
        if best and score >= SURE and not (occasion and self._was_that_of(best, year)):
            self._learn(best, words)
            return Proposed(
                best, score, known=True, like=self._like(best, words, matter, occasion=occasion)
            )
        slug = self._name(words, matter, occasion=occasion, year=year)
        called_so = slug in self._known
        self._learn(slug, words)
        if called_so:
            return Proposed(slug, score, known=True, like=slug in self._called)
        near = best if best in self._called else ""
        return Proposed(slug, score, known=False, near=near, nameless=not words)

    def _was_that_of(self, slug: str, year: str) -> bool:
        """Whether an item on record is the occasion of another year, which is over."""
        years = _YEAR.findall(slug)
        over = slug in self._called and slug not in self.planned
        return over and bool(years and year) and year not in years

    def _like(self, slug: str, words: tuple[str, ...], matter: str, *, occasion: bool) -> bool:
        """Whether none of an item's names on record calls a matter so, that may be another one.

        An occasion may be, the next or second of its kind, and what one word alone calls.
        """
        called = self._called.get(slug)
        if called is None or _stems(words) in called:
            return False
        vague = min(map(len, called)) < _TWO
        return occasion or vague or _ANOTHER.search(matter) is not None

    def _content(self, words: str) -> tuple[str, ...]:
        return content(words, self.parties, self.people)

    def _refers(self, words: tuple[str, ...], setting: Setting) -> bool:
        """Whether a matter points back at the item before it, and at no topic or heading."""
        if self._content(setting.topic):
            return False
        before = {stem(part) for part in setting.last.split("-")}
        if before & {stem(word) for word in words}:
            return True
        return len(words) <= _FEW and not self._told(setting.heading)

    def _told(self, heading: str) -> tuple[str, ...]:
        """The words of a heading that tell one matter, not a field of relations."""
        return tuple(word for word in self._content(heading) if stem(word) not in _GENERIC)

    def _placed(self, words: tuple[str, ...], matter: str, setting: Setting) -> tuple[str, ...]:
        """The words of a matter, with its topic or heading where it does not tell enough itself."""
        topic, telling = self._content(setting.topic), self._told(setting.heading)
        if len(words) < _TWO or REFERRING.search(matter):
            around = topic or telling
            if around:
                return tuple(dict.fromkeys((*around, *words)))
        if telling and len(telling) <= _SHORT and set(telling) <= set(words):
            return telling
        return words or self._content(setting.heading) or topic

    def _learn(self, slug: str, words: tuple[str, ...]) -> None:
        names = self._known.get(slug)
        if names is None or len(names.told) < _NAMES:
            self._name_as(slug, words[:HEAD])

    def _name_as(self, slug: str, words: tuple[str, ...]) -> None:
        """Keep a wording under which an item is known from now on."""
        names = self._known.setdefault(slug, _Names(len(self._known)))
        if not words or words in names.told:
            return
        names.told.add(words)
        kin = self._occasions if OCCASION.search(slug.replace("-", " ")) else self._others
        kin.add(Item(names.place, slug), words[:HEAD])

    def _name(self, words: tuple[str, ...], matter: str, *, occasion: bool, year: str) -> str:
        quoted = _NAME.search(matter)
        chosen = re.findall(r"[a-z0-9]+", (quoted[1] or quoted[2]).lower()) if quoted else []
        if not chosen or len(chosen) > LONGEST:
            chosen = ["-".join(re.findall(r"[a-z0-9]+", word)) for word in without_verbs(words)]
            chosen = chosen[:LONGEST]
        if occasion and year and year not in chosen:
            chosen = [*(chosen or ["occasion"]), year]
        return "-".join(dict.fromkeys(chosen))[:100].strip("-") or "matter"


def _stems(words: tuple[str, ...]) -> frozenset[str]:
    """The words by which a matter is compared."""
    return frozenset(map(stem, words[:HEAD]))


def open_on(still: Iterable[Open]) -> dict[tuple[str, str], str]:
    """The latest unsettled statement of each type on each item."""
    return {(one.item, one.type): one.ref for one in still}


def held(kind: str | None, on: date, still: Iterable[Open]) -> tuple[str, ...]:
    """The follow-ups that a meeting is likely to be: of its kind, with a window around its day."""
    if not kind:
        return ()
    words = set(kind.removesuffix("s").split("-"))
    found = []
    for one in still:
        if (
            one.type != "FollowUpScheduled"
            or not one.due
            or not words <= {w.removesuffix("s") for w in one.item.split("-")}
        ):
            continue
        days = window(one.due)
        if (
            (days.first is None or days.first <= on)
            and days.last
            and on <= days.last + timedelta(days=1)
        ):
            found.append(one.ref)
    return tuple(found)
