"""Imports: exports of real records changed in every way, with digests that are right all the same.

python -m campaigns.imports --count 500

Each must be refused, naming its line and leaving nothing behind, or be answered like the same
content recorded; none may hang, and none may break a command that follows.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

from campaigns.replayed import replay
from tests.support.commandline import Ran, tracker
from tests.support.examples import everything
from tests.support.forging import Line, stamped
from tests.support.records import Record
from tests.support.stories import readout, views
from tracker.errors import TrackerError
from tracker.files.readouts import readout_text

_FORK = get_context("fork")

_WITH_ITS_LINE = re.compile(r"tracker: changed\.jsonl:[1-9][0-9]*: [^\n]+\n\Z")

LIMIT = 120
"""Seconds after which an import, with all that is done after it, counts as hanging."""

AFTER: tuple[tuple[str, ...], ...] = (
    ("verify",),
    ("items", "--format", "json"),
    ("open", "--format", "json"),
    ("open", "--known-on", "2026-01-01", "--format", "json"),
    ("overdue",),
    ("meetings",),
    ("replay", "--format", "json"),
    ("export", "--events", "again.jsonl"),
    ("export", "--to", "out"),
    ("import", "again.jsonl", "--store", "sqlite:///copy.db"),
    ("record", "new.yaml"),
    ("rebuild",),
    ("verify",),
)
"""What must go on working after an import that was taken."""

ASKED: tuple[tuple[str, ...], ...] = tuple(
    (*words, "--format", "json")
    for words in (
        *(("items",), ("open",), ("fulfilled",), ("unfulfilled",), ("meetings",), ("replay",)),
        ("items", "--known-on", "2026-01-01T09:03"),
    )
)
"""What is asked of an import, and of its content recorded anew."""

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 10**6, 2**31, 2**63, 10**30, 1.5, "", " ", "x", "x" * 5000),
    *([], {}, ["JP"], ["JP", "JP"], ["XX"], "JP", "NO", "../../../evil", "a/b", "a@b", "item@a"),
    *("item", "9999-12-31", "0001-01-01", "2018-02-30", "9999-12-31T23:59:59.000000Z", "\x1b[31m"),
    *("\u202e", "CommitmentMade", "pilot-tours", "pilot-tours@2019-06-29-osaka", "a" * 200),
)
"""What is put into fields, whatever they hold."""


@dataclass
class Tally:
    """What became of the imports."""

    refused: int = 0
    taken: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(self.kinds.items()))
        return (
            f"{self.refused + self.taken} imports ({kinds}): {self.refused} refused with their "
            f"line, {self.taken} answered like the same content recorded, "
            f"{len(self.failures)} failures"
        )


def exported(folder: Path) -> list[Line]:
    """The lines of a record with events of every kind."""
    record = Record(f"sqlite:///{folder}/source.db")
    everything(record)
    with record.ledger() as ledger:
        return [json.loads(line) for line in ledger.export()]


def _field(lines: list[Line], random: Random) -> None:
    """Put another value into one field of one event, however deep it is."""
    holder = random.choice(lines)["data"]
    while True:
        name = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        if isinstance(holder[name], (dict, list)) and holder[name] and random.random() < 0.6:
            holder = holder[name]
            continue
        holder[name] = copy.deepcopy(random.choice(VALUES))
        return


def _reworded(lines: list[Line], random: Random) -> None:
    """Put another value into a field that could as well have been recorded."""
    texts = ["Other words.", "é 日本", "=1+1", "x" * 2000]
    values: dict[str, list[Any]] = {
        **dict.fromkeys(("summary", "reason", "title", "evidence", "condition", "place"), texts),
        "by": [["JP"], ["RU"], ["RU", "JP"]],
        "due": [{"edtf": edtf} for edtf in ("2019-12", "2020-21", "../2030", "9999-12-31", "[..]")]
        + [{"before": "two-plus-two"}, {"soon": True}],
        "wording": ["intends", "agreed"],
        "complete": [True],
        "on": ["2019-07-01", "2030-01-01"],
        "date": ["2015-01-01", "2030-12-31", "9999-12-31"],
        "item": ["two-plus-two", "new-item"],
        "renews": [["two-plus-two"], ["unheard@of"], ["pilot-tours@2019-06-29-osaka"]],
        "parties": [["RU", "JP"], ["JP", "RU", "US"]],
    }
    data = random.choice(lines)["data"]
    holder = random.choice([data, data.get("statement", data), *data.get("meetings", [data])])
    names = [name for name in values if name in holder] or ["summary"]
    name = random.choice(names)
    holder[name] = copy.deepcopy(random.choice(values[name]))


def _shortened(lines: list[Line], random: Random) -> None:
    """Leave out the last events, as in an earlier copy."""
    del lines[random.randrange(1, len(lines)) :]


def _added(lines: list[Line], random: Random) -> None:
    """Give an event a field that it did not have."""
    names = ["key", "item", "by", "to", "due", "renews", "fulfils", "complete", "part_of", "holds"]
    random.choice(lines)["data"][random.choice(names)] = copy.deepcopy(random.choice(VALUES))


def _removed(lines: list[Line], random: Random) -> None:
    data = random.choice(lines)["data"]
    del data[random.choice(list(data))]


def _envelope(lines: list[Line], random: Random) -> None:
    """Put another value into what a line says about its event."""
    fields = ("type", "subject", "recordedtime", "recordedby", "place", "command")
    random.choice(lines)[random.choice(fields)] = copy.deepcopy(random.choice(VALUES))


def _dropped(lines: list[Line], random: Random) -> None:
    del lines[random.randrange(len(lines))]


def _doubled(lines: list[Line], random: Random) -> None:
    chosen = random.randrange(len(lines))
    again = copy.deepcopy(lines[chosen])
    if random.random() < 0.5:
        again["place"] += 1
    lines.insert(random.randrange(chosen, len(lines)) + 1, again)


def _swapped(lines: list[Line], random: Random) -> None:
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _moved(lines: list[Line], random: Random) -> None:
    """Put an event into another's stream."""
    random.choice(lines)["subject"] = random.choice(lines)["subject"]


def _renamed(lines: list[Line], random: Random) -> None:
    """Give a whole stream another name."""
    subject = random.choice(lines)["subject"]
    other = random.choice(
        [
            *("readout/../../../evil", "readout/items", "item/../../x/y", "item/JP/x"),
            *("item/RU-JP/x", f"readout/{'a' * 121}", "readout/A", "other/x", "readout/"),
            "readout/ok",
        ]
    )
    for line in lines:
        if line["subject"] == subject:
            line["subject"] = other
            if "readout" in line["data"] and random.random() < 0.5:
                line["data"]["readout"] = other.removeprefix("readout/")


def _timed(lines: list[Line], random: Random) -> None:
    """Move the moment of a recording, or of one of its events."""
    chosen = random.choice(lines)
    before = chosen["recordedtime"]
    at = datetime.fromisoformat(before) + timedelta(days=random.choice([-4000, -1, 1, 36500]))
    moved = random.choice([at.isoformat(), "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z"])
    alone = random.random() < 0.5
    for line in lines:
        if line is chosen or (not alone and line["recordedtime"] == before):
            line["recordedtime"] = moved


def _appended(lines: list[Line], random: Random) -> None:
    """Add an event that no command would have recorded."""
    ref, item = "pilot-tours@2019-06-29-osaka", "pilot-tours"
    kind, of, data = random.choice(
        [
            ("ItemMerged.1", item, {"item": item, "into": item}),
            ("ItemMerged.1", item, {"item": item, "into": "not-on-record"}),
            ("ItemSeparated.1", item, {"item": item, "reason": "x"}),
            ("ItemRenamed.1", item, {"item": item, "title": "T", "part_of": "youth"}),
            ("ItemRenamed.1", "a-b", {"item": "a-b", "title": "T"}),
            ("ItemOpened.1", item, {"item": item, "title": "T"}),
            ("ItemOpened.1", "x", {"item": "y", "title": "T"}),
            ("OutcomeAssessed.1", item, _outcome("none@none")),
            ("OutcomeAssessed.1", item, _outcome(ref, on="1999-01-01")),
            ("OutcomeAssessed.1", "x", _outcome(ref)),
            ("ConditionSettled.1", item, {"ref": ref, "result": "met", "on": "2020-01-01"}),
            ("EvidenceSought.1", item, {"ref": "a@b", "through": "2020-01-01"}),
            ("AssessmentRetracted.1", item, {"ref": ref, "place": 77, "reason": "x"}),
            ("ReadoutRetracted.1", item, {"reason": "x"}),
        ]
    )
    subject = f"item/JP-RU/{of}"
    places = [line["place"] for line in lines if line["subject"] == subject]
    last = datetime.fromisoformat(lines[-1]["recordedtime"])
    lines.append(
        {
            **{name: lines[-1][name] for name in ("specversion", "source", "datacontenttype")},
            "recordedby": "eve",
            "type": kind,
            "subject": subject,
            "place": max(places, default=0) + 1,
            "recordedtime": (last + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "data": data,
        }
    )


def _outcome(ref: str, on: str = "2020-04-01") -> dict[str, str]:
    return {"ref": ref, "outcome": "fulfilled", "on": on, "evidence": "x"}


CHANGES: dict[str, Callable[[list[Line], Random], None]] = {
    "reworded": _reworded,
    "shortened": _shortened,
    "field": _field,
    "added": _added,
    "removed": _removed,
    "envelope": _envelope,
    "dropped": _dropped,
    "doubled": _doubled,
    "swapped": _swapped,
    "moved": _moved,
    "renamed": _renamed,
    "timed": _timed,
    "appended": _appended,
}


def run(count: int, seed: int, folder: Path) -> Tally:
    """Import so many changed exports, and look at what each leaves behind."""
    random, tally = Random(seed), Tally()
    lines = exported(folder)
    new = readout("new", views("item"), on="2019-07-01")
    for number in range(count):
        kind = list(CHANGES)[number % len(CHANGES)]
        changed = copy.deepcopy(lines)
        CHANGES[kind](changed, random)
        try:
            text = "".join(f"{json.dumps(line)}\n" for line in stamped(changed))
        except (TypeError, KeyError):
            tally.kinds["cannot be written"] += 1
            continue
        home = folder / f"{number}" / "a" / "b"
        home.mkdir(parents=True)
        (home / "changed.jsonl").write_text(text, encoding="utf-8")
        (home / "new.yaml").write_text(readout_text(new), encoding="utf-8")
        tally.kinds[kind] += 1
        became, failed = _within_limit(home)
        tally.refused += became == "refused"
        tally.taken += became == "taken"
        if failed:
            tally.failures.append(f"{number} ({kind}): {failed}")
        shutil.rmtree(folder / f"{number}")
    return tally


def _within_limit(home: Path) -> tuple[str, str | None]:
    """Import one file in a process of its own, which may not take too long."""
    ours, its = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_report, args=(home, its))
    child.start()
    its.close()
    try:
        if not ours.poll(LIMIT):
            return "hung", f"it hangs: {Path(home, 'doing').read_text(encoding='utf-8')}"
        found: tuple[str, str | None] = ours.recv()
    except EOFError:
        return "died", "its process ended without a word"
    finally:
        child.kill()
        child.join()
    return found


def _report(home: Path, pipe: Connection) -> None:
    try:
        pipe.send(_one(home))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure of the program
        pipe.send(("broken", f"{type(error).__name__}: {error}"))


def _one(home: Path) -> tuple[str, str | None]:
    """Import one file; what became of it, and what is wrong with that, if anything is."""
    ran = _called(home, "import", "changed.jsonl")
    if ran.code == 2 and _WITH_ITS_LINE.match(ran.err):
        return "refused", _left_behind(home)
    if ran.code != 0:
        return "broken", f"import ended with {ran.code}: {ran.err[-300:]}"
    if failed := _differs_from_recorded(home):
        return "taken", failed
    items = json.loads(_called(home, "items", "--format", "json").out)
    shown = [("show", item["item"]) for item in items[:1]]
    for words in (*shown, *AFTER):
        ran = _called(home, *words)
        if ran.code != 0:
            return "taken", f"{' '.join(words)} ended with {ran.code}: {ran.err[-300:]}"
    if [path.name for path in home.parent.iterdir()] != ["b"] or any(home.rglob("evil*")):
        return "taken", "something was written outside the folder"
    return "taken", None


def _left_behind(home: Path) -> str | None:
    """What a refused import left behind; it may not even have made a store."""
    left = sorted(path.name for path in home.iterdir())
    if left != ["changed.jsonl", "doing", "new.yaml"]:
        return f"a refused import left {', '.join(left)}"
    return None


def _differs_from_recorded(home: Path) -> str | None:
    """Whether its content, recorded anew by the use cases, cannot be or is answered otherwise."""
    try:
        replay(home / "changed.jsonl", f"sqlite:///{home}/anew.db")
    except TrackerError as error:
        return f"what was taken cannot be recorded: {error}"
    for words in ASKED:
        here, there = _called(home, *words), _called(home, *words, "--store", "sqlite:///anew.db")
        if here != there:
            return f"{' '.join(words)} is answered otherwise than by what was recorded anew"
    return None


def _called(home: Path, *words: str) -> Ran:
    (home / "doing").write_text(" ".join(words), encoding="utf-8")
    return tracker(*words, folder=home)


def main() -> None:
    """Run as many as asked for, and say what became of them."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="imports-") as folder:
        tally = run(given.count, given.seed, Path(folder))
    print(tally)
    for failure in tally.failures:
        print(f"  {failure}")
    sys.exit(1 if tally.failures else 0)


if __name__ == "__main__":
    main()
