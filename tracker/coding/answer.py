"""Answers: what a coder wrote, read strictly, statement by statement."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from tracker import characters
from tracker.coding.program import Failure
from tracker.domain.parties import Party
from tracker.domain.values import Model, Slug, Target, Text
from tracker.domain.wording import Wording
from tracker.drafting.proposals import StatementType

MOST_ENTRIES = 1_000
"""Statements that an answer may have; a long communiqué has a tenth of that."""

_SHOWN = 160
_OPENS = re.compile(r"\{")
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_KEYS = ("statements", "none")
_MOST_TRIES = 50


class CodedStatement(Model):
    """One statement of an answer."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    sentence: Annotated[int, Field(ge=1)]
    """The number of the sentence that the quote is taken from."""
    quote: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    """The shortest run of words that shows the act and the matter, copied from that sentence."""
    type: StatementType
    by: Annotated[tuple[Party, ...], Field(min_length=1)]
    """The codes of the parties whose act it is."""
    to: tuple[Party, ...] = ()
    """Requests and concerns only: whom it is addressed to, if the text names one."""
    item: Slug
    """The matter, as a slug; one on record where it is the same."""
    summary: Text
    """One plain sentence in your own words, that says no more than the text does."""
    due: Annotated[str, StringConstraints(max_length=200)] | None = None
    """Commitments and follow-ups only: when, as EDTF."""
    due_words: Text | None = None
    """The words of the readout that the time was read from, copied; needed with due and soon."""
    approximate: bool = False
    soon: bool = False
    """Whether it is to happen "shortly", with no time given."""
    condition: Text | None = None
    """The words that make it depend on something ("if circumstances permit"), copied."""
    wording: Wording | None = None
    """Commitments and follow-ups only: how strongly it was put."""
    complete: bool = False
    """Progress only."""
    done_by: tuple[Party, ...] = ()
    """Progress only."""
    continuing: bool = False
    """Commitments only."""
    renews: tuple[Target, ...] = ()
    """Only refs of what is unfinished on record."""
    fulfils: tuple[Target, ...] = ()
    """Only refs of what is unfinished on record."""
    meeting: Annotated[int, Field(ge=0, le=1000)] = 0
    """The number of the meeting that it belongs to, as listed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that can be used: its statements, and what of it cannot."""

    entries: tuple[CodedStatement, ...]
    none: frozenset[int]
    """The sentences of which the coder says that they hold no act."""
    refused: tuple[str, ...] = ()
    """A line for each statement that is not a valid one, and why."""


def parsed(written: bytes) -> Answer | Failure:
    """The answer in what a coder wrote; words and marks around its JSON are passed over."""
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Failure("its answer is not text in UTF-8", again=True)
    data = _object(_THOUGHT.sub(" ", text))
    if isinstance(data, Failure):
        return data
    statements, none = data.get("statements"), data.get("none", [])
    if strange := sorted(set(data) - set(_KEYS)):
        return Failure(f"its answer has an unknown key {_shown(strange[0])}", again=True)
    if not isinstance(statements, list) or not isinstance(none, list):
        return Failure("in its answer, statements and none are not both lists", again=True)
    if len(statements) > MOST_ENTRIES:
        return Failure(f"its answer has {len(statements):,} statements", again=True)
    entries, refused = [], []
    for number, given in enumerate(statements, 1):
        try:
            entries.append(_entry(given))
        except ValidationError as error:
            refused.append(f"statement {number}: {_why(error)}")
        except (ValueError, RecursionError):
            refused.append(f"statement {number}: is not an object with the keys asked for")
    numbers = (one for one in none if isinstance(one, int) and not isinstance(one, bool))
    return Answer(tuple(entries), frozenset(numbers), tuple(refused))


def _entry(given: object) -> CodedStatement:
    """One statement; what is left empty is as good as left out."""
    if not isinstance(given, dict):
        raise ValueError(given)  # noqa: TRY004 - all that is wrong with an answer is one kind
    told = {key: value for key, value in given.items() if value is not None and value != ""}
    # Read as JSON, so that "yes" is no bool and "3" no number.
    return CodedStatement.model_validate_json(json.dumps(told), strict=True)


def _object(text: str) -> dict[str, Any] | Failure:
    """The one object in a text that has statements."""
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
    found: list[dict[str, Any]] = []
    at, tries = 0, 0
    while (brace := _OPENS.search(text, at)) and tries < _MOST_TRIES:
        tries += 1
        try:
            value, at = decoder.raw_decode(text, brace.start())
        except _TwiceError as error:
            return Failure(f"its answer has the key {_shown(str(error))} twice", again=True)
        except (ValueError, RecursionError):
            at = brace.end()
            if '"statements"' in text[at : at + _SHOWN] or tries == _MOST_TRIES:
                break
            continue
        if isinstance(value, dict) and "statements" in value:
            found.append(value)
    if len(found) == 1:
        return found[0]
    if found:
        return Failure("it gave several answers, and it is not known which is meant", again=True)
    if not text.strip():
        return Failure("its answer is empty", again=True)
    if '"statements"' in text:
        return Failure("its answer is not valid JSON, or is cut off", again=True)
    return Failure("its answer holds no JSON object with statements", again=True)


class _TwiceError(Exception):
    """A key stands twice in one object, so that it is not known which is meant."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _TwiceError(key)
        seen[key] = value
    return seen


def _no_number(name: str) -> None:
    raise ValueError(name)


def _why(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return _shown(f"{where}: {said}" if where else said)


def _shown(text: str) -> str:
    return characters.shown(" ".join(text.split())[:_SHOWN])
