"""Agreement: how far two codings of one readout say the same, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from tracker.coding.dues import same_window
from tracker.coding.numbered import Numbered
from tracker.coding.pairing import overlap, pairs
from tracker.coding.quotes import Quotable
from tracker.domain.due import Due
from tracker.domain.readouts import Readout
from tracker.domain.statements import Statement
from tracker.drafting.sentences import Span

VIEWS = "ViewsExchanged"
"""The type that is counted apart: what was only discussed is not followed."""

_LISTS = ("by", "to", "done_by")
_FLAGS = ("complete", "continuing")


@dataclass(frozen=True, slots=True)
class Agreed:
    """How often a field is the same in statements that both codings have."""

    same: int = 0
    asked: int = 0


@dataclass(slots=True)
class Agreement:
    """What two codings have in common, over statements of all types but views exchanged."""

    matched: int = 0
    first: int = 0
    """The statements of the first coding."""
    second: int = 0
    fields: dict[str, Agreed] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    """A line for each statement that one of them lacks, and for each field that differs."""
    items: float = 0.0
    """How far they put the same statements on the same items, B-cubed F1."""

    @property
    def f1(self) -> float:
        """The harmonic mean of the parts of either coding that the other has."""
        return 2 * self.matched / (self.first + self.second) if self.first + self.second else 1.0

    def plain(self) -> dict[str, Any]:
        """The agreement as plain data."""
        return {
            "f1": round(self.f1, 3),
            "matched": self.matched,
            "first": self.first,
            "second": self.second,
            "items": round(self.items, 3),
            "fields": {
                name: {"same": one.same, "asked": one.asked} for name, one in self.fields.items()
            },
            "differences": list(self.differences),
        }


def agreement(first: Readout, second: Readout, text: str | None = None) -> Agreement:
    """How far two codings of one readout agree.

    Two statements are the same when their types are, and their quotes share at least half of the
    shorter one; one to one, the best overlap first.

    Args:
        first: a coding.
        second: another.
        text: the readout; without it, quotes are compared with each other.
    """
    places = _Places(text) if text else None

    def likeness(one: Statement, other: Statement) -> tuple[float, float]:
        if one.type != other.type:
            return 0.0, 0.0
        if not one.quote or not other.quote:
            same = float(one.item == other.item)
            return same, same
        if places:
            return overlap(places.of(one.quote.exact), places.of(other.quote.exact))
        return _shared(one.quote.exact, other.quote.exact)

    found = dict(pairs(first.statements, second.statements, likeness))
    matched = [(first.statements[i], second.statements[j]) for i, j in sorted(found.items())]
    taken = set(found.values())
    result = Agreement()
    only_first = [one for at, one in enumerate(first.statements) if at not in found]
    only_second = [one for at, one in enumerate(second.statements) if at not in taken]
    for one, other in matched:
        result.differences += _compared(one, other, result)
    core = [pair for pair in matched if pair[0].type != VIEWS]
    result.matched = len(core)
    result.first = sum(one.type != VIEWS for one in first.statements)
    result.second = sum(one.type != VIEWS for one in second.statements)
    result.items = _b_cubed([(one.item, other.item) for one, other in core])
    result.differences += [f"only in the first: {_named(one)}" for one in only_first]
    result.differences += [f"only in the second: {_named(one)}" for one in only_second]
    return result


class _Places:
    """Where quotes stand in a text, as if it were one sentence."""

    def __init__(self, text: str) -> None:
        whole = Numbered(text, (Span(0, len(text)),), (0,))
        self._quotable = Quotable(whole)

    def of(self, quote: str) -> tuple[int, int]:
        place = self._quotable.place(quote, 1)
        return (place.span.start, place.span.end) if place else (0, 0)


def _shared(one: str, other: str) -> tuple[float, float]:
    """How much two quotes have in common: their longest run of the same words."""
    ours, theirs = one.lower().split(), other.lower().split()
    run = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    shorter, longer = sorted((len(ours), len(theirs)))
    return run.size / max(1, shorter), run.size / max(1, longer)


def _compared(one: Statement, other: Statement, result: Agreement) -> Iterator[str]:
    """The fields in which two statements of one act differ; all that are asked are counted."""
    for name, ours, theirs in _fields(one, other):
        same = same_window(ours, theirs) if name == "due" else ours == theirs
        if one.type != VIEWS:
            before = result.fields.get(name, Agreed())
            result.fields[name] = Agreed(before.same + same, before.asked + 1)
        if not same:
            yield f"{name}: {_shown(ours)} or {_shown(theirs)}: {_named(one)}"


def _fields(one: Statement, other: Statement) -> Iterator[tuple[str, Any, Any]]:
    for name in _LISTS:
        ours, theirs = (sorted(getattr(each, name, ())) for each in (one, other))
        if name == "done_by":
            ours, theirs = (
                [] if x == sorted(e.by) else x for x, e in ((ours, one), (theirs, other))
            )
        if ours or theirs:
            yield name, ours, theirs
    dues: tuple[Due | None, Due | None] = (getattr(one, "due", None), getattr(other, "due", None))
    first, second = (due.edtf if due else None for due in dues)
    if first or second:
        yield "due", first, second
    hurried = [bool(due and due.soon) for due in dues]
    if any(hurried):
        yield "soon", hurried[0], hurried[1]
    for name in _FLAGS:
        if hasattr(one, name):
            yield name, getattr(one, name), getattr(other, name)


def _named(one: Statement) -> str:
    quote = f" “{' '.join(one.quote.exact.split())[:80]}”" if one.quote else ""
    return f"{one.type} by {', '.join(one.by)} on {one.item}{quote}"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "nobody"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value or "no time")


def _b_cubed(named: list[tuple[str, str]]) -> float:
    both = Counter(named)
    first = Counter(one for one, _ in named)
    second = Counter(other for _, other in named)
    if not named:
        return 1.0
    precision = sum(n * n / second[other] for (_, other), n in both.items()) / len(named)
    recall = sum(n * n / first[one] for (one, _), n in both.items()) / len(named)
    return 2 * precision * recall / (precision + recall)
