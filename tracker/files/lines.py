"""Lines: an exported file read as lines of text, or refused for what it is instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracker.errors import Fault, Unreadable

LONGEST = 16 * 1024 * 1024
"""How many bytes a line may have: far more than the longest statement with all of its parties."""

_MARK = b"\xef\xbb\xbf"
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "the file is compressed with gzip; unpack it first, with gunzip"),
    (b"BZh", "the file is compressed with bzip2; unpack it first, with bunzip2"),
    (b"\xfd7zXZ", "the file is compressed with xz; unpack it first, with unxz"),
    (b"\x28\xb5\x2f\xfd", "the file is compressed with zstd; unpack it first, with unzstd"),
    (b"PK\x03\x04", "the file is a zip archive; unpack it first"),
    (
        b"SQLite format 3\x00",
        "the file is a store itself; use it as one, or export its events first",
    ),
    (b"\xff\xfe", "the file is in UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "the file is in UTF-16; save it as UTF-8"),
)
"""What other files begin with."""


def lines(path: Path) -> Iterator[str]:
    """The lines of a file in UTF-8, without their ends and without a byte order mark before one.

    LF, CR LF and CR each end a line, as editors count them.

    Raises:
        Unreadable: a line is not UTF-8, or far too long; or the file is of another kind.
    """
    number = 0
    with path.open("rb") as file:
        while read := file.readline(LONGEST + 1):
            if number == 0 and (told := next((t for b, t in _KINDS if read.startswith(b)), None)):
                raise _fault(path, 1, told)
            if len(read) > LONGEST:
                most = LONGEST // 1024**2
                raise _fault(path, number + 1, f"the line is longer than {most} MB: no event is")
            for part in read.rstrip(b"\r\n").split(b"\r"):
                number += 1
                yield _text(part.removeprefix(_MARK), path, number)


def _text(part: bytes, path: Path, number: int) -> str:
    if b"\0" in part:
        raise _fault(path, number, "the line holds the character U+0000; save the file as UTF-8")
    try:
        return part.decode()
    except UnicodeDecodeError as error:
        told = f"the byte 0x{part[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise _fault(path, number, told) from None


def _fault(path: Path, line: int, message: str) -> Unreadable:
    return Unreadable([Fault(str(path), line, message)])
