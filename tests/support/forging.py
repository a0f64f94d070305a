"""Forging: the lines of an export changed, with digests that are right all the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.domain.events import stream_id
from tracker.store.packing import digest_of
from tracker.store.stamp import Stored, genesis, stamp

Line = dict[str, Any]
Change = Callable[[list[Line]], None]


def stamped(lines: list[Line]) -> list[Line]:
    """The lines with digests that are right, and ids and counts that follow from what they say."""
    last: dict[str, str] = {}
    found = []
    for line in lines:
        line["id"] = f"{line['subject']}/{line['place']}"
        state = {
            "recorded_by": line["recordedby"],
            "stream": line["subject"],
            **({"command": line["command"]} if "command" in line else {}),
            "event": line["data"],
        }
        body = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
        name = str(stream_id(str(line["subject"])))
        try:
            at = datetime.fromisoformat(str(line["recordedtime"])).astimezone(UTC)
        except (ValueError, OverflowError):
            at = datetime(2026, 1, 1, tzinfo=UTC)
        at = max(at, datetime(1000, 1, 1, tzinfo=UTC))  # whose years have four digits
        whose = str(line["relationship"])
        before = last.get(whose, genesis(whose))
        (made,) = stamp([Stored(name, line["place"], str(line["type"]), body)], before, at)
        last[whose] = digest_of(made.state)
        found.append({**line, "digest": last[whose]})
    for line, after in zip(reversed(found), [None, *reversed(found)], strict=False):
        same = after is not None and after["recordedtime"] == line["recordedtime"]
        line["remaining"] = after["remaining"] + 1 if after is not None and same else 0
    return found


def put(line: int, **fields: Any) -> Change:
    """Put values into an event."""

    def change(lines: list[Line]) -> None:
        lines[line - 1]["data"] |= fields

    return change


def around(line: int, **fields: Any) -> Change:
    """Put values around an event."""

    def change(lines: list[Line]) -> None:
        lines[line - 1] |= fields

    return change


def called(name: str, *, of: str = "readout/b", also_inside: bool) -> Change:
    """Give a stream another name."""

    def change(lines: list[Line]) -> None:
        for line in lines:
            if line["subject"] == of:
                line["subject"] = name
                for key in {"readout", "item"} & line["data"].keys() if also_inside else ():
                    line["data"][key] = name.rpartition("/")[2]

    return change


def without(line: int) -> Change:
    """Leave an event out."""

    def change(lines: list[Line]) -> None:
        del lines[line - 1]

    return change


def at(line: int, moment: str) -> Change:
    """Say another moment of a recording."""
    return around(line, recordedtime=moment)


def behind(kind: str, subject: str, place: int, /, **data: Any) -> Change:
    """One event more, at the end."""

    def change(lines: list[Line]) -> None:
        last = datetime.fromisoformat(lines[-1]["recordedtime"]) + timedelta(minutes=1)
        moment = last.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        kept = {
            key: lines[-1][key]
            for key in ("specversion", "source", "datacontenttype", "relationship")
        }
        lines.append(
            {
                **kept,
                "type": f"{kind}.1",
                "subject": subject,
                "place": place,
                "data": data,
                "recordedtime": moment,
                "recordedby": "eve",
            }
        )

    return change


def together(*changes: Change) -> Change:
    """Several events more, in one recording."""

    def change(lines: list[Line]) -> None:
        kept = len(lines)
        for one in changes:
            one(lines)
        for line in lines[kept:]:
            line["recordedtime"] = lines[kept]["recordedtime"]

    return change


def one_by_one(*changes: Change) -> Change:
    """Several changes, each by itself."""

    def change(lines: list[Line]) -> None:
        for one in changes:
            one(lines)

    return change


def amended(summary: str, place: int) -> Change:
    """A statement coded anew."""
    statement = {"type": "ViewsExchanged", "key": "talks", "item": "talks", "by": ["JP", "RU"]}
    data = {"reason": "y", "statement": {**statement, "summary": summary}}
    return behind("StatementAmended", "readout/a", place, **data)
