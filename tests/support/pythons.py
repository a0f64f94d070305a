"""The Pythons that this machine has: on PATH, or installed by pyenv."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def found(minor: str) -> Path | None:
    """An interpreter of that version, such as "3.12", or nothing."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders = [Path(folder) for folder in os.get_exec_path()]
    places = [folder / f"python{minor}" for folder in folders]
    places += sorted((root / "versions").glob(f"{minor}.*/bin/python"))
    return next((place for place in places if _version(place) == minor), None)


def _version(place: Path) -> str | None:
    """What the interpreter there says that it is, if it can make environments."""
    if not place.is_file():
        return None
    ask = "import sys, ensurepip; sys.stdout.write('%d.%d' % sys.version_info[:2])"
    told = subprocess.run([place, "-c", ask], capture_output=True, text=True, check=False)
    return told.stdout if told.returncode == 0 else None
