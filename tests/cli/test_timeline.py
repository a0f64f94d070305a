"""The timeline on the command line: where it is written, and what it refuses."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.support.commandline import process, tracker
from tests.support.examples import shipped
from tests.support.records import in_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped readouts on record."""
    found = tmp_path_factory.mktemp("timeline")
    in_folder(found).record(*shipped())
    return found


def test_an_svg_is_written(folder: Path) -> None:
    ran = tracker("export", "--timeline", "x.svg", "--as-of", "2019-07-01", folder=folder)
    assert (ran.code, ran.err) == (0, "Wrote the timeline to x.svg.\n")
    root = ET.parse(folder / "x.svg").getroot()  # noqa: S314 - our own
    assert root.attrib["width"] == "1000"
    text = (folder / "x.svg").read_text("utf-8")
    printed = tracker("export", "--timeline", "-", "--as-of", "2019-07-01", folder=folder)
    assert printed.out == text


def test_a_png_is_written(folder: Path) -> None:
    given = ("--item", "visa-relaxation", "--width", "800", "--as-of", "2019-07-01")
    ran = tracker("export", "--timeline", "x.PNG", *given, folder=folder)
    assert ran.code == 0
    content = (folder / "x.PNG").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", content[16:20]) == (1600,)


def test_a_file_takes_its_place_when_it_is_whole(folder: Path) -> None:
    (folder / "kept.svg").write_text("before", encoding="utf-8")
    ran = tracker("export", "--timeline", "kept.svg", "--item", "nothing", folder=folder)
    assert ran.code != 0
    assert (folder / "kept.svg").read_text("utf-8") == "before"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--timeline", "x.pdf"), "end it in .svg or .png"),
        (("--timeline", "x.svg", "--to", "copy"), "--timeline draws the record"),
        (("--timeline", "x.svg", "2019-06-29-osaka"), "--timeline draws the record"),
        (("--timeline", "x.svg", "--width", "20"), "320"),
        (("--timeline", "x.svg", "--lanes", "0"), "not a number from 1 on"),
        (("--as-of", "2019-01-01", "2019-06-29-osaka"), "--as-of goes with --timeline"),
        (("--from", "2019-01", "--events", "-"), "--from goes with --timeline"),
        (("--scheme", "dark", "--to", "copy"), "--scheme goes with --timeline"),
    ],
)
def test_what_does_not_go_together_is_refused(
    words: tuple[str, ...], says: str, folder: Path
) -> None:
    ran = tracker("export", *words, folder=folder)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())
    assert not (folder / "copy").exists()


def test_the_days_that_are_drawn_can_be_chosen(folder: Path) -> None:
    given = ("--from", "2018-01", "--through", "2018-12", "--as-of", "2019-07-01")
    drawn = tracker("export", "--timeline", "-", *given, folder=folder).out
    assert "Buenos Aires" in drawn
    assert "Da Nang" not in drawn
    assert "2019-07-01, the day asked about, is outside" in drawn


def test_on_a_pipe_it_is_svg_and_nothing_else(folder: Path) -> None:
    ran = process("export", "--timeline", "-", folder=folder)
    assert ran.stdout.startswith(b"<svg ")
    assert ran.stdout.endswith(b"</svg>\n")
    assert ran.stderr == b""
