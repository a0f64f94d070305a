"""The bytes of a file as UTF-8 text: what cannot be read is reported with its line."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from tracker.errors import Fault, Unreadable

MOST_BYTES = 8 * 1024 * 1024
"""The size of the largest file that is read."""

# What YAML 1.2 does not print, and the three line ends of YAML 1.1 that editors do not count as
# such: a parser that does would tell the wrong lines.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


def utf8(content: bytes, file: str) -> bytes:
    """The content without its byte order mark, once it is sure to be printable UTF-8.

    Raises:
        Unreadable: it is too large, in another encoding, or holds control characters.
    """
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1024**2
        raise _unreadable(file, 1, f"the file is larger than {most} MB; divide it")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise _unreadable(file, 1, "the file is in UTF-16; save it as UTF-8")
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise _unreadable(
            file,
            _line(content[: error.start]),
            f"the byte 0x{content[error.start]:02X} is not UTF-8; save the file as UTF-8",
        ) from None
    if found := _FORBIDDEN.search(text):
        raise _unreadable(
            file,
            _line(text[: found.start()].encode()),
            f"the character U+{ord(found[0]):04X} is not allowed in a file; remove it"
            + (", or save the file as UTF-8" if found[0] == "\0" else ""),
        )
    return content


def _line(before: bytes) -> int:
    """The number of the line that follows these bytes; CR LF, LF and CR each end one."""
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _unreadable(file: str, line: int, message: str) -> Unreadable:
    return Unreadable([Fault(file, line, message)])
