"""Laws of drafting: whatever the input, quotes are its own words, and errors are clear."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.drafting.draft import draft
from tracker.drafting.proposals import Draft
from tracker.drafting.sources import text_of
from tracker.errors import TrackerError

READOUTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "ministry_styles" / "readouts").glob("*.txt"))
]
SHREDS = st.sampled_from(
    [
        "\n",
        "\n\n",
        ". ",
        ", and ",
        " (1) ",
        "(2)",
        "•",
        "“",
        "’s",
        ":",
        "that ",
        "including ",
        "\u2028",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.one_of(
            SHREDS, st.sampled_from([line for text in READOUTS for line in text.splitlines()])
        ),
        max_size=25,
    ).map(" ".join),
)


def quoted_truly(text: str, made: Draft) -> bool:
    return all(
        text[passage.start : passage.end] == passage.exact
        for proposal in made.proposals
        for passage in (proposal.quote, proposal.sentence)
    ) and all(proposal.quote.exact.strip() for proposal in made.proposals)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_every_quote_stands_in_the_text_where_it_says(text: str) -> None:
    made = draft(text, parties=("JP", "CL"), on=date(2031, 5, 14))
    assert quoted_truly(text, made)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_a_draft_of_the_same_text_is_the_same(text: str) -> None:
    first, second = (draft(text, parties=("IN", "JP"), on=date(2031, 5, 14)) for _ in range(2))
    assert first == second


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=200).map(b"%PDF-1.7".__add__),
        st.binary(max_size=200).map(b"<html><body>".__add__),
    )
)
def test_any_bytes_give_a_draft_or_a_clear_error(data: bytes) -> None:
    try:
        text = text_of(data)
        made = draft(text)
    except TrackerError as error:
        message = str(error)
    else:
        message = "drafted"
        assert quoted_truly(text, made)
    assert message
