"""Corrections: readouts amended as stories and as laws, with what was on record before kept."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.commandline import tracker
from tests.files.generated import readouts
from tests.stories import (
    LATER,
    Act,
    Record,
    commitment,
    completion,
    follow_up,
    progress,
    readout,
    views,
)
from tests.test_laws import LAWS, acts, answers, days, rows, store, targets
from tracker.domain.amendment import corrections, differences, fold
from tracker.domain.corrections import (
    HeadingAmended,
    StatementAdded,
    StatementAmended,
    StatementRetracted,
    StatementsReordered,
)
from tracker.domain.heading import Source
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Refused, Remedy
from tracker.files.readouts import read_readout, readout_text
from tracker.ledger.receipt import Receipt
from tracker.queries import Viewpoint
from tracker.queries.history import History

FIRST = "2018-03-01"
WHY = "the text says otherwise"


def amend(record: Record, given: Readout, *, reason: str = WHY, dry_run: bool = False) -> Receipt:
    with record.ledger() as ledger:
        return ledger.amend(given, reason=reason, day=date.fromisoformat(LATER), dry_run=dry_run)


def on_record(record: Record, name: str = "a") -> Readout:
    with record.ledger() as ledger:
        return ledger.readout(name)


def size(record: Record) -> int:
    with record.ledger() as ledger:
        return ledger.size()


def history(record: Record, ref: str) -> History:
    with record.queries() as queries:
        return queries.history(ref)


def changed(given: Readout, **fields: Any) -> Readout:
    """The readout with other fields, validated anew."""
    return Readout.model_validate({**given.model_dump(), **fields})


# What turns one readout into another


def test_two_readouts_that_say_the_same_need_no_correction() -> None:
    one = readout("a", commitment("item"), on=FIRST)
    assert corrections(one, changed(one), WHY) == []


def test_each_kind_of_difference_is_a_correction_of_its_own() -> None:
    old = readout("a", commitment("one"), commitment("two"), views("three"), on=FIRST)
    new = readout(
        "a", views("four"), commitment("two", due="2019"), views("three"), on="2018-03-02"
    )
    found = corrections(old, new, WHY)
    assert [type(one) for one in found] == [
        HeadingAmended,
        StatementRetracted,
        StatementAmended,
        StatementAdded,
        StatementsReordered,
    ]
    assert {one.reason for one in found} == {WHY}
    assert fold([*old.events, *found]) == new


def test_a_statement_added_behind_the_others_needs_no_new_order() -> None:
    old = readout("a", commitment("one"), on=FIRST)
    new = readout("a", commitment("one"), views("two"), on=FIRST)
    assert [type(one) for one in corrections(old, new, WHY)] == [StatementAdded]


def test_differences_name_the_statement_the_field_and_both_values() -> None:
    old = readout("a", commitment("one", due="2018-04"), commitment("two"), on=FIRST)
    new = readout("a", commitment("one", due="2018-05"), views("three"), on=FIRST)
    assert differences(old, changed(new, title="Talks")) == [
        "title: on record nothing, in the file 'Talks'",
        "one: due: on record edtf '2018-04', in the file edtf '2018-05'",
        "two: only on record",
        "three: only in the file",
    ]


def test_another_order_is_told_as_such() -> None:
    old = readout("a", commitment("one"), views("two"), on=FIRST)
    new = readout("a", views("two"), commitment("one"), on=FIRST)
    assert differences(old, new) == ["the statements are in another order"]


@pytest.mark.parametrize("events", [[], [commitment("one")]])
def test_a_stream_without_a_registration_is_no_readout(events: Sequence[Act]) -> None:
    stream = readout("a", *events, on=FIRST).statements
    with pytest.raises(ValueError, match="registration"):
        fold(stream)


def test_what_is_no_event_of_a_readout_does_not_fold() -> None:
    with pytest.raises(TypeError, match="str is no event of a readout"):
        fold(["something"])


# Stories


def test_an_amended_statement_counts_as_amended_and_the_old_answer_stays(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    receipt = amend(record, readout("a", commitment("item", due="2018-09"), on=FIRST))
    assert receipt.corrections == (
        "item: due: on record edtf '2018-04', in the file edtf '2018-09'",
    )
    assert record.status("item@a", "2018-06-01") == "open"
    assert record.status("item@a", "2018-06-01", known_on=record.moments[0]) == "overdue"
    assert record.status("item@a", "2018-10-01") == "overdue"


def test_an_added_statement_was_not_known_before(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    amend(record, readout("a", commitment("item"), follow_up("visit"), on=FIRST))
    assert record.statuses(FIRST) == {"item@a": "open", "visit@a": "scheduled"}
    assert record.statuses(FIRST, known_on=record.moments[0]) == {"item@a": "open"}


def test_a_retracted_statement_is_gone_and_so_is_what_it_settled(record: Record) -> None:
    record.record(
        readout("a", commitment("item"), on=FIRST),
        readout("b", completion("item"), views("talks"), on="2018-06-01"),
    )
    assert record.status("item@a", "2018-07-01") == "fulfilled"
    receipt = amend(record, readout("b", views("talks"), on="2018-06-01"))
    assert [(one.ref, one.before, one.after) for one in receipt.changes] == [
        ("item@a", "fulfilled", "open")
    ]
    assert record.status("item@a", "2018-07-01") == "open"
    assert record.status("item@a", "2018-07-01", known_on=record.moments[0]) == "fulfilled"


def test_a_statement_retracted_and_added_again_counts_again(record: Record) -> None:
    whole = readout("a", commitment("item"), views("talks"), on=FIRST)
    record.record(whole)
    amend(record, readout("a", views("talks"), on=FIRST))
    amend(record, whole)
    known = [record.status("item@a", LATER, moment) for moment in record.moments]
    assert known == ["open", None, "open"]
    assert on_record(record) == whole


def test_a_new_order_decides_what_progress_settles(record: Record) -> None:
    settled = [commitment("item", key="promise"), completion("item", key="done")]
    record.record(readout("a", *settled, on=FIRST))
    assert record.status("promise@a", FIRST) == "fulfilled"
    amend(record, readout("a", *reversed(settled), on=FIRST))
    assert record.status("promise@a", FIRST) == "open"
    assert record.status("promise@a", FIRST, known_on=record.moments[0]) == "fulfilled"


def test_a_statement_moves_to_another_item_with_its_key(record: Record) -> None:
    record.record(
        readout("a", commitment("item", key="promise"), on=FIRST),
        readout("b", completion("other"), on="2018-06-01"),
    )
    amend(record, readout("a", commitment("other", key="promise"), on=FIRST))
    assert record.status("promise@a", "2018-06-01") == "fulfilled"
    assert record.status("promise@a", "2018-06-01", known_on=record.moments[0]) == "open"
    with record.queries() as queries:
        assert queries.history("promise@a").versions[-1].item == "other"


def test_a_statement_of_another_type_takes_the_place_of_the_first(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    amend(record, readout("a", views("item"), on=FIRST))
    assert record.statuses(LATER) == {}
    assert record.statuses(LATER, known_on=record.moments[0]) == {"item@a": "open"}


def test_another_date_of_the_meeting_moves_all_that_was_said_there(record: Record) -> None:
    record.record(
        readout("a", commitment("item", due="2018-04"), on=FIRST),
        readout("b", completion("item"), on="2018-06-01"),
    )
    amend(record, readout("b", completion("item"), on="2018-07-01"))
    assert record.status("item@a", "2018-06-15") == "overdue"
    assert record.status("item@a", "2018-07-01") == "fulfilled"
    assert record.status("item@a", "2018-06-15", known_on=record.moments[0]) == "fulfilled"
    with record.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER))
        assert [str(one.date) for one in queries.meetings(view)] == [FIRST, "2018-07-01"]


def test_a_meeting_that_turns_out_to_be_the_visit_holds_it(record: Record) -> None:
    record.record(
        readout("a", follow_up("visit", due="2018-04"), on=FIRST),
        readout("b", views("talks"), on="2018-04-10"),
    )
    assert record.status("visit@a", "2018-05-01") == "overdue"
    amend(record, readout("b", views("talks"), on="2018-04-10", holds=["visit"]))
    assert record.status("visit@a", "2018-05-01") == "held"
    amend(record, readout("b", views("talks"), on="2018-04-10"))
    known = [record.status("visit@a", "2018-05-01", moment) for moment in record.moments]
    assert known == ["overdue", "held", "overdue"]


def test_title_and_source_are_amended_and_no_status_changes(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    source = {"url": "https://example.org/a", "language": "en", "sha256": "0" * 64}
    better = changed(told, title="Talks in Moscow", source=source, publisher="RU")
    receipt = amend(record, better)
    assert receipt.changes == ()
    assert on_record(record) == better
    with record.queries() as queries:
        steps = queries.replay(Viewpoint(date.fromisoformat(LATER)))
    assert [step.title for step in steps] == ["Talks in Moscow"]


def test_a_meeting_that_is_taken_out_takes_no_statement_with_it(record: Record) -> None:
    told = readout("a", commitment("item", due="2018-04"), progress("talks"), on=FIRST)
    two = changed(
        told,
        meetings=[{"date": FIRST}, {"date": "2018-03-05", "kind": "working-group"}],
        statements=[
            told.statements[0].model_dump(),
            {**told.statements[1].model_dump(), "meeting": 1},
        ],
    )
    record.record(two)
    amend(record, told)
    assert on_record(record) == told
    said = record.story("talks").statements
    assert [str(one.date) for one in said] == [FIRST]


def test_the_parties_of_a_readout_cannot_be_amended(record: Record) -> None:
    record.record(readout("a", commitment("item", by=["JP"]), on=FIRST))
    other = readout("a", commitment("item", by=["JP"]), on=FIRST, parties=("JP", "US"))
    with pytest.raises(Refused, match="the parties of a readout cannot be amended"):
        amend(record, other)
    assert size(record) == 2


def test_parties_in_another_order_are_the_same_parties(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    other = readout("a", commitment("item"), on=FIRST, parties=("RU", "JP"))
    amend(record, other)
    assert on_record(record).parties == ("RU", "JP")
    assert record.status("item@a", LATER) == "open"


def test_what_is_not_on_record_cannot_be_amended(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with pytest.raises(NotFound, match="b is not on record, so there is nothing to amend"):
        amend(record, readout("b", commitment("item"), on=FIRST))


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001, "because\x1b[2J", "because\u202e"])
def test_a_correction_needs_a_printable_reason(record: Record, reason: str) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with pytest.raises(Refused, match="a reason is needed"):
        amend(record, readout("a", views("item"), on=FIRST), reason=reason)
    assert size(record) == 2


def test_nothing_to_mend_records_nothing(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    assert amend(record, told).unchanged == ("a",)
    assert size(record) == 2


def test_a_dry_run_tells_the_same_and_records_nothing(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    mended = readout("a", commitment("item", due="2030"), on=FIRST)
    foretold = amend(record, mended, dry_run=True)
    assert size(record) == 2
    assert record.status("item@a", LATER) == "overdue"
    assert amend(record, mended) == foretold
    assert size(record) == 3


def test_recording_a_changed_readout_is_refused_until_it_is_amended(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    mended = readout("a", commitment("item", due="2018-05"), on=FIRST)
    (refused,) = record.record(mended).refused
    assert refused.readout == "a"
    assert refused.differences == (
        "item: due: on record edtf '2018-04', in the file edtf '2018-05'",
    )
    assert refused.remedy is Remedy.AMEND
    assert size(record) == 2
    amend(record, mended)
    receipt = record.record(mended)
    assert (receipt.unchanged, receipt.refused) == (("a",), ())


# History


def test_history_shows_each_version_with_who_when_and_why(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), views("talks"), on=FIRST))
    amend(record, readout("a", commitment("item", due="2018-05"), views("talks"), on=FIRST))
    amend(record, readout("a", views("talks"), on=FIRST), reason="nobody said so")
    amend(record, readout("a", views("talks"), commitment("item"), on=FIRST), reason="page two")
    found = history(record, "item@a")
    one, two, three, four = record.moments
    assert [(v.change, v.reason, v.due) for v in found.versions] == [
        ("recorded", None, "2018-04"),
        ("StatementAmended", WHY, "2018-05"),
        ("StatementAdded", "page two", None),
    ]
    assert [(v.known_from, v.known_to) for v in found.versions] == [
        (one, two),
        (two, three),
        (four, None),
    ]
    assert {v.recorded_by for v in found.versions} == {"anna"}
    assert [(r.at, r.recorded_by, r.reason) for r in found.retractions] == [
        (three, "anna", "nobody said so")
    ]


def test_history_names_the_correction_of_the_statement_before_that_of_the_readout(
    record: Record,
) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    amend(record, readout("a", views("talks"), commitment("item", due="2018"), on="2018-03-02"))
    assert [v.change for v in history(record, "item@a").versions] == [
        "recorded",
        "StatementAmended",
    ]
    assert history(record, "talks@a").versions[-1].change == "HeadingAmended"


def test_history_shows_every_status_on_both_clocks(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    amend(record, readout("a", commitment("item"), on=FIRST))
    one, two = record.moments
    found = [
        (held.status, str(held.valid_from), held.valid_to and str(held.valid_to), held.known_to)
        for held in history(record, "item@a").statuses
    ]
    assert found == [
        ("open", FIRST, "2018-04-01", two),
        ("due", "2018-04-01", "2018-05-01", two),
        ("overdue", "2018-05-01", None, two),
        ("open", FIRST, None, None),
    ]
    assert [held.known_from for held in history(record, "item@a").statuses] == [one] * 3 + [two]


def test_there_is_no_history_of_what_was_never_on_record(record: Record) -> None:
    record.record(readout("a", commitment("item"), on=FIRST))
    with pytest.raises(NotFound, match="no statement 'other@a' is on record"):
        history(record, "other@a")


# The command line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a recorded readout file and a changed one."""
    told = readout("a", commitment("item", due="2018-04"), on=FIRST)
    mended = readout("a", commitment("item", due="2018-05"), on=FIRST)
    (tmp_path / "a.yaml").write_text(readout_text(told), encoding="utf-8")
    (tmp_path / "mended.yaml").write_text(readout_text(mended), encoding="utf-8")
    assert tracker("record", "a.yaml", folder=tmp_path).code == 0
    return tmp_path


def test_the_whole_way_from_refusal_to_an_unchanged_file(folder: Path) -> None:
    refused = tracker("record", "mended.yaml", folder=folder)
    assert refused.code == 1
    assert "item: due: on record edtf '2018-04', in the file edtf '2018-05'" in refused.err
    foretold = tracker("amend", "mended.yaml", "--reason", WHY, "--dry-run", folder=folder)
    assert foretold.out.startswith("Would amend a:")
    amended = tracker("amend", "mended.yaml", "--reason", WHY, folder=folder)
    assert amended.code == 0
    assert amended.out.startswith("Amended a:\n")
    again = tracker("record", "mended.yaml", folder=folder)
    assert (again.code, again.out) == (0, "Already on record, unchanged: a.\n")
    exported = tracker("export", "a", folder=folder)
    assert exported.out == (folder / "mended.yaml").read_text(encoding="utf-8")
    told = tracker("history", "item@a", folder=folder).out
    assert WHY in told
    assert "due: 2018-04 → 2018-05" in told


@pytest.mark.parametrize(("reason", "code"), [([], 2), (["--reason", ""], 1)])
def test_the_command_needs_a_reason(folder: Path, reason: list[str], code: int) -> None:
    ran = tracker("amend", "mended.yaml", *reason, folder=folder)
    assert ran.code == code
    assert "reason" in ran.err
    assert tracker("record", "a.yaml", folder=folder).code == 0


# Laws


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Readout, Readout]:
    """Two readouts of one name and parties, with the same and with other keys in them."""
    one, two = (draw(_variants()) for _ in range(2))
    return one, two


@st.composite
def _variants(draw: st.DrawFn) -> Readout:
    dates = draw(st.lists(days, min_size=1, max_size=3, unique=True))
    said = draw(st.lists(acts(), max_size=5))
    keys = draw(st.permutations(["k1", "k2", "k3", "k4", "k5"]))
    return Readout.model_validate(
        {
            "readout": "r0",
            "parties": ["JP", "RU"],
            "title": draw(st.sampled_from([None, "Talks"])),
            "meetings": [
                {"date": str(day), "kind": "summit", "holds": draw(targets)} for day in dates
            ],
            "statements": [
                {**act, "key": key, "meeting": draw(st.integers(0, len(dates) - 1))}
                for key, act in zip(keys, said, strict=False)
            ],
        }
    )


@st.composite
def others(draw: st.DrawFn) -> list[Readout]:
    return [
        readout(f"r{n}", *draw(st.lists(acts(), min_size=1, max_size=4)), on=str(draw(days)))
        for n in range(1, draw(st.integers(2, 3)))
    ]


@LAWS
@given(pairs())
def test_corrections_turn_any_readout_into_any_other(pair: tuple[Readout, Readout]) -> None:
    old, new = pair
    found = corrections(old, new, WHY)
    assert fold([*old.events, *found]) == new
    assert bool(found) == (old != new)
    assert corrections(new, fold([*old.events, *found]), WHY) == []


@LAWS
@given(pairs(), others())
def test_an_amended_readout_answers_as_if_it_had_been_recorded_so_at_once(
    pair: tuple[Readout, Readout], around: list[Readout]
) -> None:
    old, new = pair
    with store() as mended, store() as direct:
        mended.record(old, *around)
        before, known = answers(mended), mended.moments[-1] + timedelta(seconds=1)
        amend(mended, new)
        direct.record(new, *around)
        assert on_record(mended, "r0") == new
        assert mended.record(new).unchanged == ("r0",)
        assert answers(mended) == answers(direct)
        assert answers(mended, known) == before
        kept = rows(mended)
        with mended.ledger() as ledger:
            ledger.rebuild()
            assert ledger.verify().events == ledger.size()
        assert rows(mended) == kept


@LAWS
@given(st.lists(_variants(), min_size=3, max_size=4), others())
def test_any_number_of_amendments_leaves_the_last_and_keeps_every_answer_before(
    versions: list[Readout], around: list[Readout]
) -> None:
    with store() as record:
        record.record(versions[0], *around)
        said = [(record.moments[-1], answers(record))]
        for version in versions[1:]:
            amend(record, version)
            said.append((record.moments[-1], answers(record)))
        assert on_record(record, "r0") == versions[-1]
        for moment, then in said:
            assert answers(record, moment) == then


def test_the_exported_file_of_an_amended_readout_is_the_given_one(
    record: Record, tmp_path: Path
) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    given_file = tmp_path / "a.yaml"
    mended = readout("a", views("talks"), commitment("item", due="2019"), on="2018-03-02")
    given_file.write_text(readout_text(mended), encoding="utf-8")
    amend(record, read_readout(given_file))
    ran = tracker("export", "--to", "out", "--store", record.store, folder=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "out/jp-ru/a.yaml").read_bytes() == given_file.read_bytes()


@settings(deadline=None)
@given(readouts(), st.data())
def test_every_difference_that_is_told_shows_one(first: Readout, data: st.DataObject) -> None:
    second = data.draw(readouts())
    told = differences(first, second)
    assert told
    for line in told:
        if found := re.fullmatch(r".*?: on record (.*), in the file (.*)", line, re.DOTALL):
            assert found[1] != found[2], line
            assert (found[1], found[2]) != ("nothing", "nothing")


@pytest.mark.parametrize("now", ["ProgressWelcomed", "ViewsExchanged", "CommitmentMade"])
@pytest.mark.parametrize("was", ["ProgressWelcomed", "ViewsExchanged", "FollowUpScheduled"])
def test_a_field_that_a_type_has_not_says_as_little_as_an_empty_one(was: str, now: str) -> None:
    one, other = (
        readout("a", {"type": kind, "item": "x", "by": ["JP"], "summary": "S."}, on="2019-05-01")
        for kind in (was, now)
    )
    expected = [f"x: type: on record '{was}', in the file '{now}'"] if was != now else []
    assert differences(one, other) == (expected or ["the statements are in another order"])


def test_what_looks_alike_is_told_letter_by_letter() -> None:
    one, other = (
        readout("a", {**commitment("x"), "summary": text}, on="2019-05-01")
        for text in ("Say it\u2011so.", "Say it\u2010so.")
    )
    assert differences(one, other)
    empty = one.model_copy(update={"source": Source()})
    assert differences(one, empty) == ["source: on record nothing, in the file {}"]


def test_a_corrected_statement_is_stored_without_what_it_leaves_out(record: Record) -> None:
    told = readout("a", commitment("item"), on=FIRST)
    record.record(told)
    amend(record, changed(told, statements=[commitment("item", due="2018-06")]))
    with record.ledger() as ledger:
        *_, amended = (json.loads(line)["data"] for line in ledger.export())
    assert amended["statement"].keys() == {"type", "key", "item", "by", "summary", "due"}
