"""Mutants: modules of the program with one small thing in them changed, at each place where it can.

A comparison, a boolean or arithmetic operator, a condition, a number, a truth value, a statement
left out, a value not returned, or a word of an SQL statement. Types, docstrings and the wording of
messages are left alone.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}
_SQL = re.compile(r"\b(SELECT|UPDATE|DELETE|WHERE|ORDER BY|JOIN|PRAGMA)\b|\b(FROM|AND) [a-z?{]")
_SQL_WORDS = {
    "<=": "<",
    ">=": ">",
    "<>": "=",
    "<": "<=",
    ">": ">=",
    "=": "<>",
    " AND ": " OR ",
    " OR ": " AND ",
    " NOT IN ": " IN ",
    "LEFT JOIN": "JOIN",
    "MAX(": "MIN(",
    "MIN(": "MAX(",
    " DESC": " ASC",
    "DISTINCT ": "",
    "IS NOT NULL": "IS NULL",
    "IS NULL": "IS NOT NULL",
    " + 1": " + 2",
    " - 1": " - 2",
}
_SQL_WORD = re.compile("|".join(re.escape(word) for word in _SQL_WORDS))

_Span = tuple[int, int]
"""Where something begins and ends, in bytes."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change made.

    Attributes:
        path: the module, from the root of the project.
        lines: the lines that the changed statement is on.
        imported: whether it is run when the module is imported, and not by a function.
        line: the line of the change, and its text.
        text: see `line`.
        before: what stood there.
        after: what stands there now.
        content: the whole of the changed module.
    """

    path: Path
    lines: range
    imported: bool
    line: int
    text: str
    before: str
    after: str
    content: bytes

    @property
    def name(self) -> str:
        """Where and what, in words that stay the same when other lines change."""
        return f"{self.path}: {self.text}: {self.change}"

    @property
    def change(self) -> str:
        """What was changed."""
        return f"{_short(self.before)} -> {_short(self.after)}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}\n  {self.change}"


def mutants(path: Path, root: Path) -> list[Mutant]:
    """Every mutant of a module that is a program still.

    Args:
        path: the module, from the root.
        root: the folder of the project.
    """
    module = _Module(path, (root / path).read_bytes())
    return list(module.mutants())


class _Module:
    """The text of a module, in bytes, as the places in its syntax tree are counted."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path, self._content = path, content
        self._starts = [0]
        for line in content.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._tree = ast.parse(content)
        self._statements = sorted(map(_lines, _statements(self._tree)), key=len)
        self._functions = [
            range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
            for node in _statements(self._tree)
            if isinstance(node, ast.FunctionDef)
        ]

    def mutants(self) -> Iterator[Mutant]:
        """Each change that can be made."""
        for node in _run(self._tree):
            for place, after in _changes(node):
                yield self._changed(self._span(place), after)
        yield from self._of_sql()

    def _of_sql(self) -> Iterator[Mutant]:
        """The changes to SQL, in strings of the source as they are written."""
        for token in tokenize.tokenize(io.BytesIO(self._content).readline):
            if token.type != tokenize.STRING or not _SQL.search(token.string):
                continue
            start = self._starts[token.start[0] - 1]
            start += len(token.line[: token.start[1]].encode())
            for found in _SQL_WORD.finditer(token.string):
                at = start + len(token.string[: found.start()].encode())
                whole = at, at + len(found[0].encode())
                yield self._changed(whole, _SQL_WORDS[found[0]])

    def _changed(self, span: _Span, after: str) -> Mutant:
        first, last = span
        content = self._content[:first] + after.encode() + self._content[last:]
        line = self._content.count(b"\n", 0, first) + 1
        lines = next((lines for lines in self._statements if line in lines), range(line, line + 1))
        text = _line(self._content, first).strip()
        before = self._content[first:last].decode()
        imported = not any(line in inside for inside in self._functions)
        return Mutant(self._path, lines, imported, line, text, before, after, content)

    def _span(self, node: ast.AST) -> _Span:
        first = self._starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        last = self._starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return first, last


def _statements(tree: ast.AST) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.stmt))


def _lines(statement: ast.stmt) -> range:
    """The lines of a statement, without those of others within it."""
    last = statement.end_lineno or statement.lineno
    inner = [one.lineno for one in _statements(statement) if one is not statement]
    return range(statement.lineno, min([last + 1, *inner]) if inner else last + 1)


def _line(content: bytes, place: int) -> str:
    begin = content.rfind(b"\n", 0, place) + 1
    return content[begin : content.find(b"\n", place)].decode()


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module that do something when it runs, without its types."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not _says_nothing(node):
                yield node
                yield from _run(node)


def _says_nothing(node: ast.AST) -> bool:
    """Whether a part of a module is there for its readers and for type checkers alone."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Expr(value=ast.Constant()):
            return True
        case ast.Call(func=ast.Name(id="cast" | "TypeVar" | "assert_never")) | ast.JoinedStr():
            return True
        case ast.ClassDef(bases=bases):
            return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in bases)
        case _:
            return False


def _changes(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """What can be put in the place of a node, or of its condition."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for place, op in enumerate(ops):
                if other := _COMPARISONS.get(type(op)):
                    changed = [*ops[:place], other(), *ops[place + 1 :]]
                    yield node, _written(ast.Compare(left, changed, others))
        case ast.BoolOp(op=op, values=values):
            opposite = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield node, _written(ast.BoolOp(opposite, values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, _written(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            yield node, _written(ast.BinOp(left, _ARITHMETIC[type(op)](), right))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
                yield test, _written(ast.UnaryOp(ast.Not(), test))
        case _:
            yield from ((node, after) for after in _plain_changes(node))


def _plain_changes(node: ast.AST) -> Iterator[str]:
    """Another value, or what stands for a statement that is left out."""
    match node:
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() | float() as value):
            yield f"({value + 1})"
        case ast.Return(value=ast.AST() as value) if ast.unparse(value) != "None":
            yield "return None"
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise():
            yield "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "pass"
        case ast.Continue():
            yield "break"
        case ast.Break():
            yield "continue"
        case _:
            return


def _written(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def _short(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= 110 else f"{whole[:107]}…"
