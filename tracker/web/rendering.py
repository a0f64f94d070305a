"""Rendering: templates filled, with everything out of the record escaped."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache, lru_cache
from gettext import NullTranslations
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker import characters
from tracker.domain.kinds import KINDS
from tracker.domain.lengths import after
from tracker.domain.names import SLUG
from tracker.domain.rules import CAME
from tracker.queries import moments
from tracker.queries.parties import party_name
from tracker.queries.revisions import HOW, grounds, judged
from tracker.users import Role, User
from tracker.web import links
from tracker.web.clocks import number
from tracker.web.compiling import Compiled
from tracker.web.introductions import INTRODUCTIONS
from tracker.web.navigation import LISTS, sections
from tracker.web.texts import translations

_FOLDER = Path(__file__).parent / "templates"


_REF = re.compile(rf"(?<![a-z0-9])({SLUG}@{SLUG})")
"""A ref, looked for where words begin alone: it begins nowhere else."""

_ISO_DAY = re.compile(r"(?<![\w./-])(\d{4}-\d\d-\d\d)(?![\w/-])")
"""A day in a sentence, and not in a name or a span of days."""


def rendered(template: str, language: str, **filled: Any) -> str:  # noqa: ANN401 - whatever it shows
    """A template filled, in a language."""
    return _environment(language).get_template(template).render(language=language, **filled)


@cache
def _environment(language: str) -> Environment:
    found = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        auto_reload=False,
    )
    found.code_generator_class = Compiled
    told = translations(language)
    found.filters.update(
        day=_day,
        length_after=_length_after,
        moment=_moment,
        slugged=_slugged,
        followed=links.followed,
        kind=lambda name: KINDS.get(name, name),
        party_name=_party_name,
        number=number,
        grounds=grounds,
        how=HOW.__getitem__,
        judged=judged,
        refs=_refs,
        sentence=_sentence,
        with_days=_with_days,
    )
    found.globals.update(
        _=_translating(told),
        ngettext=_numbering(told),
        came=CAME,
        introductions=INTRODUCTIONS,
        lists=LISTS,
        may=_may,
        sections=sections,
        today=moments.today,
        version=version,
    )
    return found


def _may(reader: User, needed: str) -> bool:
    """Whether somebody has a role, by its name in small letters."""
    return reader.may(Role[needed.upper()])


def _translating(into: NullTranslations) -> Callable[..., Markup]:
    """What puts a text into a language."""

    @lru_cache(maxsize=2048)  # a page has the same words again and again
    def plain(text: str) -> Markup:
        return Markup(into.gettext(text)) % {}  # noqa: S704 - written in the program

    def translated(text: str, **values: object) -> Markup:
        if not values:
            return plain(text)
        return Markup(into.gettext(text)) % values  # noqa: S704 - the values are escaped

    return translated


def _numbering(into: NullTranslations) -> Callable[[str, str, int], Markup]:
    """What puts a text into a language that is another one for several than for one."""

    def numbered(one: str, several: str, num: int) -> Markup:
        return Markup(into.ngettext(one, several, num)) % {"num": num}  # noqa: S704

    return numbered


def _shown(value: object) -> str:
    """A value as it is put into a page: escaped, with nothing that hides or turns what follows."""
    if type(value) is Markup:
        return value
    if isinstance(value, str):
        return _escaped(value)
    return "" if value is None else escape(value)


@lru_cache(maxsize=4096)  # a page has the same names and words again and again
def _escaped(text: str) -> Markup:
    return escape(characters.shown(text))


def _refs(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is the ref of a statement."""
    return [(piece, place % 2 == 1) for place, piece in enumerate(_REF.split(text)) if piece]


def _sentence(told: str) -> str:
    """What is told, with a capital letter where it begins with a word and no name."""
    return told[:1].upper() + told[1:] if told.partition(" ")[0].isalpha() else told


@lru_cache(maxsize=4096)
def _day(day: dt.date | None) -> Markup:
    """A day, which a script writes in the reader's form where there are scripts."""
    if day is None:
        return Markup()
    told = day.isoformat()
    return Markup(f'<time datetime="{told}">{told}</time>')  # noqa: S704 - figures and hyphens


def _with_days(text: str) -> Markup:
    """A text with its days as other days are written; what a name begins with is none."""
    pieces = _ISO_DAY.split(text)
    return Markup("").join(
        Markup('<time datetime="{0}">{0}</time>').format(piece) if place % 2 else _escaped(piece)
        for place, piece in enumerate(pieces)
    )


def _length_after(last: dt.date, days: int) -> str:
    """The length of some days from a day on, in words."""
    return after(last, days).full


def _moment(when: dt.datetime | None) -> Markup:
    """A moment on the clock of the record."""
    if when is None:
        return Markup()
    told = when.astimezone(dt.UTC)
    return Markup('<time datetime="{}">{}</time>').format(
        told.isoformat(), f"{told:%Y-%m-%d %H:%M} UTC"
    )


def _slugged(text: str | None) -> str:
    """A status as it stands in the name of a class."""
    return (text or "none").replace(" ", "-")


@cache
def _party_name(code: str) -> str:
    return party_name(code)
