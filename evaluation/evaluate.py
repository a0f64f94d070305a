"""Drafts the coded readouts in order of date into one list of items, scores and times them."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tracker.drafting.draft import draft
from tracker.drafting.items import Known, Open
from tracker.drafting.proposals import Draft


def drafted(readouts: Path) -> dict[str, Draft]:
    """The drafts of a folder's readouts, each knowing the items of those before it."""
    known: dict[str, Known] = {}
    still_open: list[Open] = []
    drafts: dict[str, Draft] = {}
    for path in sorted(readouts.glob("*.txt")):
        made = draft(
            path.read_text(encoding="utf-8"),
            known=known.values(),
            still_open=still_open,
            name=path.stem,
        )
        for proposal in made.proposals:
            known.setdefault(proposal.item, Known(proposal.item))
            if proposal.type in ("CommitmentMade", "FollowUpScheduled"):
                ref, when = (
                    f"{proposal.item}@{path.stem}",
                    proposal.due.edtf if proposal.due else None,
                )
                still_open.append(Open(ref, proposal.item, proposal.type, when))
        drafts[path.stem] = made
    return drafts


def rate(readouts: Path, seconds: float = 2.0) -> float:
    """How many readouts are drafted in a second, in one process."""
    texts = [
        (path.stem, path.read_text(encoding="utf-8")) for path in sorted(readouts.glob("*.txt"))
    ]
    count, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        for name, text in texts:
            draft(text, name=name)
            count += 1
    return count / (time.perf_counter() - begun)


def main() -> None:
    """Print the scores of the drafts, and the rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "shared", type=Path, help="the folder with gold, readouts and score_drafts.py"
    )
    parser.add_argument("--keep", type=Path, help="leave the drafts there as JSON")
    given = parser.parse_args()
    readouts = given.shared / "readouts"
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(exist_ok=True)
        for name, made in drafted(readouts).items():
            (folder / f"{name}.json").write_text(
                json.dumps(made.plain(), ensure_ascii=False, indent=1)
            )
        subprocess.run(
            [
                sys.executable,
                given.shared / "score_drafts.py",
                given.shared / "gold",
                folder,
                readouts,
            ],
            check=True,
        )
    print(f"{'readouts a second':16} {rate(readouts):.0f}")


if __name__ == "__main__":
    main()
