"""Remedies: what to do about an error is a value, which the command line alone puts into words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.project import PROJECT
from tracker.cli import COMMANDS
from tracker.cli.remedies import WAYS
from tracker.errors import Remedy

PACKAGE = PROJECT / "tracker"
REPLACED_NEXT = ("ledger/told.py", "ledger/verification.py")
"""Rebuilding and verifying still word what the command line offers."""

TYPED = re.compile(rf"\btracker ({'|'.join(COMMANDS)})\b|(?<![\w-])--[a-z]")


def test_every_remedy_is_worded_on_the_command_line() -> None:
    assert set(WAYS) == set(Remedy)


def test_no_module_below_the_faces_names_a_command_or_an_option() -> None:
    found = [
        (str(path.relative_to(PACKAGE)), text)
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in {"cli", "drafting", "reports", "web"}
        and str(path.relative_to(PACKAGE)) not in REPLACED_NEXT
        for text in _texts(path)
        if TYPED.search(text)
    ]
    assert found == []


def test_those_that_still_do_are_few() -> None:
    assert all(any(map(TYPED.search, _texts(PACKAGE / name))) for name in REPLACED_NEXT)


def _texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
