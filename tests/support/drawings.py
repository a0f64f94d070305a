"""Drawings: a timeline as it is drawn, read back from its SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

from tests.support.records import Record
from tracker.drawing import Frame, said_of_items, timeline_svg
from tracker.drawing.labels import Box, Label
from tracker.drawing.lanes import matter
from tracker.drawing.plan import plan
from tracker.drawing.scale import Scale
from tracker.queries import Viewpoint

SVG = "{http://www.w3.org/2000/svg}"
_NEAR = 0.15
"""By how much numbers differ that were rounded to a tenth."""


@dataclass(frozen=True)
class Drawing:
    """A timeline, and where its days are."""

    svg: str
    scale: Scale

    @property
    def root(self) -> ET.Element:
        return ET.fromstring(self.svg)  # noqa: S314 - our own

    @property
    def size(self) -> tuple[int, int]:
        return int(self.root.attrib["width"]), int(self.root.attrib["height"])

    def of(self, cls: str) -> list[ET.Element]:
        """The elements of a class."""
        return [one for one in self.root.iter() if cls in one.get("class", "").split()]

    def statement(self, ref: str) -> ET.Element:
        return next(one for one in self.of("statement") if one.get("data-ref") == ref)

    def lanes(self) -> list[str]:
        return [one.attrib["data-item"] for one in self.of("lane")]

    def labels(self) -> list[Label]:
        return [_label(one) for one in self.root.iter(f"{SVG}text")]

    def texts(self) -> list[str]:
        return [one.text for one in self.labels()]

    def day(self, x: float) -> float:
        """The day at a place across the drawing, as an ordinal."""
        return self.scale.first + (x - self.scale.left) / self.scale.per_day

    def near(self, x: float, day: str, *, after: int = 0) -> bool:
        """Whether a place is where a day begins, or one so many days later."""
        return abs(self.scale.at(date.fromisoformat(day).toordinal() + after) - x) < _NEAR

    def overlapping(self) -> list[tuple[str, str]]:
        """The texts that are in the way of each other."""
        labels = self.labels()
        return [(a.text, b.text) for a, b in combinations(labels, 2) if _overlap(a.box, b.box)]

    def cut(self) -> list[str]:
        """The texts that do not fit in."""
        wide, high = self.size
        return [
            one.text
            for one in self.labels()
            if one.box.left < 0 or one.box.top < 0 or one.box.right > wide or one.box.bottom > high
        ]

    def crossed(self) -> list[str]:
        """The names of meetings that the line of another passes through."""
        lines = [*map(_line, self.of("meeting-line")), *map(_line, self.of("asked-line"))]
        names = [one for one in self.labels() if one.kind in ("place", "kind", "asked")]
        return [
            one.text
            for one in names
            for x, top in lines
            if not one.lying and one.box.left < x < one.box.right and top < one.box.bottom
        ]


def drawn(record: Record, on: str, frame: Frame | None = None, **viewpoint: Any) -> Drawing:
    """The timeline of a record as of a day."""
    frame = frame or Frame()
    view = Viewpoint(date.fromisoformat(on), **viewpoint)
    with record.queries() as queries:
        said = said_of_items(queries, view, frame)
        scale = plan(matter(queries, view, frame, said), view, frame).scale
        return Drawing(timeline_svg(queries, view, frame), scale)


def across(element: ET.Element) -> tuple[float, float]:
    """From where to where a rectangle is."""
    left = float(element.attrib["x"])
    return left, left + float(element.attrib["width"])


def part(element: ET.Element, cls: str) -> ET.Element | None:
    """The first part of an element of a class."""
    found = (one for one in element.iter() if cls in one.get("class", "").split())
    return next(found, None)


def numbers(element: ET.Element) -> list[float]:
    """The numbers of a path."""
    return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", element.attrib["d"])]


def _label(element: ET.Element) -> Label:
    return Label(
        float(element.attrib["x"]),
        float(element.attrib["y"]),
        element.text or "",
        element.attrib["class"].removeprefix("t-"),
        element.get("text-anchor", "start"),
        lying="transform" in element.attrib,
    )


def _line(element: ET.Element) -> tuple[float, float]:
    """Where the upright part of a line is, and where it begins."""
    *_, x, top, _ = numbers(element)
    return x, top


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left + _NEAR < other.right
        and other.left + _NEAR < one.right
        and one.top + _NEAR < other.bottom
        and other.top + _NEAR < one.bottom
    )
