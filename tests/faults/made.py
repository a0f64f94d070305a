"""Made readouts: as many as a test asks for, on a few items that they share."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.stories import Act, commitment, concern, follow_up, progress, readout, views
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.files.readouts import item_list_text, readout_text

ITEMS = tuple(f"matter-{number}" for number in range(12))
FIRST = date(2015, 1, 5)


def readouts(count: int, *, prefix: str = "made", seed: int = 1) -> list[Readout]:
    """Readouts between the same two parties, each with statements on items of the others."""
    random = Random(seed)
    return [_readout(f"{prefix}-{number:05}", random) for number in range(count)]


def folder(at: Path, made: list[Readout]) -> Path:
    """A folder with a file for each readout, and one that names the items."""
    at.mkdir()
    for one in made:
        (at / f"{one.readout}.yaml").write_text(readout_text(one), encoding="utf-8")
    named = ItemList.model_validate(
        {
            "parties": ["JP", "RU"],
            "items": [{"item": name, "title": name.replace("-", " ").title()} for name in ITEMS],
        }
    )
    (at / "items.yaml").write_text(item_list_text(named), encoding="utf-8")
    return at


def _readout(name: str, random: Random) -> Readout:
    day = FIRST + timedelta(days=random.randrange(2000))
    acts = [_act(item, day, random) for item in random.sample(ITEMS, random.randint(1, 4))]
    return readout(name, *acts, on=str(day))


def _act(item: str, day: date, random: Random) -> Act:
    due = str(day + timedelta(days=random.randrange(400)))
    kind = random.randrange(6)
    if kind <= 1:
        return commitment(item, due=due, renews=random.sample(ITEMS, 1) if kind else [])
    if kind == 2:
        return follow_up(item, due=due)
    if kind == 3:
        return progress(item, complete=random.random() < 0.5)
    return concern(item) if kind == 4 else views(item)
