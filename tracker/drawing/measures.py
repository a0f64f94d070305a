"""Measures: how wide a text is at most, whatever letters a reader has, and where it is folded.

The widths are those of a bold and wide sans serif; what is drawn with any other is narrower.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from unicodedata import category, east_asian_width, normalize

_WIDTHS = MappingProxyType(
    {
        letter: hundredths
        for hundredths, letters in {
            31: "'",
            35: " ijl",
            37: "/\\|",
            38: ",.IJ·",
            42: ":;-‐‑",
            46: "f!()[]‘’",
            50: "_`rt",
            53: '"*“”–',
            60: "cs?zгε",
            66: "Lvyxтсэвья",
            69: "aekEFToухкнопчае",
            73: "Sbdghnpqu{}$0123456789бирлйz",
            78: "ABCKPRVXYZΓАБВРСУХЭЯЬц",
            85: "DGHNOQU#+<=>^~ЧКЛИЙНПОдм",
            94: "&wДЦы",
            105: "@mM%МФфжю—…ЫΜ",
            114: "Wшщ",
            135: "ЮЖШЩÆŒ‰",
        }.items()
        for letter in letters
    }
)
"""The widths of letters in hundredths of their size."""

_BROAD = 140
"""That of emoji."""

_SQUARE = 100
"""That of letters of East Asia."""

_ELSE_SMALL, _ELSE = 100, 140
"""That of letters that are not listed: small ones and those without capitals, and all others."""

_JOINER = "\u200d"
_FIRST_EMOJI = 0x1F000
_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_NEVER_FIRST = frozenset("、。，．・：；？！）」』】〕》〉,.;:!?)]}’”")
"""What a line does not begin with, where it can be broken between any two letters."""


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    kind = category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return 0
    if ord(letter) >= _FIRST_EMOJI:
        return _BROAD
    if east_asian_width(letter) in "WF":
        return _SQUARE
    plain = normalize("NFD", letter)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    return _ELSE_SMALL if kind in ("Ll", "Lo", "Nd") else _ELSE


_LATIN = bytes(_letter(chr(number)) for number in range(128)).ljust(256)
"""The widths of the letters of ASCII, each at its number."""


def width(text: str, size: float) -> float:
    """How wide a text of a size is at most, in pixels."""
    if text.isascii():  # as most are, which a look at each letter would take five times as long for
        return sum(text.encode("ascii").translate(_LATIN)) * size / 100
    return sum(map(_letter, text)) * size / 100


@lru_cache(maxsize=4096)  # the same places, kinds and titles are in drawing after drawing
def lines(text: str, room: float, size: float) -> tuple[str, ...]:
    """A text in lines that are no wider than there is room.

    It is folded between words, behind hyphens and strokes and between the letters of East Asia; a
    word that is wider than a line is broken anywhere but within a letter.
    """
    if width(text, size) <= room:
        return (" ".join(text.split()),)
    found: list[str] = []
    line, used = "", 0.0
    for whole in _pieces(text):
        piece = whole
        wide = width(piece.rstrip(), size)
        if line and used + wide > room:
            found.append(line.rstrip())
            line, used = "", 0.0
        if wide > room:
            *full, piece = _broken(whole, room, size)
            found += full
        line += piece
        used += width(piece, size)
    return (*found, line.rstrip()) if line.strip() or not found else tuple(found)


def _pieces(text: str) -> Iterator[str]:
    """What a line may end behind: words with the space that follows, and parts of words."""
    for word in text.split():
        piece = ""
        for letter in _letters(f"{word} "):
            if piece and _may_break(piece, letter):
                yield piece
                piece = ""
            piece += letter
        yield piece


def _may_break(piece: str, letter: str) -> bool:
    if letter == " " or letter in _NEVER_FIRST:
        return False
    behind = piece[-1] in "-/" and len(piece) > 1
    return behind or "W" in (east_asian_width(letter[0]), east_asian_width(piece[-1]))


def _broken(piece: str, room: float, size: float) -> list[str]:
    """A piece that is wider than a line in as many as it needs, the last with the space behind."""
    found = [""]
    used = 0.0
    for letter in _letters(piece):
        wide = width(letter, size) if letter != " " else 0
        if found[-1] and used + wide > room:
            found.append("")
            used = 0.0
        found[-1] += letter
        used += wide
    return found


def _letters(text: str) -> Iterator[str]:
    """The letters of a text with the accents and joiners that belong to them."""
    letter = ""
    for one in text:
        if letter and not _belongs(letter, one):
            yield letter
            letter = ""
        letter += one
    if letter:
        yield letter


def _belongs(letter: str, one: str) -> bool:
    number = ord(one)
    return (
        category(one) in ("Mn", "Me", "Mc", "Cf")
        or number in _TONES
        or letter[-1] == _JOINER
        or (number in _FLAGS and len(letter) == 1 and ord(letter) in _FLAGS)
    )
