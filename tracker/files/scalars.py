"""Texts as YAML scalars: bare where every reader takes them for the text, otherwise in quotes."""

from __future__ import annotations

import re

from tracker.characters import DANGEROUS

# Words and numbers that YAML 1.2 or YAML 1.1 reads as something else. A date stays bare: the few
# readers that make a date of it lose nothing.
_MISREAD = re.compile(
    r"""
    null | true | false | yes | no | on | off | y | n
    | [-+]?0b[01_]+ | [-+]?0o[0-7_]+ | [-+]?0x[0-9a-f_]+
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:t|[ ]+)[0-9].*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_START = re.compile(r"[\w“‘«]|\.\./")
_NEVER_BARE = re.compile(r":(?: |$)| #| $")
_NEVER_BARE_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    f"|{DANGEROUS}"
)
_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as YAML writes it on one line.

    Args:
        text: any text.
        flow: whether it is in brackets or braces, where commas and the like mean something.
    """
    bare = (
        _BARE_START.match(text)
        and not _NEVER_BARE.search(text)
        and not (flow and _NEVER_BARE_IN_BRACKETS.search(text))
        and not _MISREAD.fullmatch(text)
        and not _UNPRINTABLE.search(text)
    )
    return text if bare else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"")
    return f'"{_UNPRINTABLE.sub(_escape, escaped)}"'


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    escape = f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"  # noqa: PLR2004
    return _SHORT_ESCAPES.get(found[0], escape)
