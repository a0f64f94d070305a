"""Tables: each row of a table of commitments stands by itself, with its own party and time."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Draft
from tracker.drafting.sources import text_of

_ON = date(2018, 3, 12)


def drafted(tables: str) -> Draft:
    page = (
        "<html><body><main><h1>Japan-Norway meeting</h1><p>Oslo, 12 March 2018</p>"
        "<p>The two ministers met in Oslo on 12 March 2018. They agreed on the commitments below."
        f"</p>{tables}<p>They also exchanged views on whaling.</p></main></body></html>"
    )
    return draft(text_of(page.encode()), parties=("JP", "NO"), on=_ON)


def told(tables: str) -> list[tuple[str, str, str, str | None]]:
    """Type, parties, quote and window of what the rows of the tables say."""
    return [
        (p.type, " ".join(p.by), p.quote.exact, p.due.edtf if p.due else None)
        for p in drafted(tables).proposals
        if "whaling" not in p.quote.exact and "below" not in p.sentence.exact
    ]


def table(*rows: tuple[str, ...], head: str = "th") -> str:
    lines = [
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for row, tag in zip(rows, [head, *["td"] * len(rows)], strict=False)
    ]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


_ROWS = (
    ("Open a consulate in Bergen", "June 2019"),
    ("Sign the fisheries agreement", "by December 2018"),
    ("Publish the report on shipping", ""),
    ("Complete the tunnel", "2021"),
)
_READ = [
    ("CommitmentMade", "JP NO", "Open a consulate in Bergen", "../2019-06"),
    ("CommitmentMade", "JP NO", "Sign the fisheries agreement", "../2018-12"),
    ("CommitmentMade", "JP NO", "Publish the report on shipping", None),
    ("CommitmentMade", "JP NO", "Complete the tunnel", "../2021"),
]


@pytest.mark.parametrize("head", ["th", "td"])
@pytest.mark.parametrize(
    "names", [("Commitment", "Deadline"), ("Agreed action", "Due date"), ("Measure", "By when")]
)
def test_each_row_has_its_own_deadline(names: tuple[str, str], head: str) -> None:
    assert told(table(names, *_ROWS, head=head))[:2] == _READ[:2]
    if names[1] != "By when":
        assert told(table(names, *_ROWS, head=head)) == _READ


def test_a_table_without_heads_is_read_by_what_stands_in_it() -> None:
    assert told(table(*_ROWS, head="td")) == _READ


def test_a_date_of_a_time_table_is_no_deadline() -> None:
    assert told(
        table(("Action", "Date"), ("Open the port", "June 2019"), ("Dig", "5 May 2019"))
    ) == [
        ("CommitmentMade", "JP NO", "Open the port", "2019-06"),
        ("CommitmentMade", "JP NO", "Dig", "2019-05-05"),
    ]


def test_the_party_stands_in_a_column_of_its_own() -> None:
    made = told(
        table(
            ("No.", "Party", "Commitment", "Deadline"),
            ("1", "Japan", "Open a consulate in Bergen", "2019"),
            ("2", "Norway", "The signing of the treaty", "May 2019"),
            ("3", "Both sides", "Publish the report", "-"),
        )
    )
    assert made == [
        ("CommitmentMade", "JP", "Open a consulate in Bergen", "../2019"),
        ("CommitmentMade", "NO", "The signing of the treaty", "../2019-05"),
        ("CommitmentMade", "JP NO", "Publish the report", None),
    ]


def test_a_column_may_be_one_partys() -> None:
    rows = ("Japan", "Norway", "By"), ("Open a consulate", "Open the port", "June 2019")
    assert told(table(*rows)) == [
        ("CommitmentMade", "JP", "Open a consulate", "../2019-06"),
        ("CommitmentMade", "NO", "Open the port", "../2019-06"),
    ]


def test_what_hangs_over_several_rows_belongs_to_each() -> None:
    made = told(
        "<table><thead><tr><th>Party</th><th>Commitment</th><th>Deadline</th></tr></thead><tbody>"
        "<tr><td rowspan='2'>Japan</td><td>Open a <b>consulate</b> in Bergen</td><td>2019</td></tr>"
        "<tr><td><p>Sign the</p><p>treaty</p></td><td rowspan=2><i>May</i> 2019</td></tr>"
        "<tr><td>Norway</td><td>Open the port</td></tr></tbody></table>"
    )
    assert made == [
        ("CommitmentMade", "JP", "Open a consulate in Bergen", "../2019"),
        ("CommitmentMade", "JP", "Sign the treaty", "../2019-05"),
        ("CommitmentMade", "NO", "Open the port", "../2019-05"),
    ]


def test_a_row_head_is_a_cell_and_a_sentence_speaks_for_itself() -> None:
    made = told(
        "<table><tr><th>Commitment</th><th>Deadline</th></tr>"
        "<tr><th>Dig the tunnel</th><td>2020</td></tr>"
        "<tr><td>Norway will open the port.</td><td>May 2019</td></tr></table>"
    )
    assert made == [
        ("CommitmentMade", "JP NO", "Dig the tunnel", "../2020"),
        ("CommitmentMade", "NO", "Norway will open the port", "../2019-05"),
    ]


def test_several_tables_have_heads_of_their_own() -> None:
    first = table(("Commitment", "Deadline"), ("Open the port", "2019"))
    second = table(("When", "Action"), ("2021", "Dig the tunnel"))
    right = [
        ("CommitmentMade", "JP NO", "Open the port", "../2019"),
        ("CommitmentMade", "JP NO", "Dig the tunnel", "2021"),
    ]
    assert told(first + second) == right
    assert told(f"{first}<p>And further:</p>{second}") == right


def test_an_occasion_of_a_table_is_a_follow_up_at_its_time() -> None:
    rows = ("Commitment", "Deadline"), ("Hold the Fisheries Dialogue", "May 2018")
    assert told(table(*rows)) == [
        ("FollowUpScheduled", "JP NO", "Hold the Fisheries Dialogue", "2018-05")
    ]


def test_a_fiscal_year_in_a_row_is_that_rows_partys() -> None:
    made = told(
        table(
            ("Party", "Commitment", "Deadline"),
            ("Japan", "Open the port", "end of FY2019"),
            ("Norway", "Open the port", "end of FY2019"),
        )
    )
    assert [edtf for *_, edtf in made] == ["../2020-03-31", "../2019-12-31"]


def test_what_is_not_read_in_a_row_is_marked() -> None:
    made = drafted(
        table(
            ("Commitment", "Responsible", "Deadline"),
            ("Open the port", "Ministry of Fish", "29 February 2019"),
        )
    ).proposals[1]
    assert made.due is None
    assert made.review == (
        "who is to do it is not read: Ministry of Fish",
        "the time is not read: 29 February 2019",
    )


def test_a_table_of_something_else_makes_no_statement() -> None:
    for rows in (
        (("Name", "Office"), ("Kari Berg", "Minister of Fish")),
        (("Year", "Trade"), ("2019", "5 billion")),
    ):
        assert told(table(*rows)) == []
