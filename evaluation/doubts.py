"""Counts how often statements of which a doubt holds are wrong, and from what share it is told.

The figures go into tracker/drafting/doubt_counts.yaml, which drafting reads.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

import tracker.drafting
from evaluation.development import Tally
from tracker.drafting.doubts import DOUBTS, DoubtCount, holding
from tracker.drafting.draft import Reading, read
from tracker.errors import Unreadable

MOST_RIGHT = 0.15
"""The share of right statements that are marked at most."""

_USUAL = 4
"""Statements of the usual share of wrong ones that are counted beside those of a doubt."""

FIGURES = Path(tracker.drafting.__path__[0]) / "doubt_counts.yaml"

_HEAD = """\
# How many statements of which a doubt holds were wrong in drafts of coded readouts, those first of
# which most were that no doubt before them holds of; written by `python -m evaluation.doubts`.
# One is told as long as no more than the intended share of right statements is marked. Of words
# that do not say plainly that there is an act, each rule is counted by itself.
"""


class Verdict(NamedTuple):
    """A drafted statement, as it was found beside its coding."""

    keys: frozenset[str]
    """What its doubts are counted under."""
    marked: bool
    """Whether it is marked whatever the doubts say."""
    right: bool


def verdicts(gold: Path, texts: Path) -> Iterator[Verdict]:
    """The statements that are drafted of coded readouts, each beside its coding."""
    told = tuple(doubt.says for doubt in DOUBTS)
    for path in sorted(gold.glob("*.json")):
        text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
        coded = json.loads(path.read_text(encoding="utf-8"))
        reading = _read(path.stem, text, tuple(coded["parties"]))
        made = reading.draft()
        plain, tally = made.plain(), Tally()
        tally.compare(path.stem, coded, text, plain)
        held = {
            id(row): frozenset(holding(evidence))
            for row, evidence in zip(plain["statements"], reading.evidence(made), strict=True)
        }
        for row, right in tally.verdicts:
            others = [mark for mark in row["review"] if not mark.startswith(told)]
            yield Verdict(held[id(row)], bool(others), right)


def _read(name: str, text: str, parties: tuple[str, ...]) -> Reading:
    try:
        return read(text, name=name)
    except Unreadable:
        return read(text, name=name, parties=parties)


def counted(found: list[Verdict]) -> dict[str, DoubtCount]:
    """What was counted of each doubt, in the order of their shares of wrong statements."""
    of = Counter(key for one in found for key in one.keys)
    wrong = Counter(key for one in found if not one.right for key in one.keys)
    spare = MOST_RIGHT * sum(one.right for one in found)
    spare -= sum(one.right and one.marked for one in found)
    left = [one for one in found if one.keys and not one.marked]
    usual = sum(not one.right for one in left) / max(1, len(left))
    counts: dict[str, DoubtCount] = {}
    while rest := sorted(of.keys() - counts.keys()):
        shares = {key: _share([one for one in left if key in one.keys], usual) for key in rest}
        key = max(rest, key=lambda each: shares[each])
        right = sum(one.right for one in left if key in one.keys)
        told = right <= spare
        counts[key] = DoubtCount(wrong[key], of[key], told)
        if told:
            spare -= right
            left = [one for one in left if key not in one.keys]
    return counts


def _share(found: list[Verdict], usual: float) -> float:
    """The share of wrong ones, drawn to the usual one where there are few."""
    return (sum(not one.right for one in found) + _USUAL * usual) / (len(found) + _USUAL)


def marked(found: list[Verdict], counts: dict[str, DoubtCount]) -> tuple[float, float]:
    """The shares of what is wrong and of what is right that are marked.

    Args:
        found: the statements.
        counts: which doubts are told; those that are not counted are.
    """
    untold = {key for key, count in counts.items() if not count.told}
    shares = []
    for right in (False, True):
        these = [one for one in found if one.right is right]
        told = sum(one.marked or bool(one.keys - untold) for one in these)
        shares.append(told / max(1, len(these)))
    return shares[0], shares[1]


def _rows(counts: dict[str, DoubtCount]) -> list[dict[str, object]]:
    return [
        {"doubt": key, "wrong": count.wrong, "of": count.of, "told": count.told}
        for key, count in counts.items()
    ]


def main() -> None:
    """Count over folders of codings and texts, write the figures, and print what is marked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="GOLD TEXTS, once for each pair")
    given = parser.parse_args().folders
    pairs = zip(given[::2], given[1::2], strict=True)
    found = [one for gold, texts in pairs for one in verdicts(gold, texts)]
    counts = counted(found)
    FIGURES.write_text(
        _HEAD + yaml.safe_dump(_rows(counts), width=100, sort_keys=False), encoding="utf-8"
    )
    wrong, right = marked(found, counts)
    print(f"{len(found)} statements; marked: of wrong {wrong:.2f}, of right {right:.2f}")


if __name__ == "__main__":
    main()
