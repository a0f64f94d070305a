"""The lexicon: which words make which act, read from a data file that a user can replace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

import yaml

from tracker.domain.wording import WORDINGS, Wording
from tracker.drafting.alternatives import expression
from tracker.drafting.inflections import Form, inflected
from tracker.errors import Unreadable

Sense = Literal["progress", "done", "request", "concern", "commit", "affirm", "report", "views"]

_VERBS = ("ally", "apply", "comply", "imply", "multiply", "rely", "reply", "supply")
"""What ends as an adverb does, and is a verb."""
_LIST = re.compile(r"\{(\w+)\}")
"""A list of words, where a phrase takes any of them."""

_NO_BRACKETS = str.maketrans("", "", "()")


class Phrase(NamedTuple):
    """A phrase of the lexicon, ready to be looked for at its verb."""

    sense: Sense
    wording: Wording | None
    tail: re.Pattern[str]
    """What stands behind the verb."""
    weight: int
    """How much of the text it asks for: the greater wins."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases by the forms of their verbs, and the word lists."""

    phrases: dict[str, tuple[tuple[Form, Phrase], ...]]
    words: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]

    def forms(self, name: str) -> frozenset[str]:
        """Every form of the verbs of a list."""
        return frozenset(form for verb in self.words[name] for form in inflected(verb))

    def either(self, name: str) -> str:
        """The words of a list as alternatives of a regular expression, the longest first."""
        return "|".join(
            re.escape(word).replace(r"\-", "[- ]")
            for word in sorted(self.words[name], key=lambda w: (-len(w), w))
        )


def _tail(words: list[str]) -> tuple[re.Pattern[str], int]:
    """The regular expression for the words after the verb, and its weight."""
    expression, weight = "", 0
    for word in words:
        if word == "~":
            # "the U.S. commitment": the dot of an abbreviation ends no sentence.
            expression += (
                r"(?:\s+(?!(?:that|to|but|for|over|about|at|regarding)\b)"
                r"(?:[^\s,.;:]|(?<=[A-Z])\.)+){0,5}?"
            )
            continue
        optional = word.endswith(")?")
        plain = word.removesuffix("?").replace("'", "[’']")
        body = plain.replace("ise", "i[sz]e").replace("~", r"(?:[^\s,.;:]+\s+){0,6}?")
        # "noted, with regret, that"
        before = r",?\s+" if body == "with" else r"\s+"
        expression += rf"(?:{before}{body})?" if optional else rf"{before}{body}"
        weight += 0 if optional else 2
    return re.compile(expression + r"(?![\w-])", re.IGNORECASE), weight


def _joined(text: str) -> list[str]:
    """The words of a phrase; a bracket with its alternatives is one word."""
    words: list[str] = []
    depth = 0
    for word in text.split():
        if depth:
            words[-1] += r"\s+" + word
        else:
            words.append(word)
        depth += word.count("(") - word.count(")")
    return words


def _phrases(
    heads: dict[str, Any], words: dict[str, str]
) -> dict[str, tuple[tuple[Form, Phrase], ...]]:
    table: dict[str, list[tuple[Form, Phrase]]] = {}
    lists = {name: f"({'|'.join(text.split())})" for name, text in words.items()}
    for sense, entries in heads.items():
        if sense not in get_args(Sense):
            raise ValueError(f"heads.{sense}: use one of {', '.join(get_args(Sense))}")
        groups = entries if isinstance(entries, dict) else {None: entries}
        for wording, texts in groups.items():
            if wording is not None and wording not in WORDINGS:
                raise ValueError(f"heads.{sense}.{wording}: use one of {', '.join(WORDINGS)}")
            for text in texts:
                verbs, *rest = _joined(_LIST.sub(lambda name: lists[name[1]], text))
                tail, weight = _tail(rest)
                phrase = Phrase(cast("Sense", sense), wording, tail, weight + 1)
                for verb in verbs.translate(_NO_BRACKETS).split("|"):
                    adverb = verb if rest and verb.endswith("ly") and verb not in _VERBS else ""
                    forms: dict[str, Form] = {adverb: "past"} if adverb else inflected(verb)
                    for word, form in forms.items():
                        table.setdefault(word, []).append((form, phrase))
    return {
        word: tuple(sorted(rows, key=lambda row: -row[1].weight)) for word, rows in table.items()
    }


def _read(text: str, where: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Unreadable(f"{where}: not YAML: {error}") from error
    if not isinstance(data, dict):
        raise Unreadable(f"{where}: not a lexicon; it has the keys heads, words and phrases")
    return data


def _complete(data: dict[str, Any], shipped: dict[str, Any]) -> None:
    for part in ("words", "phrases"):
        if lacking := sorted(shipped[part].keys() - data[part].keys()):
            raise ValueError(f"{part} lacks {', '.join(lacking)}")


def _merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The base with another file's entries: lists grow, a text replaces a text."""
    merged = dict(base)
    for key, value in more.items():
        known = merged.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            merged[key] = _merged(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            merged[key] = [*value, *known]
        else:
            merged[key] = value
    return merged


@lru_cache(maxsize=8)
def lexicon(path: Path | None = None, *, alone: bool = False) -> Lexicon:
    """The lexicon that comes with the tracker, extended by a file.

    Args:
        path: a file of the same form as `lexicon.yaml`, if there is one.
        alone: take that file alone, in place of the shipped one.

    Raises:
        Unreadable: the file cannot be read, or is no lexicon.
    """
    own = files("tracker.drafting").joinpath("lexicon.yaml").read_text(encoding="utf-8")
    shipped = data = _read(own, "lexicon.yaml")
    if path:
        try:
            further = _read(path.read_text(encoding="utf-8"), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise Unreadable(f"{path}: cannot be read: {error}") from error
        data = further if alone else _merged(data, further)
    try:
        _complete(data, shipped)
        return Lexicon(
            phrases=_phrases(data["heads"], data["words"]),
            words={name: frozenset(text.lower().split()) for name, text in data["words"].items()},
            patterns={
                name: re.compile(rf"\b(?:{expression(form)})", re.IGNORECASE)
                for name, form in data["phrases"].items()
            },
        )
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise Unreadable(f"{path or 'lexicon.yaml'}: not a lexicon: {error}") from error
