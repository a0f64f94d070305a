"""Beside: what else is on record of a statement than its status, which one has to know with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from tracker.domain.lengths import after
from tracker.domain.reasons import UNKNOWN, Known


class Marked(Protocol):
    """A row that tells how a statement stood."""

    @property
    def marks(self) -> str | None:
        """What else is on record of it."""

    @property
    def divided(self) -> int | None:
        """Whether its shares differ."""


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
    days: int | None
    """By how many days the last day moved; None where one of the two has none."""
    dropped: bool
    """Whether it was said anew without a last day on the way."""
    void: bool
    """Whether it lost its last day with an occasion that was cancelled."""
    conditional: bool
    """Whether a condition was added on the way."""
    weaker: bool
    """Whether it was put in weaker words on the way."""
    refs: tuple[str, ...]
    """The statements before it, the first one first."""

    @property
    def later(self) -> bool:
        """Whether its deadline moved away: to a later day, or for good."""
        return self.dropped or self.void or (self.days is not None and self.days > 0)

    @property
    def moved(self) -> str:
        """By how much its deadline moved, as people tell it; empty where it has no two days."""
        return after(self.first_due, self.days).full if self.first_due and self.days else ""

    @property
    def told(self) -> str:
        """What became of its deadline and its terms, in words; empty where that is nothing."""
        times = f"{self.times} time" if self.times == 1 else f"{self.times} times"
        now = f"now {self.moved} {'earlier' if self.days and self.days < 0 else 'later'}"
        found = {
            f"deadline moved {times}": self.times,
            "deadline dropped": self.dropped,
            "deadline void": self.void,
            now: self.moved,
            "condition added": self.conditional,
            "wording weaker": self.weaker,
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


@dataclass(frozen=True, slots=True)
class Beside:
    """What else is on record of a statement."""

    shares: Mapping[str, str]
    """The status of the share of each party."""
    refs: tuple[str, ...]
    """The statement and its twins."""
    told_by: tuple[str, ...]
    """The publishers that report it."""
    known: Known
    """What its reason names."""
    find_slip: Callable[[], Slip | None] = field(default=lambda: None, compare=False, repr=False)
    """Looks up how its deadline moved, which few ask for; only while its transaction lasts."""
    day: date = date.min
    """The day asked about."""

    def evidence(self, rests_on: str) -> tuple[str, ...]:
        """What its status rests on: of shares that ended differently, what ended each."""
        return tuple(dict.fromkeys(self.known.grounds.values())) or (rests_on,)

    @property
    def slip(self) -> Slip | None:
        """How its deadline moved from the first promise on."""
        return self.find_slip()


NOTHING = Beside({}, (), (), UNKNOWN)


def marked(row: Marked) -> dict[str, tuple[str, ...]]:
    """What is marked of a statement as it stood, by the word for it."""
    return marks_of(row.marks)


def marks_of(marks: str | None) -> dict[str, tuple[str, ...]]:
    """Marks as a span keeps them, by their words."""
    found: dict[str, list[str]] = defaultdict(list)
    for mark in (marks or "").split():
        word, _, what = mark.partition(":")
        found[word].append(what)
    return {word: tuple(what) for word, what in found.items()}


def known_by(row: Marked, marks: Mapping[str, tuple[str, ...]]) -> Known:
    """What else is on record of a statement as far as its row says so, with nothing looked up.

    Args:
        row: how it stood.
        marks: what is marked of it; see `marked`.
    """
    if not (marks or row.divided):
        return UNKNOWN
    reaffirmed, welcomed = marks.get("reaffirmed"), marks.get("welcomed")
    part = marks.get("part")
    return Known(
        contested=marks.get("contested", ()),
        disputed=marks.get("disputed", ()),
        differs=_differing(marks.get("differs", ())),
        void=next(iter(marks.get("void", ())), None),
        progress=next(iter(marks.get("progress", ())), None),
        unsettling="complete" in marks,
        part=f"on {part[0]}" if part else None,
        met=date.fromisoformat(marks["met"][0]) if "met" in marks else None,
        reaffirmed=date.fromisoformat(max(reaffirmed)) if reaffirmed else None,
        welcomed=date.fromisoformat(welcomed[0]) if welcomed else None,
        divided=bool(row.divided),
    )


def _differing(marks: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The accounts that differ, each with in what, out of what is marked of a statement."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in marks:
        what, _, ref = mark.partition("/")
        found[ref] = (*found.get(ref, ()), what)
    return found
