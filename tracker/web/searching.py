"""Searching: what on record has some words in it, marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from tracker import characters
from tracker.queries.hits import Hit
from tracker.queries.terms import Found, Terms
from tracker.web.fields import fields
from tracker.web.finding import listed
from tracker.web.naming import OF
from tracker.web.visit import Shown, Visit

_LIMIT = 20
"""How many of each kind are shown, unless another number is asked for."""


def search(visit: Visit) -> Shown:
    """What is found."""
    if visit.still:
        return listed(visit)
    words = visit.given("words")
    hits: list[Hit] = []
    if Terms(words).forms:
        filters: dict[str, Any] = {"limit": _LIMIT} | visit.asked.filters
        hits = [*visit.queries.answer(visit.question, visit.view, words, **filters)]
    return "search.html", {
        "words": words,
        "hits": [(one, _place(visit, one), [*_marked(one)]) for one in hits],
        "fields": [one for one in fields(visit, visit.question) if one.name != "item"],
    }


def _place(visit: Visit, hit: Hit) -> str:
    """The address of what is found."""
    match hit.kind:
        case "item":
            of = hit.relationship if len(visit.relationships) > 1 else None
            return visit.page_of("item", hit.ref, **{OF: of})
        case "readout" | "meeting":
            return visit.page_of(hit.kind, hit.ref)
        case _ if "@" in hit.ref:
            return visit.page_of("statement", hit.ref)
        case _:
            return visit.to("/show", name=hit.ref)


def _marked(hit: Hit) -> Iterator[tuple[str, Markup]]:
    for one in hit.matches:
        yield one.field, _text(one)


def _text(found: Found) -> Markup:
    """A text with the words that were searched for marked."""
    parts, end = [], 0
    for start, stop in found.marks:
        before, word = (
            escape(characters.shown(found.text[a:b])) for a, b in ((end, start), (start, stop))
        )
        parts.append(before + Markup("<mark>{}</mark>").format(word))
        end = stop
    parts.append(escape(characters.shown(found.text[end:])))
    return Markup().join(parts)
