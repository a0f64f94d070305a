"""Beside: what else is on record of a statement than its status, which one has to know with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from tracker.domain.lengths import after
from tracker.domain.particulars import UNKNOWN, JudgedInPart, Known


class Marked(Protocol):
    """A row that tells how a statement stood."""

    @property
    def marks(self) -> str | None:
        """What else is on record of it."""

    @property
    def divided(self) -> int | None:
        """Whether its shares differ."""


class Delay(NamedTuple):
    """A deadline that moved to a later day."""

    ref: str
    """The statement with which it moved."""
    renews: str
    """The one that was renewed."""
    due: date
    """The last day of its window."""
    now_due: date
    """The last day from then on."""
    days: int
    """By how many days it moved."""

    @property
    def moved(self) -> str:
        """By how much it moved, as people tell it."""
        return after(self.due, self.days).full


class Slip(NamedTuple):
    """How a deadline moved from the first promise to the present one."""

    first: str
    """The statement that was first made."""
    first_due: date | None
    """The last day of its window."""
    now_due: date | None
    """The last day of the present one's window."""
    times: int
    """How often it moved."""
    carried_over: int
    """How often it was said anew after its last day had passed."""
    days: int | None
    """By how many days the last day moved; None where one of the two has none."""
    delays: tuple[Delay, ...]
    """Each time that it moved to a later day, whichever way it moved otherwise."""
    dropped: bool
    """Whether it was said anew without a last day on the way."""
    void: bool
    """Whether it lost its last day with an occasion that was cancelled."""
    conditional: bool
    """Whether a condition was added on the way."""
    conditional_now: bool
    """Whether the present promise has a condition and the first had none."""
    weaker: bool
    """Whether it was put in weaker words on the way."""
    weaker_now: bool
    """Whether the present promise is put in weaker words than the first."""
    refs: tuple[str, ...]
    """The statements before it, the first one first."""

    @property
    def later(self) -> bool:
        """Whether its deadline moved away at any time: to a later day, or for good."""
        return self.dropped or self.void or bool(self.delays)

    @property
    def on_the_way(self) -> tuple[Delay, ...]:
        """When it moved to a later day, where the first and the present deadline do not tell it."""
        return () if self.days and self.days > 0 else self.delays

    @property
    def first_given(self) -> date | None:
        """The first deadline; of what had none at first, the first that was put off."""
        put_off = self.days is None and self.now_due and self.delays
        return self.delays[0].due if put_off else self.first_due

    @property
    def moved(self) -> str:
        """By how much its deadline moved, as people tell it; empty where it has no two days."""
        return after(self.first_due, self.days).full if self.first_due and self.days else ""

    @property
    def told(self) -> str:
        """What became of its deadline and its terms, in words; empty where that is nothing."""
        times = f"{self.times} time" if self.times == 1 else f"{self.times} times"
        restored = "" if self.now_due is None else " on the way"
        now = f"now {self.moved} {'earlier' if self.days and self.days < 0 else 'later'}"
        found = {
            f"deadline moved {times}": self.times,
            **{f"{one.moved} later at {one.ref}": True for one in self.on_the_way},
            f"deadline dropped{restored}": self.dropped,
            f"deadline void{restored}": self.void,
            now: self.moved,
            f"condition added{'' if self.conditional_now else ' on the way'}": self.conditional,
            f"wording weaker{'' if self.weaker_now else ' on the way'}": self.weaker,
        }
        return ", ".join(what for what, so in found.items() if so)


class Origin(NamedTuple):
    """The readout that an answer rests on, as one cites it."""

    readout: str
    """Its name."""
    publisher: str | None
    """The party that published it."""
    title: str | None
    """Its title."""
    url: str | None
    """Where it was published."""


class LookedUp(NamedTuple):
    """What else is on record of a statement, as it was looked up."""

    shares: Mapping[str, str]
    refs: tuple[str, ...]
    told_by: tuple[str, ...]
    known: Known


class LookingUp(Protocol):
    """Looks up what else is on record of some statements, each by its place among them."""

    @property
    def day(self) -> date:
        """The day asked about."""

    def told(self, place: int) -> LookedUp:
        """What else is on record of one."""

    def slip(self, place: int) -> Slip | None:
        """How its deadline moved."""


class Beside:
    """What else is on record of a statement.

    It is looked up when some of it is asked for, of all the statements that were read together;
    only while their transaction lasts.

    Args:
        looking_up: looks it up.
        place: the place of the statement among those.
    """

    __slots__ = ("_looking_up", "_place", "slip", "told")

    told: LookedUp
    """What was looked up."""
    slip: Slip | None
    """How its deadline moved from the first promise on."""

    def __init__(self, looking_up: LookingUp, place: int) -> None:
        self._looking_up, self._place = looking_up, place

    def __getattr__(self, name: str) -> object:
        """Looks up what was not looked up so far."""
        if name == "told":
            self.told = self._looking_up.told(self._place)
            return self.told
        if name == "slip":
            self.slip = self._looking_up.slip(self._place)
            return self.slip
        raise AttributeError(name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Beside):
            return NotImplemented
        return (self.told, self.day) == (other.told, other.day)

    def __hash__(self) -> int:
        return hash((self.refs, self.day))

    def __repr__(self) -> str:
        return f"Beside({self.told})"

    def keep(self) -> None:
        """Look all of it up now, for whoever keeps it longer than the transaction lasts."""
        _ = self.told, self.slip

    @property
    def shares(self) -> Mapping[str, str]:
        """The status of the share of each party."""
        return self.told.shares

    @property
    def refs(self) -> tuple[str, ...]:
        """The statement and its twins."""
        return self.told.refs

    @property
    def told_by(self) -> tuple[str, ...]:
        """The publishers that report it."""
        return self.told.told_by

    @property
    def known(self) -> Known:
        """What its reason names."""
        return self.told.known

    def evidence(self, rests_on: str) -> tuple[str, ...]:
        """What its status rests on: of shares that all ended, and apart, what ended each."""
        grounds = self.known.grounds
        apart = grounds and len(grounds) == len(self.known.shares)
        return tuple(dict.fromkeys(grounds.values())) if apart else (rests_on,)

    @property
    def day(self) -> date:
        """The day asked about."""
        return self._looking_up.day


class _Nothing:
    day = date.min

    def told(self, place: int) -> LookedUp:  # noqa: ARG002 - there is nothing of any
        return LookedUp({}, (), (), UNKNOWN)

    def slip(self, place: int) -> Slip | None:  # noqa: ARG002
        return None


NOTHING = Beside(_Nothing(), 0)


def marked(row: Marked) -> Mapping[str, tuple[str, ...]]:
    """What is marked of a statement as it stood, by the word for it."""
    return marks_of(row.marks)


@lru_cache(maxsize=1024)  # each is asked for several times while an answer is made
def marks_of(marks: str | None) -> Mapping[str, tuple[str, ...]]:
    """Marks as a span keeps them, by their words."""
    if not marks:
        return MappingProxyType({})
    found: dict[str, list[str]] = defaultdict(list)
    for mark in marks.split():
        word, _, what = mark.partition(":")
        found[word].append(what)
    return MappingProxyType({word: tuple(what) for word, what in found.items()})


def said_by(marks: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """What is known of a statement by its marks alone, by the names that it has in `Known`."""
    return {word: _SAID[word](what) for word, what in marks.items() if word in _SAID}


def _differing(marks: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The accounts that differ, each with in what, out of what is marked of a statement."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in marks:
        what, _, ref = mark.partition("/")
        found[ref] = (*found.get(ref, ()), what)
    return found


def _all(marks: tuple[str, ...]) -> tuple[str, ...]:
    return marks


_SAID: Mapping[str, Callable[[tuple[str, ...]], Any]] = {
    "contested": _all,
    "disputed": _all,
    "differs": _differing,
    "void": itemgetter(0),
    "progress": itemgetter(0),
    "complete": _all,
    "first": itemgetter(0),
    "became": lambda told: tuple(told[0].replace("_", " ").split("/")),
    "named": itemgetter(0),
    "moved": itemgetter(0),
    "apart": itemgetter(0),
    "otherwise": _all,
    "part": lambda days: tuple(JudgedInPart(date.fromisoformat(day)) for day in sorted(days)),
    "met": lambda days: date.fromisoformat(days[0]),
    "reaffirmed": lambda days: date.fromisoformat(max(days)),
    "welcomed": lambda days: date.fromisoformat(days[0]),
}
"""How the marks of a word are read."""
