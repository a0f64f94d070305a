"""Drafts: what a whole readout's head and statements are read as, and what is abstained from."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.drafts import HEAD, drafted, kinds, only
from tracker.domain.statements import Quote
from tracker.drafting.draft import draft
from tracker.drafting.items import Known, Open
from tracker.errors import Unreadable


def test_the_head_gives_title_date_kind_ordinal_place_and_people() -> None:
    made = drafted("The two leaders exchanged views on whaling.")
    assert made.title == "Japan-Chile Summit Meeting"
    assert made.parties == ("CL", "JP")
    (meeting,) = made.meetings
    assert (meeting.date, meeting.kind, meeting.ordinal) == (date(2031, 5, 14), "summit", 3)
    assert meeting.place == "Osaka"
    assert meeting.participants == {"JP": ("ONODERA Haruki",), "CL": ("Valeria Lagos",)}


def test_what_is_given_stands_in_for_what_is_read() -> None:
    made = draft(
        HEAD + "They agreed to meet again.",
        title="Lunch",
        parties=("JP", "PE"),
        on=date(2030, 1, 2),
        kind="lunch",
        place="Lima",
        ordinal=9,
    )
    assert (made.title, made.parties) == ("Lunch", ("JP", "PE"))
    (meeting,) = made.meetings
    assert (meeting.date, meeting.kind, meeting.place) == (date(2030, 1, 2), "lunch", "Lima")


def test_a_date_without_a_year_asks_for_one() -> None:
    text = (
        "On May 3, Prime Minister Sato of Japan met President Lagos of Chile. They agreed to talk."
    )
    with pytest.raises(Unreadable, match="give the date"):
        draft(text)
    assert draft(text, on=date(2031, 5, 3)).meetings[0].date == date(2031, 5, 3)
    assert draft(text, name="2031-05-03-santiago").meetings[0].date == date(2031, 5, 3)


@pytest.mark.parametrize("year", ["2574", "20312", "1453"])
def test_a_date_whose_year_is_none_of_ours_is_given_no_other(year: str) -> None:
    text = HEAD.replace("May 14, 2031", f"May 14, {year}").replace("On May 14, ", "")
    with pytest.raises(Unreadable, match="date"):
        draft(text)


def test_a_text_about_nobody_asks_for_the_parties() -> None:
    with pytest.raises(Unreadable, match="parties"):
        draft("On May 3, 2031 it rained.")


def test_several_meetings_have_their_own_dates_and_statements() -> None:
    text = """Foreign Minister Mori Visits Chile

On June 2 and 3, 2031, Mr. Ken Mori, Minister for Foreign Affairs of Japan, visited the Republic \
of Chile, paid a courtesy call on Ms. Valeria Lagos, President of the Republic of Chile, in \
Valparaiso on June 2 and met Mr. Luis Soto, Minister of Foreign Affairs of Chile, in Santiago on \
June 3.

1. Courtesy Call on President Lagos

(June 2, for 20 minutes)

President Lagos welcomed the opening of the consulate.

2. Japan-Chile Foreign Ministers’ Meeting

(June 3, for 60 minutes)

The two ministers agreed to simplify visas by the end of the year.
"""
    made = draft(text)
    assert [(m.date.day, m.kind) for m in made.meetings] == [
        (2, "courtesy-call"),
        (3, "foreign-ministers"),
    ]
    assert [(p.type, p.meeting, p.by) for p in made.proposals] == [
        ("ProgressWelcomed", 0, ("CL",)),
        ("CommitmentMade", 1, ("CL", "JP")),
    ]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The two leaders agreed to cut tariffs, and to open a new air route.", "C C"),
        ("Chile requested Japan to lift its ban on berries.", "R"),
        ("Prime Minister Onodera expressed regret over the new export tax.", "N"),
        ("The next round of talks will be held in Lima in August.", "F"),
        ("The two leaders welcomed the signing of the mining accord.", "P"),
        ("The two leaders shared the view that fisheries are important.", "V"),
        ("The two leaders shared the view that they will protect fisheries.", "C"),
        ("They welcomed the new air route, and confirmed that they will add a second one.", "P C"),
        ("It was agreed that the two sides will exchange officials.", "C"),
        ("The President noted that progress has been made on customs.", "P"),
        ("Japan will host a training programme for divers next year.", "C"),
        ("Prime Minister Onodera said that Japan strongly opposes the embargo.", "N"),
        ("They decided to launch two projects, namely a port survey and a tuna hatchery.", "C C"),
        ("They agreed to (1) share data; (2) train pilots; and (3) map the seabed.", "C C C"),
        ("President Lagos invited Prime Minister Onodera to Santiago, and he accepted.", "F"),
        ("President Lagos invited Prime Minister Onodera to visit Chile.", "R"),
    ],
)
def test_a_sentence_makes_its_acts_by_the_manual(sentence: str, types: str) -> None:
    letters = {
        "CommitmentMade": "C",
        "FollowUpScheduled": "F",
        "ProgressWelcomed": "P",
        "RequestMade": "R",
        "ConcernRaised": "N",
        "ViewsExchanged": "V",
    }
    assert " ".join(letters[kind] for kind in kinds(sentence)) == types


def test_the_one_who_spoke_last_is_he_or_she() -> None:
    made = drafted(
        "President Lagos welcomed the ferry. She also requested more flights. "
        "Prime Minister Onodera expressed concern about drift nets. He asked for inspections."
    )
    assert [p.by for p in made.proposals] == [("CL",), ("CL",), ("JP",), ("JP",)]


def test_the_addressee_is_named_only_when_the_text_names_one() -> None:
    assert only("Japan called on Chile to open its market.").to == ("CL",)
    assert only("The two leaders called for restraint.").to == ()
    assert only("They urged North Korea to return to talks.").to == ("KP",)


def test_a_time_becomes_a_window_and_a_past_one_does_not() -> None:
    proposal = only("The two leaders agreed to finish the tunnel by the end of this year.")
    assert proposal.due
    assert (proposal.due.edtf, proposal.due.words) == ("../2031-12-31", "by the end of this year")
    assert only("The two leaders agreed to continue the survey begun in March.").due is None
    soon = only("The two leaders agreed to open the tunnel at an early date.")
    assert soon.soon
    assert soon.due
    assert soon.due.edtf is None


def test_a_time_tied_to_a_dated_visit_takes_its_date() -> None:
    made = drafted(
        "President Lagos’s visit to Japan is scheduled for November. "
        "The two leaders agreed to complete the text by President Lagos’s visit to Japan."
    )
    visit, text = made.proposals
    assert visit.due
    assert visit.due.edtf == "2031-11"
    assert text.due
    assert (text.due.edtf, text.approximate, text.due.before) == ("../2031-11", True, visit.item)


def test_a_passage_printed_twice_is_drafted_once() -> None:
    line = "The two leaders agreed to share data on typhoons and on volcanic ash.\n\n"
    assert len(drafted(line + line).proposals) == 1


def test_captions_headings_and_page_furniture_make_no_statement() -> None:
    body = (
        "photo1: The leaders agreed to sign\n\n(Photo: Cabinet Office)\n\n1. Fisheries\n\n"
        "The two leaders agreed to protect tuna.\n\nBack to Japan-Chile Relations\n"
    )
    assert kinds(body) == ["CommitmentMade"]


def test_a_list_behind_a_colon_takes_the_act_before_it() -> None:
    body = (
        "The two sides welcomed the signing of the following documents:\n"
        "(i) Memorandum on Seeds;\n(ii) Memorandum on Seismology.\n"
    )
    made = drafted(body)
    assert [(p.type, p.complete) for p in made.proposals] == [("ProgressWelcomed", True)] * 2
    assert [p.quote.exact for p in made.proposals] == [
        "Memorandum on Seeds",
        "Memorandum on Seismology",
    ]


def test_sentences_that_made_nothing_are_listed() -> None:
    made = drafted("The weather was fine. The two leaders agreed to protect tuna.")
    assert "The weather was fine." in [passage.exact for passage in made.unused]


def test_an_open_commitment_on_the_item_is_renewed_or_fulfilled() -> None:
    still = [Open("tuna-quota@2030-01-01-lima", "tuna-quota", "CommitmentMade", "2031")]
    known = [Known("tuna-quota", "Tuna quota")]
    renewing = drafted(
        "The two leaders agreed to lower the tuna quota.", known=known, still_open=still
    )
    assert renewing.proposals[0].renews == ("tuna-quota@2030-01-01-lima",)
    settling = drafted(
        "The two leaders welcomed the adoption of the tuna quota.", known=known, still_open=still
    )
    assert settling.proposals[0].fulfils == ("tuna-quota@2030-01-01-lima",)


def test_a_meeting_holds_the_follow_up_that_foresaw_it() -> None:
    ref = "summit-2031@2030-01-01-lima"
    still = [Open(ref, "summit-2031", "FollowUpScheduled", "2031-05")]
    made = drafted("They agreed to protect tuna.", still_open=still)
    assert made.meetings[0].holds == (ref,)


def test_a_quote_that_a_record_takes_is_the_words_of_the_text() -> None:
    proposal = only("The two leaders agreed to protect tuna, in order that stocks recover.")
    assert Quote(exact=proposal.quote.exact).exact == proposal.quote.exact
    assert proposal.why.words == "agreed"
    assert proposal.why.rule
    assert proposal.wording == "agreed"


def test_a_run_of_words_without_an_end_is_left_unread() -> None:
    made = drafted("visit " * 3000)
    assert made.proposals == ()
    assert len(made.unused[-1].exact) > 1500


def test_a_deadline_is_not_taken_for_the_day_of_the_meeting() -> None:
    text = (
        "Japan-Chile Summit Meeting\n\nThe leaders of Japan and Chile met in Osaka on Monday. "
        "They agreed to launch a forum by 30 June 2032."
    )
    with pytest.raises(Unreadable, match="give the date"):
        draft(text)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("met Prime Minister Karl Lind of Sweden in Oslo on 4 March 2021.", []),
        (
            (
                "met Prime Minister Karl Lind of Sweden in Oslo on 4 March 2021 and they agreed to"
                " widen the ferry link by June."
            ),
            ["CommitmentMade"],
        ),
        (
            (
                "met Prime Minister Karl Lind of Sweden in Oslo on 4 March 2021 for lunch, at which"
                " the two leaders welcomed the signing of the rail accord."
            ),
            ["ProgressWelcomed"],
        ),
    ],
)
def test_what_an_opening_says_beside_who_met_is_read(opening: str, expected: list[str]) -> None:
    made = draft(f"A meeting\n\nPrime Minister Anna Berg of Norway {opening}\n")
    assert [one.type for one in made.proposals] == expected


def test_two_of_one_title_whose_parties_are_not_told_are_marked() -> None:
    text = (
        "Norway-Sweden talks\n\nOslo, 4 March 2021\n\n"
        "Minister Berg said that the canal would be opened. Minister Lind agreed to widen it.\n"
    )
    made = draft(text, parties=("NO", "SE"))
    assert made.proposals
    assert all("is not told" in " ".join(one.review) for one in made.proposals)


def test_a_visitor_is_not_of_the_country_that_is_visited() -> None:
    text = (
        "Norway-Sweden talks\n\nOslo, 4 March 2021\n\nPrime Minister Lind's visit to Norway was"
        " prepared. Prime Minister Lind agreed to open the canal.\n"
    )
    assert [one.by for one in draft(text, parties=("NO", "SE")).proposals][-1:] == [("SE",)]
