"""The shipped readouts: what their record says on the days that matter."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from tests.support.project import EVENTS, PROJECT
from tests.support.records import Record, command
from tests.support.stories import readout, views
from tracker.cli import main
from tracker.domain.rules import Status
from tracker.files.readouts import files_in, read
from tracker.queries import Viewpoint

GRAVE_VISITS = "airplane-grave-visits"
GROUPS = ("working-group-project-details", "working-group-movement-of-people")


@pytest.mark.parametrize(
    ("day", "ref", "status"),
    [
        ("2017-12-01", f"{GRAVE_VISITS}@2017-11-10-da-nang", "open"),
        ("2018-04-01", f"{GRAVE_VISITS}@2017-11-10-da-nang", "due"),
        ("2018-04-01", f"{GRAVE_VISITS}@2018-03-21-foreign-ministers", "due"),
        ("2019-06-29", f"{GRAVE_VISITS}@2018-03-21-foreign-ministers", "overdue"),
        ("2019-06-30", f"{GRAVE_VISITS}@2018-03-21-foreign-ministers", "overdue"),
        ("2019-06-30", f"{GRAVE_VISITS}@2019-06-29-osaka", "open"),
        ("2019-01-15", f"{GRAVE_VISITS}@2018-03-21-foreign-ministers", "overdue"),
        ("2019-08-15", f"{GRAVE_VISITS}@2019-06-29-osaka", "due"),
        ("2019-10-01", f"{GRAVE_VISITS}@2019-06-29-osaka", "overdue"),
        *(("2018-02-01", f"{group}@2017-11-10-da-nang", "overdue") for group in GROUPS),
        *(("2018-03-31", f"{group}@2018-03-21-foreign-ministers", "scheduled") for group in GROUPS),
        ("2019-08-31", "pilot-tours@2019-06-29-osaka", "open"),
        ("2019-10-01", "pilot-tours@2019-06-29-osaka", "due"),
        ("2019-12-15", "pilot-tours@2019-06-29-osaka", "possibly overdue"),
        ("2020-03-01", "pilot-tours@2019-06-29-osaka", "overdue"),
        ("2016-12-17", "consultation-plan@2016-12-03-moscow", "in progress"),
        ("2016-12-18", "consultation-plan@2016-12-03-moscow", "possibly overdue"),
        ("2017-01-02", "consultation-plan@2016-12-03-moscow", "overdue"),
        ("2018-03-20", "consultation-plan@2016-12-03-moscow", "overdue"),
        # The plan that was signed then is another one, for 2018-2019.
        ("2018-03-21", "consultation-plan@2016-12-03-moscow", "overdue"),
        ("2016-12-03", "foreign-ministers-meeting-2016-12@2016-12-03-moscow", "held"),
        ("2016-12-03", "foreign-ministers-meeting-2016-12-2@2016-12-03-moscow", "held"),
        ("2016-12-03", "putin-visit-to-japan-2016@2016-12-03-moscow", "scheduled"),
        ("2016-12-18", "putin-visit-to-japan-2016@2016-12-03-moscow", "possibly overdue"),
        ("2017-01-02", "putin-visit-to-japan-2016@2016-12-03-moscow", "overdue"),
        ("2016-12-03", "putin-visit-to-japan-2016-3@2016-12-03-moscow", "open"),
        ("2017-03-01", "putin-visit-to-japan-2016-3@2016-12-03-moscow", "overdue"),
        ("2018-04-01", "joint-economic-activities@2017-11-10-da-nang", "superseded"),
        ("2018-04-01", "joint-economic-activities@2018-03-21-foreign-ministers", "open"),
        ("2018-12-31", "bilateral-cooperation@2017-11-10-da-nang", "standing"),
        ("2019-01-01", "bilateral-cooperation@2017-11-10-da-nang", "expired"),
        ("2026-11-28", "north-korea-denuclearization@2019-06-29-osaka", "standing"),
    ],
)
def test_the_record_says(shipped: Record, day: str, ref: str, status: str) -> None:
    assert shipped.status(ref, day) == status


def test_the_grave_visits_of_2018_are_overdue_by_rule_and_without_record(shipped: Record) -> None:
    found = shipped.standings("2019-01-15")[f"{GRAVE_VISITS}@2018-03-21-foreign-ministers"]
    assert found.rule == "commitment.overdue"
    assert found.why == (
        "its window ended on 2018-12-31; no record tells what became of it, and nobody has reviewed"
        " it; the 21st to 23rd summit meetings are not on record"
    )


def test_the_summits_that_are_not_on_record_are_named(shipped: Record) -> None:
    found = shipped.standings("2019-06-30")
    before = found[f"{GRAVE_VISITS}@2018-03-21-foreign-ministers"].why
    assert before.endswith("; the 21st to 23rd and 25th summit meetings are not on record")
    since = found["abe-visit-to-russia-2019@2018-12-01-buenos-aires"].why
    assert since.endswith("; the 25th summit meeting is not on record")


@pytest.mark.parametrize("day", ["2016-12-18", "2018-03-21", "2019-06-30", "2026-11-28"])
def test_the_consultation_plan_is_among_the_overdue_from_the_day_after(
    shipped: Record, day: str
) -> None:
    plan = "consultation-plan@2016-12-03-moscow"
    assert plan not in overdue(shipped, "2016-12-17")
    assert plan in overdue(shipped, day)


def test_the_replay_tells_of_progress_as_the_lists_do(shipped: Record) -> None:
    view = Viewpoint(date(2017, 1, 2), items=("consultation-plan",))
    with shipped.queries() as queries:
        told = [change.why for step in queries.replay(view) for change in step.changes]
        (found,) = queries.overdue(view)
        assert told[-1] == found.why
        assert (
            "progress on its item was reported (consultation-plan-2@2016-12-03-moscow)" in found.why
        )


def overdue(record: Record, day: str) -> set[str]:
    with record.queries() as queries:
        return {one.ref for one in queries.overdue(Viewpoint(date.fromisoformat(day)))}


def test_freer_entry_shows_its_overdue_parts(shipped: Record) -> None:
    story = shipped.story("freer-entry-of-former-residents", "2019-06-30")
    assert story.status == "overdue"
    assert {part.item: part.status for part in story.parts} == {
        "airplane-grave-visits": "overdue",
        "humanitarian-measures-consultation": "overdue",
        "restricted-area-grave-visits": "overdue",
        "temporary-entry-exit-points": "overdue",
    }


def test_what_ended_unfulfilled_is_told_with_how_many_are_overdue(
    shipped: Record, tmp_path: Path
) -> None:
    told = command(shipped, "unfulfilled", "--as-of", "2019-06-30", folder=tmp_path).err
    nothing, others, way = told.splitlines()
    assert nothing == "Nothing ended unfulfilled as of 2019-06-30."
    assert others.startswith("Otherwise on record: 23 overdue, ")
    assert others.endswith(" and 34 more.")
    assert way == "What is overdue: tracker overdue."


@pytest.mark.parametrize(
    ("whole", "status", "part"),
    [
        ("northern-territories", "overdue", "working-group-project-details"),
        ("north-korea", "standing", "north-korea-denuclearization"),
        ("fisheries", "raised", "drift-net-alternative"),
        ("middle-east", "raised", "syria"),
    ],
)
def test_a_whole_stands_as_its_parts_do(
    shipped: Record, whole: str, status: str, part: str
) -> None:
    with shipped.queries() as queries:
        items = {item.item: item for item in queries.items(Viewpoint(date(2019, 6, 30)))}
    assert (items[whole].status, items[whole].decided_by_part) == (status, part)
    assert shipped.story(whole, "2019-06-30").status == status


def test_the_peace_treaty_is_found_by_the_declaration_of_1956(shipped: Record) -> None:
    assert shipped.story("joint declaration of 1956").item == "peace-treaty"


def test_recording_the_files_tells_of_nothing_that_was_forgotten(record: Record) -> None:
    receipt = record.record(*(read(path) for path in files_in([EVENTS])))
    assert (receipt.idle, receipt.awaited, receipt.overruled, receipt.differing) == ((), (), (), ())


def test_visa_relaxation_goes_from_largely_in_place_to_its_two_parts(shipped: Record) -> None:
    story = shipped.story("visa-relaxation")
    assert [part.item for part in story.parts] == [
        "visa-multiple-entry",
        "visa-simplification-students",
    ]
    assert [(one.ref, one.type) for one in story.statements] == [
        ("visa-relaxation@2016-12-03-moscow", "ProgressWelcomed"),
        ("visa-multiple-entry@2019-06-29-osaka", "CommitmentMade"),
        ("visa-simplification-students@2019-06-29-osaka", "CommitmentMade"),
    ]
    assert story.status == "due"
    assert shipped.story("visa-relaxation", "2016-12-03").status == "completed"
    assert shipped.story("visa-relaxation", "2019-06-30").status == "open"
    assert {str(one.due_from) for one in story.statements[1:]} == {"2019-09-01"}


def test_the_ministers_window_ends_with_the_visit_once_that_is_on_record(record: Record) -> None:
    record.record(*(read(path) for path in files_in([EVENTS])))
    ministers = "foreign-ministers-meeting-2019@2018-12-01-buenos-aires"
    visit = "abe-visit-to-russia-2019@2018-12-01-buenos-aires"
    before = record.standings("2019-01-30")[ministers]
    assert (before.status, str(before.due_to)) == ("scheduled", "2019-03-31")
    assert before.tied_to == "abe-visit-to-russia-2019"
    told = readout(
        "2019-01-22-moscow",
        views("peace-treaty"),
        on="2019-01-22",
        holds=["abe-visit-to-russia-2019"],
    )
    record.record(told)
    now = record.standings("2019-01-22")
    assert now[visit].status == "held"
    assert now[visit].evidence == ("2019-01-22-moscow",)
    assert str(now[ministers].due_to) == "2019-01-22"
    assert record.status(ministers, "2019-01-23") == "overdue"
    assert str(record.standings("2019-01-21")[ministers].due_to) == "2019-03-31"


def test_the_files_come_back_byte_for_byte(shipped: Record, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["export", "--to", str(tmp_path / "out"), "--store", shipped.store]
    )
    assert result.exit_code == 0, result.output
    written = sorted((tmp_path / "out" / "jp-ru").iterdir())
    assert [path.name for path in written] == sorted(p.name for p in files_in([EVENTS]))
    for path in written:
        assert path.read_bytes() == (EVENTS / "jp-ru" / path.name).read_bytes()


def test_an_item_is_passed_over_by_the_meetings_that_do_not_mention_it(shipped: Record) -> None:
    with shipped.queries() as queries:
        items = {item.item: item for item in queries.items(Viewpoint(date(2019, 7, 1)))}
    assert items["strategic-dialogue"].passed_over == 2
    assert str(items["strategic-dialogue"].last_mentioned) == "2018-03-21"
    assert items["airplane-grave-visits"].passed_over == 0
    # Nothing was said of it itself since 2016, but of two of its parts.
    assert str(items["visa-relaxation"].last_mentioned) == "2019-06-29"
    assert items["visa-relaxation"].passed_over == 0
    with shipped.queries() as queries:
        story = queries.story(Viewpoint(date(2019, 7, 1)), "visa-relaxation")
    assert (str(story.last_mentioned), story.passed_over) == ("2019-06-29", 0)


PAGE = (PROJECT / "docs" / "what-an-answer-means.md").read_text(encoding="utf-8")
TOLD = re.findall(r"^\| (`[a-z ]+`.*?) \|.*\| ([^|]+) \|$", PAGE, flags=re.MULTILINE)
"""The statuses that the page on answers explains, each row with its case."""


def test_the_cases_of_the_page_on_answers_are_as_it_says(shipped: Record) -> None:
    checked = 0
    with shipped.queries() as queries:
        for statuses, case in TOLD:
            if not (found := re.fullmatch(r"`(\S+)` on (\S+)", case)):
                assert case.startswith("made up: "), case
                continue
            view = Viewpoint(date.fromisoformat(found[2]))
            stands = {one.ref: one.status for one in queries.followed(view)}
            stands |= {one.item: one.status for one in queries.items(view)}
            assert stands[found[1]] in re.findall(r"`([a-z ]+)`", statuses), case
            checked += 1
    assert checked > 20


def test_the_page_on_answers_explains_every_status() -> None:
    told = {status for statuses, _ in TOLD for status in re.findall(r"`([a-z ]+)`", statuses)}
    assert {*get_args(Status)} <= told


SHARED = PROJECT.parent / "shared"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the readouts' texts and coding are not here")
def test_the_files_agree_with_the_coded_readouts_and_their_texts() -> None:
    for path in files_in([EVENTS]):
        if path.name == "items.yaml":
            continue
        ours = read(path)
        assert hasattr(ours, "statements")
        coded = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        text = (SHARED / "readouts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        assert len(ours.statements) == len(coded["events"])
        for one, other in zip(ours.statements, coded["events"], strict=True):
            assert (one.type, one.item) == (other["type"], other["item"])
            assert (list(one.by), one.meeting) == (other["by"], other.get("meeting", 0))
            for named in "to", "renews", "done_by":
                assert list(getattr(one, named, None) or ()) == other.get(named, [])
            fulfils = getattr(one, "fulfils", None)
            assert fulfils == (tuple(other["fulfils"]) if "fulfils" in other else None)
            assert getattr(one, "continuing", False) == other.get("continuing", False)
            due = getattr(one, "due", None)
            assert (due.edtf if due else None) == (other["due"] or None)
            assert bool(due and due.approximate) == other["approximate"]
            assert bool(due and due.soon) == other["soon"]
            assert getattr(one, "complete", False) == other["complete"]
            start = text.index(other["quote"])
            assert one.quote is not None
            assert one.quote.exact in text[start : start + len(other["quote"])]
            assert one.summary != other["summary"]
