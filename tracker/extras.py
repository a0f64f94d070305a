"""Extras: the libraries that only some need, and how they are installed beside the program."""

from __future__ import annotations


def installing(extra: str) -> str:
    """What to type, and where, to have the libraries of an extra.

    The program is in no index of packages, so that its extras are had from its folder.
    """
    return f"pip install '.[{extra}]' in the folder of the program"
