"""Explanations: what a model refuses, in plain words, and what to write instead.

Pydantic's own words are for programmers. Every message about them takes its words from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from tracker.domain.due import Due
from tracker.domain.heading import Digest, Meeting, Source
from tracker.domain.items import ItemOpened
from tracker.domain.names import SLUG, slug_of
from tracker.domain.statements import STATEMENTS, Quote
from tracker.domain.values import MOST, Ref, Slug, Target
from tracker.domain.wording import WORDINGS
from tracker.suggestions import near

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
    "meetings": "list the meeting that it is about, with its `date`",
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
_OF_THE_WHOLE = ("missing", "extra_forbidden")
_LONGEST = 60
_Context = dict[str, Any]


class Explanation(NamedTuple):
    """What is wrong with a value, and what to write instead where that can be said."""

    wrong: str
    way_out: str = ""

    def __str__(self) -> str:
        return f"{self.wrong}; {self.way_out}" if self.way_out else self.wrong


_PATTERNS = {
    Slug: "is not made of lower-case words and digits joined by hyphens",
    Ref: "is not a ref",
    Target: "is neither an item's name nor a ref such as `airplane-grave-visits@2019-06-29-osaka`",
    Digest: "is not a SHA-256 digest: 64 digits and letters a to f, in lower case",
}
_OF_PATTERN = {
    part.pattern: sentence
    for text, sentence in _PATTERNS.items()
    for part in get_args(text)
    if isinstance(part, StringConstraints)
}


def first(error: ValidationError, within: str = "") -> str:
    """The first thing that is wrong, with its place, for what no user wrote.

    Args:
        error: as pydantic raised it.
        within: the place of the value that was refused.
    """
    detail = error.errors(include_url=False)[0]
    wrong, place = explain(detail).wrong, place_of(detail)
    place = ".".join(filter(None, (within, place)))
    return f"{place}: {wrong}" if place else wrong


def place_of(detail: ErrorDetails) -> str:
    """The place to correct: `source.url`; for a key that is missing, what it belongs to."""
    steps = detail["loc"][:-1] if detail["type"] in _OF_THE_WHOLE else detail["loc"]
    return ".".join(str(step) for step in steps if step != "[key]")


def explain(detail: ErrorDetails, whole: type[BaseModel] | None = None) -> Explanation:
    """What one of pydantic's errors means, without the place it is about.

    Args:
        detail: the error.
        whole: the model that refused, where the keys that it knows may help.
    """
    kind, given = detail["type"], detail["input"]
    if kind == "missing":
        return missing(str(detail["loc"][-1]))
    if kind == "extra_forbidden":
        return _unknown_key(detail["loc"], whole)
    if kind == "literal_error":
        return _unknown_word(detail)
    if given is None or kind == "string_too_short":
        return _nothing(detail["loc"])
    sentence = next((told for name, told in _SENTENCES.items() if kind.startswith(name)), None)
    if sentence is None:
        return Explanation(f"{shown(given)} does not fit")
    return sentence(given, detail.get("ctx", {}))


def missing(field: str) -> Explanation:
    """That a key is not there."""
    return Explanation(f"'{field}' is missing", _MISSING.get(field, "add it"))


def not_a_number(given: object) -> Explanation:
    """That something is not a whole number."""
    return Explanation(f"{shown(given)} is not a whole number", "write it in digits")


def not_a_flag(given: object) -> Explanation:
    """That something is neither true nor false."""
    return Explanation(f"{shown(given)} is neither true nor false", "write one of the two")


def shown(value: object) -> str:
    """A value as a message shows it: in quotes, and cut when long."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return _form(value)
    return repr(value) if len(value) <= _LONGEST else f"{value[:_LONGEST]!r}…"


def _nothing(location: tuple[str | int, ...]) -> Explanation:
    field = str(location[-1]) if location else ""
    return Explanation("is empty", _MISSING.get(field, "write a value, or take it out"))


def _unknown_key(location: tuple[str | int, ...], whole: type[BaseModel] | None) -> Explanation:
    key = str(location[-1])
    part = next((str(step) for step in reversed(location[:-1]) if step in _PARTS), "")
    holders = [kind for kind, other in STATEMENTS.items() if key in other.model_fields]
    if part in STATEMENTS and holders:
        return Explanation(f"{part} has no '{key}', only {' and '.join(holders)}", "take it out")
    model = _PARTS.get(part, whole)
    fields = model.model_fields if model else ()
    known = [name for name in fields if (part, name) != _NAMED_ABOVE]
    known.sort(key=lambda name: name != "type")
    found = near(key, known, most=1)
    hint = f"did you mean '{found[0]}'?" if found else f"the keys here are {', '.join(known)}"
    return Explanation(f"unknown key {shown(key)}", hint if known else "")


def _unknown_type(given: Any, _: _Context) -> Explanation:  # noqa: ANN401
    kind = given["type"]
    if kind is None:
        return missing("type")
    return Explanation(f"{shown(kind)} is not a type of statement", _choice(kind, STATEMENTS))


def _unknown_word(detail: ErrorDetails) -> Explanation:
    given = detail["input"]
    if detail["loc"][-1:] == ("wording",):
        return Explanation(f"{shown(given)} is not a wording", _choice(given, WORDINGS))
    return Explanation(f"{shown(given)} is not {detail['ctx']['expected']}")


def _choice(given: object, known: Iterable[str]) -> str:
    """The nearest of the words, and all of them."""
    found = near(given, known, most=1) if isinstance(given, str) else []
    listed = f"se one of {', '.join(known)}"
    return f"did you mean '{found[0]}'? U{listed}" if found else f"u{listed}"


def _out_of_pattern(given: object, context: _Context) -> Explanation:
    sentence = _OF_PATTERN.get(context["pattern"], "is not written as it has to be")
    slug = slug_of(str(given)[:_LONGEST])
    hint = f"write '{slug}'" if slug and context["pattern"] == f"^{SLUG}$" else ""
    return Explanation(f"{shown(given)} {sentence}", hint)


def _not_a_text(given: object, _: _Context) -> Explanation:
    if isinstance(given, bool):
        return Explanation(f"{shown(given)} is not a text", "put it in quotes if the word is meant")
    return Explanation(
        f"is {_form(given)} where a text belongs", "put a text that begins so in quotes"
    )


def _not_a_list(given: object, _: _Context) -> Explanation:
    plain = isinstance(given, str) and len(given) <= _LONGEST and given.isprintable()
    entry = given if plain else "…"
    return Explanation(f"is {_form(given)} where a list belongs", f"put it in brackets: [{entry}]")


def _not_a_mapping(given: object, context: _Context) -> Explanation:
    if context.get("class_name") == Due.__name__ and isinstance(given, list):
        return Explanation("is a list", "put an expression that begins with a bracket in quotes")
    return Explanation(
        f"is {_form(given)} where keys with values belong", "write each as `key: value`"
    )


def _too_few(given: Any, context: _Context) -> Explanation:  # noqa: ANN401
    held, least = len(given) or "nothing", context["min_length"]
    return Explanation(f"holds {held}", f"at least {least} {'is' if least == 1 else 'are'} needed")


def _too_long(given: object, context: _Context) -> Explanation:
    length, most = len(str(given)), context["max_length"]
    return Explanation(f"is {length:,} characters long", f"at most {most:,} are allowed")


def _not_json(_: object, context: _Context) -> Explanation:
    return Explanation(f"is not whole JSON ({context['error']})")


_SENTENCES: dict[str, Callable[[Any, _Context], Explanation]] = {
    "value_error": lambda _, context: Explanation(str(context["error"])),
    "union_tag_not_found": lambda _, __: missing("type"),
    "union_tag_invalid": _unknown_type,
    "string_pattern_mismatch": _out_of_pattern,
    "string_too_long": _too_long,
    "string": _not_a_text,
    "tuple": _not_a_list,
    "too_short": _too_few,
    "dict": _not_a_mapping,
    "model": _not_a_mapping,
    "greater_than_equal": lambda given, context: Explanation(
        f"{shown(given)} must be {context['ge']} or more"
    ),
    "less_than_equal": lambda given, context: Explanation(
        f"{shown(given)} must be {context['le']} or less"
    ),
    "int_parsing_size": lambda given, _: Explanation(f"{shown(given)} must be {MOST} or less"),
    "int": lambda given, _: not_a_number(given),
    "bool": lambda given, _: not_a_flag(given),
    "datetime": lambda given, _: Explanation(f"{shown(given)} is not a time"),
    "timezone": lambda given, _: Explanation(f"{shown(given)} is a time without its zone"),
    "date": lambda given, _: Explanation(f"{shown(given)} is not a date", "write it as YYYY-MM-DD"),
    "json": _not_json,
}
"""For the beginning of an error's type, its explanation; the first that matches is used."""


def _form(given: object) -> str:
    match given:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return shown(given)
        case int() | float():
            return "a number"
        case _:
            return "a text"
