"""Every export of a large record: its size, its time and its peak memory, and equal answers.

python -m campaigns.exports --store sqlite:///world.db

The store is one that the benchmarks make: a made-up world of 300,000 statements.

DuckDB, Polars and Spark are asked what is unsettled by the code of docs/exports.md, and have to
answer what `tracker open` does. Spark needs `pip install pyspark`, and Java.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

from tests.support.engines import answered, unsettled
from tracker import bootstrap
from tracker.cli.output import plural
from tracker.queries import Viewpoint

AS_OF = date(2014, 6, 30)
VIEWS = (
    Viewpoint(as_of=AS_OF),
    Viewpoint(as_of=AS_OF, known_on=datetime(2013, 1, 1, tzinfo=UTC)),
)
"""From where it is asked: in the middle of a made world, and as known before."""

_EXPORTS = {
    "JSON Lines": ("x.jsonl", f"statements --as-of {AS_OF} --format jsonl"),
    "CSV": ("x.csv", f"statements --as-of {AS_OF} --format csv"),
    "workbook": ("x.xlsx", f"statements --as-of {AS_OF} --format xlsx"),
    "Parquet": ("record", "export --parquet record"),
    "calendar": ("x.ics", f"export --calendar x.ics --as-of {AS_OF}"),
    "feed": ("x.atom", f"export --feed x.atom --as-of {AS_OF}"),
    "PROV": ("x.jsonld", f"export --prov x.jsonld --as-of {AS_OF}"),
}
"""What is written, and by which command; one that prints is written to the file."""


def main() -> None:
    """Print the figures of each export, and whether each engine agrees."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", required=True, help="a made-up world")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = asked.store
        for title, (written, command) in _EXPORTS.items():
            print(f"{title:12} {_measured(store, folder, written, command)}", flush=True)
        with bootstrap.queries(store) as queries:
            one = queries.relationships()[0]
        command = f"export --site site --as-of {AS_OF} --relationship {one}"
        print(f"{f'site of {one}':12} {_measured(store, folder, 'site', command)}", flush=True)
        failures = _differing(store, folder)
    sys.exit(failures > 0)


def _measured(store: str, folder: Path, written: str, command: str) -> str:
    """How long a command takes, how much memory at most, and what it writes."""
    words = [sys.executable, "-m", "tracker", *shlex.split(command), "--store", store]
    begun = time.monotonic()
    with (folder / "printed").open("wb") as printed:
        process = subprocess.Popen(words, cwd=folder, stdout=printed, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - begun
    place = folder / written
    if not place.exists():
        (folder / "printed").rename(place)
    files = [one for one in place.rglob("*") if one.is_file()] if place.is_dir() else [place]
    size = sum(one.stat().st_size for one in files)
    return (
        f"{took:7.1f} s ({usage.ru_utime + usage.ru_stime:.1f} s of processor time), "
        f"{usage.ru_maxrss / 1000:.0f} MB of memory, {size / 1e6:.1f} MB in "
        f"{plural(len(files), 'file')}, exit code {process.returncode}"
    )


def _differing(store: str, folder: Path) -> int:
    """How many answers of the engines are not those of the program."""
    failures = 0
    engines = ("duckdb", "polars", *(["pyspark"] if find_spec("pyspark") else []))
    for view in VIEWS:
        begun = time.monotonic()
        with bootstrap.queries(store) as queries:
            answers = answered(queries, view)
        asked = f"as of {view.as_of}, known on {view.known_on or 'now'}"
        print(f"{asked}: {len(answers)} unsettled, {time.monotonic() - begun:.1f} s", flush=True)
        for engine in engines:
            begun = time.monotonic()
            equal = unsettled(engine, folder, view) == answers
            failures += not equal
            said = "the same" if equal else "OTHERS"
            print(f"  {engine:8} {said}, {time.monotonic() - begun:.1f} s", flush=True)
    return failures


if __name__ == "__main__":
    main()
