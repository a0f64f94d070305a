"""Generated: the parts of the documents that are made of the program itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import getsource
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

import click
import yaml

from tests.support import references
from tests.support.commandline import tracker
from tests.support.project import PROJECT
from tracker.cli import COMMANDS
from tracker.cli.main import main
from tracker.cli.output import listed
from tracker.coding.prompt import manual
from tracker.domain.item_status import ITEM_RULES
from tracker.domain.rules import ORDERED
from tracker.drafting.doubts import DOUBTS, summed
from tracker.drafting.leftovers import leftovers
from tracker.drafting.rules import ANY_FORM, ANY_VERB
from tracker.drafting.rules import RULES as DRAFTING
from tracker.exports.tables import TABLES, TYPES
from tracker.queries import answers, plain
from tracker.queries.catalogue import CATALOGUE
from tracker.reports import briefing
from tracker.reports.scales import SCALES
from tracker.reports.scores import Score, Scored

_ANSWERING = (
    *("answers", "citations", "compared", "history", "hits", "meetings", "readouts", "recorded"),
    *("shown", "stats", "steps", "story", "terms", "versions"),
)
"""The modules of `tracker.queries` that hold what a question is answered with."""

ANSWERS: list[type[NamedTuple]] = [
    kind
    for module in (import_module(f"tracker.queries.{name}") for name in _ANSWERING)
    for name, kind in vars(module).items()
    if getattr(kind, "__module__", "") == module.__name__
    and hasattr(kind, "_fields")
    and not name.startswith("_")
    and not name.endswith("Row")  # what is read, of which an answer is made
]
"""What a question is answered with, and what that holds."""

REPORTS = (
    *(briefing.Briefing, briefing.BriefPart, briefing.BriefLine, briefing.BriefFigure),
    *(briefing.Point, briefing.DifferingAct, briefing.Blank, Score, Scored),
)

_GENERATED = re.compile(
    r"(?P<begin><!-- generated: (?P<what>[^>]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL
)


def with_generated_parts(text: str) -> str:
    """A document with its generated parts made anew."""
    return _GENERATED.sub(
        lambda found: found["begin"] + _generated(found["what"]) + found["end"], text
    )


def _generated(what: str) -> str:
    name, _, of = what.partition(" ")
    return _PARTS[name](of)


def _help(command: str) -> str:
    ran = tracker(*command.split(), "--help", folder=Path(gettempdir()))
    return f"```text\n{ran.out}```\n"


def _commands(_: str) -> str:
    context = click.Context(main, info_name="tracker")
    found = []
    for name in COMMANDS:
        found.append(f"### tracker {name}\n\n{_help(name)}")
        command = main.get_command(context, name)
        if isinstance(command, click.Group):
            found += [_help(f"{name} {part}") for part in command.commands]
    return "\n".join(found)


def _tables(_: str) -> str:
    """The tables that are exported, with their columns."""
    parts = []
    for table in TABLES:
        rows = [f"| `{one.name}` | {TYPES[one.kind]} | {one.says} |\n" for one in table.columns]
        head = f"`{table.name}`: a row is {table.says}.\n\n| column | type | what it holds |\n"
        parts.append(f"{head}| --- | --- | --- |\n{''.join(rows)}")
    return "\n".join(parts)


def _rules(kind: str) -> str:
    if kind == "item":
        listed = enumerate(ITEM_RULES.items(), start=1)
        rows = [f"| {place} | `{rule}` | {says} |\n" for place, (rule, says) in listed]
        return f"| | rule | what it says |\n| --- | --- | --- |\n{''.join(rows)}"
    ordered = next(rules for name, rules in ORDERED.items() if name == kind)
    rows = [
        f"| {place} | `{rule.id}` | {rule.says} | {rule.status or 'as assessed'} |\n"
        for place, rule in enumerate(ordered, start=1)
    ]
    return f"| | rule | what it says | status |\n| --- | --- | --- | --- |\n{''.join(rows)}"


def _drafting(_: str) -> str:
    """The rules of drafting, each with its example."""
    rows = [
        f"| {place} | {rule.id} | {_any(rule.sense, ANY_VERB)} | {_any(rule.form, ANY_FORM)} |"
        f" {rule.makes or 'nothing'} | {'' if rule.sure else 'marked'} | {rule.example} |\n"
        for place, rule in enumerate(DRAFTING, start=1)
    ]
    head = ["| | rule | verb | put as | makes | | example |\n", f"|{' --- |' * 7}\n"]
    return "".join([*head, *rows])


def _doubts(_: str) -> str:
    """The reasons for which a statement is marked, each with its example."""
    rows = [f"| {d.field} | {d.says} | {summed(d)} | {d.example} |\n" for d in DOUBTS]
    return "".join(["| in doubt | what is told | wrong | example |\n", f"|{' --- |' * 4}\n", *rows])


def _leftovers(_: str) -> str:
    """The reasons for which a sentence makes no statement, each with its example."""
    rows = [f"| {each.reason} | {each.example} |\n" for each in leftovers()]
    return "".join(["| why | example |\n", f"|{' --- |' * 2}\n", *rows])


def _any(some: frozenset[str], every: frozenset[str]) -> str:
    return "any" if some == every else ", ".join(sorted(some))


def _modules(_: str) -> str:
    rows = []
    for path in sorted((PROJECT / "tracker").rglob("*.py"), key=_place):
        module = ast.parse(path.read_text(encoding="utf-8"))
        sentence = " ".join((ast.get_docstring(module) or "").split("\n\n")[0].split())
        rows.append(f"| `{path.relative_to(PROJECT / 'tracker')}` | {sentence} |\n")
    return f"| module | what lives there |\n| --- | --- |\n{''.join(rows)}"


def _place(path: Path) -> tuple[str, bool, str]:
    """A package's modules together, those on top first, and each package's own sentence first."""
    folder = str(path.parent.relative_to(PROJECT / "tracker"))
    return folder, path.name != "__init__.py", path.name


def _errors(code: str) -> str:
    """What is said with an exit code: the message, when it comes, and the way out."""
    catalogue = yaml.safe_load((PROJECT / "tests/cli/errors.yaml").read_text("utf-8"))
    rows = [
        _row(entry["situation"], entry["says"]) for entry in catalogue if entry["exit"] == int(code)
    ]
    return f"| when | message | what to do |\n| --- | --- | --- |\n{''.join(rows)}"


def _faults(_: str) -> str:
    """What is said of a readout file, once for each way in which one is wrong."""
    listed = yaml.safe_load((PROJECT / "tests/files/bad_files.yaml").read_text("utf-8"))
    told = dict.fromkeys(fault.partition(": ")[2] for entry in listed for fault in entry["faults"])
    rows = [f"| {_cell(message)} | {_cell(way)} |\n" for message, way in map(_parted, sorted(told))]
    return f"| message | what to do |\n| --- | --- |\n{''.join(rows)}"


def _row(situation: str, says: str) -> str:
    """A message in a row; what leads to how a command is used is not told again."""
    lines = [line for line in says.splitlines() if line.startswith(("tracker: ", "Error: "))]
    first = lines[0].partition(": ")[2]
    message, way = _parted(first)
    if first.endswith(":"):  # what differs is listed below it, and then the way out is told
        message, way = first.removesuffix(":"), _last_below(says)
    return f"| {situation} | {_cell(message)} | {_cell(way)} |\n"


def _last_below(says: str) -> str:
    below = [line for line in says.splitlines() if not line.startswith("tracker: ")]
    return below[-1].strip()


def _parted(said: str) -> tuple[str, str]:
    message, _, way = said.partition("; ")
    return message, way


def _cell(text: str) -> str:
    return f"`{text.replace('|', '/').replace('`', chr(39))}`" if text else ""


def _answer(name: str) -> str:
    """What an answer holds: its keys, each with what its class says of it."""
    kind = next(kind for kind in ANSWERS if kind.__name__ == name)
    told = {key: says for one in reversed(kind.__mro__[:-2]) for key, says in _attributes(one)}
    shared = plain.keys(answers.Standing) if kind is answers.ItemStanding else ()
    rows = [f"| `{key}` | {told[key]} |\n" for key in plain.keys(kind) if key not in shared]
    return f"| {name} | what it holds |\n| --- | --- |\n{''.join(rows)}"


def _report(name: str) -> str:
    """What a report holds, as its template knows it or as its keys are."""
    kind = next(kind for kind in REPORTS if kind.__name__ == name)
    rows = [f"| `{key}` | {says} |\n" for key, says in _attributes(kind)]
    return f"| {name} | what it holds |\n| --- | --- |\n{''.join(rows)}"


def _scale(name: str) -> str:
    """A scale: its levels, which of them each situation has, and what may be seen otherwise."""
    scale = SCALES[name]
    levels = [
        f"| {one.name} | {'' if one.value is None else one.value} | {one.means} |\n"
        for one in scale.levels
    ]
    rows = [
        f"| {one.situation} | {one.level or '*left out*'} | {one.why} |\n" for one in scale.rows
    ]
    cases = [f"- {case}\n" for case in scale.contestable]
    return "".join(
        [
            f"{scale.source}\n\n| level | counts | it means |\n| --- | --- | --- |\n",
            *levels,
            "\n| what the record says | level | why |\n| --- | --- | --- |\n",
            *rows,
            "\nWhat somebody who knows the scale may see otherwise:\n\n",
            *cases,
        ]
    )


def _attributes(kind: type) -> Iterator[tuple[str, str]]:
    """The fields and properties of a class, with what is said of them there."""
    (found,) = ast.parse(getsource(kind)).body
    assert isinstance(found, ast.ClassDef)
    for part, behind in pairwise([*found.body, None]):
        match part, behind:
            case ast.FunctionDef(name=name), _:
                yield name, _phrase(ast.get_docstring(part) or "")
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(says))),
            ):
                yield name, _phrase(says)
            case _:
                pass


def _phrase(says: str) -> str:
    """A sentence as a cell of a table; what is None there is null in JSON."""
    text = re.sub(r"\bNone\b", "`null`", " ".join(says.split())).removesuffix(".")
    return text[:1].lower() + text[1:]


def _statements(_: str) -> str:
    """Which questions give statements with a status."""
    names = [f"`{one.name}`" for one in CATALOGUE if one.gives == "Standing"]
    return f"{listed(names)} give statements:\n"


def _manual(_: str) -> str:
    """The manual that the prompt of a coder is made of."""
    return manual()


def _library(_: str) -> str:
    """The library, made from the catalogue of questions."""
    return references.library()


def _api(_: str) -> str:
    """The answers over HTTP, made from their description."""
    return references.api()


_PARTS: dict[str, Callable[[str], str]] = {
    "api": _api,
    "library": _library,
    "answer": _answer,
    "help": _help,
    "commands": _commands,
    "drafting": _drafting,
    "doubts": _doubts,
    "leftovers": _leftovers,
    "errors": _errors,
    "faults": _faults,
    "manual": _manual,
    "modules": _modules,
    "report": _report,
    "rules": _rules,
    "scale": _scale,
    "statements": _statements,
    "tables": _tables,
}
