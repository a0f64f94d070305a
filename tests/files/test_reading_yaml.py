"""YAML 1.2 as readout files use it: what plain words mean, and what is not read at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.samples import SMALLEST, written
from tracker.errors import Unreadable
from tracker.files.readouts import read, read_readout
from tracker.files.yaml import MOST_VALUES, read_mapping

NUL = "the character U+0000 is not allowed in a file; remove it, or save the file as UTF-8"


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        *[(word, None) for word in ("", "~", "null", "Null", "NULL")],
        *[(word, True) for word in ("true", "True", "TRUE")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[(word, word) for word in ("NO", "no", "yes", "on", "off", "y", "nULL", "tRUE")],
        *[(word, word) for word in ("012", "0o14", "0x1F", "1_000", "1e3", ".inf", "12:30:45")],
        *[(word, word) for word in ("2018", "2019-06-29", "2019-06-29T12:00:00Z", "<<", "=")],
        *[(f'"{word}"', word) for word in ("null", "true", "")],
        ("'it''s'", "it's"),
        (r'"\u65e5\n"', "日\n"),
        ("a\n  b", "a b"),
        ("|\n  a\n  b", "a\nb\n"),
        (">-\n  a\n  b", "a b"),
        ("{a: 1, b}", {"a": "1", "b": None}),
        ("[a, [], {}]", ["a", [], {}]),
        ("[a: b]", [{"a": "b"}]),
        ("a # b", "a"),
    ],
)
def test_a_value_is_what_yaml_1_2_makes_of_it(scalar: str, value: object) -> None:
    assert read_mapping(f"key: {scalar}\n".encode(), "x") == {"key": value}


def test_norway_is_a_party(tmp_path: Path) -> None:
    text = SMALLEST.replace("[JP, RU]", "[JP, NO]")
    assert read_readout(written(tmp_path, text)).relationship == "JP-NO"


def test_a_bare_year_is_a_due_date(tmp_path: Path) -> None:
    (statement,) = read_readout(written(tmp_path, SMALLEST + "    due: 2018\n")).statements
    assert statement.type == "CommitmentMade"
    assert statement.due is not None
    assert statement.due.edtf == "2018"


@pytest.mark.parametrize(
    "content",
    [
        SMALLEST.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + SMALLEST.encode(),
        SMALLEST.rstrip().encode(),
        b"# A comment.\n%YAML 1.2\n---\n" + SMALLEST.encode() + b"...\n",
    ],
    ids=["CR LF", "byte order mark", "no last line end", "comment, directive and markers"],
)
def test_the_form_of_the_file_does_not_matter(content: bytes, tmp_path: Path) -> None:
    assert read(written(tmp_path, content)) == read(written(tmp_path, SMALLEST, "plain.yaml"))


def test_a_file_of_laughing_aliases_is_refused_at_the_first_of_them(tmp_path: Path) -> None:
    laughs = "a: &a [ha, ha]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}]\n"
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert _refusal(tmp_path, laughs) == (
        ":1: anchors and aliases are not used in readout files; write the value out"
    )


@pytest.mark.parametrize(
    "opening",
    [
        "[" * 21,
        "[" * 100_000,
        "{a: " * 100_000,
        "\n" + "".join(f"{' ' * n}a:\n" for n in range(99)),
        "\n" + "".join(f"{' ' * n}a:\n" for n in range(1_500)),
        "\n" + "- " * 1_500,
    ],
    ids=["brackets", "100,000 brackets", "braces", "block", "deep block", "dashes"],
)
def test_deep_nesting_is_refused(opening: str, tmp_path: Path) -> None:
    refusal = _refusal(tmp_path, "title:" + opening.replace("[", " [", 1).replace("{", " {", 1))
    assert "are nested more than 20 deep" in refusal


def test_too_many_values_are_refused(tmp_path: Path) -> None:
    refusal = _refusal(tmp_path, "a:\n" + "  -\n" * (MOST_VALUES + 1))
    assert "more than 200,000 values" in refusal


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, "#" * 8_388_609) == ":1: the file is larger than 8 MB; divide it"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"\xff\xfea\0", ":1: the file is in UTF-16; save it as UTF-8"),
        (b"\xfe\xff\0a", ":1: the file is in UTF-16; save it as UTF-8"),
        (b"a: b\r\nc: \xe9\n", ":2: the byte 0xE9 is not UTF-8; save the file as UTF-8"),
        (b"a: b\nc: \0\n", f":2: {NUL}"),
        (b"a: \x1b[0m\n", ":1: the character U+001B is not allowed in a file; remove it"),
        ("a: \u2028b".encode(), ":1: the character U+2028 is not allowed in a file; remove it"),
    ],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, refusal: str, tmp_path: Path) -> None:
    assert _refusal(tmp_path, content) == refusal


def _refusal(folder: Path, content: str | bytes) -> str:
    """What is said of the file, without the file's name."""
    path = written(folder, content)
    with pytest.raises(Unreadable) as raised:
        read(path)
    return str(raised.value).replace(str(path), "")
