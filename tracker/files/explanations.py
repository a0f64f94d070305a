"""What a model refuses, in plain words: the field, what is wrong with it, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints
from pydantic_core import ErrorDetails

from tracker.domain.due import Due
from tracker.domain.heading import Digest, Meeting, Source
from tracker.domain.items import ItemOpened
from tracker.domain.names import SLUG, slug_of
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    Quote,
    RequestMade,
    ViewsExchanged,
)
from tracker.domain.values import MOST, Slug, Target
from tracker.domain.wording import WORDINGS
from tracker.suggestions import near

STATEMENTS: dict[str, type[BaseModel]] = {
    kind.__name__: kind
    for kind in (
        CommitmentMade,
        FollowUpScheduled,
        ProgressWelcomed,
        ConcernRaised,
        RequestMade,
        ViewsExchanged,
    )
}
"""The types of statement, by the names that files give them."""

_PARTS: dict[str, type[BaseModel]] = {
    **STATEMENTS,
    "meetings": Meeting,
    "source": Source,
    "due": Due,
    "quote": Quote,
    "items": ItemOpened,
}

_MISSING = {
    "readout": "name the readout, such as `readout: 2019-06-29-osaka`",
    "parties": "name the parties, such as `parties: [JP, RU]`",
    "meetings": "list the meeting that it tells of, with its `date`",
    "statements": "list them, or write `statements: []` if it makes none",
    "items": "list the items, each with a `title`",
    "date": "write it as YYYY-MM-DD",
    "type": f"write one of {', '.join(STATEMENTS)}",
    "item": "name the matter, such as `item: airplane-grave-visits`",
    "by": "name who speaks or acts, such as `by: [JP, RU]`",
    "summary": "say in a sentence what was said",
    "title": "give it a title",
    "exact": "quote the words that the statement rests on",
}

_NAMED_ABOVE = ("items", "item")
_LONGEST = 60
_Context = dict[str, Any]


_PATTERNS = {
    Slug: "is not made of lower-case words and digits joined by hyphens",
    Target: "is neither an item's name nor a ref such as `airplane-grave-visits@2019-06-29-osaka`",
    Digest: "is not a SHA-256 digest: 64 digits and letters a to f, in lower case",
}
_OF_PATTERN = {
    part.pattern: sentence
    for text, sentence in _PATTERNS.items()
    for part in get_args(text)
    if isinstance(part, StringConstraints)
}


def explain(detail: ErrorDetails, whole: type[BaseModel]) -> str:
    """The sentence for one of pydantic's errors, without the place it is about.

    Args:
        detail: the error.
        whole: the model of the whole file.
    """
    kind, given = detail["type"], detail["input"]
    if kind == "missing":
        return missing(str(detail["loc"][-1]))
    if kind == "extra_forbidden":
        return _unknown_key(detail["loc"], whole)
    if given is None:
        return _nothing(detail["loc"])
    if kind == "string_too_short":
        return _nothing(detail["loc"])
    sentence = next((told for name, told in _SENTENCES.items() if kind.startswith(name)), None)
    return sentence(given, detail.get("ctx", {})) if sentence else f"{shown(given)} does not fit"


def missing(field: str) -> str:
    """The sentence for a key that is not there."""
    return f"'{field}' is missing; {_MISSING.get(field, 'add it')}"


def not_a_number(given: object) -> str:
    """The sentence for what should be a whole number."""
    return f"{shown(given)} is not a whole number; write it in digits"


def not_a_flag(given: object) -> str:
    """The sentence for what should be true or false."""
    return f"{shown(given)} is neither true nor false; write one of the two"


def shown(value: object) -> str:
    """A value as a message shows it: in quotes, and cut when long."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return _form(value)
    return repr(value) if len(value) <= _LONGEST else f"{value[:_LONGEST]!r}…"


def _nothing(location: tuple[str | int, ...]) -> str:
    return f"is empty; {_MISSING.get(str(location[-1]), 'write a value, or take it out')}"


def _unknown_key(location: tuple[str | int, ...], whole: type[BaseModel]) -> str:
    key = str(location[-1])
    part = next((str(step) for step in reversed(location[:-1]) if step in _PARTS), "")
    fields = _PARTS.get(part, whole).model_fields
    known = [name for name in fields if (part, name) != _NAMED_ABOVE]
    known.sort(key=lambda name: name != "type")
    holders = [kind for kind, other in STATEMENTS.items() if key in other.model_fields]
    if part in STATEMENTS and holders:
        return f"{part} has no '{key}', only {' and '.join(holders)}; take it out"
    found = near(key, known, most=1)
    hint = f"did you mean '{found[0]}'?" if found else f"the keys here are {', '.join(known)}"
    return f"unknown key {shown(key)}; {hint}"


def _unknown_type(given: Any, _: _Context) -> str:  # noqa: ANN401
    kind = given["type"]
    if kind is None:
        return missing("type")
    return f"{shown(kind)} is not a type of statement; {_choice(kind, STATEMENTS)}"


def _unknown_wording(given: object, _: _Context) -> str:
    return f"{shown(given)} is not a wording; {_choice(given, WORDINGS)}"


def _choice(given: object, known: Iterable[str]) -> str:
    """The nearest of the words, and all of them."""
    found = near(given, known, most=1) if isinstance(given, str) else []
    listed = f"se one of {', '.join(known)}"
    return f"did you mean '{found[0]}'? U{listed}" if found else f"u{listed}"


def _out_of_pattern(given: object, context: _Context) -> str:
    sentence = _OF_PATTERN.get(context["pattern"], "is not written as it has to be")
    slug = slug_of(str(given)[:_LONGEST])
    hint = f"; write '{slug}'" if slug and context["pattern"] == f"^{SLUG}$" else ""
    return f"{shown(given)} {sentence}{hint}"


def _not_a_text(given: object, _: _Context) -> str:
    if isinstance(given, bool):
        return f"{shown(given)} is not a text; put it in quotes if the word is meant"
    return f"is {_form(given)} where a text belongs; put a text that begins so in quotes"


def _not_a_list(given: object, _: _Context) -> str:
    plain = isinstance(given, str) and len(given) <= _LONGEST and given.isprintable()
    entry = given if plain else "…"
    return f"is {_form(given)} where a list belongs; put it in brackets: [{entry}]"


def _not_a_mapping(given: object, context: _Context) -> str:
    if context.get("class_name") == Due.__name__ and isinstance(given, list):
        return "is a list; put an expression that begins with a bracket in quotes"
    return f"is {_form(given)} where keys with values belong; write each as `key: value`"


def _too_long(given: object, context: _Context) -> str:
    return f"is {len(str(given)):,} characters long; at most {context['max_length']:,} are allowed"


_SENTENCES: dict[str, Callable[[Any, _Context], str]] = {
    "value_error": lambda _, context: str(context["error"]),
    "union_tag_not_found": lambda _, __: missing("type"),
    "union_tag_invalid": _unknown_type,
    "literal_error": _unknown_wording,
    "string_pattern_mismatch": _out_of_pattern,
    "string_too_long": _too_long,
    "string": _not_a_text,
    "tuple": _not_a_list,
    "too_short": lambda given, context: (
        f"holds {len(given) or 'nothing'}; at least {context['min_length']} must stand here"
    ),
    "dict": _not_a_mapping,
    "model": _not_a_mapping,
    "greater_than_equal": lambda given, context: f"{shown(given)} must be {context['ge']} or more",
    "less_than_equal": lambda given, context: f"{shown(given)} must be {context['le']} or less",
    "int_parsing_size": lambda given, _: f"{shown(given)} must be {MOST} or less",
    "int": lambda given, _: not_a_number(given),
    "bool": lambda given, _: not_a_flag(given),
    "date": lambda given, _: f"{shown(given)} is not a date; write it as YYYY-MM-DD",
}
"""For the beginning of an error's type, its sentence; the first that matches is told."""


def _form(given: object) -> str:
    match given:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return shown(given)
        case _:
            return "a text"
