"""Scores of drafts against coded readouts: which statements agree, and in which fields."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.drafting.draft import draft

CORE = (
    "CommitmentMade",
    "FollowUpScheduled",
    "ProgressWelcomed",
    "ConcernRaised",
    "RequestMade",
)
HALF = 0.5
Row = dict[str, Any]


@dataclass
class Score:
    """What was coded, drafted and matched, over the five core types."""

    coded: int = 0
    drafted: int = 0
    pairs: list[tuple[Row, Row]] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * len(self.pairs) / max(1, self.coded + self.drafted)

    def agreement(self, name: str) -> float:
        """How often a field agrees over the matched pairs in which either side fills it."""
        asked = [(c, d) for c, d in self.pairs if _value(c, name) or _value(d, name)]
        same = sum(1 for c, d in asked if _value(c, name) == _value(d, name))
        return same / max(1, len(asked))

    @property
    def wrong_dates(self) -> int:
        """The due dates drafted where the coder found none."""
        return sum(bool(d["due"]) and not c["due"] for c, d in self.pairs)

    @property
    def items(self) -> float:
        """The B-cubed F1 of the items that the matched pairs were put on."""
        both = Counter((c["item"], d["item"]) for c, d in self.pairs)
        coded = Counter(c["item"] for c, _ in self.pairs)
        drafted = Counter(d["item"] for _, d in self.pairs)
        total = max(1, len(self.pairs))
        precision = sum(n * n / drafted[d] for (_, d), n in both.items()) / total
        recall = sum(n * n / coded[c] for (c, _), n in both.items()) / total
        return 2 * precision * recall / max(1e-9, precision + recall)


def _value(row: Row, name: str) -> Any:
    value = row[name]
    if name == "due":
        return (value or "").strip("[]").replace(",", "/")
    return sorted(value) if isinstance(value, list) else value


def _span(row: Row, text: str) -> tuple[int, int]:
    quote = row["quote"]
    if isinstance(quote, dict):
        return quote["start"], quote["end"]
    start = text.index(quote)
    return start, start + len(quote)


def matches(coded: list[Row], drafted: list[Row], text: str) -> list[tuple[Row, Row]]:
    """Pairs of one type whose quotes share half of the shorter, the best overlap first."""
    close = []
    for i, one in enumerate(coded):
        for j, other in enumerate(drafted):
            (a, b), (c, d) = _span(one, text), _span(other, text)
            shared = min(b, d) - max(a, c)
            if one["type"] == other["type"] and shared >= HALF * max(1, min(b - a, d - c)):
                close.append((shared / (max(b, d) - min(a, c)), i, j))
    pairs, left, right = [], set(range(len(coded))), set(range(len(drafted)))
    for _, i, j in sorted(close, reverse=True):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((coded[i], drafted[j]))
    return pairs


def score(readouts: Path, gold: Path, pattern: str = "*") -> Score:
    """Draft every coded readout whose name fits a pattern, and compare."""
    result = Score()
    for path in sorted(gold.glob(f"{pattern}.json")):
        text = (readouts / f"{path.stem}.txt").read_text(encoding="utf-8")
        coded = [
            e for e in json.loads(path.read_text(encoding="utf-8"))["events"] if e["type"] in CORE
        ]
        made = draft(text, name=path.stem).plain()["statements"]
        drafted = [row for row in made if row["type"] in CORE]
        result.coded += len(coded)
        result.drafted += len(drafted)
        result.pairs += matches(coded, drafted, text)
    return result


def by_type(result: Score) -> dict[str, int]:
    """How many matched pairs there are of each type."""
    count: defaultdict[str, int] = defaultdict(int)
    for one, _ in result.pairs:
        count[one["type"]] += 1
    return dict(count)
