"""Layout: the paragraphs of a readout, and which of them are headings, captions or furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from tracker.drafting import outcomes
from tracker.drafting.letterheads import is_title_below
from tracker.drafting.sentences import Span, trimmed
from tracker.drafting.times.vocabulary import word_set
from tracker.drafting.wrapping import is_row, is_wrapped

Kind = Literal["body", "heading", "caption", "furniture", "repeated"]

LONGEST_HEADING = 16
"""Words that a heading may have at most."""

_CAPTION = re.compile(
    r"[\W_]*(?:t?photo(?:graph)?s?\s*\d*\s*[:.)\]]|photo(?:graph)?s?\s+(?:of|courtesy|by|credit)\b"
    r"|image\s*\d*\s*[:)]|picture\s*\d*\s*[:)]|caption\b|figure \d+|video\s*:|©|credit\s*:)"
    r"|.*<br ?/?>|.*\(photo(?:graph)?\b[^)]*\)\s*$|[^.]{0,80}\bphoto\s*:",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:back to|skip to|top of (?:the )?page|print(?: this)?(?: page)?$"
    r"|share\b.{0,40}$|related\b.{0,60}$"
    r"|home\s*[>|/]|contact us|subscribe|follow us|read more|download|for more information"
    r"|media (?:contact|inquiries)|for immediate release|office of the spokes|notes to editors"
    r"|the (?:above|below|following) is attributable|end(?:s)?$|#{2,}|\*{3,}|-{3,}|_{3,}|[^\w]*$"
    r"|(?:published|updated|last updated|released?)\b.{0,60}$|from:|https?://)",
    re.IGNORECASE,
)
_DOT = r"(?:[•●◦▪■□‣*–—−·°○‐‑⁃∙◆◇►▶➢➤→✓✔\uf0b7\uf0a7+-]|o(?=\s))"
"""The marks that lead the lines of a list."""

_NUMBER = re.compile(
    r"(?:\d{1,2}\s*[.)]\s*|\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+|\(\s*(?:\d{1,2}|[ivx]{1,5}"
    r"|[a-z])\s*\)\s*"
    rf"|[ivxIVX]{{1,5}}[.)]\s+|[A-Za-z][.)]\s+|[\u2460-\u2473]\s*|{_DOT}\s+)"
)
_MARKS = re.compile(rf"(?:{_NUMBER.pattern})+")
"""What leads a line of a list: "•", "1.", or several at once, such as "• (1)"."""

_BULLET = re.compile(rf"{_DOT}\s+")
_SUBTITLE = re.compile(r"([-–—－~～〜―])\s*(\w.*?)\s*\1$")
_TOP = re.compile(r"(?:\d{1,2}|[IVX]{1,5})\s*[.)]|[A-Z][.)]\s")
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|shall|agreed|welcomed|confirmed|stated|said|held"
    r"|discussed|exchanged|expressed|noted|shared|stressed|emphasi[sz]ed|reaffirmed"
    r"|decided|signed)\b"
)
_LEADS = (":", "：", ":-", ":–", ": –", ": -", " –", " —", " to", " that", " will", "following")
"""The ends of a line that announces a list."""

_OPEN = word_set("to that on about over will would shall with for")
_ACTS = word_set(
    "urged urge requested called asked encouraged condemned regretted voiced pledged "
    "undertook committed resolved affirmed appreciated commended deplored proposed concurred "
    "announced demanded agree intend pledge welcome undertake"
)
"""Verbs and last words that make a line with a colon the lead of a list, and no label."""

_FOLLOWING = re.compile(
    r"\b(?:carry out|undertake|implement|conduct|take|agreed on|decided on)\b[^.:;]{0,40}"
    r"\bthe following\b[^.:;]{0,120}\.$"
)
_LABEL = 6
"""Words of a heading that ends in a colon."""

_NUMBERED_HEADING = 12
"""Words of a numbered heading."""

_LONGEST_LINE = 2000
"""Characters above which a paragraph is body, whatever it looks like."""

_REPEATED = 40
"""Characters that a line must have before its second printing is taken for a repetition."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: what it is, where its words stand, and the headings it stands under."""

    kind: Kind
    span: Span
    """Without its bullet or number."""
    headings: tuple[str, ...] = ()
    bullet: bool = False
    number: str = ""
    introduces: bool = False
    """Whether it ends in a colon, so that the lines after it are its list."""
    listed: bool = False
    """Whether it is a member of such a list."""


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text in order, each told what it is."""
    found: list[Block] = []
    path: list[tuple[int, str]] = []
    seen: set[str] = set()
    spans = _paragraphs(text)
    for span, after in zip(spans, [*spans[1:], Span(0, 0)], strict=False):
        if found and _breaks_off(found[-1], text) and _MARKS.match(span.of(text)):
            found[-1] = replace(found[-1], introduces=True)
        listing = bool(found) and (found[-1].introduces or found[-1].listed)
        block = _block(text, span, listing=listing)
        if block.kind == "body" and not block.number and after.end > after.start:
            above = [one.span.of(text) for one in found]
            words = span.of(text)
            if is_title_below(above, words) if above else _is_title(words):
                block = replace(block, kind="heading")
        led = bool(found) and found[-1].introduces and found[-1].kind == "body"
        apart = led and _heads_alone(block, after.of(text))
        if found and not apart and _continues_list(found[-1], block):
            block = replace(block, kind="body", listed=True)
        words = block.span.of(text)
        member = block.listed and block.bullet  # "- the treaty signed;" heads nothing
        if block.kind != "furniture" and not member and outcomes.heads(words):
            block = replace(block, kind="heading", introduces=True, listed=False)
        if block.kind == "heading":
            level = _level(block)
            path = [entry for entry in path if entry[0] < level]
            path.append((level, words))
        elif block.kind == "body":
            same = re.sub(r"\W+", " ", words).lower()
            if len(same) >= _REPEATED and same in seen:
                block = replace(block, kind="repeated")
            seen.add(same)
        found.append(replace(block, headings=tuple(entry[1] for entry in path)))
    return found


def _breaks_off(last: Block, text: str) -> bool:
    """Whether a paragraph ends within a sentence, which the lines of a list go on with."""
    words = last.span.of(text)
    return last.kind == "body" and not last.listed and words[-1:].isalpha() and "." in words


def _continues_list(last: Block, block: Block) -> bool:
    """Whether a line is a member of the list that a colon has announced."""
    if block.kind not in ("body", "heading") or not (last.introduces or last.listed):
        return False
    marked = bool(block.number)
    if last.listed:
        return (
            marked == bool(last.number)
            and (marked or block.kind == "heading")
            and _mark(last) == _mark(block)
        )
    return marked or block.kind == "heading"


def _heads_alone(block: Block, after: str) -> bool:
    """Whether a numbered line that could be a heading is no member: no other of its kind follows.

    Args:
        block: the line.
        after: the paragraph behind it.
    """
    number = _MARKS.match(after)
    alike = number and _shape(number[0].strip()) == _mark(block)
    return block.kind == "heading" and bool(block.number and after) and not alike


def _mark(block: Block) -> str:
    """The shape of a line's number."""
    return _shape(block.number)


def _shape(number: str) -> str:
    """The shape of a number, whatever it counts."""
    return re.sub(r"\d+", "1", re.sub(r"[ivx]+|[a-z]", "i", number.lower()))


def _level(block: Block) -> int:
    number = block.number
    if not number:
        return 0
    if _TOP.match(number):
        return 1
    return 3 if re.match(r"\(?[ivx]+", number) else 2


def _block(text: str, whole: Span, *, listing: bool) -> Block:
    words = whole.of(text)
    if len(words) > _LONGEST_LINE:
        return Block("body", whole)
    if _CAPTION.match(words):
        return Block("caption", whole)
    number = _MARKS.match(words)
    span = trimmed(text, whole.start + number.end(), whole.end) if number else whole
    mark = number[0].strip() if number else ""
    bullet = bool(_BULLET.match(mark + " ")) if mark else False
    inner = span.of(text)
    if bullet and _CAPTION.match(inner):
        return Block("caption", whole)
    if (
        not inner
        or (_FURNITURE.match(inner) and not (listing and mark and inner[0].isalpha()))
        or (inner[0] == "(" and inner.rstrip(".")[-1:] == ")" and _aside(inner))
    ):
        return Block("furniture", whole)
    if subtitle := _SUBTITLE.match(words):
        bullet, mark, span = False, "", Span(*(whole.start + at for at in subtitle.span(2)))
    if not bullet and (subtitle or _is_heading(inner, numbered=bool(mark))):
        return Block("heading", span, number=mark)
    introduces = inner.endswith(_LEADS) or bool(_FOLLOWING.search(inner))
    return Block("body", span, bullet=bullet, number=mark, introduces=introduces)


_AGENCY = re.compile(r"(?<=[.!?])\s*\([A-Z][\w/-]{1,9}\)$")  # "… in Lima. (ANI)"


def _aside(words: str) -> bool:
    """Whether a line is one bracket, such as the hours at which a meeting was held."""
    return words.count("(") == 1 or not _VERB.search(words)


def tells(words: str) -> bool:
    """Whether words have a verb that tells of something."""
    return bool(_VERB.search(words))


def _is_title(words: str) -> bool:
    """Whether the first line of a text, long as it is, is its title."""
    ends = words.endswith((".", ".”", '."', ";", ":"))
    return len(words) <= _LONGEST_LINE and not ends and not _VERB.search(words)


def _is_heading(words: str, *, numbered: bool) -> bool:
    words = _AGENCY.sub("", words)
    count = len(words.split())
    if words.isupper() and count > 1:
        return True
    if words.endswith((".", "?", "!", ";", ",", ".”", ".)", '."')) or count > LONGEST_HEADING:
        return False
    if words.endswith(":") and (count > _LABEL or _is_lead(words)):
        return False
    return (
        numbered
        and count <= _NUMBERED_HEADING
        and not re.search(r"\b(?:will|agreed|welcomed)\b", words)
    ) or not (_VERB.search(words))


def _is_lead(words: str) -> bool:
    said = words.rstrip(":").lower().split()
    return bool(said) and (said[-1] in _OPEN or not _ACTS.isdisjoint(said))


def _paragraphs(text: str) -> list[Span]:
    """The lines of a text, put together where a hand-wrapped paragraph runs over several."""
    lines: list[Span] = []
    at = 0
    for words in text.splitlines(keepends=True):
        lines.append(trimmed(text, at, at + len(words)))
        at += len(words)
    if not is_wrapped(text, lines):
        return _hanging(text, lines)
    found: list[Span] = []
    open_line = False
    for line in lines:
        if line.end == line.start:
            open_line = False
            continue
        words = line.of(text)
        starts_anew = bool(_NUMBER.match(words) or _CAPTION.match(words)) or is_row(words)
        starts_anew = starts_anew or (bool(found) and is_row(found[-1].of(text)))
        if open_line and not starts_anew:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        open_line = True
    return found


def _hanging(text: str, lines: list[Span]) -> list[Span]:
    """The lines, each item of a list together with the indented lines that carry it on."""
    found: list[Span] = []
    item = False
    for line in lines:
        if line.end == line.start:
            item = False
            continue
        words = line.of(text)
        indented = line.start > 0 and text[line.start - 1] in " \t"
        goes_on = item and indented and words[0].islower() and not _NUMBER.match(words)
        if goes_on and text[found[-1].end - 1] not in ".:;!?":
            found[-1] = Span(found[-1].start, line.end)
            continue
        found.append(line)
        item = bool(_NUMBER.match(words))
    return found
