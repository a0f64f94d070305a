"""Places: where in some files a name stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path


def places(names: Collection[str], files: Iterable[Path]) -> dict[str, str]:
    """The file and the line in which each of some names stands first, where it is found.

    Args:
        names: items and refs.
        files: the files to look in; one that cannot be read is passed over.
    """
    found: dict[str, str] = {}
    for file in files:
        sought = {name: _alone(name) for name in names if name not in found}
        if not sought:
            break
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeError):
            continue
        for number, text in enumerate(lines, start=1):
            here = [name for name, alone in sought.items() if alone.search(text)]
            for name in here:
                found.setdefault(name, f"{file}:{number}")
    return found


def _alone(name: str) -> re.Pattern[str]:
    """A name that is no part of a longer one."""
    return re.compile(rf"(?<![\w@-]){re.escape(name)}(?![\w@-])")
