"""Bad input: what `tracker record` says of files that no careful writer would hand it.

python -m campaigns.bad_input --files 10000
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter

import yaml

from tests.cli.commandline import process_environment, tracker
from tests.conftest import EVENTS
from tracker.files.readouts import files_in

CONTENTS = [path.read_bytes() for path in files_in([EVENTS])]
MEGABYTE = 2**20
MEMORY = 1024 * MEGABYTE
"""How much a process of its own may take, its code included."""

_PIECES = [
    *(b"\n", b"\t", b"  ", b": ", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&a ", b"*a "),
    *(b"!!str ", b"!!python/object:os.system ", b"null", b"true", b"2018", b"? ", b"|", b">"),
    *(b"%", b"\r", b"\r\n", b"\0", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"---\n", b"...\n"),
    *(b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\\", b"\x1b[2J", b"0x1F", b"1e999"),
    *(b"9" * 400, b"readout: ", b"statements: ", b"type: ", b"<<: ", b"@", b"~", b"-" * 90),
]
_WORDS = [
    *("readout", "title", "publisher", "source", "parties", "meetings", "statements", "type"),
    *("item", "items", "by", "to", "summary", "due", "edtf", "before", "at", "soon", "words"),
    *("quote", "exact", "prefix", "date", "kind", "place", "ordinal", "participants", "holds"),
    *("meeting", "complete", "fulfils", "renews", "wording", "condition", "key", "url", "sha256"),
    *("CommitmentMade", "FollowUpScheduled", "ProgressWelcomed", "JP", "RU", "2019-06-29"),
    *("a@b", "a", "", " ", "x" * 300, "é", "\u202e", "2019-08/..", "[2019,2020]", "../..", "NO"),
]

Content = Iterable[bytes]


# What is made


def mutated(random: Random) -> Content:
    """A shipped file with a few bytes taken out, put in or exchanged."""
    content = random.choice(CONTENTS)
    for _ in range(random.randint(1, 4)):
        start, taken = random.randrange(len(content) + 1), random.choice([0, 0, 1, 3, 30, 300])
        piece = random.choice([*_PIECES, random.randbytes(random.randint(0, 3))])
        content = content[:start] + piece + content[start + taken :]
    yield content


def one_byte(random: Random) -> Content:
    """A shipped file with one byte made another."""
    content = random.choice(CONTENTS)
    place = random.randrange(len(content))
    yield content[:place] + random.randbytes(1) + content[place + 1 :]


def cut_off(random: Random) -> Content:
    """The beginning of a shipped file."""
    content = random.choice(CONTENTS)
    yield content[: random.randrange(len(content))]


def shuffled(random: Random) -> Content:
    """A shipped file with its lines doubled, dropped or in another order."""
    lines = random.choice(CONTENTS).splitlines(keepends=True)
    for _ in range(random.randint(1, 5)):
        place = random.randrange(len(lines))
        if random.random() < 1 / 3:
            lines.insert(random.randrange(len(lines)), lines[place])
        else:
            moved = lines.pop(place)
            lines[place:place] = [] if random.random() < 1 / 2 else [b"  " + moved]
    yield b"".join(lines)


def noise(random: Random) -> Content:
    """Random bytes."""
    yield random.randbytes(random.randrange(300))


def structure(random: Random) -> Content:
    """Words of readout files, put together anyhow."""
    data = {word: _value(random, 0) for word in random.sample(_WORDS, random.randint(1, 9))}
    if random.random() < 1 / 2:
        data |= {"readout": "a", "parties": ["JP", "RU"], "meetings": [{"date": "2019-06-29"}]}
        kinds = random.choices(_WORDS[35:38], k=random.randint(1, 4))
        data["statements"] = [{"type": kind, **_mapping(random, 1)} for kind in kinds]
    flow = random.choice([True, False, None])
    yield yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True).encode()


def nested(random: Random) -> Content:
    """Lists and mappings inside each other, far deeper than anybody needs."""
    depth = random.choice([15, 19, 20, 21, 50, 1000, 20_000, 200_000])
    opened, closed = random.choice(
        [("[", "]"), ("{a: ", "}"), ("{", "}"), ("[[", "]]"), ("- ", "")]
    )
    before = random.choice(["", "readout: a\nstatements: ", "statements:\n  - "])
    if random.random() < 1 / 3:
        depth = min(depth, 1000)
        yield b"".join(b" " * level + b"a:\n" for level in range(depth))
    elif random.random() < 1 / 2:
        yield (before + opened * depth).encode()
    else:
        yield (before + opened * depth + "x" + closed * depth).encode()


def aliased(random: Random) -> Content:
    """Anchors and aliases that would unfold into more than any memory holds."""
    levels = random.randint(1, 30)
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        stars = ", ".join([f"*a{level - 1}"] * 9)
        lines.append(random.choice([f"a{level}: &a{level} [{stars}]", f"<<: *a{level - 1}"]))
    round_about = random.choice(["", "x: &x [*x]", "&y y: *y", "? *a0\n: b"])
    content = "\n".join([*lines, round_about]).encode()
    yield content if random.random() < 1 / 2 else random.choice(CONTENTS) + content


def misencoded(random: Random) -> Content:
    """A shipped file in another encoding, or half in one and half in another."""
    text = random.choice(CONTENTS).decode() + "# é 日本 Абэ\n"
    codes = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-7", "latin-1"]
    codes += ["shift_jis", "euc_jp", "koi8-r", "cp037", "iso2022_jp"]
    first, second = (text.encode(code, "replace") for code in random.choices(codes, k=2))
    cut = random.choice([0, len(first), random.randrange(len(first))])
    yield first[:cut] + second[cut:]


def unprintable(random: Random) -> Content:
    """A shipped file with characters in it that control, hide or turn round what is shown."""
    content = random.choice(CONTENTS).decode()
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(content))
        strange = random.choice(
            "\0\x01\x07\x08\x1b\x7f\x85\u200e\u200f\u2028\u202a\u202e\u2066\ufeff"
        )
        content = content[:place] + strange + content[place:]
    yield content.encode()


def many(random: Random) -> Content:
    """More of one thing than anybody writes."""
    count = random.choice([500, 5000, 50_000])
    yield b"readout: a\nparties: [JP, RU]\nmeetings:\n  - date: 2019-06-29\n"
    yield random.choice(
        [
            b"statements:\n" + b"  - a\n" * count,
            b"statements:\n" + b"  - {type: ViewsExchanged}\n" * count,
            b"statements: [" + b"[]," * count + b"]\n",
            b"".join(b"k%d: v\n" % number for number in range(count)),
            b"title: a\n" * count,
            b"title: '" + b"\n" * count + b"'\n",
            b"title: |\n" + b"  line\n" * count,
            b"# " + b"x" * count + b"\n" + b"#\n" * count + b"]",
            b"meetings: {" + b"? a," * count + b"}",
        ]
    )


def long_line(random: Random, size: int | None = None) -> Content:
    """One line of up to a hundred megabytes."""
    size = size or random.choice([100_000, MEGABYTE, 7 * MEGABYTE, 9 * MEGABYTE])
    yield random.choice(
        [b"readout: ", b"title: '", b"statements: [", b"", b'"', b"# ", b"readout: a\nby: {", b"- "]
    )
    piece = random.choice([b"x", b"a, ", b"a: b ", b"\\", b"'", b"[", b"  ", b"\xe2\x82\xac", b"-"])
    whole = piece * (MEGABYTE // len(piece))
    for _ in range(size // MEGABYTE):
        yield whole
    yield piece * (size % MEGABYTE // len(piece))


RARE: dict[Callable[[Random], Content], int] = {long_line: 150, many: 100, nested: 20, aliased: 20}
"""Kinds that are large or all alike, with how many files there are to one of them."""

COMMON = (mutated, one_byte, cut_off, shuffled, structure, structure, misencoded, unprintable)


def contents(files: int, seed: int) -> Iterator[tuple[str, Content]]:
    """So many contents of files, each with the name of its kind."""
    random = Random(seed)
    for number in range(files):
        rare = [kind for kind, among in RARE.items() if number % among == among - 1]
        kind = rare[0] if rare else noise if number % 25 == 0 else COMMON[number % len(COMMON)]
        yield kind.__name__, kind(random)


def _value(random: Random, depth: int) -> object:
    chance = random.random()
    if depth > random.randint(1, 4) or chance < 1 / 2:
        return random.choice([*_WORDS, None, True, 0, -1, 10**30, 1.5, float("inf")])
    if chance < 3 / 4:
        return [_value(random, depth + 1) for _ in range(random.randint(0, 4))]
    return _mapping(random, depth)


def _mapping(random: Random, depth: int) -> dict[str, object]:
    words = random.sample(_WORDS, random.randint(0, 6))
    return {word: _value(random, depth + 1) for word in words}


# What is said of it


@dataclass
class Report:
    """How files were taken, by kind and exit code, and what was wrong with that."""

    taken: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    largest: int = 0
    """The peak memory of a process of its own, in bytes."""
    own_processes: int = 0


class Desk:
    """A store with the shipped readouts, to which files are handed one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "x.yaml"
        self._whole, self._store = folder / "whole.db", folder / "tracker.db"
        ran = tracker("record", str(EVENTS), "--store", f"sqlite:///{self._whole}", folder=folder)
        if ran.code:
            raise RuntimeError(ran.err)
        shutil.copy(self._whole, self._store)
        self._events = self._count()
        self.report = Report()

    def hand_in(self, kind: str, content: Content) -> None:
        """Record a file in this process, and note what was said of it."""
        self._write(content)
        began = perf_counter()
        ran = tracker("record", self.path.name, folder=self.folder)
        self.report.slowest = max(self.report.slowest, (perf_counter() - began, kind))
        self._note(kind, ran.code, ran.err)

    def hand_in_apart(self, kind: str, content: Content) -> None:
        """Record a file in a process of its own that may not take more than the memory set."""
        self._write(content)
        words = [sys.executable, "-m", "tracker", "record", self.path.name]
        limited = f'ulimit -v {MEMORY // 1024}; exec "$@"'
        with (
            (self.folder / "said").open("w+b") as said,
            subprocess.Popen(
                ["sh", "-c", limited, "sh", *words],
                cwd=self.folder,
                env=process_environment({}),
                stdout=subprocess.DEVNULL,
                stderr=said,
            ) as running,
        ):
            _, state, used = os.wait4(running.pid, 0)
            running.returncode = os.waitstatus_to_exitcode(state)
            said.seek(0)
            told = said.read().decode("utf-8", "backslashreplace")
        self.report.own_processes += 1
        self.report.largest = max(self.report.largest, used.ru_maxrss * 1024)
        self._note(kind, running.returncode, told)

    def _write(self, content: Content) -> None:
        with self.path.open("wb") as file:
            file.writelines(content)

    def _note(self, kind: str, code: int, told: str) -> None:
        self.report.taken[kind, code] += 1
        count = self._count()
        for complaint in self._complaints(code, told, count):
            number = sum(self.report.taken.values())
            self.report.wrong.append(f"file {number} ({kind}), exit {code}: {complaint}: {told}")
        if count != self._events:
            shutil.copy(self._whole, self._store)
            for left in ("-wal", "-shm"):
                self._store.with_name(self._store.name + left).unlink(missing_ok=True)

    def _complaints(self, code: int, told: str, count: int) -> Iterator[str]:
        if "Traceback" in told:
            yield "a traceback"
        if not all(char.isprintable() or char == "\n" for char in told):
            yield "what is said cannot be printed"
        if code not in (0, 1, 2):
            yield "another exit code"
        if code and count != self._events:
            yield "something of it was recorded"
        if code == 2 and not self._names_lines(told):
            yield "no file and line for each fault"
        if code == 1 and "is on record already, and differs:\n  " not in told:
            yield "no difference is told"
        if code == 0 and told:
            yield "a complaint about what was taken"

    def _names_lines(self, told: str) -> bool:
        *faults, last = told.removesuffix("\n").split("\n")
        form = re.compile(rf"(?:tracker: )?{re.escape(self.path.name)}:(\d+): \S.*")
        found = [form.fullmatch(fault) for fault in faults]
        most = self._lines()
        return (
            bool(found)
            and all(match and 1 <= int(match[1]) <= most for match in found)
            and last == "tracker: 1 file refused; nothing of it was recorded"
        )

    def _lines(self) -> int:
        with self.path.open("rb") as file:
            content = file.read(9 * MEGABYTE)
        return content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n") + 1

    def _count(self) -> int:
        path = self._store if self._store.exists() else self._whole
        with closing(sqlite3.connect(path)) as connection:
            return int(connection.execute("SELECT COUNT(*) FROM tracker_events").fetchone()[0])


def hand_in(folder: Path, *, files: int, apart: int, huge: int, seed: int) -> Report:
    """Hand in files of every kind.

    Args:
        folder: where to work.
        files: how many.
        apart: how many of them are recorded in processes of their own.
        huge: how many lines of a hundred megabytes to hand in besides, in processes of their own.
        seed: where the choices begin.
    """
    desk = Desk(folder)
    every = max(1, files // max(1, apart))
    for number, (kind, content) in enumerate(contents(files, seed)):
        if number % every == every - 1:
            desk.hand_in_apart(kind, content)
        else:
            desk.hand_in(kind, content)
    random = Random(seed)
    for _ in range(huge):
        desk.hand_in_apart("hundred_megabytes", long_line(random, 100 * MEGABYTE))
    return desk.report


def main() -> None:
    """Print how the files were taken."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--apart", type=int, default=80, help="in processes of their own")
    parser.add_argument("--huge", type=int, default=5, help="lines of 100 MB besides")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "desk"
        folder.mkdir()
        report = hand_in(
            folder, files=asked.files, apart=asked.apart, huge=asked.huge, seed=asked.seed
        )
    print(f"{'':20}{'taken (0)':>10}{'differs (1)':>12}{'unreadable (2)':>15}{'other':>7}")
    for kind in sorted({kind for kind, _ in report.taken}):
        counts = [report.taken[kind, code] for code in (0, 1, 2)]
        other = sum(n for (k, _), n in report.taken.items() if k == kind) - sum(counts)
        print("{:20}{:>10}{:>12}{:>15}{:>7}".format(kind.replace("_", " "), *counts, other))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    seconds, slowest = report.slowest
    print(f"{sum(report.taken.values())} files; the slowest took {seconds:.2f} s ({slowest})")
    print(
        f"peak memory: {report.largest // MEGABYTE} MB in {report.own_processes} processes limited"
        f" to {MEMORY // MEGABYTE} MB, {peak // MEGABYTE} MB in this one"
    )
    for wrong in report.wrong[:20]:
        print(f"WRONG {wrong}")
    print(f"{len(report.wrong)} wrong")
    sys.exit(bool(report.wrong))


if __name__ == "__main__":
    main()
