"""Styles of citation: the text, or the entry of a list of literature, that cites a statement."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import MappingProxyType
from urllib.parse import quote

from tracker.queries import moments
from tracker.queries.citations import Citation

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
"""What stands for the signs that are commands of TeX."""

_OF_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
"""What stays as it is in an address; whatever else is not a letter or a digit is escaped."""


def plain(one: Citation) -> str:
    """For people: the words, where they stand, and what they are called here."""
    where = (one.title or one.readout, _publisher(one), str(one.date), one.url)
    said = f"“{one.quote}”" if one.quote else one.summary
    lines = [f"    {', '.join(filter(None, where))}", f"    {_name(one)}"]
    return "\n".join([said, *lines] if said else lines)


def chicago(one: Citation) -> str:
    """A note as the Chicago Manual of Style has it for a page of a web site."""
    day = f"{one.date:%B} {one.date.day}, {one.date.year}"
    parts = [one.publisher_name, f"“{one.title or one.readout},” {day}", one.url]
    said = f", “{one.quote}”" if one.quote else ""
    return f"{', '.join(filter(None, parts))}{said} ({_name(one)})."


def bibtex(one: Citation) -> str:
    """An entry of BibTeX."""
    fields = {
        "author": f"{{{_tex(one.publisher_name)}}}" if one.publisher_name else None,
        "title": f"{{{_tex(one.title or one.readout)}}}",
        "year": str(one.date.year),
        "month": str(one.date.month),
        "day": str(one.date.day),
        "url": one.url and quote(one.url, safe=_OF_ADDRESSES),
        "note": _tex(_note(one)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{one.ref.replace('@', ':')},\n{''.join(lines)}}}"


def csl_json(one: Citation) -> str:
    """An entry of CSL-JSON, which programs for literature read."""
    entry = {
        "id": one.ref,
        "type": "webpage" if one.url else "document",
        "author": [{"literal": one.publisher_name}] if one.publisher_name else None,
        "title": one.title or one.readout,
        "issued": {"date-parts": [[one.date.year, one.date.month, one.date.day]]},
        "URL": one.url,
        "note": _note(one),
        "custom": {
            "ref": one.ref,
            "quote": one.quote,
            "known-on": moments.shown(one.known_on),
        },
    }
    told = {name: value for name, value in entry.items() if value is not None}
    return json.dumps([told], ensure_ascii=False, indent=2)


STYLES: MappingProxyType[str, Callable[[Citation], str]] = MappingProxyType(
    {"plain": plain, "chicago": chicago, "bibtex": bibtex, "csl-json": csl_json}
)
"""The styles by their names."""


def _publisher(one: Citation) -> str:
    if one.publisher_name == one.publisher:  # nobody, or somebody who is not known here
        return one.publisher or ""
    return f"{one.publisher_name} ({one.publisher})"


def _name(one: Citation) -> str:
    return f"{one.ref}, as known on {moments.shown(one.known_on)}"


def _note(one: Citation) -> str:
    return f"“{one.quote}” ({_name(one)})" if one.quote else _name(one)


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
