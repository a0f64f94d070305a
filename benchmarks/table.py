"""Benchmarks: every side in turns, as a table of ratios.

python -m benchmarks.run --statements 1000000
python -m benchmarks.run --statements 20000 --only query files
python -m benchmarks.run --statements 100000 --only rebuild --cores 1 --print

Prints the table and writes docs/benchmarks.md. Worlds and results are kept in the cache folder, so
a run that was broken off goes on where it was; results of another version of the program, or with
--again, are measured anew.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which
from subprocess import run

from benchmarks.sides import (
    answering,
    keeping,
    processes,
    querying,
    reading,
    recording,
    serving,
)
from benchmarks.sides.documents import put_into
from benchmarks.sides.measuring import Row, Spread, tell
from benchmarks.sides.worlds import Worlds

_PROJECT = Path(__file__).parents[1]
_DOCUMENT = _PROJECT / "docs" / "benchmarks.md"


def _postgresql(_: Worlds, statements: int) -> Iterable[Row]:
    from benchmarks.sides import postgresql  # noqa: PLC0415 - what only this needs

    return postgresql.rows(statements)


def _browser(worlds: Worlds, statements: int) -> Iterable[Row]:
    from benchmarks.sides import browsing  # noqa: PLC0415 - what only this needs

    return browsing.first_page(worlds, statements)


FAMILIES: dict[str, Callable[[Worlds, int], Row | Iterable[Row]]] = {
    "query": querying.against_replay,
    "query-size": querying.against_small,
    "query-sql": querying.against_sql,
    "files": reading.against_a_loader,
    "record": recording.in_bulk,
    "record-limit": recording.against_bare_rows,
    "record-one": recording.one_into_many,
    "rebuild": recording.rebuilding,
    "import": keeping.importing,
    "verify": keeping.verifying,
    "process": processes.against_journals,
    "start": processes.starting,
    "answers": answering.over_everything,
    "page": serving.pages,
    "page-clients": serving.many_clients,
    "page-browser": _browser,
    "memory": keeping.memory,
    "disk": keeping.disk,
    "postgresql": _postgresql,
}
"""What is measured, each of one row or more."""


def main() -> None:
    """Measure what is asked for, print it, and write it down."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--only", nargs="+", choices=FAMILIES, default=None, metavar="ROW")
    parser.add_argument("--postgresql", action="store_true", help="measure there as well")
    parser.add_argument("--again", action="store_true", help="measure what was measured anew")
    parser.add_argument("--cores", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--cache", type=Path, default=_PROJECT / "build" / "benchmarks")
    parser.add_argument("--print", action="store_true", help="only print, and write nothing down")
    asked = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: asked.cores])
    worlds = Worlds(asked.cache.resolve())
    results = Results(worlds, asked.statements)
    wanted = asked.only or [name for name in FAMILIES if name != "postgresql" or asked.postgresql]
    for name in wanted:
        if asked.again or name not in results.kept:
            tell(f"measuring {name} at {asked.statements:,} statements")
            found = FAMILIES[name](worlds, asked.statements)
            results.keep(name, [found] if isinstance(found, Row) else list(found))
    print(_table(row for name in wanted for row in results.kept[name]))
    if not asked.print:
        put_into(_DOCUMENT, _measured(results))


class Results:
    """The rows measured so far by this version of the program, kept in a file.

    Args:
        worlds: where the worlds are kept, and the results beside them.
        statements: the size of the world.
    """

    def __init__(self, worlds: Worlds, statements: int) -> None:
        self.statements = statements
        digest = sha256(worlds.program.encode())
        for file in sorted((_PROJECT / "tracker").rglob("*.py")):
            digest.update(file.read_bytes())
        self._program = digest.hexdigest()
        self.folder = worlds.folder
        self._path = worlds.folder / f"results-{statements}-{_cores()}.json"
        self.kept: dict[str, list[Row]] = {}
        if self._path.exists():
            saved = json.loads(self._path.read_text(encoding="utf-8"))
            if saved["program"] == self._program:
                self.kept = {
                    name: [Row.restored(row) for row in rows]
                    for name, rows in saved["rows"].items()
                }

    def keep(self, name: str, rows: list[Row]) -> None:
        """Keep the rows of a family."""
        self.kept[name] = rows
        listed = {name: [row.saved() for row in rows] for name, rows in self.kept.items()}
        saved = {"program": self._program, "rows": listed}
        self._path.write_text(json.dumps(saved, indent=1), encoding="utf-8")


def _measured(results: Results) -> str:
    """The part of the document that says what was measured, on what."""
    kept = [row for name in FAMILIES for row in results.kept.get(name, [])]
    return (
        f"\nMeasured at {results.statements:,} statements with\n\n"
        f"```sh\npython -m benchmarks.run --statements {results.statements}"
        f"{' --postgresql' if 'postgresql' in results.kept else ''} --cores {_cores()}\n```\n\n"
        f"{_table(kept)}\n{_machine(results.folder)}\n"
    )


def _table(rows: Iterable[Row]) -> str:
    lines = [
        "| row | what | ours | other side | theirs | ratio | goal | |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    notes = []
    for row in rows:
        ours, theirs = _figures(row.ours), _figures(row.other) if row.other else ""
        met = {True: "met", False: "**not met**", None: ""}[row.met]
        lines.append(
            f"| `{row.key}` | {row.what}, {row.unit} | {ours} | {row.against} | {theirs} | "
            f"{_figures(row.ratio)} {row.meaning} | {row.goal or ''} | {met} |"
        )
        if row.note:
            notes.append(f"- `{row.key}`: {row.note}.")
    said = "\n".join(notes)
    return "\n".join(lines) + "\n" + (f"\n{said}\n" if notes else "")


def _figures(figures: Spread) -> str:
    """The middle figure, with the least and the most behind it where they differ."""
    if figures.least == figures.most:
        return _figure(figures.middle)
    most, least = _figure(figures.most), _figure(figures.least)
    return f"{_figure(figures.middle)} ({least} to {most})"


def _figure(value: float) -> str:
    """A figure to three digits."""
    whole = 100
    return f"{value:,.0f}" if value >= whole else f"{value:.3g}"


def _machine(folder: Path) -> str:
    """What it was measured on, by what others can have too."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    rows = {
        "processor": f"{_processor()}, {_cores()} cores",
        "memory": f"{memory:.0f} GB",
        "file system": _file_system(folder),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        **{name: _version(name) for name in ("eventsourcing", "pydantic", "PyYAML", "beancount")},
        "hledger": _hledger(),
    }
    lines = [f"| {name} | {value} |" for name, value in rows.items() if value]
    return "\n".join(["| measured on | |", "| --- | --- |", *lines])


def _file_system(folder: Path) -> str:
    """The kind of the file system that a folder is on: tmpfs is one in memory."""
    told = Path("/proc/mounts")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    mounts = {Path(line.split()[1]): line.split()[2] for line in lines}
    return next((mounts[one] for one in (folder, *folder.parents) if one in mounts), "")


def _cores() -> int:
    """How many of the machine's cores are used."""
    return len(os.sched_getaffinity(0))


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _hledger() -> str:
    tool = which("hledger")
    if not tool:
        return ""
    said = run([tool, "--version"], capture_output=True, text=True, check=True).stdout
    return said.split(",")[0].removeprefix("hledger ").strip()
