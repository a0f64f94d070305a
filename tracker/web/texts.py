"""Texts: the words of the pages in the reader's language, as far as they are translated.

All words of a page are in the templates and in `tracker/web`, each within `_( )`, which is where
gettext looks for them. A translation is a catalogue `locale/<language>/LC_MESSAGES/page.mo` beside
this module. What is on record is never translated.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "locale"
_OWN = "en"


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations into a language; none into the one that the pages are written in."""
    return gettext.translation("page", _FOLDER, [language], fallback=True)


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are texts in."""
    found = sorted(path.parts[-3] for path in _FOLDER.glob("*/LC_MESSAGES/page.mo"))
    return (_OWN, *found)


def preferred(accepted: str) -> str:
    """The language that a reader likes best of those that there are.

    Args:
        accepted: what the browser says of that (`Accept-Language`).
    """
    wanted: list[tuple[float, str]] = []
    for part in accepted.split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), name.lower()))
        except ValueError:
            continue
    for _, name in sorted(wanted, key=lambda one: one[0]):
        for known in languages():
            if known.lower() in (name, name.partition("-")[0]):
                return known
    return _OWN


def _(text: str) -> str:
    """A text as it is, marked to be translated where it is shown."""
    return text
