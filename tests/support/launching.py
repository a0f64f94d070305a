"""Launching: servers begun in processes of their own, by one that has loaded the program once.

To load what a server needs takes a second and more, and the tests begin dozens of them. A process
loads it once, and becomes another for each server: that one has the environment and the streams it
is given, ends as the program ends, and can be killed. Commands that are about how a process begins
are run by `commandline.process`.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from types import ModuleType, TracebackType
from typing import Any, Self

from tests.support.commandline import process_environment

_LOADED = ("tracker.cli.serve", "tracker.web.server", "psycopg", "uvicorn.loops.auto")
_LONGEST = 1 << 20
"""The most bytes that a command and its environment take."""


class Launched:
    """A command that runs in a process of its own; what it says can be read.

    Args:
        words: the command and its arguments.
        env: its environment.
    """

    def __init__(self, *words: str, env: Mapping[str, str]) -> None:
        out, its_out = os.pipe()
        err, its_err = os.pipe()
        self.stdout = os.fdopen(out, encoding="utf-8")
        self.stderr = os.fdopen(err, encoding="utf-8")
        self.returncode: int | None = None
        self._told, its_end = socket.socketpair()
        job = json.dumps({"words": words, "env": dict(env)}).encode()
        with its_end:
            socket.send_fds(_launcher(), [job], [its_out, its_err, its_end.fileno()])
        os.close(its_out)
        os.close(its_err)
        self._answers = self._told.makefile(encoding="utf-8")
        self.pid = int(self._answers.readline())

    def send_signal(self, number: int) -> None:
        """Send a signal to it, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it ends; its exit code, or the number of a signal below zero."""
        if self.returncode is None:
            self._told.settimeout(timeout)
            self.returncode = int(self._answers.readline())
        return self.returncode

    def close(self) -> str:
        """Wait until it has ended; what it said of errors that was not read before."""
        self.wait(20)
        said = self.stderr.read()
        for one in (self.stdout, self.stderr, self._answers, self._told):
            one.close()
        return said

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.stdout.closed:
            self.send_signal(signal.SIGKILL)
            self.close()


@cache
def _launcher() -> socket.socket:
    """The line to the process that launches: what is sent on it is run."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LONGEST)
    with its:
        running = subprocess.Popen(
            [sys.executable, "-m", "tests.support.launching", str(its.fileno())],
            env=process_environment({"PYTHONUNBUFFERED": "1"}),
            stdin=subprocess.DEVNULL,
            pass_fds=[its.fileno()],
        )
    atexit.register(_end, ours, running)
    return ours


def _end(line: socket.socket, running: subprocess.Popen[bytes]) -> None:
    line.close()
    running.wait(20)


def main() -> None:
    """Launch what is sent on a line, of which the number is given, until that is closed."""
    for name in _LOADED:
        import_module(name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal, which is not for this one
    with socket.socket(fileno=int(sys.argv[1])) as line:
        while True:
            job, handed, _, _ = socket.recv_fds(line, _LONGEST, 3)
            if not job:
                return
            keeper = os.fork()
            if not keeper:
                line.close()
                _keep(json.loads(job), *handed)
                return
            for number in handed:
                os.close(number)
            _forget_ended()


def _forget_ended() -> None:
    with suppress(ChildProcessError):  # when none is left
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _keep(job: dict[str, Any], out: int, err: int, told: int) -> None:
    """Begin a command, and tell its number and what it ends with; in the new process, be it."""
    pid = os.fork()
    if not pid:
        os.close(told)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout = open(1, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        _be(job)
        return
    for number in (1, 2, out, err):
        os.close(number)
    with socket.socket(fileno=told) as line:
        line.sendall(f"{pid}\n".encode())
        _, status = os.waitpid(pid, 0)
        line.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _be(job: dict[str, Any]) -> None:
    """Be the command."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(job["env"])
    sys.argv = ["tracker", *job["words"]]
    sys.modules["__main__"] = ModuleType("__main__")
    import_module("tracker.cli").run()


if __name__ == "__main__":
    main()
