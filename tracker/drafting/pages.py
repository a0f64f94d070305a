"""Pages: the running text of a paged document, without what is printed on every page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tracker.drafting.times.vocabulary import word_set

_EDGE = 4
"""Lines at the head and at the foot of a page among which its furniture stands."""

_SHARE = 3
"""A line belongs to the furniture when one page of so many has it, and two have it at least."""

_FULL = 0.75
"""The share of the widest line from which on a line is broken off by the width of the page."""

_LONGEST = 60
"""Characters of the longest line that tells a page's number."""

_NUMBER = re.compile(
    r"[-–—|\[(]?\s?(?:(?:page|p\.|pg\.?|pp\.)\s?)?(?:\d{1,3}|[ivxl]{1,7}|[IVXL]{1,7})"
    r"(?:\s?(?:/|of|out of|\|)\s?\d{1,4})?\s?[-–—|\])]?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxl]{1,7}\b")
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|[•●◦▪■‣*–—·○►➢-]\s|\(?\d+[.)]")
_ENDS = (".", ":", ";", "!", "?", "”", '"')
_SMALL = word_set(
    "of the and in by to for with on at from a an that their its between as until before or"
)
"""Words that no line of its own ends with."""

_GOES_ON = re.compile(r"[a-z(0-9“]")
_BROKEN = re.compile(r"\w-$")


def running_text(pages: list[str]) -> str:
    """The text of a document's pages in one, its sentences joined across lines and pages.

    Page numbers are left out, and so are the lines that stand at the head or the foot of several
    pages; such a head is kept where it is printed first, for it may be the title.
    """
    lined = [_trimmed([line.rstrip() for line in page.splitlines()]) for page in pages]
    bodies = [body for page in _without_furniture(lined) if (body := _trimmed(page))]
    if not bodies:
        return ""
    lines = list(bodies[0])
    widest = max(len(line) for body in bodies for line in body)
    for before, body in pairwise(bodies):
        joined = _joined_over(lines[-1], body[0], max(len(line) for line in before))
        if joined is None:
            lines += ["", *body]
        else:
            lines[-1:] = [joined, *body[1:]]
    return "\n".join(_unbroken(lines, widest))


def _trimmed(lines: list[str]) -> list[str]:
    """The lines of a page without the blank ones at its edges."""
    told = [number for number, line in enumerate(lines) if line]
    return lines[told[0] : told[-1] + 1] if told else []


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    heads = Counter(key for page in pages for key in {_key(line) for line in page[:_EDGE] if line})
    feet = Counter(key for page in pages for key in {_key(line) for line in page[-_EDGE:] if line})
    least = max(2, -(-len(pages) // _SHARE))
    kept: list[list[str]] = []
    seen: set[str] = set()
    for page in pages:
        start, end = 0, len(page)
        head: list[str] = []
        while start < min(end, _EDGE) and _is_furniture(page[start], heads, least):
            if not _tells_number(page[start]) and page[start] and _key(page[start]) not in seen:
                seen.add(_key(page[start]))
                head.append(page[start])
            start += 1
        while end > start and end > len(page) - _EDGE and _is_furniture(page[end - 1], feet, least):
            end -= 1
        kept.append([*head, *page[start:end]] if not kept else page[start:end])
    return kept


def _key(line: str) -> str:
    """A line as it is compared with those of other pages: whatever its numbers."""
    return _ROMAN.sub("#", _DIGITS.sub("#", " ".join(line.lower().split())))


def _is_furniture(line: str, often: Counter[str], least: int) -> bool:
    return not line or _tells_number(line) or often[_key(line)] >= least


def _tells_number(line: str) -> bool:
    said = " ".join(line.split())
    return 0 < len(said) <= _LONGEST and bool(_NUMBER.fullmatch(said))


def _joined_over(last: str, first: str, widest: int) -> str | None:
    """The last line of a page and the first of the next as one; None where a paragraph ends."""
    if _ITEM.match(first):
        return None
    if _BROKEN.search(last) and first[0].islower():
        return last[:-1] + first
    if last.endswith((":", ";")) or (last.endswith(_ENDS) and not first[0].islower()):
        return None
    goes_on = first[0].islower() or last.endswith(",") or len(last) >= _FULL * widest
    return f"{last} {first}" if goes_on else None


def _unbroken(lines: list[str], widest: int) -> list[str]:
    """The lines with those put together again that the width of the page has broken."""
    made: list[list[str]] = []
    for before, line in pairwise(["", *lines]):
        if made and _BROKEN.search(before) and line[:1].islower():
            made[-1][-1] = made[-1][-1][:-1]
            made[-1].append(line)
        elif made and (_carries_on(before, line) or _runs_on(made[-1], before, line, widest)):
            made[-1] += [" ", line]
        else:
            made.append([line])
    return ["".join(parts) for parts in made]


def _carries_on(before: str, line: str) -> bool:
    if not before or before.endswith(_ENDS) or not _GOES_ON.match(line):
        return False
    return not re.match(r"\(?\d+[.)]", line)


def _runs_on(paragraph: list[str], before: str, line: str, widest: int) -> bool:
    """Whether a line that begins with a capital belongs to the sentence before it."""
    if not before or not line or before.endswith(_ENDS) or _ITEM.match(line):
        return False
    small = before.rpartition(" ")[2] in _SMALL
    return len(before) >= _FULL * widest and (small or len(paragraph) > 1)
