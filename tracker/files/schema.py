"""JSON Schemas of readout files and items files, for editors to complete and check them by.

Made from the models, and adjusted to what a file may hold. What takes more than one place to judge
(keys that differ, parties that are the readout's) is left to the reader of the files.

`python -m tracker.files.schema` writes them beside this module.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from tracker.domain.due import Due
from tracker.domain.heading import Meeting, Source
from tracker.domain.items import ItemList, ItemOpened
from tracker.domain.names import RESERVED, SLUG
from tracker.domain.parties import BODIES, BODY, COUNTRIES, FORMER
from tracker.domain.readouts import Readout
from tracker.domain.statements import STATEMENTS, Quote
from tracker.files.forms import TARGETS
from tracker.files.headings import WEB_ADDRESS

FOLDER = Path(__file__).parent
"""Where the schemas are kept."""

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PARTY = {"$ref": "#/$defs/Party"}
_PARTY_SCHEMA: Schema = {
    "description": "A country's ISO 3166-1 alpha-2 code, a former country's, or a body's; those of "
    "bodies that parties.yaml adds have 3 to 12 capitals and digits.",
    "anyOf": [
        {"enum": [*sorted(COUNTRIES), *sorted(FORMER), *sorted(BODIES)]},
        {"pattern": f"^{BODY}$"},
    ],
}
# An editor's YAML reader makes a number of a bare year; ours leaves it the text it is.
_EXPRESSION: Schema = {
    "type": ["string", "integer"],
    "description": "An EDTF expression such as 2019-08, 2019-08-16/2019-08-20, ../2019-11 or "
    "[2019-08,2019-09]; the last in quotes. As `due`, also words such as `within two months`.",
}
_EACH_ONCE = frozenset({"parties", "by", "to", "done_by", "renews", "fulfils", "holds"})


def readout_schema() -> Schema:
    """The schema of a readout file."""
    schema = _schema_of(Readout, Meeting, Source, Due, Quote, *STATEMENTS.values())
    parts = schema["$defs"]
    for name in STATEMENTS:
        statement = parts[name]
        statement["required"] = ["type", *(key for key in statement["required"] if key != "key")]
    parts["Due"]["properties"]["edtf"] = {"anyOf": [_EXPRESSION, {"type": "null"}]}
    _or_bare(parts, "Due", _EXPRESSION)
    _or_bare(parts, "Quote", parts["Quote"]["properties"]["exact"])
    statements = schema["properties"]["statements"]
    statements["items"] = {"oneOf": statements["items"]["oneOf"]}
    schema["properties"]["readout"]["not"] = {"enum": sorted(RESERVED)}
    schema["required"].append("statements")
    return _headed(schema, "A readout: one publisher's account of one or more meetings.")


def items_schema() -> Schema:
    """The schema of an items file, which names each item by its key."""
    schema = _schema_of(ItemList, ItemOpened)
    item = schema["$defs"]["ItemOpened"]
    del item["properties"]["item"]
    item["required"].remove("item")
    schema["properties"]["items"] = {
        "type": "object",
        "description": "The items by their names: lower-case words and digits, with hyphens.",
        "propertyNames": {"pattern": f"^{SLUG}$", "maxLength": 120},
        "additionalProperties": {"$ref": "#/$defs/ItemOpened"},
    }
    return _headed(schema, "The items of a relationship: matters followed across meetings.")


def write(folder: Path = FOLDER) -> None:
    """Write both schemas into a folder."""
    for name, schema in (("readout", readout_schema()), ("items", items_schema())):
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, encoding="utf-8")


def _schema_of(model: type[BaseModel], *parts: type[BaseModel]) -> Schema:
    """The model's own schema, with parties and the docstrings of fields as descriptions."""
    schema = model.model_json_schema()
    schema["$defs"]["Party"] = _PARTY_SCHEMA
    for part in (model, *parts):
        described = schema if part is model else schema["$defs"][part.__name__]
        described.pop("title")
        for name, field in described["properties"].items():
            _plain(name, field)
            if name in TARGETS:
                _or_one(field)
            if docstring := _field_docstrings(part).get(name):
                field["description"] = docstring
    return schema


def _plain(name: str, field: Schema) -> None:
    """Take out what pydantic adds for itself, and put in what its validators know."""
    field.pop("title", None)
    if field.get("default", ...) is None:
        del field["default"]
    for form in (field, *field.get("anyOf", [])):
        if form.get("format") == "date":
            form["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
        if name == "url" and form.get("type") == "string":
            form["pattern"] = WEB_ADDRESS
    if name in {"parties", "by", "to"}:
        field["items"] = _PARTY
    if name in _EACH_ONCE:
        field["uniqueItems"] = True
    if name == "publisher":
        field["anyOf"] = [_PARTY, {"type": "null"}]
    if name == "participants":
        field["propertyNames"] = _PARTY


def _or_one(field: Schema) -> None:
    """Let a single entry be given for a list of one."""
    forms = field.setdefault("anyOf", [])
    if not forms:
        forms.append({key: field.pop(key) for key in ("items", "type")})
    forms.insert(1, forms[0]["items"])


def _or_bare(parts: Schema, name: str, bare: Schema) -> None:
    """Let a text be given for a mapping of which it is the first key."""
    mapping = parts[name]
    parts[name] = {"description": mapping.pop("description"), "anyOf": [bare, mapping]}


def _headed(schema: Schema, description: str) -> Schema:
    return {"$schema": _DIALECT, **schema, "description": description}


def _field_docstrings(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings below a model's fields, those of its bases included."""
    bases = [base for base in reversed(model.__mro__) if base.__module__.startswith("tracker.")]
    return dict(pair for base in bases for pair in _docstrings(base))


def _docstrings(model: type) -> Iterator[tuple[str, str]]:
    (definition,) = ast.parse(inspect.getsource(model)).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(docstring))),
            ):
                yield name, inspect.cleandoc(docstring)
            case _:
                pass


if __name__ == "__main__":
    write()
