"""The order of the house: short modules, faces without code, one name a class, tests in place.

A list of exceptions must shrink: what has been put right has to leave it.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.support.project import PROJECT
from tracker.domain.rules import RENEWED

LONGEST = 300

LONG: set[str] = set()
FACES_WITH_CODE: set[str] = set()
# Those of drafting and of the projections, which have names that others have.
NAMES_OF_SEVERAL: set[str] = {
    "Answers",
    "Found",
    "Heading",
    "Judgement",
    "Known",
    "Meeting",
    "Named",
    "Occasion",
    "Place",
    "Reading",
    "Setting",
    "Span",
}
OTHERS_PRIVATE_NAMES = {
    ("tests/support/servers.py", "_lock"),
    ("campaigns/baseline.py", "_fixtureinfo"),
}
"""Those of packages that are not ours, which give what is needed under no other name."""

UNDERSCORED = {"_exit", "_fields", "_replace"}
"""Names that Python itself gives, and that are private in nothing but their looks."""

OTHER_FOLDERS = {"faults", "installing", "support"}
"""What is no package of the program: faults made on purpose, the locks, and what is shared."""

AROUND = ("tests", "campaigns", "benchmarks", "evaluation")


def test_modules_are_short() -> None:
    long = {
        path
        for path, text in (*_modules("tracker"), *_modules("tests"))
        if len(text.splitlines()) > LONGEST
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


def test_tests_have_a_folder_for_each_package() -> None:
    packages = {path.parent.name for path in (PROJECT / "tracker").glob("*/__init__.py")}
    folders = {path.parent.name for path in (PROJECT / "tests").glob("*/__init__.py")}
    assert folders == packages | OTHER_FOLDERS


def test_no_test_module_is_imported() -> None:
    importers = {
        path
        for folder in AROUND
        for path, text in _modules(folder)
        for name in _imported(text, "tests")
        if any(part.startswith("test_") or part == "conftest" for part in name.split("."))
    }
    assert importers == set()


def test_tests_and_campaigns_share_what_is_in_support_and_benchmarks_share_nothing() -> None:
    for path, text in _modules("campaigns"):
        assert _outside(_imported(text, "tests"), "tests.support") == set(), path
    for path, text in _modules("tests/support"):
        assert _outside(_imported(text, "tests"), "tests.support") == set(), path
        assert _imported(text, "campaigns") == set(), path
    for path, text in _modules("benchmarks"):
        assert _imported(text, "tests") | _imported(text, "campaigns") == set(), path
    for path, text in (*_modules("tests"), *_modules("campaigns")):
        assert _imported(text, "benchmarks") == set(), path
        assert not re.search(r"\bbenchmarks[./]\w", text), path


def test_no_private_name_is_used_outside_its_module() -> None:
    found = {
        (path, name)
        for folder in AROUND
        for path, text in _modules(folder)
        for name in _private(ast.parse(text))
    }
    assert found == OTHERS_PRIVATE_NAMES


def test_how_a_renewed_statement_ends_is_listed_once() -> None:
    listing = {
        path
        for path, text in _modules("tracker")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Tuple | ast.List | ast.Set)
        and {one.value for one in node.elts if isinstance(one, ast.Constant)}.issuperset(RENEWED)
    }
    assert listing == {"tracker/domain/rules.py"}


def _private(tree: ast.Module) -> Iterator[str]:
    """The private names of other modules that one uses: imported, reached for or put in place."""
    own = set(_own(tree))
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom():
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
            case ast.Import():
                names = [part for alias in node.names for part in alias.name.split(".")]
            case ast.Attribute():
                names = [node.attr] if node.attr not in own | UNDERSCORED else []
            case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called)) if called in (
                "setattr",
                "getattr",
                "delattr",
            ):
                said = [one.value for one in node.args if isinstance(one, ast.Constant)]
                names = [one.rpartition(".")[2] for one in said if isinstance(one, str)]
            case _:
                names = []
        yield from (one for one in names if one.startswith("_") and not one.startswith("__"))


def _own(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to its functions, and to what its objects hold."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name
            case _:
                pass


def _outside(names: set[str], package: str) -> set[str]:
    return {name for name in names if not f"{name}.".startswith(f"{package}.")}


def _imported(text: str, package: str) -> set[str]:
    """What a module imports of a package, by whole names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name for name in names if f"{name}.".startswith(f"{package}.")}


def _modules(folder: str) -> list[tuple[str, str]]:
    return [
        (path.relative_to(PROJECT).as_posix(), path.read_text("utf-8"))
        for path in sorted((PROJECT / folder).rglob("*.py"))
    ]
