"""Programs: a coder, run without a shell, within a time and up to so much output."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from tracker import characters

MOST_BYTES = 4_000_000
"""Bytes of an answer that is read; the coding of a long readout has a fraction of that."""

_MOST_COMPLAINT = 4_000
"""Bytes of what a program complains of that are kept, from the end."""

_SHOWN = 300
_MOST_WAIT = 10.0
"""Seconds that are waited for the last of what was written, once nobody is left to write."""

_CHUNK = 65_536
_OPERATORS = frozenset(("|", "||", "&", "&&", ";", ">", ">>", "<", "<<", "2>", "2>&1"))
_OURS = re.compile(r"TRACKER_|PG[A-Z]")
"""The variables that say where the record is, with what password: no business of a coder."""

_PLAIN = re.compile(r"[A-Za-z0-9][\w.:-]{0,39}")
_MODEL = re.compile("-m|-{2}model")
"""The option by which programs usually take the name of a model."""

_MODEL_NAME = re.compile(r"[A-Za-z0-9][\w./:-]{0,79}")
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer, and what to do about it."""

    reason: str
    again: bool = False
    """Whether it was an answer that cannot be used, so that asking once more may help."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program with its arguments, and the limits within which it runs."""

    words: tuple[str, ...]
    seconds: float
    most: int = MOST_BYTES

    @classmethod
    def parsed(cls, line: str, seconds: float) -> Program:
        """The command that a line names, in the words that a shell would make of it.

        Raises:
            ValueError: it names none, or asks for what only a shell does; says what to write.
        """
        try:
            words = tuple(shlex.split(line))
        except ValueError:
            raise ValueError(
                "has a quotation mark or a backslash without its other half; close it"
            ) from None
        if not words or not words[0]:
            raise ValueError("names no program; write one such as 'llm -m MODEL'")
        if "\0" in line:
            raise ValueError("has a character that no command can have; take it out")
        if found := next((word for word in words if word in _OPERATORS), None):
            raise ValueError(
                f"runs without a shell, in which {found!r} means nothing; put it into a script of "
                "your own, and name that"
            )
        return cls(words, seconds)

    @property
    def name(self) -> str:
        """What it is called in a record: its program and its model, and nothing that is secret."""
        program, *rest = self.words
        named = [os.path.basename(program)]  # noqa: PTH119 - a name, whatever system wrote it
        for before, word in zip(self.words, rest, strict=False):
            last = os.path.basename(word)  # noqa: PTH119
            if _MODEL.fullmatch(before):
                last, plain = word, _MODEL_NAME.fullmatch(word)
            else:
                plain = None if before.startswith("-") else _PLAIN.fullmatch(last)
            if plain:
                named.append(last)
        return characters.in_one_line(" ".join(named[:_MOST_NAMES])) or "coder"

    def answer(self, prompt: str) -> bytes | Failure:
        """What the program writes when it is given a prompt.

        It runs in a session of its own, which is ended as a whole: nothing that it began goes on.
        """
        try:
            process = subprocess.Popen(  # noqa: S603 - the user's own command, without a shell
                self.words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={name: value for name, value in os.environ.items() if not _OURS.match(name)},
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            return Failure(_not_begun(self.words[0], error))
        return _Run(process, self).carried_out(prompt.encode())


class _Run:
    """A program that is running, with what it has written so far."""

    def __init__(self, process: subprocess.Popen[bytes], command: Program) -> None:
        self._process = process
        self._command = command
        self._said = bytearray()
        self._complaint = bytearray()
        self._too_large = threading.Event()

    def carried_out(self, prompt: bytes) -> bytes | Failure:
        process = self._process
        threads = [
            threading.Thread(target=work, args=args, daemon=True)
            for work, args in (
                (self._give, (process.stdin, prompt)),
                (self._hear, (process.stdout,)),
                (self._overhear, (process.stderr,)),
            )
        ]
        for thread in threads:
            thread.start()
        late = False
        try:
            process.wait(self._command.seconds)
        except subprocess.TimeoutExpired:
            late = True
        finally:
            # Also what it left running in the background, and on an interruption from the keyboard.
            self._end()
        for thread in threads:
            thread.join(_MOST_WAIT)
        return self._outcome(late=late)

    def _outcome(self, *, late: bool) -> bytes | Failure:
        program, code = self._command.words[0], self._process.returncode
        if self._too_large.is_set():
            return Failure(f"it wrote more than {self._command.most:,} bytes", again=True)
        if late:
            return Failure(
                f"it took longer than {self._command.seconds:g} seconds; give it more time with "
                "TRACKER_CODER_SECONDS"
            )
        if code:
            return Failure(f"{program} ended with {_code(code)}{self._complained()}")
        return bytes(self._said)

    def _complained(self) -> str:
        lines = self._complaint.decode("utf-8", "replace").strip().splitlines()
        last = characters.in_one_line(lines[-1])[:_SHOWN] if lines else ""
        return f": {last}" if last else "; run it by itself to see why"

    def _give(self, pipe: IO[bytes], prompt: bytes) -> None:
        # A program need not read all that it is given.
        with suppress(OSError), pipe:
            pipe.write(prompt)

    def _hear(self, pipe: IO[bytes]) -> None:
        with suppress(OSError, ValueError), pipe:
            while chunk := os.read(pipe.fileno(), _CHUNK):
                self._said += chunk
                if len(self._said) > self._command.most:
                    self._too_large.set()
                    self._end()
                    return

    def _overhear(self, pipe: IO[bytes]) -> None:
        with suppress(OSError, ValueError), pipe:
            while chunk := os.read(pipe.fileno(), _CHUNK):
                self._complaint += chunk
                del self._complaint[:-_MOST_COMPLAINT]

    def _end(self) -> None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)


def _not_begun(program: str, error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return f"there is no program {program!r}; check its name, or install it"
        case PermissionError():
            return f"{program!r} may not be run; make it executable (chmod +x), or name its program"
        case OSError(strerror=str(why)):
            return f"{program!r} cannot be run: {why}; run it by itself to see why"
        case _:
            return f"{program!r} cannot be run; check its name"


def _code(code: int) -> str:
    return f"exit code {code}" if code > 0 else f"signal {-code}"
