"""The cache: answers that were given, kept by what was asked and of whom."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tracker.coding.program import MOST_BYTES, Program
from tracker.coding.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers; one that cannot be written to keeps nothing."""

    folder: Path

    def answer(self, prompt: Prompt, program: Program) -> bytes | None:
        """The answer that was kept, if there is one."""
        try:
            with self._file(prompt, program).open("rb") as file:
                return file.read(MOST_BYTES + 1)
        except OSError:
            return None

    def keep(self, prompt: Prompt, program: Program, written: bytes) -> None:
        """Keep an answer, for its owner alone to read."""
        file = self._file(prompt, program)
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as out:
                out.write(written)
            Path(name).replace(file)

    def forget(self, prompts: Iterable[Prompt], program: Program) -> None:
        """Keep the answers to some prompts no longer."""
        for prompt in prompts:
            with suppress(OSError):
                self._file(prompt, program).unlink(missing_ok=True)

    def _file(self, prompt: Prompt, program: Program) -> Path:
        told = "\0".join((prompt.digest, *program.words))
        return self.folder / f"{hashlib.sha256(told.encode()).hexdigest()}.json"
