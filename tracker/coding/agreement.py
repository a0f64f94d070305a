"""Agreement: how far two codings of one readout say the same, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tracker.coding.fields import fields
from tracker.coding.headings import headings_differ
from tracker.coding.kappa import Kappa, Labels, by_type, cohen
from tracker.coding.pairing import pairs
from tracker.coding.placed import QuotedText, alike
from tracker.domain.readouts import Readout
from tracker.domain.statements import STATEMENTS, Quote, Statement

VIEWS = "ViewsExchanged"
"""The type that is counted apart: what was only discussed is not followed."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """How often a field is the same in statements that both codings have."""

    same: int = 0
    asked: int = 0


class Difference(NamedTuple):
    """One thing on which two codings differ, and which is to be decided."""

    field: str
    """The field; `statement` where one coding has none, `type` where the two are of two types. Of
    the heading it has the key of no statement."""
    first: str
    second: str
    first_key: str | None
    """The key of the statement in the first coding, if it has one."""
    second_key: str | None
    told: str
    """What the statement is, in a line."""

    def __str__(self) -> str:
        """The difference in a line."""
        if self.field == "statement" and self.first_key is None:
            return f"only in the second: {self.told}"
        if self.field == "statement":
            return f"only in the first: {self.told}"
        return f"{self.field}: {self.first} or {self.second}: {self.told}"


@dataclass(slots=True)
class Agreement:
    """What two codings have in common, over statements of all types but views exchanged."""

    matched: int = 0
    first: int = 0
    """The statements of the first coding."""
    second: int = 0
    fields: dict[str, Agreed] = field(default_factory=dict)
    to_decide: list[Difference] = field(default_factory=list)
    """What differs in the headings; then the statements that one of them lacks, and the fields that
    differ, in order of the first."""
    units: int = 0
    """Over how many sentences, or acts where there is no text, kappa is taken."""
    sentences: bool = False
    """Whether they are the sentences of the text."""
    kappa: float | None = None
    """Cohen's kappa over all types at once."""
    types: tuple[Kappa, ...] = ()
    items: float = 0.0
    """How far they put the same statements on the same items, B-cubed F1."""

    @property
    def f1(self) -> float:
        """The harmonic mean of the parts of either coding that the other has."""
        return 2 * self.matched / (self.first + self.second) if self.first + self.second else 1.0

    @property
    def differences(self) -> list[str]:
        """A line for each thing that is to be decided."""
        return [str(one) for one in self.to_decide]

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
            "kappa": {
                "over": "sentences" if self.sentences else "acts",
                "units": self.units,
                "all": _rounded(self.kappa),
                "types": [{**one._asdict(), "kappa": _rounded(one.kappa)} for one in self.types],
            },
            "to_decide": [
                {key: value for key, value in one._asdict().items() if key != "told"}
                | {"statement": one.told}
                for one in self.to_decide
            ],
            "differences": self.differences,
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
    quoted = QuotedText(text) if text else None
    paired = _paired(first.statements, second.statements, quoted)
    result = Agreement()
    core = [pair for pair in paired.same if pair[0].type != VIEWS]
    result.matched = len(core)
    result.first = sum(one.type != VIEWS for one in first.statements)
    result.second = sum(one.type != VIEWS for one in second.statements)
    result.items = _b_cubed([(one.item, other.item) for one, other in core])
    units = quoted.units(first, second) if quoted else [_labels(*act) for act in paired.acts]
    result.sentences, result.units = quoted is not None, len(units)
    result.types, result.kappa = by_type(units, STATEMENTS), cohen(units)
    for head in headings_differ(first, second):
        result.to_decide.append(Difference(*head[:3], None, None, head.told))
    for one, other in paired.acts:
        result.to_decide += _differences(one, other, result)
    return result


class _Paired(NamedTuple):
    """The statements of two codings, put beside each other in the order of the first."""

    acts: list[tuple[Statement | None, Statement | None]]

    @property
    def same(self) -> list[tuple[Statement, Statement]]:
        """Those that both codings have, with the same type."""
        return [(a, b) for a, b in self.acts if a and b and a.type == b.type]


def _paired(
    first: Sequence[Statement], second: Sequence[Statement], quoted: QuotedText | None
) -> _Paired:
    """Which statements are the same act: first those of one type, then those of the same words."""

    def words(one: Quote, other: Quote) -> tuple[float, float]:
        return quoted.alike(one, other) if quoted else alike(one, other)

    def likeness(one: Statement, other: Statement) -> tuple[float, float]:
        if one.type != other.type:
            return 0.0, 0.0
        if not one.quote or not other.quote:
            same = float(one.item == other.item)
            return same, same
        return words(one.quote, other.quote)

    def same_words(i: int, j: int) -> tuple[float, float]:
        one, other = first[i].quote, second[j].quote
        return words(one, other) if one and other else (0.0, 0.0)

    found = dict(pairs(first, second, likeness))
    left = [i for i in range(len(first)) if i not in found]
    right = [j for j in range(len(second)) if j not in set(found.values())]
    found |= {left[a]: right[b] for a, b in pairs(left, right, same_words)}
    places = {j: float(i) for i, j in found.items()}
    acts: list[tuple[float, Statement | None, Statement | None]] = [
        (i, one, second[found[i]] if i in found else None) for i, one in enumerate(first)
    ]
    for j, other in enumerate(second):
        if j not in places:  # it stands behind the last of those before it
            acts.append((max((places.get(k, -1.0) for k in range(j)), default=-1.0), None, other))
    return _Paired([(a, b) for _, a, b in sorted(acts, key=lambda act: act[0])])


def _labels(one: Statement | None, other: Statement | None) -> Labels:
    return frozenset([one.type] if one else []), frozenset([other.type] if other else [])


def _rounded(kappa: float | None) -> float | None:
    return None if kappa is None else round(kappa, 3)


def _differences(
    one: Statement | None, other: Statement | None, result: Agreement
) -> Iterator[Difference]:
    """What two codings differ in about one act."""
    if one and other and one.type == other.type:
        yield from _compared(one, other, result)
    elif one and other:
        told = _named(one).removeprefix(f"{one.type} ")
        yield Difference("type", one.type, other.type, one.key, other.key, told)
    elif one:
        yield Difference("statement", one.type, "", one.key, None, _named(one))
    elif other:
        yield Difference("statement", "", other.type, None, other.key, _named(other))


def _compared(one: Statement, other: Statement, result: Agreement) -> Iterator[Difference]:
    """The fields in which two statements of one act differ; all that are asked are counted."""
    if one.item != other.item:
        yield Difference("item", one.item, other.item, one.key, other.key, _named(one))
    for found in fields(one, other):
        if one.type != VIEWS:
            before = result.fields.get(found.name, Agreed())
            result.fields[found.name] = Agreed(before.same + found.same, before.asked + 1)
        if not found.same:
            told = _named(one)
            yield Difference(found.name, found.first, found.second, one.key, other.key, told)


def _named(one: Statement) -> str:
    quote = f" “{' '.join(one.quote.exact.split())[:80]}”" if one.quote else ""
    return f"{one.type} by {', '.join(one.by)} on {one.item}{quote}"


def _b_cubed(named: list[tuple[str, str]]) -> float:
    both = Counter(named)
    first = Counter(one for one, _ in named)
    second = Counter(other for _, other in named)
    if not named:
        return 1.0
    precision = sum(n * n / second[other] for (_, other), n in both.items()) / len(named)
    recall = sum(n * n / first[one] for (one, _), n in both.items()) / len(named)
    return 2 * precision * recall / (precision + recall)
