"""The order of the house: short modules, faces without code, one name a class, tests apart.

Each list names today's exceptions and must shrink: one that has been put right has to leave it.
"""

from __future__ import annotations

import ast
from collections import Counter

from tests.support.project import PROJECT

LONGEST = 300
LEFT_AS_THEY_ARE = ("tracker/drafting/", "tracker/projections/")

LONG: set[str] = set()
FACES_WITH_CODE: set[str] = set()
# Those of drafting and of the projections, which have names that others have.
NAMES_OF_SEVERAL: set[str] = {
    "Found",
    "Heading",
    "Judgement",
    "Known",
    "Meeting",
    "Named",
    "Occasion",
    "Reading",
    "Said",
    "Setting",
    "Span",
}
IMPORTERS_OF_TESTS: set[str] = {
    "campaigns/imports.py",
    "tests/cli/test_sheets.py",
    "tests/faults/test_once.py",
    "tests/projections/test_any_history.py",
    "tests/store/test_contract.py",
    "tests/ledger/test_corrections.py",
    "tests/test_docs.py",
    "tests/ledger/test_imports.py",
    "tests/ledger/test_in_between.py",
    "tests/ledger/test_judgements.py",
    "tests/store/test_migrations.py",
    "tests/store/test_ownership.py",
    "tests/ledger/test_transfer.py",
    "tests/ledger/test_verification.py",
}


def test_modules_are_short() -> None:
    long = {
        path
        for path, text in _modules("tracker")
        if not path.startswith(LEFT_AS_THEY_ARE) and len(text.splitlines()) > LONGEST
    }
    assert long == LONG


def test_faces_hold_no_code() -> None:
    defining = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    with_code = {
        path
        for path, text in _modules("tracker")
        if path.endswith("/__init__.py")
        and any(isinstance(node, defining) for node in ast.parse(text).body)
    }
    assert with_code == FACES_WITH_CODE


def test_no_two_public_classes_share_a_name() -> None:
    names = Counter(
        node.name
        for _, text in _modules("tracker")
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert {name for name, count in names.items() if count > 1} == NAMES_OF_SEVERAL


def test_no_test_module_is_imported() -> None:
    importers = {
        path
        for folder in ("tests", "campaigns", "benchmarks", "evaluation")
        for path, text in _modules(folder)
        if any(part.startswith("test_") for name in _imported(text) for part in name.split("."))
    }
    assert importers == IMPORTERS_OF_TESTS


def _imported(text: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
            names.add(node.module or "")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name for name in names if name.startswith("tests.")}


def _modules(folder: str) -> list[tuple[str, str]]:
    return [
        (path.relative_to(PROJECT).as_posix(), path.read_text("utf-8"))
        for path in sorted((PROJECT / folder).rglob("*.py"))
    ]
