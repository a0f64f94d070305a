"""Compiling: templates made into programs that do once what is the same on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer


class Compiled(CodeGenerator):
    """Writes the program of a template, in the language of its environment.

    A page has thousands of calls and of values that fill it, and Jinja prepares for each what ours
    do not need: nothing that is called here asks for the context, and `finalize` has escaped
    whatever is put in, so that nothing is left to be escaped behind it.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the program, with the texts that nothing is put into as they are translated."""
        translating = _Translating(cast("Callable[[str], str]", self.environment.globals["_"]))
        super().visit_Template(translating.visit(node), frame)

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's own signature
    ) -> None:
        """Write a call."""
        plain = (("", one) for one in (*node.args, *node.kwargs))
        self.visit(node.node, frame)
        self.write("(")
        for mark, given in (*plain, ("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if given is not None:
                self.write(mark)
                self.visit(given, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


class _Translating(NodeTransformer):
    """Puts what a text is in a language in the place of what asks for that."""

    def __init__(self, translated: Callable[[str], str]) -> None:
        self._translated = translated

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)], kwargs=[]):
                return nodes.Const(self._translated(text), lineno=node.lineno)
            case _:
                return self.generic_visit(node)
