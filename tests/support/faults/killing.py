"""Killing each command that writes in mid-run, and looking at what it leaves behind."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.support.faults.commands import COMMANDS, STOP, Command, desk
from tests.support.faults.leftovers import State, moment, of_neither, refusals, state, whole
from tests.support.faults.locks import locked, settled, tables_of, unhurried
from tests.support.faults.stage import How, Run, Stage, staged
from tests.support.servers import database


@dataclass
class Kills:
    """What became of some runs of a command, each ended at a call of its own in mid-run."""

    command: str
    calls: int = 0
    """How many calls the command makes up to its last effect."""
    left: Counter[str] = field(default_factory=Counter)
    """How many left the store as it was, or in a state between the first and the last."""
    failures: list[str] = field(default_factory=list)

    @property
    def runs(self) -> int:
        """How many runs were ended."""
        return self.left.total()

    def __str__(self) -> str:
        left = ", ".join(f"{count} {state}" for state, count in sorted(self.left.items()))
        return (
            f"{self.command}: {self.runs} runs ended at one of {self.calls} calls: {left}; "
            f"failures: {len(self.failures)}"
        )


class Stores:
    """Copies of one store, as many as are wanted, on either database.

    Args:
        folder: where SQLite's are.
        server: a PostgreSQL server; SQLite is used where there is none.
    """

    def __init__(self, folder: Path, server: str | None) -> None:
        self._folder, self._server, self._count = folder, server, 0
        if server:
            unhurried(server)

    def new(self) -> str:
        """A store that is not there yet, or is empty."""
        self._count += 1
        if self._server:
            return database(self._server)
        return f"sqlite:///{self._folder}/{self._count}.db"

    def copy(self, store: str | None) -> str:
        """A store like another, which nobody has open; a new one where there is none."""
        if store is None:
            return self.new()
        if self._server:
            return database(self._server, like=store)
        other = self.new()
        shutil.copy(store.removeprefix("sqlite:///"), other.removeprefix("sqlite:///"))
        return other

    def drop(self, store: str) -> None:
        """Remove a store that is no longer wanted."""
        if not self._server:
            for path in self._folder.glob(f"{Path(store).name}*"):
                path.unlink()


def kill(
    folder: Path,
    server: str | None = None,
    *,
    runs: int,
    seed: int,
    how: How = "kill",
    names: tuple[str, ...] = (),
    among: int = 0,
) -> Iterator[Kills]:
    """End runs of each command that writes in mid-run, and check what every one of them leaves.

    Args:
        folder: where to work.
        server: a PostgreSQL server; stores are on SQLite where there is none.
        runs: how many for each command; fewer where it makes fewer calls.
        seed: of the calls.
        how: how they are ended.
        names: of the commands; all where none is given.
        among: how many of a command's first calls to choose from; all where it is 0.
    """
    for runs_of in _every(folder, server, names):
        yield runs_of.ended(runs, Random(f"{seed} {runs_of.name}"), how, among)


def hold_up(
    folder: Path, server: str, *, how: How, most: int = 99, names: tuple[str, ...] = ()
) -> Iterator[Kills]:
    """End runs of each command that writes to PostgreSQL in mid-statement; see `kill`.

    Those are left out that only read there, or that work on a store of their own making.
    """
    for runs_of in _every(folder, server, names):
        if runs_of.writes:
            yield runs_of.held_up(how, most)


def _every(folder: Path, server: str | None, names: tuple[str, ...]) -> Iterator[_Runs]:
    stores = Stores(folder, server)
    bases = desk(folder / "desk", stores.new)
    with staged(folder / "stage") as stage:
        for command in COMMANDS:
            asks = command.base or not server
            if asks and (not names or command.name in names):
                yield _Runs(command, folder / "desk", bases.get(command.base), stage, stores)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where a run works: a store, and a folder of files."""

    store: str
    folder: Path


class _Runs:
    """The runs of one command.

    Args:
        command: the command.
        desk: the files that it is run on.
        base: the store that it is run on; a new one where there is none.
        stage: where it is run.
        stores: where its stores come from.
    """

    def __init__(
        self, command: Command, desk: Path, base: str | None, stage: Stage, stores: Stores
    ) -> None:
        self.name = command.name
        self.writes = command.base != "none" and command.words[0] != "export"
        self._command, self._desk, self._base = command, desk, base
        self._stage, self._stores = stage, stores

    def ended(self, runs: int, random: Random, how: How, among: int = 0) -> Kills:
        """End as many runs as are asked for, or one at each call."""
        kills = Kills(self._command.name)
        with self._scene() as scene:
            before = state(scene.store, scene.folder)
            complete = self._run(scene, 0)
            after = state(scene.store, scene.folder)
        steps = [before, *self._steps(), after]
        kills.calls = complete.calls
        if complete.code != 0 or not complete.calls:
            kills.failures.append(f"it does not come to its end: {complete.said}")
            return kills
        last = min(among or complete.calls, complete.calls)
        places = random.sample(range(1, last + 1), min(runs, last))
        for at in sorted(places):
            with self._scene() as scene:
                ran = self._run(scene, at, how)
                wrong = [*_wrong(ran, how), *self._look(kills, scene, ran, steps)]
            kills.failures += [f"call {at} of {complete.calls}: {one}" for one in wrong]
        return kills

    def held_up(self, how: How, most: int) -> Kills:
        """End runs that wait in the middle of a statement, one for each table that they write to.

        Args:
            how: whether the program is killed, or the server ends its connection.
            most: how many tables to take of those at most.
        """
        kills = Kills(self._command.name)
        with self._scene() as scene:
            before = state(scene.store, scene.folder)
            self._run(scene)
            steps = [before, state(scene.store, scene.folder)]
            tables = tables_of(scene.store)
        for table in tables:
            if kills.calls == most:
                break
            with self._scene() as scene, ThreadPoolExecutor() as pool:
                with locked(scene.store, table) as lock:
                    running = pool.submit(self._run, scene)
                    if not lock.waited_for(running):
                        continue  # it does not write to this one
                    kills.calls += 1
                    if how == "kill":
                        self._stage.kill()
                    else:
                        lock.end_who_waits()
                ran = running.result()
                wrong = [*_wrong(ran, how), *self._look(kills, scene, ran, steps)]
            kills.failures += [f"writing to {table}: {one}" for one in wrong]
        return kills

    def _look(self, kills: Kills, scene: _Scene, ran: Run, steps: Sequence[State]) -> list[str]:
        """Note what a run left that was ended, and tell what is wrong with it."""
        settled(scene.store)
        left = state(scene.store, scene.folder)
        kills.left[moment(left, steps[0], steps[-1])] += 1
        return [*of_neither(left, steps), *self._aftermath(scene, ran, steps[-1])]

    @contextmanager
    def _scene(self) -> Iterator[_Scene]:
        """A copy of the store and of the files, which is thrown away in the end."""
        store = self._stores.copy(self._base)
        with TemporaryDirectory(dir=self._desk.parent) as name:
            folder = Path(name) / "desk"
            shutil.copytree(self._desk, folder)
            yield _Scene(store, folder)
        self._stores.drop(store)

    def _run(self, scene: _Scene, at: int | None = None, how: How = "kill", given: str = "") -> Run:
        words = self._command.words
        if self._command.base:
            words = (*words, "--store", scene.store)
        given = given or self._command.given
        return self._stage.run(*words, folder=scene.folder, at=at, how=how, given=given)

    def _steps(self) -> Iterator[State]:
        """What a command that asks what to do leaves when it is told to stop after each answer."""
        answers = self._command.given.splitlines(keepends=True)
        for count in range(1, len(answers)):
            with self._scene() as scene:
                self._run(scene, given="".join(answers[:count]) + STOP)
                yield state(scene.store, scene.folder)

    def _aftermath(self, scene: _Scene, ran: Run, after: State) -> Iterator[str]:
        """What is wrong with what is left, and with what comes of the same command after it."""
        if self._command.base:
            yield from refusals(scene.store)
        if ran.code != 0:
            again = self._run(scene)
            if again.code != 0:
                yield f"run again, it does not come to its end: {again.said}"
        if self._command.given:
            return  # what it is asked depends on where it was
        done = state(scene.store, scene.folder)
        if done.recordings != after.recordings:
            yield "run again, it records something else than a run that was not ended"
        if whole(done.files) != whole(after.files):
            yield "run again, it writes something else than a run that was not ended"
        if self._command.base:
            yield from refusals(scene.store)


def _wrong(ran: Run, how: How) -> Iterator[str]:
    """What is wrong with the way in which a run ended."""
    if how == "kill" and not ran.killed:
        yield f"it was not killed: {ran.said}"
    if how != "kill" and (ran.code not in (0, 4) or "Traceback" in ran.said):
        yield f"it ends with {ran.code}: {ran.said}"
