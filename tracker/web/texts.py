"""Texts: the words of the pages in the reader's language, as far as they are translated.

All words of a page are in the templates and in `tracker/web`, each within `_( )`, which is where
gettext looks for them; what a page shows of the words of the rules and of the questions is in the
catalogue as well. `locale/page.pot` has all of them. A translation is a catalogue
`<language>/LC_MESSAGES/page.mo`, in `locale` beside this module or in a folder of one's own. What
is on record is never translated.
"""

from __future__ import annotations

import gettext
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tracker import settings
from tracker.errors import Unreadable

DOMAIN = "page"
"""What the catalogues are called."""

_PLACES = f"*/LC_MESSAGES/{DOMAIN}.mo"
_FOLDER = Path(__file__).parent / "locale"
_OWN = "en"


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The translations into a language; none into the one that the pages are written in.

    Raises:
        Unreadable: there is a catalogue of it that is none; it is named.
    """
    for path in _catalogues():
        if path.parts[-3] == language:
            try:
                with path.open("rb") as file:
                    return gettext.GNUTranslations(file)
            except (OSError, ValueError, LookupError, struct.error) as error:
                raise Unreadable(
                    f"{path}: is not a catalogue of translations ({error}); make it anew with "
                    "pybabel compile"
                ) from None
    return gettext.NullTranslations()


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are texts in."""
    found = {path.parts[-3] for path in _catalogues()} - {_OWN}
    return (_OWN, *sorted(found))


def check() -> None:
    """Read every catalogue, so that one that is none is told before a page needs it.

    Raises:
        Unreadable: one is none, or there are none where one's own are said to be; it is named.
    """
    folder = settings.translations_folder()
    if folder and not any(folder.glob(_PLACES)):
        wrong = "holds no catalogue" if folder.is_dir() else "there is no such folder"
        raise Unreadable(
            f"{folder}: {wrong}; TRACKER_TRANSLATIONS names the folder in which translations are "
            f"({_PLACES.replace('*', 'LANGUAGE')})"
        )
    for language in languages():
        translations(language)


def _catalogues() -> Iterator[Path]:
    """The catalogues, one's own before those that come with the program."""
    for folder in (settings.translations_folder(), _FOLDER):
        if folder:
            yield from sorted(folder.glob(_PLACES))


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
