"""Search: words are found in whatever is on record and was known, on every database alike."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.support.records import Record
from tests.support.stores import outside
from tracker.domain.items import ItemList, ItemMerged, OutcomeAssessed
from tracker.domain.readouts import Readout
from tracker.errors import Damaged
from tracker.projections.texts import plain
from tracker.queries import Viewpoint
from tracker.queries.catalogue import QUESTIONS
from tracker.queries.hits import Hit
from tracker.queries.terms import Terms

DAY = date(2020, 1, 1)


def found(
    record: Record,
    words: str,
    *,
    on: date = DAY,
    known: datetime | None = None,
    limit: int = 20,
    **narrowed: Any,
) -> list[Hit]:
    with record.queries() as queries:
        view = Viewpoint(on, known, **narrowed)
        return [*queries.answer(QUESTIONS["search"], view, words, limit=limit)]


def refs(record: Record, words: str, **asked: Any) -> list[tuple[str, str]]:
    return [(hit.kind, hit.ref) for hit in found(record, words, **asked)]


def told(slug: str, on: str, *said: dict[str, Any], parties: Any = ("JP", "RU")) -> Readout:
    return Readout.model_validate(
        {
            "readout": slug,
            "title": f"Talks in {slug.title()}",
            "publisher": "JP",
            "parties": parties,
            "meetings": [
                {
                    "date": on,
                    "place": "São Tomé",
                    "kind": "summit",
                    "participants": {"JP": ["Tarō Kōno"]},
                }
            ],
            "statements": said,
        }
    )


def promise(item: str, summary: str, **more: Any) -> dict[str, Any]:
    return {"type": "CommitmentMade", "item": item, "by": ["JP"], "summary": summary, **more}


VISAS = promise("visas", "Ease the visa rules for students.", condition="if budgets permit")
GRAVES = promise("graves", "Hold the grave visits by air.", quote="visit to graves", due="2019-09")


def test_words_are_found_wherever_they_are(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", VISAS, GRAVES))
    kept.record(
        ItemList.model_validate(
            {"parties": ["JP", "RU"], "items": [{"item": "visas", "title": "Entry of people"}]}
        )
    )
    kept.judge(
        OutcomeAssessed(
            ref="visas@osaka",
            outcome="fulfilled",
            on=date(2019, 10, 1),
            evidence="https://example.org/gazette",
            note="in force since autumn",
        )
    )
    assert refs(kept, "student rules") == [("statement", "visas@osaka")]
    assert refs(kept, "budget") == [("statement", "visas@osaka")]
    assert refs(kept, "visit graves") == [("statement", "graves@osaka")]
    assert refs(kept, "entry") == [("item", "visas")]
    assert refs(kept, "autumn gazette") == [("judgement", "visas@osaka")]
    assert refs(kept, "outcome") == []
    assert refs(kept, "talks") == [("readout", "osaka")]
    assert [kind for kind, _ in refs(kept, "sao TOME")] == ["meeting"]
    assert [kind for kind, _ in refs(kept, "kono")] == ["meeting"]
    assert refs(kept, "student airplane") == []


def test_the_words_are_marked_in_each_text(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", GRAVES))
    (_, hit) = found(kept, "grave")
    assert hit.status == "overdue"
    assert [one.marked() for one in hit.matches] == [
        "Hold the [grave] visits by air.",
        "visit to [graves]",
    ]
    assert hit.matches[0].text[slice(*hit.matches[0].marks[0])] == "grave"


def test_both_clocks_hold(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", VISAS))
    with kept.ledger() as ledger:
        other = told("osaka", "2019-06-29", promise("visas", "Ease the rules for teachers."))
        ledger.amend(other, reason="misread", day=DAY)
    first, second = kept.moments
    assert refs(kept, "student") == []
    assert refs(kept, "student", known=first) == [("statement", "visas@osaka")]
    assert refs(kept, "teacher", known=first) == []
    assert refs(kept, "teacher", known=second) == [("statement", "visas@osaka")]
    assert refs(kept, "teacher", on=date(2019, 6, 28)) == []
    assert refs(kept, "visas", on=date(2019, 6, 28)) == []
    assert refs(kept, "summit", on=date(2019, 6, 28)) == []


def test_what_was_retracted_is_found_only_as_it_was_known(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", VISAS))
    with kept.ledger() as ledger:
        ledger.retract("osaka", reason="a draft", day=DAY)
    assert refs(kept, "student") == []
    assert refs(kept, "osaka") == []
    assert ("statement", "visas@osaka") in refs(kept, "student", known=kept.moments[0])


def test_the_best_come_first_and_the_latest_of_these(kept: Record) -> None:
    kept.record(
        told("a", "2019-01-01", promise("x", "Open the fish market.")),
        told("b", "2019-02-01", promise("x", "Market what fish there is.", renews=[])),
        told("c", "2019-03-01", promise("x", "See to fish.", quote="at market", renews=[])),
        told("d", "2019-04-01", promise("x", "Close the fish market.", renews=[])),
    )
    listed = ["x@d", "x@a", "x@b", "x@c"]
    assert [ref for _, ref in refs(kept, "fish market")] == listed
    assert [ref for _, ref in refs(kept, "fish market", limit=2)] == listed[:2]


def test_a_search_is_narrowed_down_as_every_question_is(kept: Record) -> None:
    kept.record(
        told("osaka", "2019-06-29", VISAS),
        told("oslo", "2019-06-30", {**VISAS, "by": ["NO"]}, parties=("JP", "NO")),
    )
    kinds = {"visas@osaka", "visas@oslo"}
    assert {ref for kind, ref in refs(kept, "visa") if kind == "statement"} == kinds
    assert ("statement", "visas@osaka") not in refs(kept, "visa", relationship="JP-NO")
    assert refs(kept, "visa", by="NO") == [("statement", "visas@oslo")]
    assert refs(kept, "visa", party="RU", items=("visas",)) == [
        ("item", "visas"),
        ("statement", "visas@osaka"),
    ]


def test_what_several_undertook_is_found_with_the_share_of_the_party(kept: Record) -> None:
    done = {"type": "ProgressWelcomed", "item": "dam", "by": ["JP"], "summary": "One half."}
    kept.record(
        told("a", "2019-01-10", {**promise("dam", "Build a dam."), "by": ["JP", "RU"]}),
        told("b", "2019-02-10", {**done, "complete": True}),
    )
    for by, status in (("JP", "fulfilled"), ("RU", "open"), (None, "open")):
        (hit,) = found(kept, "build", by=by)
        assert hit.status == status


def test_an_item_is_found_by_the_names_of_those_that_it_stands_for(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", VISAS, GRAVES))
    kept.judge(ItemMerged(item="graves", into="visas"))
    assert refs(kept, "graves")[0] == ("item", "visas")
    assert refs(kept, "graves", known=kept.moments[0])[0] == ("item", "graves")


def test_rebuilding_finds_the_same_and_verifying_notices_words_that_are_gone(
    record: Record,
) -> None:
    record.record(told("osaka", "2019-06-29", VISAS, GRAVES))
    before = found(record, "visa")
    with record.ledger() as ledger:
        ledger.rebuild()
        ledger.verify()
    assert found(record, "visa") == before
    with outside(record) as run:
        run("INSERT INTO tracker_words (tracker_words) VALUES ('delete-all')")
    with record.ledger() as ledger, pytest.raises(Damaged, match="index of words"):
        ledger.verify()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("visit", "Visits"),
        ("visits", "a visit"),
        ("parties", "the party"),
        ("party", "Both Party members"),
        ("Japan's visit", "visit by Japan"),
        ("curacao", "Curaçao"),
        ("Lodź", "lódz"),
        ("eu", "the EU"),
        ("two-plus-two", "two plus two"),
    ],
)
def test_words_are_found_in_other_forms(words: str, text: str) -> None:
    assert Terms(words).all_in(text)


@pytest.mark.parametrize(("words", "text"), [("eu", "Europe"), ("sit", "visit"), ("pass", "pas")])
def test_words_are_not_found_in_others(words: str, text: str) -> None:
    assert not Terms(words).all_in(text)


@pytest.mark.parametrize("more", ["", " – “Œuvre”"])
def test_signs_that_databases_read_otherwise_are_no_words(kept: Record, more: str) -> None:
    text = f"Moves and/or 'visits' - 5% (well-known), www.example.org/a_b: O'Neil\\x 1.5e3;{more}"
    kept.record(told("osaka", "2019-06-29", promise("paper", text)))
    for word in (*plain(text).split(), "AND", 'OR "visit', "neil*", "5%", "a_b"):
        assert refs(kept, word)[:1] == [("statement", "paper@osaka")], word


def test_nothing_to_search_for_is_nothing_found(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", VISAS))
    assert found(kept, "…") == []


def test_several_items_are_any_of_them(kept: Record) -> None:
    kept.record(told("osaka", "2019-06-29", VISAS, GRAVES, promise("trade", "Trade more.")))
    with kept.queries() as queries:
        view = Viewpoint(DAY, items=("visas", "graves"))
        asked = [one.item for one in queries.unsettled(view)]
    assert sorted(asked) == ["graves", "visas"]


def test_an_act_that_two_publishers_tell_of_is_found_once(record: Record) -> None:
    said = {"type": "CommitmentMade", "item": "port", "by": ["JP"], "summary": "Open the port."}
    theirs = {**said, "by": ["RU"], "same_as": "port@oslo", "quote": "open up its harbour"}
    record.record(
        told("oslo", "2019-01-10", said),
        told("oslo-ru", "2019-01-10", theirs).model_copy(update={"publisher": "RU"}),
    )
    for party in (None, "JP", "RU"):
        (hit,) = (one for one in found(record, "open", by=party) if one.kind == "statement")
        assert (hit.ref, hit.by) == ("port@oslo", ("JP", "RU"))
    (hit,) = found(record, "harbour")
    assert hit.ref == "port@oslo-ru", "the account that has the word"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("北方領土の墓参を実施する", ("北方", "北", "北方領土")),
        ("日露外相会談", ("日露", "日")),
        ("사증 면제를 논의", ("면제", "사증", "논")),
        ("ลงนามความตกลง", ("ลง",)),
    ],
)
def test_in_a_script_without_spaces_a_word_of_two_letters_begins_a_run(
    kept: Record, text: str, words: tuple[str, ...]
) -> None:
    kept.record(told("2019-01-01-kobe", "2019-01-01", promise("graves", text)))
    for one in words:
        assert refs(kept, one) == [("statement", "graves@2019-01-01-kobe")]
    assert refs(kept, "領土") == []


def test_two_letters_of_an_alphabet_are_found_as_they_are(record: Record) -> None:
    record.record(told("2019-01-01-kobe", "2019-01-01", promise("aid", "Give aid to дома, 26 EU.")))
    assert [refs(record, one) for one in ("ai", "до", "2", "to")] == [
        *([], [], []),
        [("statement", "aid@2019-01-01-kobe")],
    ]
