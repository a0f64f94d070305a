"""The pictures in the documents: what a terminal shows today, drawn by `make pictures`."""

from __future__ import annotations

from tests.support.pictures import PICTURES, draw
from tests.support.project import PROJECT


def test_the_pictures_show_what_a_terminal_does() -> None:
    drawn = draw()
    kept = {name: (PICTURES / f"{name}.svg").read_text(encoding="utf-8") for name in drawn}
    assert kept == drawn
    assert all(len(picture) < 10_000 for picture in kept.values())


def test_every_picture_is_in_a_document() -> None:
    told = "".join(
        path.read_text(encoding="utf-8")
        for path in (PROJECT / "README.md", *(PROJECT / "docs").glob("*.md"))
    )
    for path in PICTURES.glob("*.svg"):
        assert f"pictures/{path.name})" in told
