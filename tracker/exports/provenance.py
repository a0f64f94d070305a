"""Provenance: who recorded what of which source, by W3C PROV as JSON-LD.

Readouts, statements and judgements are entities; an amendment is a revision of what was before.
Recordings are activities, and those who record and who publish are agents.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from tracker.characters import in_json
from tracker.exports.tables import BY_NAME
from tracker.projections.instants import day_of, moment
from tracker.queries import Viewpoint
from tracker.queries.clauses import within_clause
from tracker.queries.parties import party_name
from tracker.queries.scope import Scope, scope
from tracker.sql import Transaction

Node = dict[str, Any]

_HOME = "urn:commitment-tracker:"
_NODES = (
    *("wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom", "wasGeneratedBy"),
    *("wasInvalidatedBy", "wasRevisionOf", "hadPrimarySource"),
)
_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "tracker": _HOME,
    **{f"prov:{name}": {"@type": "@id"} for name in _NODES},
    "prov:startedAtTime": {"@type": "xsd:dateTime"},
    "prov:endedAtTime": {"@type": "xsd:dateTime"},
    "tracker:date": {"@type": "xsd:date"},
    "tracker:asOf": {"@type": "xsd:date"},
    "tracker:knownOn": {"@type": "xsd:dateTime"},
}


def provenance(sql: Transaction, view: Viewpoint) -> Iterator[str]:
    """The provenance of what was on record from a viewpoint, line by line.

    Args:
        sql: the transaction that it is read in.
        view: up to which day and moment, and of which relationships.
    """
    yield f'{{"@context": {_json(_CONTEXT)},\n"@graph": [\n'
    yield _json(_whole(view))
    for node in _nodes(sql, scope(sql, view)):
        yield f",\n{_json({name: value for name, value in node.items() if value is not None})}"
    yield "\n]}\n"


def _whole(view: Viewpoint) -> Node:
    known = {"tracker:knownOn": view.known_on.isoformat()} if view.known_on else {}
    return {
        "@id": "tracker:record",
        "@type": "prov:Collection",
        "tracker:asOf": str(view.as_of),
        **known,
    }


def _nodes(sql: Transaction, where: Scope) -> Iterator[Node]:
    yield from _agents(sql, where)
    for row in _rows(sql, where, "recordings", "g.recorded_at"):
        at = moment(row["recorded_at"]).isoformat()
        yield {
            "@id": _recording(row, "recorded_at"),
            "@type": "prov:Activity",
            "prov:startedAtTime": at,
            "prov:endedAtTime": at,
            "prov:wasAssociatedWith": _id("agent", row["recorded_by"]),
        }
    for row in _rows(sql, where, "corrections", "c.recorded_at"):
        what = f"{row['key']}@{row['readout']}" if row["key"] else row["readout"]
        said = f"{row['type']} {what}: {row['reason']}"
        yield {"@id": _recording(row, "recorded_at"), "rdfs:comment": said}
    versions: dict[str, int] = {}
    for row in _rows(sql, where, "readouts", "r.known_from", "r.date"):
        publisher = row["publisher"]
        yield {
            **_version("readout", row["readout"], row, versions, where),
            "rdfs:label": row["title"],
            "tracker:date": str(day_of(row["date"])),
            "prov:wasAttributedTo": publisher and _id("party", publisher),
            "prov:hadPrimarySource": _address(row["url"]),
        }
    relationship = None
    for row in _rows(sql, where, "statements", "s.known_from", "s.date"):
        if row["relationship"] != relationship:
            relationship, versions = row["relationship"], {}
        yield {
            **_version("statement", row["ref"], row, versions, where),
            "rdfs:label": row["summary"],
            "tracker:date": str(day_of(row["made_on"])),
            "tracker:type": row["type"],
            "prov:value": row["quote"],
            "prov:wasDerivedFrom": _id("readout", row["readout"]),
        }
    yield from _judgements(sql, where)


def _agents(sql: Transaction, where: Scope) -> Iterator[Node]:
    within, numbers = within_clause("g.relationship_id", where.relationships)
    people = sql.rows(
        "SELECT DISTINCT g.recorded_by FROM tracker_recordings g"
        f" WHERE g.recorded_at <= ?{within} ORDER BY g.recorded_by",
        (where.known, *numbers),
    )
    for (name,) in people:
        yield {"@id": _id("agent", name), "@type": "prov:Agent", "rdfs:label": name}
    within, numbers = within_clause("r.relationship_id", where.relationships)
    publishers = sql.rows(
        "SELECT DISTINCT r.publisher FROM tracker_readouts r WHERE r.publisher IS NOT NULL"
        f" AND r.known_from <= ?{within} ORDER BY r.publisher",
        (where.known, *numbers),
    )
    for (code,) in publishers:
        yield {
            "@id": _id("party", code),
            "@type": ["prov:Agent", "prov:Organization"],
            "rdfs:label": party_name(code),
        }


def _judgements(sql: Transaction, where: Scope) -> Iterator[Node]:
    for place, row in enumerate(_rows(sql, where, "judgements", "a.known_from"), start=1):
        judged = json.loads(row["body"])
        day = judged.get("on") or judged.get("through")
        if day and day > str(day_of(where.day)):
            continue
        said = judged.get("outcome") or judged.get("result")
        evidence = judged.get("evidence")
        yield {
            **_version("judgement", f"{row['ref']}/{place}", row, {}, where),
            "tracker:type": row["type"],
            "tracker:date": day,
            "prov:value": said,
            "rdfs:comment": judged.get("note"),
            "tracker:evidence": None if _address(evidence) else evidence,
            "prov:hadPrimarySource": _address(evidence),
            "prov:wasAttributedTo": _id("agent", row["recorded_by"]),
            "prov:wasDerivedFrom": _id("statement", row["ref"]) if "@" in row["ref"] else None,
            "tracker:item": row["item"],
        }


def _version(
    place: str, name: str, row: Mapping[str, Any], versions: dict[str, int], where: Scope
) -> Node:
    """What every entity has: which version of what it is, and between which recordings it stood."""
    number = versions[name] = versions.get(name, 0) + 1
    before = _id(place, name) if number == 2 else _id(place, f"{name}/{number - 1}")  # noqa: PLR2004 - the second
    return {
        "@id": _id(place, name) if number == 1 else _id(place, f"{name}/{number}"),
        "@type": "prov:Entity",
        "prov:wasGeneratedBy": _recording(row, "known_from"),
        "prov:wasInvalidatedBy": (
            _recording(row, "known_to") if row["known_to"] <= where.known else None
        ),
        "prov:wasRevisionOf": before if number > 1 else None,
    }


def _rows(
    sql: Transaction, where: Scope, name: str, known: str, day: str = ""
) -> Iterator[dict[str, Any]]:
    """The rows of a table up to the moment and the day, each by the names of its columns."""
    table = BY_NAME[name]
    clause, numbers = within_clause("l.id", where.relationships)
    given: tuple[object, ...] = (*numbers, where.known)
    clause += f" AND {known} <= ?"
    if day:
        clause += f" AND {day} <= ?"
        given = (*given, where.day)
    names = [one.name for one in table.columns]
    # Ordered by the relationship, so that nothing of another has to be kept in mind.
    query = table.query(table.columns, clause).replace("ORDER BY ", "ORDER BY l.id, ")
    for row in sql.stream(query, given):
        yield dict(zip(names, row, strict=True))


def _recording(row: Mapping[str, Any], at: str) -> str:
    told = moment(row[at]).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return _id("recording", f"{row['relationship']}/{told}")


def _id(place: str, name: str) -> str:
    return f"tracker:{place}/{quote(name, safe='@/:')}"


def _address(url: str | None) -> str | None:
    """An address of the web, as an IRI has it; None for what is none."""
    try:
        known = bool(url) and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return None
    return quote(url, safe="/:?#[]@!$&'()*+,;=%~") if url and known else None


def _json(node: object) -> str:
    return in_json(json.dumps(node, ensure_ascii=False))
