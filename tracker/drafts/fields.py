"""Fields: what of a draft can be set, each as the text that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.domain.due import Due
from tracker.domain.readouts import Readout
from tracker.domain.statements import STATEMENTS, Statement

HEADING = ("readout", "title", "publisher", "url", "published", "language", "parties")
"""What is told of the readout itself."""

MEETING = ("id", "date", "kind", "place", "ordinal", "participants", "holds")
"""What is told of each of its meetings; as a field, `meeting-0-date`."""

STATEMENT = (
    *("type", "item", "by", "to", "done_by", "summary", "due", "approximate", "before", "at"),
    *("condition", "wording", "continuing", "complete", "renews", "fulfils", "quote", "meeting"),
    "same_as",
)
"""What is told of a statement, whatever its type."""

FLAGS = frozenset({"approximate", "continuing", "complete"})
"""Those that are said, or not."""

LISTS = frozenset({"by", "to", "done_by", "renews", "fulfils"})
"""Those of several words."""

NOTHING = "none"
"""What is written for a list that is meant to be empty."""

_OF_DUE = ("due", "approximate", "before", "at")
_MEETING_FIELD = re.compile(rf"meeting-\d{{1,3}}-(?:{'|'.join(MEETING)})")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+and\s+")
_LONGEST = 4000


def is_field(name: str, *, of_statement: bool) -> bool:
    """Whether there is a field of that name."""
    if of_statement:
        return name in STATEMENT
    return name in HEADING or _MEETING_FIELD.fullmatch(name) is not None


def taken(kind: str) -> frozenset[str]:
    """The fields that a type of statement has; all of them for what is no type."""
    if kind not in STATEMENTS:
        return frozenset(STATEMENT)
    known = frozenset(STATEMENTS[kind].model_fields)
    return known | frozenset(_OF_DUE if "due" in known else ())


def cleaned(value: str) -> str:
    """A value as it is kept: nothing that no database holds, and no more than anybody types."""
    return value.replace("\x00", "").replace("\r\n", "\n")[:_LONGEST]


def listed(value: str) -> list[str]:
    """The words of a list, however they are set apart."""
    parts = (part.strip() for part in _BETWEEN.split(value.strip()))
    return [part for part in parts if part]


def of_statement(statement: Statement) -> dict[str, str]:
    """A statement as the fields in which it can be typed."""
    found: dict[str, str] = {"type": statement.type}
    for name in STATEMENT:
        value = getattr(statement, name, None)
        if isinstance(value, tuple):
            found[name] = ", ".join(value) or (NOTHING if name in ("renews", "fulfils") else "")
        elif isinstance(value, bool):
            found[name] = "yes" if value else ""
        elif name == "quote":
            found[name] = value.exact if value else ""
        elif name == "meeting":
            found[name] = str(value) if value else ""
        elif isinstance(value, Due):
            found |= _of_due(value)
        elif value is not None:
            found[name] = str(value)
    return {name: value for name, value in found.items() if value}


def _of_due(due: Due) -> dict[str, str]:
    return {
        "due": due.edtf or ("shortly" if due.soon else ""),
        "approximate": "yes" if due.approximate else "",
        "before": due.before or "",
        "at": due.at or "",
    }


def of_heading(readout: Readout) -> dict[str, str]:
    """A readout's heading as the fields in which it can be typed."""
    source = readout.source
    found = {
        "readout": readout.readout,
        "title": readout.title,
        "publisher": readout.publisher,
        "url": source.url if source else None,
        "published": str(source.published) if source and source.published else None,
        "language": source.language if source else None,
        "parties": ", ".join(readout.parties),
    }
    for number, meeting in enumerate(readout.meetings):
        people = (f"{code}: {', '.join(names)}" for code, names in meeting.participants.items())
        found |= {
            f"meeting-{number}-id": meeting.id,
            f"meeting-{number}-date": str(meeting.date),
            f"meeting-{number}-kind": meeting.kind,
            f"meeting-{number}-place": meeting.place,
            f"meeting-{number}-ordinal": str(meeting.ordinal or ""),
            f"meeting-{number}-participants": "; ".join(people),
            f"meeting-{number}-holds": ", ".join(meeting.holds),
        }
    return {name: value for name, value in found.items() if value}


def plain_statement(values: Mapping[str, str]) -> dict[str, Any]:
    """A statement as a file has it, with the fields that its type has.

    Of its deadline there is the text alone, which may be in words; see `with_whole_due`.
    """
    known = taken(values.get("type", ""))
    said = {name: value.strip() for name, value in values.items() if value.strip()}
    found: dict[str, Any] = {}
    for name, value in said.items():
        if name not in known or name in _OF_DUE:
            continue
        if name in ("renews", "fulfils") and value.lower() == NOTHING:
            found[name] = []
        elif name in LISTS:
            found[name] = listed(value)
        elif name in FLAGS:
            found[name] = True
        elif name == "meeting":
            found[name] = int(value) if value.isdecimal() else value
        else:
            found[name] = " ".join(value.split())
    if "due" in known and "due" in said:
        found["due"] = said["due"]
    return found


def with_whole_due(
    plain: dict[str, Any], values: Mapping[str, str], words: str | None
) -> dict[str, Any]:
    """A statement as a file has it, with all that its fields say of its deadline.

    Args:
        plain: the statement, with the deadline's text alone, if it has one.
        values: what was typed.
        words: the readout's words for its time, if drafting found some.
    """
    said = {name: value.strip() for name, value in values.items() if value.strip()}
    if "due" not in taken(values.get("type", "")):
        return plain
    more: dict[str, Any] = {name: said[name] for name in ("before", "at") if name in said}
    if "approximate" in said:
        more["approximate"] = True
    due = plain.get("due", {})
    if isinstance(due, str):
        due = {"soon": True} if due.lower() in ("shortly", "soon") else {"edtf": due}
    elif due.keys() - {"soon"}:
        words = None  # it came from the words that were typed
    more |= {"words": words} if words and (due or more) else {}
    return {**plain, "due": {**due, **more}} if due or more else plain


def plain_heading(values: Mapping[str, str], made: Mapping[str, str]) -> dict[str, Any]:
    """A readout's heading as a file has it.

    Args:
        values: what was typed.
        made: what else its source says: the digest, the rules, and who went over it.
    """
    said = {name: " ".join(value.split()) for name, value in values.items() if value.strip()}
    source = {name: said[name] for name in ("url", "published", "language") if name in said}
    found: dict[str, Any] = {
        name: said[name] for name in ("readout", "title", "publisher") if name in said
    }
    numbers = sorted({int(name.split("-")[1]) for name in values if name.startswith("meeting-")})
    return {
        **found,
        "source": {**source, **made},
        "parties": listed(said.get("parties", "")),
        "meetings": [_plain_meeting(said, f"meeting-{number}-") for number in numbers],
    }


def _plain_meeting(said: Mapping[str, str], start: str) -> dict[str, Any]:
    own = {name: said[start + name] for name in MEETING if start + name in said}
    found: dict[str, Any] = {**own}
    if "ordinal" in own:
        found["ordinal"] = int(own["ordinal"]) if own["ordinal"].isdecimal() else own["ordinal"]
    if "holds" in own:
        found["holds"] = listed(own["holds"])
    if "participants" in own:
        found["participants"] = dict(_people(own["participants"].split(";")))
    return found


def _people(parts: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    for part in parts:
        code, _, names = part.partition(":")
        yield code.strip(), [name.strip() for name in names.split(",") if name.strip()]
