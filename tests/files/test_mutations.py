"""Whatever happens to a file, it is either read or refused with a line for each fault."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.samples import SHIPPED, written
from tracker.errors import Unreadable
from tracker.files.readouts import read

CONTENTS = [path.read_bytes() for path in SHIPPED]
PIECES = [
    b"\n",
    b"\t",
    b"  ",
    b": ",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"'",
    b'"',
    b"#",
    b"&a ",
    b"*a ",
]
PIECES += [
    b"!!str ",
    b"null",
    b"true",
    b"2018",
    b"yes",
    b"? ",
    b"|",
    b">",
    b"%",
    b"\r",
    b"\0",
    b"\xff",
]
PIECES += [b"---\n", b"...\n", b"items:", b"readout:", b"type:", b"key:", b"\xe2\x80\xa8", b"\\"]

JARGON = ["Input should", "value_error", "pydantic", "https://errors", "[type=", "Traceback"]
ours = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    content = draw(st.sampled_from(CONTENTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        taken = draw(st.integers(0, 30))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=3))
        content = content[:start] + piece + content[start + taken :]
    return content


@ours
@given(content=mutated() | st.binary(max_size=60))
def test_a_file_is_read_or_refused_line_by_line(content: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, content)
    try:
        read(path)
    except Unreadable as refused:
        _check(refused, path, content)


def _check(refused: Unreadable, path: Path, content: bytes) -> None:
    """Whether each fault names the file, one of its lines, and the matter in plain words."""
    assert refused.faults
    lines = len(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    for fault in refused.faults:
        assert fault.file == str(path)
        assert 1 <= fault.line <= lines
        assert fault.message
        assert not any(word in fault.message for word in JARGON)
