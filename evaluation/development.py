"""Scores drafts of the development readouts by fold: what was found, its fields, its head."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from evaluation.scoring import CORE, Row, matches
from tracker.drafting.draft import draft
from tracker.errors import Unreadable

FIELDS: dict[str, tuple[str, ...]] = {
    "by": CORE,
    "due": ("CommitmentMade", "FollowUpScheduled"),
    "soon": ("CommitmentMade", "FollowUpScheduled"),
    "continuing": ("CommitmentMade",),
    "to": ("RequestMade", "ConcernRaised"),
    "complete": ("ProgressWelcomed",),
    "done_by": ("ProgressWelcomed",),
}
"""The types of which each field is asked."""

IF_FILLED = ("due", "soon", "done_by")
"""The fields that are asked only where either side fills them."""

HEAD = ("date", "kind", "place", "ordinal")


def folds() -> dict[str, list[str]]:
    """The names of the readouts of each fold."""
    data = yaml.safe_load(files("evaluation").joinpath("folds.yaml").read_text(encoding="utf-8"))
    return {
        f"{group} {fold}": names for group, parts in data.items() for fold, names in parts.items()
    }


@dataclass
class Tally:
    """What was counted over the readouts of a fold."""

    count: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    """A line for each error, to be looked at."""
    verdicts: list[tuple[Row, bool]] = field(default_factory=list)
    """Each drafted statement, and whether all of it is right."""

    def add(self, name: str, gold: dict[str, Any], text: str) -> None:
        """Draft one readout and count what agrees with its coding."""
        self.compare(name, gold, text, self._drafted(name, gold, text))

    def compare(self, name: str, gold: dict[str, Any], text: str, made: dict[str, Any]) -> None:
        """Count what agrees between the draft of one readout and its coding."""
        self.count["readouts"] += 1
        self._head(name, gold, made)
        coded = [row for row in gold["events"] if row["type"] in CORE]
        drafted = [row for row in made["statements"] if row["type"] in CORE]
        pairs = matches(coded, drafted, text)
        self.count["coded"] += len(coded)
        self.count["drafted"] += len(drafted)
        self.count["matched"] += len(pairs)
        for kind, rows in (("coded", coded), ("drafted", drafted)):
            self.count.update(f"{row['type']} {kind}" for row in rows)
        self.count.update(f"{row['type']} matched" for row, _ in pairs)
        found = [id(one) for pair in pairs for one in pair]
        for row in coded:
            if id(row) not in found:
                self._error(name, "missing", row, _quote(row))
        for row in drafted:
            if id(row) not in found:
                self._mark(row, right=False)
                self.count["spurious unmarked"] += not row["review"]
                self._error(name, "spurious", row, f"{_quote(row)} [{row['why']['rule']}]")
        for one, other in pairs:
            wrong = [each for each in FIELDS if not self._field(name, each, one, other)]
            self._mark(other, right=not wrong)

    def _drafted(self, name: str, gold: dict[str, Any], text: str) -> dict[str, Any]:
        """The draft; where it asks for the parties, the one that is made when they are given."""
        try:
            return draft(text, name=name).plain()
        except Unreadable as error:
            self.count["asked"] += 1
            self.missed.append(f"{name}: asked: {error}")
        parties = tuple(gold["parties"])
        return draft(text, name=name, parties=parties).plain()

    def _head(self, name: str, gold: dict[str, Any], made: dict[str, Any]) -> None:
        asked = [("parties", sorted(gold["parties"]), sorted(made["parties"]))]
        for number, meeting in enumerate(gold["meetings"]):
            same = [one for one in made["meetings"] if str(one["date"]) == meeting["date"]]
            other = (same or made["meetings"][number : number + 1] or [{}])[0]
            asked.extend(
                (each, meeting[each], other.get(each))
                for each in HEAD
                if each in meeting and (meeting[each] or each not in ("kind", "place"))
            )
        for each, coded, drafted in asked:
            right = str(coded or "").casefold() == str(drafted or "").casefold()
            self.count[f"{each} asked"] += 1
            self.count[f"{each} right"] += right
            if not right:
                self.count["edits"] += 1
                self.missed.append(f"{name}: {each}: {drafted!r} for {coded!r}")

    def _field(self, name: str, each: str, one: Row, other: Row) -> bool:
        if one["type"] not in FIELDS[each]:
            return True
        coded, drafted = (_value(row, each) for row in (one, other))
        if each in IF_FILLED and not coded and not drafted:
            return True
        right = bool(coded == drafted)
        self.count[f"{each} asked"] += 1
        self.count[f"{each} right"] += right
        if not right:
            self._error(name, f"{each}: {drafted!r} for {coded!r}", one, _quote(other))
            if each == "due":
                self.count["due wrong" if drafted else "due empty"] += 1
                self.count["due wrong unmarked"] += bool(drafted) and not other["review"]
        return right

    def _error(self, name: str, what: str, row: Row, told: str) -> None:
        self.count["edits"] += 1
        self.missed.append(f"{name}: {what}: {row['type']} {','.join(row['by'])}: {told}")

    def _mark(self, row: Row, *, right: bool) -> None:
        self.verdicts.append((row, right))
        kind = "right" if right else "wrong"
        self.count[f"{kind} drafted"] += 1
        self.count[f"{kind} marked"] += bool(row["review"])

    def lines(self) -> list[str]:
        """The figures, a line for each."""
        n = self.count
        precision, recall = _share(n["matched"], n["drafted"]), _share(n["matched"], n["coded"])
        f1 = _share(2 * n["matched"], n["coded"] + n["drafted"])
        fields = [
            f"{each} {_share(n[f'{each} right'], n[f'{each} asked']):.3f}"
            f" ({n[f'{each} right']}/{n[f'{each} asked']})"
            for each in (*FIELDS, "parties", *HEAD)
        ]
        types = [
            f"{each} {_share(2 * found, n[f'{each} coded'] + n[f'{each} drafted']):.3f} ({found})"
            for each in CORE
            if (found := n[f"{each} matched"]) or n[f"{each} coded"] or n[f"{each} drafted"]
        ]
        wrong = _share(n["wrong marked"], n["wrong drafted"])
        right = _share(n["right marked"], n["right drafted"])
        return [
            f"F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}",
            f"{n['matched']} of {n['coded']} coded, {n['drafted']} drafted",
            f"F1 by type: {'  '.join(types)}",
            "  ".join(fields),
            f"due wrong {n['due wrong']}, wrongly empty {n['due empty']}",
            f"asked {n['asked']}, edits a readout {_share(n['edits'], n['readouts']):.1f}",
            f"marked: of wrong {wrong:.2f}, of right {right:.2f}",
        ]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _quote(row: Row) -> str:
    quote = row["quote"]
    return str(quote["exact"] if isinstance(quote, dict) else quote)


def _value(row: Row, name: str) -> Any:
    value = row.get(name)
    if name == "due":
        return str(value or "").strip("[]").replace(",", "/")
    if name == "done_by":
        return [] if sorted(value or []) == sorted(row["by"]) else sorted(value or [])
    return sorted(value or []) if name in ("by", "to") else bool(value)


def main() -> None:
    """Print the figures of each fold, and its errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder with the codings")
    parser.add_argument("texts", type=Path, help="the folder with the texts")
    parser.add_argument("--errors", action="store_true", help="list them below each fold")
    given = parser.parse_args()
    for fold, names in folds().items():
        tally = Tally()
        for name in names:
            gold = json.loads((given.gold / f"{name}.json").read_text(encoding="utf-8"))
            tally.add(name, gold, (given.texts / f"{name}.txt").read_text(encoding="utf-8"))
        print(f"{fold} ({len(names)} readouts)")
        print("\n".join(f"  {line}" for line in tally.lines()))
        if given.errors:
            print("\n".join(f"    {line}" for line in tally.missed))


if __name__ == "__main__":
    main()
