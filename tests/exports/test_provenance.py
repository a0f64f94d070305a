"""Provenance: JSON-LD that others parse, in which everything is traced to its source."""

from __future__ import annotations

import json
import warnings
from datetime import date, datetime
from typing import Any

from prov.model import ProvDocument, ProvEntity
from pyld import jsonld
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import PROV

from tests.support.corrections import amend, retract
from tests.support.judgements import outcome
from tests.support.records import Record
from tests.support.stories import FIRST, commitment, readout, views
from tracker.exports.provenance import provenance
from tracker.queries import Viewpoint

HOME = "urn:commitment-tracker:"


def _text(record: Record, day: str = "2026-11-28", known_on: datetime | None = None) -> str:
    with record.queries() as queries:
        view = Viewpoint(as_of=date.fromisoformat(day), known_on=known_on)
        return "".join(provenance(queries.transaction, view))


def _graph(text: str) -> Any:
    return Graph().parse(data=text, format="json-ld")


def _name(place: str) -> URIRef:
    return URIRef(HOME + place)


def test_every_statement_is_traced_to_its_readout_and_to_who_recorded_it(shipped: Record) -> None:
    graph = _graph(_text(shipped))
    with shipped.queries() as queries:
        refs = {one.ref for one in queries.followed(Viewpoint(as_of=date(2026, 11, 28)))}
    assert refs
    for ref in refs:
        entity = _name(f"statement/{ref}")
        assert (entity, RDF.type, PROV.Entity) in graph
        of = _name(f"readout/{ref.partition('@')[2]}")
        assert graph.value(entity, PROV.wasDerivedFrom) == of
        assert graph.value(of, PROV.wasAttributedTo) in {_name("party/JP"), _name("party/RU")}
        recorded = graph.value(entity, PROV.wasGeneratedBy)
        assert graph.value(recorded, PROV.wasAssociatedWith) == _name("agent/anna")


def test_others_read_the_same(shipped: Record) -> None:
    text = _text(shipped, "2019-07-01")
    graph = _graph(text)
    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    assert {line for line in quads.splitlines() if line} == {
        line.removesuffix(" .") + " ." for line in graph.serialize(format="nt").splitlines() if line
    }
    with warnings.catch_warnings():
        # It says that it has no place for what a record as a whole is as of.
        warnings.simplefilter("ignore")
        found = ProvDocument.deserialize(
            content=graph.serialize(format="trig"), format="rdf", rdf_format="trig"
        )
    entities = {str(one.identifier) for one in found.get_records(ProvEntity)}
    assert len(entities) >= len([*graph.subjects(RDF.type, PROV.Entity)])


def test_an_amendment_is_a_revision_and_its_reason_is_told(record: Record) -> None:
    record.record(readout("a", commitment("item", due="2018-04"), on=FIRST))
    amend(record, readout("a", commitment("item", due="2018-09"), on=FIRST))
    graph = _graph(_text(record))
    first, second = _name("statement/item@a"), _name("statement/item@a/2")
    assert graph.value(second, PROV.wasRevisionOf) == first
    recording = graph.value(second, PROV.wasGeneratedBy)
    assert graph.value(first, PROV.wasInvalidatedBy) == recording
    assert graph.value(second, PROV.wasInvalidatedBy) is None
    said = [str(one) for one in graph.objects(recording) if "the text says otherwise" in one]
    assert said == ["StatementAmended item@a: the text says otherwise"]
    before = _graph(_text(record, known_on=record.moments[0]))
    assert (second, None, None) not in before
    assert before.value(first, PROV.wasInvalidatedBy) is None


def test_what_is_retracted_or_of_a_later_day_and_what_is_judged(record: Record) -> None:
    record.record(readout("a", commitment("item"), views("talks"), on=FIRST))
    record.record(readout("b", commitment("other"), on="2019-03-01"))
    record.judge(outcome(on="2018-05-01", ref="item@a"))
    retract(record, "b")
    graph = _graph(_text(record))
    (judged,) = graph.subjects(PROV.wasDerivedFrom, _name("statement/item@a"))
    assert graph.value(judged, PROV.wasAttributedTo) == _name("agent/anna")
    assert str(graph.value(judged, PROV.value)) == "fulfilled"
    gone = graph.value(_name("statement/other@b"), PROV.wasInvalidatedBy)
    assert graph.value(gone, RDF.type) == PROV.Activity
    early = _graph(_text(record, "2018-04-01"))
    assert (_name("statement/item@a"), None, None) in early
    assert (_name("statement/other@b"), None, None) not in early
    assert [*early.subjects(PROV.wasDerivedFrom, _name("statement/item@a"))] == []
