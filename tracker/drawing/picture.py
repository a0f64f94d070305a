"""Picture: a plan as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.kinds import KINDS
from tracker.drawing import captions
from tracker.drawing.frame import Frame
from tracker.drawing.key import SWATCH, Sample
from tracker.drawing.labels import Label
from tracker.drawing.looks import LOOKS, Look, look_of
from tracker.drawing.marks import Fill, edge, end, late, marks, patterns, slip, symbol
from tracker.drawing.markup import number, text, value
from tracker.drawing.plan import Plan
from tracker.drawing.strips import SWATCH as SAMPLE
from tracker.drawing.strips import Strip
from tracker.drawing.stylesheet import ROOT, stylesheet
from tracker.drawing.symbols import ENDS, SYMBOLS
from tracker.drawing.tracks import HEIGHT, Placed
from tracker.drawing.verticals import Vertical

_SAMPLE = "in-progress"
"""The look in which a soft end is shown."""

_LOOKS = {look.name: look for look in LOOKS}


class Picture:
    """A plan as a text of SVG.

    Args:
        plan: where everything is.
        frame: how it is to be drawn.
    """

    def __init__(self, plan: Plan, frame: Frame) -> None:
        self._plan, self._frame = plan, frame
        self._prefix = value(frame.prefix)

    def __str__(self) -> str:
        return "\n".join(self._pieces()) + "\n"

    def _pieces(self) -> Iterator[str]:
        plan, prefix = self._plan, self._prefix
        size = f"{plan.width} {plan.height}"
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{ROOT}" viewBox="0 0 {size}"'
            f' width="{plan.width}" height="{plan.height}" role="group"'
            f' aria-labelledby="{prefix}-title {prefix}-desc">'
        )
        yield f'<title id="{prefix}-title">{text(plan.title)}</title>'
        yield f'<desc id="{prefix}-desc">{text(plan.described)}</desc>'
        if self._frame.styled:
            yield f"<style>{stylesheet(self._frame.scheme)}</style>"
        yield f"<defs>{''.join(patterns(prefix, self._looks()))}</defs>"
        yield f'<rect class="paper" width="{plan.width}" height="{plan.height}"/>'
        yield from self._ground()
        yield from map(_label, plan.labels)
        yield from self._key()
        yield from self._verticals()
        yield from self._asked()
        yield f'<g aria-hidden="true">{"".join(map(_label, plan.tick_labels))}</g>'
        yield '<g role="list">'
        for strip in plan.strips:
            yield from self._strip(strip)
        yield "</g>"
        yield "</svg>"

    def _looks(self) -> list[Look]:
        """The looks that are in it."""
        names = {one.name for one in self._plan.key if one.kind == "look"} | {_SAMPLE}
        names |= {look_of(strip.lane.status).name for strip in self._plan.strips}
        return [look for look in LOOKS if look.name in names]

    def _ground(self) -> Iterator[str]:
        """What is behind everything: every second lane, and the days that are named."""
        plan = self._plan
        yield '<g aria-hidden="true">'
        for strip in plan.strips[::2]:
            yield (
                f'<rect class="band" x="0" y="{number(strip.top)}" width="{plan.width}"'
                f' height="{number(strip.bottom - strip.top)}"/>'
            )
        for tick in plan.ticks:
            heavy = "1.4" if tick.major else "0.7"
            yield (
                f'<path class="grid" d="M{number(plan.scale.at(tick.day))} {number(plan.top)}'
                f'V{number(plan.bottom)}" stroke-width="{heavy}"/>'
            )
        yield "</g>"

    def _key(self) -> Iterator[str]:
        if self._plan.key:
            yield '<g class="key">'
            for entry in self._plan.key:
                yield from self._entry(entry)
            yield "</g>"

    def _entry(self, entry: Sample) -> Iterator[str]:
        prefix, y = self._prefix, entry.y
        left, right, middle = entry.x, entry.x + SWATCH, entry.x + SWATCH / 2
        match entry.kind:
            case "look":
                drawn = Fill(prefix, _LOOKS[entry.name]).window(left + 1, right, y)
                yield f'<g class="{entry.name}">{drawn}</g>'
            case "symbol":
                yield symbol(SYMBOLS[entry.name], middle, y)
            case "end":
                yield f'<g class="{entry.name}">{end(ENDS[entry.name], middle, y)}</g>'
            case "slip":
                yield slip(left + 1, right - 3, y + 5)
            case "soft":
                drawn = Fill(prefix, _LOOKS[_SAMPLE]).soft(left, right, y, "out")
                yield f'<g class="{_SAMPLE}">{drawn}{edge(left + 1, y)}</g>'
            case _:
                yield f'<g class="overdue">{late(left, right, y)}</g>'
        yield from map(_label, entry.labels)

    def _verticals(self) -> Iterator[str]:
        for one in self._plan.verticals:
            if one.meeting is not None:
                yield from self._meeting(one)

    def _meeting(self, one: Vertical) -> Iterator[str]:
        meeting = one.meeting
        if meeting is None:
            return
        drawn = (
            f"<title>{text(captions.meeting_title(meeting))}</title>"
            f'<path class="meeting-line" d="{_line(one, self._plan.bottom)}" fill="none"'
            ' stroke-width="1.2"/>'
            f"{''.join(map(_label, one.labels))}"
        )
        ident = f'id="{self._prefix}-meeting-{value(meeting.meeting)}"'
        about = f'class="meeting" {ident}'
        yield self._linked(("meeting", meeting.meeting, meeting.relationship), about, drawn)

    def _asked(self) -> Iterator[str]:
        """The day asked about."""
        plan = self._plan
        for one in plan.verticals:
            if one.meeting is None:
                yield (
                    f'<g class="asked"><path class="asked-line" d="{_line(one, plan.bottom)}"'
                    ' fill="none" stroke-width="1.6" stroke-dasharray="6 3"/>'
                    f"{''.join(map(_label, one.labels))}</g>"
                )

    def _strip(self, strip: Strip) -> Iterator[str]:
        lane = strip.lane
        name = f"{self._prefix}-item-{value(lane.relationship.lower())}-{value(lane.item)}"
        said = captions.lane_title(lane.title, lane.status, len(lane.bars))
        yield (
            f'<g role="listitem" class="lane" id="{name}" data-item="{value(lane.item)}"'
            f' data-depth="{lane.depth}" aria-label="{value(said)}">'
        )
        drawn = "".join(map(_label, strip.labels))
        yield self._linked(("item", lane.item, lane.relationship), 'class="name"', drawn)
        if strip.sample:
            x, y = strip.sample
            look = look_of(lane.status)
            fill = Fill(self._prefix, look)
            yield f'<g class="{look.name}">{fill.window(x + 1, x + SAMPLE, y)}</g>'
        for placed in strip.bars:
            yield self._statement(placed, strip.first_track + placed.track * HEIGHT)
        yield "</g>"

    def _statement(self, placed: Placed, y: float) -> str:
        bar = placed.bar
        one = bar.statement
        ref = value(one.ref)
        status = f' data-status="{value(one.status)}"' if one.status else ""
        about = (
            f'class="statement {bar.look.name}" id="{self._prefix}-{ref}"'
            f' data-ref="{ref}" data-kind="{KINDS[one.type]}"{status}'
        )
        drawn = "".join(marks(bar, y, self._plan.scale, self._prefix))
        title = f"<title>{text(captions.statement_title(bar))}</title>"
        return self._linked(("statement", one.ref, one.relationship), about, f"{title}{drawn}")

    def _linked(self, target: tuple[str, str, str], about: str, drawn: str) -> str:
        """Something with its link, if it has one; without one, a picture of its own."""
        address = self._frame.link(*target) if self._frame.link else None
        if address is not None:
            return f'<a {about} href="{value(address)}">{drawn}</a>'
        role = "" if target[0] == "item" else ' role="img"'
        return f"<g {about}{role}>{drawn}</g>"


def _line(one: Vertical, bottom: float) -> str:
    """The line of a vertical, from its name to the end of the lanes."""
    start = "M" if one.bent is None else f"M{number(one.bent[0])} {number(one.bent[1])}L"
    return f"{start}{number(one.x)} {number(one.top)}V{number(bottom)}"


def _label(one: Label) -> str:
    anchor = "" if one.anchor == "start" else f' text-anchor="{one.anchor}"'
    if one.lying:
        anchor += f' transform="rotate(-90 {number(one.x)} {number(one.y)})"'
    return (
        f'<text class="t-{one.kind}" x="{number(one.x)}" y="{number(one.y)}"{anchor}>'
        f"{text(one.text)}</text>"
    )
