"""Bulk: made readouts, as many as a test asks for, on a few items that they share."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.support.stories import Act, commitment, concern, follow_up, progress, readout, views
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.files.readouts import item_list_text, readout_text

MATTERS = 12
"""How many items there are, unless another number is asked for."""

FIRST = date(2015, 1, 5)


def matters(count: int) -> list[str]:
    """The names of so many items."""
    return [f"matter-{number}" for number in range(count)]


def readouts(
    count: int, *, prefix: str = "made", seed: int = 1, among: int = MATTERS
) -> list[Readout]:
    """Readouts between the same two parties, each with statements on items of the others."""
    random, names = Random(seed), matters(among)
    return [_readout(f"{prefix}-{number:05}", names, random) for number in range(count)]


def folder(at: Path, made: list[Readout]) -> Path:
    """A folder with a file for each readout, and one that names the items."""
    at.mkdir()
    for one in made:
        (at / f"{one.readout}.yaml").write_text(readout_text(one), encoding="utf-8")
    named = ItemList.model_validate(
        {
            "parties": ["JP", "RU"],
            "items": [
                {"item": name, "title": name.replace("-", " ").title()} for name in matters(MATTERS)
            ],
        }
    )
    (at / "items.yaml").write_text(item_list_text(named), encoding="utf-8")
    return at


def _readout(name: str, items: list[str], random: Random) -> Readout:
    day = FIRST + timedelta(days=random.randrange(2000))
    chosen = random.sample(items, random.randint(1, 4))
    return readout(name, *(_act(item, day, items, random) for item in chosen), on=str(day))


def _act(item: str, day: date, items: list[str], random: Random) -> Act:
    due = str(day + timedelta(days=random.randrange(400)))
    kind = random.randrange(6)
    if kind <= 1:
        return commitment(item, due=due, renews=random.sample(items, kind))
    if kind == 2:
        return follow_up(item, due=due)
    if kind == 3:
        return progress(item, complete=random.random() < 0.5)
    return concern(item) if kind == 4 else views(item)
