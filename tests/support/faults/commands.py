"""Commands that write: each with the store and the files that it is run on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.support import bulk
from tests.support.commandline import tracker
from tests.support.earlier import as_version_0_1
from tests.support.records import Record
from tests.support.stories import commitment, readout, views
from tracker.files.readouts import readout_text

JUDGED = "judged@promises"
JUDGE = ("--on", "2018-06-01", "--evidence", "a report")
# Given again without an id, a taking back means the judgement before.
BACK = ("--take-back", "--reason", "a mistake", "--command-id", "this one")

STOP = "q\n"
"""What tells a command that asks what to do to stop."""

Base = Literal["", "none", "recorded", "judged", "begun", "earlier"]
"""The store to begin with: none is asked; a new one; one with readouts; one with judgements; one
that holds the beginning of a backup; one that version 0.1 made, in one chain."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that writes.

    Attributes:
        name: what to call it.
        words: the command and its arguments.
        base: the store that it is run on.
        given: what it reads from its input.
    """

    name: str
    words: tuple[str, ...]
    base: Base
    given: str = ""


COMMANDS = (
    Command("record, new store", ("record", "readouts"), "none"),
    Command("record", ("record", "further"), "recorded"),
    Command("amend", ("amend", "mended.yaml", "--reason", "misread"), "judged"),
    Command("assess", ("assess", "free@promises", "--outcome", "fulfilled", *JUDGE), "judged"),
    Command("assess --take-back", ("assess", JUDGED, *BACK), "judged"),
    Command("condition", ("condition", "free@promises", "met", "--on", "2018-06-01"), "judged"),
    Command("condition --take-back", ("condition", JUDGED, *BACK), "judged"),
    Command("sought", ("sought", "free@promises", "--through", "2018-06-01"), "judged"),
    Command("sought --take-back", ("sought", JUDGED, *BACK), "judged"),
    Command("merge", ("merge", "free", "--into", "other", "--relationship", "JP-RU"), "judged"),
    Command("merge --take-back", ("merge", "one", "--relationship", "JP-RU", *BACK), "judged"),
    Command("import, new store", ("import", "backup.jsonl"), "none"),
    Command("import", ("import", "backup.jsonl"), "begun"),
    Command("init", ("init",), "none"),
    Command("rebuild", ("rebuild",), "judged"),
    Command("open, made by an earlier version", ("open",), "earlier"),
    Command("export --to", ("export", "--to", "out"), "judged"),
    Command("export --to --force", ("export", "--to", "edited", "--force"), "judged"),
    Command("export --events", ("export", "--events", "old.jsonl"), "judged"),
    Command("review", ("review", "draft.yaml", "text.txt"), "", "a\nd\na\n"),
)
"""Every command that writes, and those that write in more ways than one."""


def desk(folder: Path, new: Callable[[], str]) -> dict[Base, str | None]:
    """Put the files of the commands into a folder, and make the stores that they are run on.

    Args:
        folder: where the files are to be.
        new: names a store that is not there yet, or is empty.
    """
    folder.mkdir()
    given = bulk.readouts(16)
    bulk.folder(folder / "readouts", given[:12])
    bulk.folder(folder / "further", given)
    promises = [
        *(commitment(item, due="2018-12", condition="if possible") for item in ("judged", "free")),
        *(views(item) for item in ("one", "other")),
    ]
    text = readout_text(readout("promises", *promises, on="2018-03-01"))
    (folder / "promises.yaml").write_text(text, encoding="utf-8")
    mended = readout("promises", *promises[:3], commitment("new"), on="2018-03-02")
    (folder / "mended.yaml").write_text(readout_text(mended), encoding="utf-8")
    drafted = readout("drafted", *(commitment(f"matter-{n}") for n in range(3)), on="2018-03-01")
    marks = dict.fromkeys(range(3), ("unsure",))
    (folder / "draft.yaml").write_text(readout_text(drafted, marks), encoding="utf-8")
    (folder / "text.txt").write_text("They promised this and that.\n", encoding="utf-8")

    def run(store: str, *words: str) -> None:
        ran = tracker(*words, "--store", store, folder=folder)
        assert ran.code == 0, ran.err

    recorded, judged, earlier, begun = new(), new(), new(), new()
    for store in (recorded, judged, earlier):
        run(store, "record", "readouts")
    for store in (judged, earlier):
        run(store, "record", "promises.yaml")
        run(store, "assess", JUDGED, "--outcome", "not fulfilled", *JUDGE)
        run(store, "condition", JUDGED, "met", "--on", "2018-05-01")
        run(store, "sought", JUDGED, "--through", "2018-05-01")
        run(store, "merge", "one", "--into", "other", "--relationship", "JP-RU")
    as_version_0_1(Record(earlier))
    run(judged, "export", "--to", "edited")
    for path in (folder / "edited").rglob("*.yaml"):
        path.write_text(f"# edited\n{path.read_text()}", encoding="utf-8")
    run(judged, "export", "--events", "backup.jsonl")
    lines = (folder / "backup.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    first = [line for line in lines if _moment(line) == _moment(lines[0])]
    (folder / "old.jsonl").write_text("".join(first), encoding="utf-8")
    run(begun, "import", "old.jsonl")
    return {
        "none": None,
        "recorded": recorded,
        "judged": judged,
        "earlier": earlier,
        "begun": begun,
    }


def _moment(line: str) -> str:
    """When an event of a backup was recorded."""
    return str(json.loads(line)["recordedtime"])
