"""Citations: a statement or a readout as others can find it, in the styles that there are."""

from __future__ import annotations

import json
import re
from datetime import date, datetime

import pytest

from tests.support.corrections import amend, retract
from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker.domain.readouts import Readout
from tracker.errors import NotFound, Remedy
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.citation_styles import STYLES
from tracker.queries.citations import Citation

URL = "https://www.mofa.go.jp/a_b/50%25#page~2"


def told(words: str = "50% & a_b {of} $1 \\ x", **fields: object) -> Readout:
    said = readout("a", commitment("visit", quote=words), on="2018-03-01", publisher="JP")
    given = {**said.model_dump(exclude_none=True), "title": "The 1st summit", **fields}
    return Readout.model_validate(given)


def cite(record: Record, ref: str, known_on: datetime | None = None) -> Citation:
    with record.queries() as queries:
        found: Citation = queries.answer(
            QUESTIONS["cite"], Viewpoint(date(2030, 1, 1), known_on), ref
        )
        return found


def test_a_statement_is_cited_with_all_by_which_it_is_found(kept: Record) -> None:
    kept.record(told(source={"url": URL}))
    found = cite(kept, "visit@a")
    assert found[:8] == (
        *("visit@a", "a", "JP", "Japan", "The 1st summit", date(2018, 3, 1), URL),
        "50% & a_b {of} $1 \\ x",
    )
    assert found.known_on == found.recorded_at == kept.moments[-1]


def test_a_readout_is_cited_by_its_name(kept: Record) -> None:
    kept.record(told())
    found = cite(kept, "a")
    assert (found.ref, found.readout, found.url, found.quote) == ("a", "a", None, None)


def test_it_is_cited_as_it_was_known(kept: Record) -> None:
    kept.record(told("first"))
    amend(kept, told("second"))
    assert cite(kept, "visit@a").quote == "second"
    then = cite(kept, "visit@a", kept.moments[0])
    assert (then.quote, then.known_on) == ("first", kept.moments[0])
    with pytest.raises(NotFound, match="was on record by then"):
        cite(kept, "visit@a", datetime(2020, 1, 1, tzinfo=kept.moments[0].tzinfo))


def test_what_is_near_is_told_of_what_is_not_on_record(record: Record) -> None:
    record.record(told())
    with pytest.raises(NotFound, match=r"no statement 'visits@a' is on record; did you mean"):
        cite(record, "visits@a")
    with pytest.raises(NotFound, match=r"no readout 'b' is on record"):
        cite(record, "b")


def test_the_styles_keep_what_is_cited(record: Record) -> None:
    record.record(told(source={"url": URL}))
    found = cite(record, "visit@a")
    moment = "2026-01-01T09:01:00Z"
    assert STYLES["plain"](found) == (
        "“50% & a_b {of} $1 \\ x”\n"
        f"    The 1st summit, Japan (JP), 2018-03-01, {URL}\n"
        f"    visit@a, as known on {moment}"
    )
    assert STYLES["chicago"](found) == (
        f"Japan, “The 1st summit,” March 1, 2018, {URL}, “50% & a_b {{of}} $1 \\ x” "
        f"(visit@a, as known on {moment})."
    )
    assert STYLES["chicago"](found._replace(quote=None)) == (
        f"Japan, “The 1st summit,” March 1, 2018, {URL} (visit@a, as known on {moment})."
    )
    (entry,) = json.loads(STYLES["csl-json"](found))
    assert (entry["id"], entry["type"], entry["URL"]) == ("visit@a", "webpage", URL)
    assert entry["issued"] == {"date-parts": [[2018, 3, 1]]}
    assert entry["custom"] == {
        "ref": "visit@a",
        "quote": "50% & a_b {of} $1 \\ x",
        "known-on": moment,
    }


def test_an_entry_of_bibtex_has_no_sign_that_commands_tex(record: Record) -> None:
    record.record(told(source={"url": URL + "{x}\\"}))
    entry = STYLES["bibtex"](cite(record, "visit@a"))
    assert entry.startswith("@misc{visit:a,\n")
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, flags=re.MULTILINE))
    assert fields["author"] == "{Japan}"
    assert (fields["year"], fields["month"], fields["day"]) == ("2018", "3", "1")
    assert fields["url"] == f"{URL}%7Bx%7D%5C"
    assert r"50\% \& a\_b \{of\} \$1 \textbackslash{} x" in fields["note"]
    bare = re.sub(r"\\.", "", entry)
    assert bare.count("{") == bare.count("}")


def test_what_the_record_lacks_is_left_out(record: Record) -> None:
    record.record(readout("a", commitment("visit"), on="2018-03-01"))
    found = cite(record, "visit@a")
    assert STYLES["plain"](found).startswith("On visit.\n    a, 2018-03-01\n")
    assert "None" not in "".join(style(found) for style in STYLES.values())
    (entry,) = json.loads(STYLES["csl-json"](found))
    assert entry["type"] == "document"
    assert {"author", "URL"}.isdisjoint(entry)


@pytest.mark.parametrize("again", [False, True])
def test_what_had_been_retracted_by_then_is_told_so(record: Record, *, again: bool) -> None:
    record.record(told())
    retract(record, "a")
    then = record.moment
    if again:
        record.record(told())
    for ref in ("a", "visit@a"):
        with pytest.raises(NotFound, match="on record before, and had been retracted") as found:
            cite(record, ref, then)
        assert ("it was recorded again later" in str(found.value)) is again


@pytest.mark.parametrize("amended", [False, True])
def test_no_other_is_proposed_for_what_was_taken_back(record: Record, *, amended: bool) -> None:
    record.record(told(), readout("b", commitment("visit"), on="2018-03-02"))
    if amended:
        amend(record, readout("a", on="2018-03-01", publisher="JP"))
    else:
        retract(record, "a")
    for ref in ("visit@a",) if amended else ("visit@a", "a"):
        with pytest.raises(NotFound, match=f"^{ref} was taken back$") as found:
            cite(record, ref)
        assert found.value.remedy is (Remedy.HISTORY if "@" in ref else Remedy.LOG)
    with pytest.raises(NotFound) as found:
        cite(record, "aa")
    assert ("did you mean a" in str(found.value)) is amended
    assert cite(record, "visit@a", record.moments[0]).ref == "visit@a"
