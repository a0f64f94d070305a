"""Coders: small programs that answer a prompt, run as a user's own are."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

from tests.support.drafts import HEAD

TEXT = (
    HEAD
    + """The two leaders welcomed the signing of the Ocean Data Agreement, and agreed to hold the \
next Policy Dialogue in Santiago in October.

President Lagos requested Japan to lift its fee on salmon. She expressed concern over the tariff \
on copper.

The two leaders confirmed that they will continue to cooperate at the United Nations. The \
evening was warm.
"""
)
"""A readout of six sentences in its body."""

AGREED: dict[str, Any] = {
    "quote": "agreed to hold the next Policy Dialogue in Santiago in October",
    "sentence": 4,
    "type": "FollowUpScheduled",
    "by": ["CL", "JP"],
    "item": "policy-dialogue",
    "summary": "Hold the next Policy Dialogue in Santiago.",
    "due": "2031-10",
    "due_words": "in October",
    "wording": "agreed",
}
"""A statement of it that the rules propose too."""


def answer(*statements: object, none: tuple[int, ...] = ()) -> str:
    """An answer with some statements."""
    return json.dumps({"statements": list(statements), "none": list(none)})


def saying(folder: Path, *answers: str | bytes, name: str = "coder.py") -> str:
    """The command of a coder that writes these answers, one each time it is asked.

    It counts how often it was asked in `asked`, and keeps what it was asked in `prompt-N`.
    """
    for number, written in enumerate(answers):
        data = written if isinstance(written, bytes) else written.encode()
        (folder / f"{name}.answer-{number}").write_bytes(data)
    return coder(
        folder,
        f"""
from pathlib import Path
here = Path({str(folder)!r})
asked = here / "asked"
count = int(asked.read_text()) if asked.exists() else 0
asked.write_text(str(count + 1))
(here / f"prompt-{{count}}").write_bytes(sys.stdin.buffer.read())
number = min(count, {len(answers) - 1})
sys.stdout.buffer.write((here / f"{name}.answer-{{number}}").read_bytes())
""",
        name=name,
    )


def coder(folder: Path, body: str, *, name: str = "coder.py") -> str:
    """The command of a coder that does what it says."""
    path = folder / name
    path.write_text(f"import sys\n{body}\n", encoding="utf-8")
    return shlex.join((sys.executable, str(path)))


def times_asked(folder: Path) -> int:
    """How often a coder was asked."""
    asked = folder / "asked"
    return int(asked.read_text()) if asked.exists() else 0


def replaying(folder: Path, answers: Path) -> str:
    """The command of a coder that gives what is recorded for the prompt that it reads."""
    return coder(
        folder,
        f"""
import hashlib
from pathlib import Path
digest = hashlib.sha256(sys.stdin.buffer.read()).hexdigest()
(found,) = Path({str(answers)!r}).glob(f"*.{{digest[:16]}}.answer.json")
sys.stdout.buffer.write(found.read_bytes())
""",
    )
