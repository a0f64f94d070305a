"""Extras: the libraries that only some need, and how they are installed beside the program."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path


def installing(extra: str) -> str:
    """What to type, and where, to have the libraries of an extra.

    The program is in no index of packages, so that its extras are had from its folder.
    """
    return f"{_pip()} install '.[{extra}]' in the folder of the program"


def installing_there(extra: str) -> str:
    """The same for readers of a page, who need not know where on its server the program is."""
    return f"pip install '.[{extra}]' in the folder of the program"


def _pip() -> str:
    """The pip that installs beside this program, which need not be the first that a shell finds."""
    own = Path(sys.executable).with_name("pip")
    found = shutil.which("pip")
    if found and Path(found).parent == own.parent:
        return "pip"
    if not own.exists():
        return f"{shlex.quote(sys.executable)} -m pip"
    return shlex.quote(str(own))
