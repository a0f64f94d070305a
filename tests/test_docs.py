"""The documents: every command in them prints what they say, and every file in them is read."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from tests.support.commandline import tracker
from tests.support.documents import (
    PICTURES,
    blocks,
    carried_out_in_order,
    documents,
    picture,
)
from tests.support.editors import as_an_editor_reads_it
from tests.support.generated import ANSWERS, with_generated_parts
from tests.support.project import EVENTS, PROJECT
from tests.support.transcripts import agrees
from tracker.cli import COMMANDS
from tracker.cli.errors import EXIT_CODES
from tracker.domain.due import Due
from tracker.domain.heading import Meeting, Source
from tracker.domain.item_status import ITEM_RULES
from tracker.domain.items import ItemOpened
from tracker.domain.readouts import Readout
from tracker.domain.rules import RULES
from tracker.domain.statements import (
    CommitmentMade,
    ConcernRaised,
    FollowUpScheduled,
    ProgressWelcomed,
    Quote,
    RequestMade,
)
from tracker.drafting.deadlines import deadline
from tracker.errors import Unreadable
from tracker.files.readouts import read
from tracker.files.schema import FOLDER as SCHEMAS
from tracker.projections.tables import NAMES
from tracker.queries.answers import ItemStanding, Standing
from tracker.queries.compared import CHANGES
from tracker.queries.plain import keys

DOCUMENTS = documents()
WITH_COMMANDS = [path for path in DOCUMENTS if "```console" in path.read_text(encoding="utf-8")]
LINK = re.compile(r"\[[^]]*\]\((?!https?:)(?P<target>[^)#\s]*)(?:#(?P<part>[^)\s]+))?\)")


def name(path: Path) -> str:
    return str(path.relative_to(PROJECT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the readouts in `events/`, and nothing on record."""
    shutil.copytree(EVENTS, tmp_path / "events")
    return tmp_path


@pytest.mark.parametrize("path", WITH_COMMANDS, ids=name)
def test_commands_print_what_the_document_says(path: Path, folder: Path) -> None:
    for one, printed in carried_out_in_order(path.read_text(encoding="utf-8"), folder):
        assert agrees(printed, one.printed), f"$ {one.command}\n{printed}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_generated_parts_are_current(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert with_generated_parts(text) == text, "run python -m tests.cli.regenerate"


@pytest.mark.parametrize("drawing", PICTURES)
def test_drawings_are_current(drawing: str, folder: Path) -> None:
    assert tracker("record", "events/", folder=folder).code == 0
    kept = (PROJECT / "docs/pictures" / drawing).read_text(encoding="utf-8")
    assert picture(drawing, folder) == kept, "run python -m tests.cli.regenerate"


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_examples_are_read(path: Path, tmp_path: Path) -> None:
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.kind == "json":
            json.loads(block.body)
        if block.kind == "yaml":
            assert yaml.safe_load(block.body)
            (tmp_path / "example.yaml").write_text(block.body, encoding="utf-8")
            if block.file and block.file.startswith("faulty"):
                with pytest.raises(Unreadable):
                    read(tmp_path / "example.yaml")
            else:
                assert read(tmp_path / "example.yaml", reads=deadline)


def test_examples_agree_with_the_schemas() -> None:
    checked = 0
    for path in DOCUMENTS:
        for block in blocks(path.read_text(encoding="utf-8")):
            if block.kind == "yaml" and not (block.file or "").startswith("faulty"):
                kind = "items" if "\nitems:" in block.body else "readout"
                schema = (SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8")
                validator = Draft202012Validator(json.loads(schema))
                validator.validate(as_an_editor_reads_it(block.body))
                checked += 1
    assert checked >= 4


def test_the_readme_and_the_file_format_show_a_whole_file() -> None:
    for path in PROJECT / "README.md", PROJECT / "docs" / "readout-files.md":
        text = path.read_text(encoding="utf-8")
        assert any(block.body.startswith("readout: ") and block.file for block in blocks(text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.finditer(path.read_text(encoding="utf-8")):
        target = (path.parent / link["target"]).resolve() if link["target"] else path
        assert target.exists(), link[0]
        if link["part"]:
            assert link["part"] in headings(target), link[0]


def test_every_document_is_linked_to() -> None:
    linked = {
        (path.parent / link["target"]).resolve()
        for path in DOCUMENTS
        for link in LINK.finditer(path.read_text(encoding="utf-8"))
    }
    assert set(DOCUMENTS) - linked <= {PROJECT / "README.md"}


def test_every_command_is_explained() -> None:
    text = document("commands.md")
    assert [name for name in COMMANDS if f"### tracker {name}\n" not in text] == []


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.__name__)
def test_the_keys_of_every_answer_are_explained(answer: type[NamedTuple]) -> None:
    names = keys(answer)
    if answer is ItemStanding:
        names = tuple(one for one in names if one not in keys(Standing))
    assert table(document("commands.md"), answer.__name__) == list(names)


def test_every_exit_code_is_explained() -> None:
    told = re.findall(r"^\| (\d) \| ", document("commands.md"), flags=re.MULTILINE)
    assert told == [str(code) for code in sorted({0, *EXIT_CODES.values()})]


def test_every_change_between_two_sides_is_explained() -> None:
    text = document("comparing.md")
    assert re.findall(r"^\| `([^`]+)` \| ", text, flags=re.MULTILINE) == [*CHANGES]


def test_every_rule_is_explained() -> None:
    told = re.findall(r"^\| \d+ \| `([^`]+)` \| ", document("status-rules.md"), flags=re.MULTILINE)
    assert told == [*RULES, *ITEM_RULES]


def test_every_table_of_the_views_is_explained() -> None:
    assert table(document("architecture.md"), "table") == list(NAMES)


FIELDS: dict[str, tuple[type[BaseModel], ...]] = {
    "readout": (Readout,),
    "source": (Source,),
    "meeting": (Meeting,),
    "statement": (CommitmentMade, FollowUpScheduled, ProgressWelcomed, ConcernRaised, RequestMade),
    "due": (Due,),
    "quote": (Quote,),
    "items": (ItemOpened,),
}


@pytest.mark.parametrize("part", FIELDS)
def test_every_field_of_a_file_is_explained(part: str) -> None:
    fields = {name for model in FIELDS[part] for name in model.model_fields}
    if part == "items":
        fields.remove("item")  # a key of the file, not a field
    assert set(table(document("readout-files.md"), part)) == fields


@pytest.mark.parametrize("part", FIELDS)
def test_what_is_needed_is_what_is_said_to_be_needed(part: str) -> None:
    needed = {
        name
        for model in FIELDS[part]
        for name, field in model.model_fields.items()
        if field.is_required()
    }
    needed |= {"readout": {"statements"}, "statement": {"type"}}.get(part, set())
    needed -= {"statement": {"key"}, "items": {"item"}}.get(part, set())
    told = re.findall(r"^\| `(\w+)` \| yes \|", section(part), flags=re.MULTILINE)
    assert set(told) == needed


def section(part: str) -> str:
    """The table of a part of the file."""
    text = document("readout-files.md")
    start = text.index(f"| {part} | needed |")
    return text[start : text.index("\n\n", start)]


def document(name: str) -> str:
    return (PROJECT / "docs" / name).read_text(encoding="utf-8")


def table(text: str, heading: str) -> list[str]:
    """The names in the first column of the table of that heading."""
    found = re.search(rf"^\| {heading} \|.*\n\| ---.*\n((?:\|.*\n)+)", text, flags=re.MULTILINE)
    assert found, heading
    return re.findall(r"^\| `([^`]+)` \|", found[1], flags=re.MULTILINE)


def headings(path: Path) -> set[str]:
    """The parts of a document that a link can lead to."""
    return set(_anchors(path.read_text(encoding="utf-8")))


def _anchors(text: str) -> Iterator[str]:
    for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", heading.lower())
        yield plain.replace(" ", "-")
