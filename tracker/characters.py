"""Characters: those that command a terminal or hide what is written, taken out or shown.

Controls, the marks that turn the direction of writing, and what cannot be seen. A text is cleaned
of them where it comes in and shown with their numbers where it goes out. The joiners that Persian,
the scripts of India and emoji are written with, accents and every letter stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f"
    r"\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_SURROGATES = r"\ud800-\udfff"
DANGEROUS = rf"[{_CONTROLS}{_DIRECTIONS}{_UNSEEN}{_SURROGATES}]"
"""A regular expression for one of them."""

_ANY = re.compile(DANGEROUS)
_PRINTED = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
"""Those of them that are letters or accents to a program, though nobody sees them."""

_DANGEROUS = re.compile(rf"(?!\r\n){DANGEROUS}")
_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # a colour, a move of the cursor
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\\\|\x9c)"  # a title
    "|\x1b[()][AB012]"  # a set of characters
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,16}\U000e007f")
"""A flag of a part of a country, such as Scotland's, is spelt in characters that hide elsewhere."""

_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r(?!\n)")
"""What breaks a line besides the line feed."""

_SOFT_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Those of them that Excel and Word put within a cell or a paragraph, and that end no row."""


def cleaned(text: str) -> str:
    """A text without what commands a terminal or hides; what breaks a line becomes a line feed."""
    if _is_harmless(text):
        return text
    text = _BREAKS.sub("\n", _SEQUENCE.sub("", text))
    return _outside_flags(text, lambda _: "")


def in_rows(text: str) -> str:
    """The text of a table with what breaks a line within a row as a space."""
    return _SOFT_BREAKS.sub(" ", text) if "\n" in text or "\r" in text else text


def in_one_line(text: str) -> str:
    """A cleaned text with every run of white space as one space, as names are kept."""
    return " ".join(cleaned(text).split())


def shown(text: str) -> str:
    r"""A text with what commands a terminal or hides written as its number, such as \u202e."""
    if (text.isascii() and text.isprintable()) or _is_harmless(text):
        return text
    return _outside_flags(text, lambda found: _numbered(found[0]))


def in_json(text: str) -> str:
    """JSON with such characters written as JSON's own escapes, which mean the same."""
    # Of what is in ASCII, JSON itself escapes all but the last.
    if (text.isascii() and "\x7f" not in text) or _is_harmless(text):
        return text
    return _DANGEROUS.sub(lambda found: _units(found[0]), text)


def _is_harmless(text: str) -> bool:
    """Whether a text has none of them, which most show without a look at each letter."""
    if text.isprintable() and (text.isascii() or not any(one in text for one in _PRINTED)):
        return True
    return not _ANY.search(text)


def _outside_flags(text: str, put: Callable[[re.Match[str]], str]) -> str:
    """The text with each dangerous character put otherwise, but for those that spell a flag."""
    parts, at = [], 0
    for flag in _FLAG.finditer(text):
        parts += [_DANGEROUS.sub(put, text[at : flag.start()]), flag[0]]
        at = flag.end()
    return "".join([*parts, _DANGEROUS.sub(put, text[at:])])


def _numbered(character: str) -> str:
    number = ord(character)
    if number < 0x100:  # noqa: PLR2004 - what Python writes in two digits
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"  # noqa: PLR2004


def _units(character: str) -> str:
    """JSON's escape, which has the units of UTF-16."""
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
