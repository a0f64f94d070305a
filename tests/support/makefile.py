"""The Makefile: make run as a user would, whatever ran the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def make(
    folder: Path, *arguments: str, environment: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[str]:
    """What make did in a folder, with its output and its errors in one."""
    return subprocess.run(
        ["make", *arguments],
        cwd=folder,
        env={name: value for name, value in environment.items() if name not in _HANDED_DOWN},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


_HANDED_DOWN = {"MAKEFLAGS", "MAKEOVERRIDES", "MFLAGS", "MAKELEVEL", "PYTHON"}
"""What a make that runs the tests would tell this one."""
