"""Asking: what each question is asked of the shipped record where a test asks them all."""

from __future__ import annotations

from tracker.queries.catalogue import CATALOGUE

REF = "pilot-tours@2019-06-29-osaka"
ASKING: dict[str, tuple[str, ...]] = {
    **{question.name: () for question in CATALOGUE},
    "search": ("visa",),
    "show": ("pilot-tours",),
    "history": (REF,),
    "cite": (REF,),
    "compare": ("2018-12-01-buenos-aires", "2019-06-29-osaka"),
}
"""What is given to each question by name."""
