"""Writing back: what was read from words put into its file, in the place of the words."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

from tracker.errors import Conflict, Fault, Unreadable
from tracker.files.canonical import due_text
from tracker.files.complaints import DEEPEST
from tracker.files.deadlines import Understood, digest
from tracker.files.outline import outline
from tracker.files.replacing import replaced
from tracker.files.yaml import read_mapping


def write_back(file: Path, understood: Sequence[Understood]) -> None:
    """Put deadlines into a file as EDTF in the place of the words; all else stays as it is.

    Args:
        file: the file.
        understood: what was read from it.

    Raises:
        Conflict: it was changed since it was read.
        Unreadable: the words cannot be replaced where they stand.
    """
    content = file.read_bytes()
    if any(digest(content) != one.content for one in understood):
        raise Conflict(
            f"{file}: was changed since it was read, and was left as it is; give the command again"
        )
    text = content.removeprefix(BOM_UTF8).decode()
    places = outline(text.encode(), DEEPEST).texts
    made = text
    for one in sorted(understood, key=lambda one: places[one.place], reverse=True):
        start, end = places[one.place]
        words = made[start:end]
        below = words[len(words.rstrip()) :]  # what follows a text that stands below its key
        made = f"{made[:start]}{due_text(one.due)}{below}{made[end:]}"
    if faults := _misplaced(file, text, made, understood):
        raise Unreadable(faults)
    with replaced(file) as out:
        out.write(f"{chr(0xFEFF) if content.startswith(BOM_UTF8) else ''}{made}")


def _misplaced(
    file: Path, before: str, after: str, understood: Sequence[Understood]
) -> list[Fault]:
    """The deadlines without which a text does not say what another did, where it differs."""
    wanted = read_mapping(before.encode(), str(file))
    for one in understood:
        wanted["statements"][one.place[1]]["due"] = read_mapping(
            f"due: {due_text(one.due)}".encode(), str(file)
        )["due"]
    try:
        if read_mapping(after.encode(), str(file)) == wanted:
            return []
    except Unreadable:
        pass
    return [
        Fault(
            str(file),
            one.line,
            f"the words cannot be replaced where they stand; write `due: {due_text(one.due)}`",
        )
        for one in understood
    ]
