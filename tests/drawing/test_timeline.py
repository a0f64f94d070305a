"""The timeline: its lanes, its meetings, its two clocks, and that it can be read by everybody."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawings import SVG, drawn
from tests.support.records import Record, thrown_away
from tests.support.stories import commitment, named, progress, readout, views
from tests.support.strategies import LAWS, records
from tracker.domain.items import ItemList
from tracker.domain.readouts import Readout
from tracker.drawing import Frame, stylesheet
from tracker.errors import NotFound, Refused, Remedy
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS

HOSTILE = (
    "</title><script>alert(1)</script>",
    '" onload="alert(1)',
    "javascript:alert(1)",
    "]]> <!-- & &amp; &#0; -->",
    "url(#x) } .timeline { display: none",
    "北方四島における共同経済活動の実施に向けた観光ツアー及びゴミ処理に関するパイロット・プロジェクト",
    "Щ" * 80,
    "W" * 400,
    "زيارات القبور بالطائرة " * 5,
    "👩‍👩‍👧‍👦🇯🇵 " * 20,
    "e\u0301" * 90,
    "\uffff\u200b a",
)
WHOLE = named("whole")
TOLD = (
    readout("a", commitment("first", due="2018-06"), commitment("part-b"), on="2018-03-01"),
    readout("b", commitment("second"), progress("part-a"), on="2018-04-01"),
    named("part-a", part_of="whole"),
    named("part-b", part_of="whole"),
    named("whole"),
)


def test_lanes_are_in_the_order_of_time_with_parts_below_their_whole(record: Record) -> None:
    record.record(*TOLD)
    picture = drawn(record, "2018-05-01")
    assert picture.lanes() == ["first", "whole", "part-b", "part-a", "second"]
    depths = [one.attrib["data-depth"] for one in picture.of("lane")]
    assert depths == ["0", "0", "1", "1", "0"]


def test_parts_can_be_drawn_in_the_lane_of_their_whole(record: Record) -> None:
    record.record(*TOLD)
    picture = drawn(record, "2018-05-01", Frame(folded=frozenset({"whole"})))
    assert picture.lanes() == ["first", "whole", "second"]
    assert len(picture.of("statement")) == 4
    assert any(text.endswith("with 2 parts") for text in picture.texts())


def test_only_the_most_pressing_lanes_are_drawn_and_the_others_counted(record: Record) -> None:
    record.record(*TOLD)
    picture = drawn(record, "2018-08-01", Frame(lanes=1))
    assert picture.lanes() == ["first"]
    assert any(text.startswith("4 less pressing items") for text in picture.texts())


def test_more_than_can_be_seen_is_refused(record: Record) -> None:
    record.record(*TOLD)
    assert drawn(record, "2018-08-01", Frame(most=4)).lanes()
    with pytest.raises(Refused, match="more than 3 statements") as refused:
        drawn(record, "2018-08-01", Frame(most=3))
    assert (refused.value.remedy, refused.value.about) == (Remedy.CHOOSE_RELATIONSHIP, "JP-RU")
    with pytest.raises(Refused, match="draw a single item"):
        drawn(record, "2018-08-01", Frame(most=3), relationship="JP-RU")


def test_of_an_item_its_parts_are_drawn_and_not_its_whole(record: Record) -> None:
    record.record(*TOLD)
    assert drawn(record, "2018-05-01", items=("whole",)).lanes() == ["whole", "part-b", "part-a"]
    assert drawn(record, "2018-05-01", items=("part-a",)).lanes() == ["part-a"]
    with pytest.raises(NotFound):
        drawn(record, "2018-05-01", items=("nothing",))


def test_it_looks_from_both_clocks(record: Record) -> None:
    record.record(*TOLD[:1])
    known_on = record.moments[-1]
    record.record(*TOLD[1:])
    assert drawn(record, "2018-03-15").lanes() == ["first", "whole", "part-b"]
    before = drawn(record, "2018-05-01", known_on=known_on)
    assert before.lanes() == ["first", "part-b"]
    assert any("as known on" in text for text in before.texts())


def test_the_status_of_a_lane_is_that_of_the_item(shipped: Record) -> None:
    on = date(2019, 7, 1)
    picture = drawn(shipped, str(on), Frame(lanes=None))
    with shipped.queries() as queries:
        statuses = {one.item: one.status for one in queries.items(Viewpoint(on))}
    told = {
        one.attrib["data-item"]: one.attrib["aria-label"].rpartition(": ")[2].rpartition(", ")[0]
        for one in picture.of("lane")
    }
    assert told == statuses


def test_every_statement_is_drawn_once(shipped: Record) -> None:
    picture = drawn(shipped, "2019-07-01", Frame(lanes=None))
    refs = [one.attrib["data-ref"] for one in picture.of("statement")]
    with shipped.queries() as queries:
        wanted = [
            one.ref for one in queries.answer(QUESTIONS["statements"], Viewpoint(date(2019, 7, 1)))
        ]
    assert sorted(refs) == sorted(wanted)


def test_meetings_are_named_across_all_lanes(shipped: Record) -> None:
    picture = drawn(shipped, "2019-07-01", Frame(lanes=None))
    assert {"Moscow", "Da Nang", "Buenos Aires", "Osaka"} <= {*picture.texts()}
    assert len(picture.of("meeting")) == 6
    assert len(picture.of("asked-line")) == 1


def test_nothing_on_record_is_said(record: Record) -> None:
    record.record(*TOLD)
    assert "Nothing is on record of that." in drawn(record, "2018-01-01").texts()


def test_marks_lead_where_they_are_told_to(record: Record) -> None:
    record.record(*TOLD)
    frame = Frame(link=_address)
    picture = drawn(record, "2018-05-01", frame)
    links = {one.attrib["href"] for one in picture.root.iter(f"{SVG}a")}
    assert "/JP-RU/statement?a=1&b=first@a" in links
    assert "/JP-RU/item?a=1&b=whole" in links
    assert not any("meeting" in one for one in links)


def _address(kind: str, name: str, relationship: str) -> str | None:
    return None if kind == "meeting" else f"/{relationship}/{kind}?a=1&b={name}"


def test_a_page_can_bring_the_style_and_hold_several(record: Record) -> None:
    record.record(*TOLD)
    picture = drawn(record, "2018-05-01", Frame(styled=False, prefix="two"))
    assert not [*picture.root.iter(f"{SVG}style")]
    assert " style=" not in picture.svg
    ids = [one.attrib["id"] for one in picture.root.iter() if "id" in one.attrib]
    assert len({*ids}) == len(ids)
    assert all(one.startswith("two-") for one in ids)
    assert "prefers-color-scheme:dark" in stylesheet()
    assert "prefers-color-scheme" not in stylesheet("dark")


def test_it_can_be_read_without_being_seen(shipped: Record) -> None:
    picture = drawn(shipped, "2019-07-01")
    labelled = picture.root.attrib["aria-labelledby"].split()
    ids = {one.get("id"): one.text for one in picture.root.iter()}
    assert all(ids[one] for one in labelled)
    assert all(one.find(f"{SVG}title") is not None for one in picture.of("statement"))
    assert {one.get("role") for one in picture.of("lane")} == {"listitem"}


def test_it_is_the_same_each_time(shipped: Record) -> None:
    assert drawn(shipped, "2019-07-01").svg == drawn(shipped, "2019-07-01").svg


@pytest.mark.parametrize("width", [320, 360, 640, 1000, 1600, 2560])
def test_no_text_is_cut_or_in_the_way_of_another(shipped: Record, width: int) -> None:
    for on in ("2016-12-03", "2018-04-01", "2019-07-01", "2026-11-28"):
        picture = drawn(shipped, on, Frame(width=width, lanes=None))
        assert picture.overlapping() == []
        assert picture.cut() == []
        assert picture.crossed() == []


@pytest.mark.parametrize("width", [320, 1000])
def test_texts_of_a_readout_are_texts(record: Record, width: int) -> None:
    acts = [commitment(f"item-{number}", summary=text) for number, text in enumerate(HOSTILE)]
    titles = [{"item": f"item-{number}", "title": text} for number, text in enumerate(HOSTILE)]
    record.record(ItemList.model_validate({"parties": ["JP", "RU"], "items": titles}))
    for number, place in enumerate(HOSTILE):
        record.record(
            _at(place, f"r{number}", f"2018-0{1 + number % 9}-1{number % 10}", acts[number])
        )
    picture = drawn(record, "2019-01-01", Frame(width=width, link=lambda *_: HOSTILE[1]))
    assert [*picture.root.iter(f"{SVG}script")] == []
    assert not any(name.startswith("on") for one in picture.root.iter() for name in one.attrib)
    assert picture.overlapping() == []
    assert picture.cut() == []
    assert picture.crossed() == []


def _at(place: str, name: str, on: str, act: dict[str, object]) -> Readout:
    return Readout.model_validate(
        {
            "readout": name,
            "title": place,
            "parties": ["JP", "RU"],
            "meetings": [{"date": on, "place": place, "participants": {"JP": [place]}}],
            "statements": [act],
        }
    )


@LAWS
@given(records(), st.integers(320, 1400), st.dates(date(2018, 1, 1), date(2020, 6, 1)))
def test_whatever_is_on_record_can_be_drawn(told: list[Readout], width: int, on: date) -> None:
    with thrown_away() as record:
        record.record(*told)
        picture = drawn(record, str(on), Frame(width=width, lanes=None))
        assert picture.overlapping() == []
        assert picture.cut() == []
        assert picture.crossed() == []
        wide, _ = picture.size
        boxes = [one for one in picture.root.iter(f"{SVG}rect") if "x" in one.attrib]
        for one in boxes:
            left, size = float(one.attrib["x"]), float(one.attrib["width"])
            assert -0.1 <= left <= left + size <= wide + 0.1


@pytest.mark.parametrize("width", [320, 1000])
def test_the_ends_of_the_calendar_can_be_drawn(record: Record, width: int) -> None:
    record.record(
        readout(
            "a",
            commitment("late", due="9999-12"),
            commitment("open-end", due="9999-12-31/.."),
            commitment("about", due="9999-12~"),
            on="2018-03-01",
        ),
        readout("b", commitment("early", due="../0001-02"), on="0001-01-01"),
        readout("c", commitment("last"), on="9999-12-31"),
    )
    frames = (
        Frame(width=width),
        Frame(width=width, first=date.min, last=date.max),
        Frame(width=width, first=date.max),
        Frame(width=width, last=date.min),
        Frame(width=width, first=date(2019, 1, 1), last=date(2018, 1, 1)),
    )
    for on in ("0001-01-01", "2018-03-01", "9999-12-31"):
        for frame in frames:
            picture = drawn(record, on, frame)
            assert picture.overlapping() == []
            assert picture.cut() == []


def test_many_meetings_are_named_along_their_lines(record: Record) -> None:
    record.record(
        *(
            readout(f"r{number}", views("talks"), on=str(date.fromordinal(736_800 + 9 * number)))
            for number in range(45)
        )
    )
    picture = drawn(record, "2019-06-30")
    lying = [one for one in picture.labels() if one.lying]
    assert len(lying) == 46
    assert picture.overlapping() == []
    assert picture.cut() == []
    narrow = drawn(record, "2019-06-30", Frame(width=360))
    assert narrow.overlapping() == []
    assert any(re.match(r"\d+ meetings drawn without a name", text) for text in narrow.texts())
