"""Renaming: an item under another slug, found by the old one as well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.corrections import changed
from tests.support.judgements import merge, separate
from tests.support.records import DAY, LATER, Record, exported, in_folder, size, take_in
from tests.support.stores import rows
from tests.support.stories import FIRST, commitment, completion, readout, views
from tracker.domain.items import ItemList
from tracker.errors import NotFound, Refused, Remedy
from tracker.ledger.receipt import Receipt
from tracker.queries import Viewpoint


def rename(
    record: Record,
    item: str,
    new: str,
    *,
    title: str | None = None,
    relationship: str | None = None,
    dry_run: bool = False,
) -> Receipt:
    with record.ledger() as ledger:
        return ledger.rename(
            item, new, title=title, relationship=relationship, day=DAY, dry_run=dry_run
        )


def listed(*items: dict[str, object]) -> ItemList:
    return ItemList.model_validate({"parties": ["JP", "RU"], "items": items})


@pytest.fixture
def tours(kept: Record) -> Record:
    """A store of each kind with a promise on an item that has a title, a name, a whole, a part."""
    kept.record(
        readout("a", commitment("tours", due="2018-04"), views("guides"), on=FIRST),
        listed(
            {"item": "tours", "title": "Tours", "names": ["Trips"], "part_of": "projects"},
            {"item": "guides", "title": "Guides", "part_of": "tours"},
            {"item": "projects", "title": "Projects"},
        ),
    )
    return kept


def test_an_item_has_another_slug_and_is_found_by_every_name(tours: Record) -> None:
    receipt = rename(tours, "tours", "pilot-tours")
    assert receipt.renamed
    assert receipt.renamed.relationship == "JP-RU"
    assert receipt.renamed.opened.names == ("Trips", "tours")
    assert receipt.changes == ()
    for name in ("tours", "pilot-tours", "Tours", "trips"):
        story = tours.story(name)
        assert (story.item, story.title, story.part_of) == ("pilot-tours", "Tours", "projects")
        assert [one.ref for one in story.statements] == ["tours@a", "guides@a"]
        assert [one.item for one in story.parts] == ["guides"]
    assert [one.item for one in tours.story("projects").parts] == ["pilot-tours", "guides"]
    assert tours.standings(LATER)["tours@a"].item == "pilot-tours"
    assert tours.standings(LATER, tours.moments[0])["tours@a"].item == "tours"


def test_it_can_have_another_title_too(tours: Record) -> None:
    rename(tours, "tours", "pilot-tours", title="Pilot tours")
    story = tours.story("tours")
    assert (story.title, story.names) == ("Pilot tours", ("Trips", "tours", "Tours"))


def test_what_nobody_has_titled_is_titled_by_its_new_slug(record: Record) -> None:
    record.record(readout("a", commitment("tours"), on=FIRST))
    rename(record, "tours", "pilot-tours")
    story = record.story("tours")
    assert (story.title, story.names) == ("Pilot tours", ("tours",))


def test_a_trial_changes_nothing(tours: Record) -> None:
    before = rows(tours)
    tried = rename(tours, "tours", "pilot-tours", dry_run=True)
    assert rows(tours) == before
    assert rename(tours, "tours", "pilot-tours") == tried


def test_an_item_is_renamed_once_and_again(tours: Record) -> None:
    rename(tours, "tours", "trips")
    events = size(tours)
    assert rename(tours, "tours", "trips").unchanged == ("tours",)
    assert size(tours) == events
    with pytest.raises(Refused, match="tours was merged into trips, and is counted as trips"):
        rename(tours, "tours", "journeys")
    rename(tours, "trips", "journeys")
    assert tours.story("tours").item == tours.story("trips").item == "journeys"
    assert [one.ref for one in tours.story("journeys").statements] == ["tours@a", "guides@a"]


def test_every_copy_and_every_check_agrees(tours: Record, tmp_path: Path) -> None:
    rename(tours, "tours", "pilot-tours")
    kept = rows(tours)
    with tours.ledger() as ledger:
        assert ledger.verify().events == ledger.size()
        ledger.rebuild()
    assert rows(tours) == kept
    copy = in_folder(tmp_path, "copy")
    take_in(copy, exported(tours))
    assert rows(copy) == kept


def test_it_is_taken_back_like_a_merging(tours: Record) -> None:
    rename(tours, "tours", "pilot-tours")
    separate(tours, "tours")
    assert tours.story("tours").item == "tours"
    assert tours.story("pilot-tours").statements == ()
    with pytest.raises(Refused, match="pilot-tours is an item on record; if tours is that") as one:
        rename(tours, "tours", "pilot-tours")
    assert one.value.remedy is Remedy.MERGE
    merge(tours, "tours", "pilot-tours")
    assert tours.story("tours").item == "pilot-tours"


@pytest.mark.parametrize(
    ("item", "new", "said"),
    [
        ("tours", "guides", "guides is an item on record"),
        ("tours", "projects", "projects is an item on record"),
        ("tours", "tours", "tours is called so already"),
    ],
)
def test_a_slug_on_record_is_refused(tours: Record, item: str, new: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        rename(tours, item, new)


def test_a_new_slug_that_would_be_a_part_of_itself_is_refused(record: Record) -> None:
    record.record(
        readout("a", commitment("tours"), views("projects"), on=FIRST),
        listed(
            {"item": "tours", "title": "T", "part_of": "projects"},
            {"item": "projects", "title": "P", "part_of": "plans"},
        ),
    )
    with pytest.raises(Refused, match="part of"):
        rename(record, "tours", "plans")


def test_what_is_not_on_record_is_not_renamed_and_names_are_proposed(tours: Record) -> None:
    with pytest.raises(NotFound, match=r"no item 'tuors' is on record; did you mean tours\?"):
        rename(tours, "tuors", "trips")
    with pytest.raises(NotFound, match="no item 'tours' is on record in JP-US"):
        rename(tours, "tours", "trips", relationship="JP-US")


def test_of_several_relationships_one_has_to_be_named(record: Record) -> None:
    record.record(
        readout("a", commitment("tours"), on=FIRST),
        readout("u", commitment("tours", by=["US"]), on=FIRST, parties=("JP", "US")),
    )
    with pytest.raises(Refused, match="the item tours is in JP-RU and JP-US") as refused:
        rename(record, "tours", "trips")
    assert (refused.value.remedy, refused.value.about) == (Remedy.CHOOSE_RELATIONSHIP, "JP-RU")
    rename(record, "tours", "trips", relationship="JP-US")
    standings = record.standings(LATER)
    assert {ref: one.item for ref, one in standings.items()} == {
        "tours@a": "tours",
        "tours@u": "trips",
    }


def test_the_new_name_means_what_was_coded_under_the_old_one(record: Record) -> None:
    record.record(readout("a", commitment("tours", due="2018-04"), on=FIRST))
    rename(record, "tours", "trips")
    again = commitment("trips", due="2019-04", renews=["trips"])
    record.record(readout("b", again, on="2018-04-10"))
    assert record.status("tours@a", LATER) == "superseded"
    record.record(readout("c", completion("trips", fulfils=["trips"]), on="2019-02-01"))
    assert record.statuses(LATER) == {"tours@a": "superseded", "trips@b": "fulfilled"}


def test_a_merging_changes_no_earlier_meaning_until_the_names_say_so(record: Record) -> None:
    again = readout("b", commitment("trips", renews=["trips"]), on="2018-04-10")
    record.record(readout("a", commitment("tours"), on=FIRST), again)
    merge(record, "tours", "trips")
    assert record.status("tours@a", LATER) == "open"
    record.record(listed({"item": "trips", "title": "Trips", "names": ["tours"]}))
    assert record.status("tours@a", LATER) == "superseded"
    with record.ledger() as ledger:
        ledger.verify()


def test_later_readouts_may_use_either_slug(tours: Record) -> None:
    rename(tours, "tours", "trips")
    later = readout("b", completion("tours"), on="2018-05-01")
    tours.record(later, changed(later, readout="c", statements=[]))
    assert tours.status("tours@a", LATER) == "fulfilled"
    with tours.queries() as queries:
        view = Viewpoint(date.fromisoformat(LATER), items=("trips",))
        assert [one.ref for one in queries.followed(view)] == ["tours@a"]
