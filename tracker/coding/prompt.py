"""Prompts: what a coder is asked, the same for the same readout, in parts where it is long."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tracker.coding.answer import CodedStatement
from tracker.coding.numbered import Numbered
from tracker.domain.parties import COUNTRIES
from tracker.drafting.countries import plain_name
from tracker.drafting.draft import Reading
from tracker.drafting.items import Known, Open
from tracker.drafting.sentences import Span

VERSION = "1"
"""The version of the prompt: another one whenever it asks otherwise."""

LONGEST = 12_000
"""Characters of a readout in one part."""

MOST_PARTS = 40
"""Parts into which a readout is divided at most."""

_MOST_ITEMS = 300
"""Items of a record that are listed; of more, those that share most words with the text."""

_MOST_OPEN = 300
_HEAD = 4
"""Sentences at the head of a readout that each further part repeats, to tell who met."""

_WORD = re.compile(r"[a-z]{4,}")
_LONG_SENTENCE = 3_000


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to a coder, whole in itself."""

    text: str
    part: int
    parts: int
    numbers: range
    """The numbers of the sentences that it asks about."""

    @property
    def digest(self) -> str:
        """The SHA-256 digest of its text, by which answers are kept."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def again(self, wrong: str) -> Prompt:
        """The same question once more, with what was wrong with the answer to it."""
        told = f"{self.text}\nYour last answer could not be used: {wrong}. {_ONLY}\n"
        return Prompt(told, self.part, self.parts, self.numbers)


def prompts(
    reading: Reading, known: Iterable[Known] = (), still_open: Iterable[Open] = ()
) -> tuple[Prompt, ...]:
    """The questions about a readout.

    Args:
        reading: the readout, read sentence by sentence.
        known: the items on record between its parties.
        still_open: the commitments and follow-ups that are not settled.
    """
    numbered = Numbered.of(reading.document)
    record = _record(numbered.text, tuple(known), tuple(still_open))
    ranges = _parts(numbered)
    return tuple(
        Prompt(
            "\n\n".join(
                (
                    _instructions(),
                    _meetings(reading),
                    record,
                    _readout(numbered, numbers, part, len(ranges)),
                    _ONLY,
                )
            )
            + "\n",
            part,
            len(ranges),
            numbers,
        )
        for part, numbers in enumerate(ranges, 1)
    )


def manual() -> str:
    """The coding manual, which people code by as well."""
    return files("tracker.coding").joinpath("manual.md").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer, from the model by which it is read."""
    made = CodedStatement.model_json_schema()
    for name, field in made["properties"].items():
        field.pop("title", None)
        if field.get("default", ...) is None:
            del field["default"]
        if name in ("by", "to", "done_by"):
            field["items"] = {"type": "string"}
        for form in (field, *field.get("anyOf", [])):
            form.pop("maxLength", None)
            form.pop("minLength", None)
            form.pop("maximum", None)
    made.pop("title", None)
    made.pop("description", None)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["statements", "none"],
        "properties": {
            "statements": {"type": "array", "items": made},
            "none": {"type": "array", "items": {"type": "integer"}},
        },
    }


@lru_cache(maxsize=1)
def _instructions() -> str:
    frame = files("tracker.coding").joinpath("prompt.md").read_text(encoding="utf-8")
    return (
        frame.replace("{version}", VERSION)
        .replace("{manual}", manual().strip())
        .replace("{schema}", json.dumps(schema(), ensure_ascii=False))
        .strip()
    )


_ONLY = (
    "Answer with the JSON object alone: no words before or behind it, no marks around it. Every "
    "sentence number that you were asked about stands in a statement or under `none`."
)


def _meetings(reading: Reading) -> str:
    head = reading.head
    lines = ["# The meetings", ""]
    lines += [f"Parties: {', '.join(_party(code) for code in head.parties)}."]
    for number, one in enumerate(head.meetings):
        what = ", ".join(filter(None, (one.kind, one.place)))
        day = f"{one.date:%A} {one.date}"
        lines.append(f"Meeting {number}: {day}{f' ({what})' if what else ''}.")
    return "\n".join(lines)


def _party(code: str) -> str:
    """A party's code, with the name of a country."""
    if code not in COUNTRIES:
        return code
    return f"{code} ({plain_name(code).replace('-', ' ').title()})"


def _record(text: str, known: tuple[Known, ...], still_open: tuple[Open, ...]) -> str:
    lines = ["# On record between these parties", ""]
    if not known and not still_open:
        return "\n".join([*lines, "Nothing is on record: every item is new; renew nothing."])
    lines += ["Items (use the slug again where the matter is the same):", ""]
    lines += [_item(item) for item in _nearest(text, known)]
    lines += ["", "Unfinished (ref, type, due), the only refs for `renews` and `fulfils`:", ""]
    lines += [
        _one_line(f"- {one.ref}, {one.type}, {one.due or 'no date'}")
        for one in still_open[-_MOST_OPEN:]
    ] or ["- none"]
    return "\n".join(lines)


def _item(item: Known) -> str:
    names = "; ".join(filter(None, (item.title, *item.names[:3])))
    return _one_line(f"- {item.slug}: {names}" if names else f"- {item.slug}")


def _nearest(text: str, known: Sequence[Known]) -> list[Known]:
    """The items that are listed, in the order of their slugs."""
    told = sorted(known, key=lambda item: item.slug)
    if len(told) > _MOST_ITEMS:
        words = set(_WORD.findall(text.lower()))
        shared = {
            item.slug: len(words & set(_WORD.findall(f"{item.slug} {item.title}".lower())))
            for item in told
        }
        chosen = sorted(told, key=lambda item: (-shared[item.slug], item.slug))[:_MOST_ITEMS]
        told = sorted(chosen, key=lambda item: item.slug)
    return told


def _parts(numbered: Numbered) -> list[range]:
    """The sentences of each part; a part ends with a paragraph where it can."""
    parts: list[range] = []
    begins = frozenset(numbered.paragraphs)
    first, size, last_break = 0, 0, 0
    for place, span in enumerate(numbered.spans):
        if place in begins:
            last_break = place
        size += span.end - span.start
        if size > LONGEST and place > first:
            cut = last_break if last_break > first else place
            parts.append(range(first + 1, cut + 1))
            first = cut
            size = sum(one.end - one.start for one in numbered.spans[first : place + 1])
    parts.append(range(first + 1, len(numbered.spans) + 1))
    return parts


def _readout(numbered: Numbered, numbers: range, part: int, parts: int) -> str:
    begins = frozenset(numbered.paragraphs)
    lines = ["# The readout"]
    if parts > 1:
        asked = f"Part {part} of {parts}: code the sentences {numbers[0]} to {numbers[-1]}."
        lines += ["", asked]
        if part > 1:
            lines += ["Its head, only to tell who met:", ""]
            lines += [_line(numbered, number) for number in range(1, _HEAD + 1)]
    lines += ["", "<readout>"]
    for number in numbers:
        if number - 1 in begins and number != numbers[0]:
            lines.append("")
        lines.append(_line(numbered, number))
    return "\n".join([*lines, "</readout>"])


def _line(numbered: Numbered, number: int) -> str:
    """A sentence in one line, so that nothing in it can look like what stands around it."""
    span = numbered.span(number) or Span(0, 0)
    return f"[{number}] {_one_line(span.of(numbered.text)[:_LONG_SENTENCE])}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
