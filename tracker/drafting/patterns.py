"""Patterns: the turns of English by which what was said is judged, put together from fragments."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml

from tracker.drafting.alternatives import Form, expression
from tracker.drafting.times.vocabulary import MONTH, SEASON, YEAR

_FRAGMENT = re.compile(r"\{\{(\w+)\}\}")
_OF_THE_CALENDAR = {"month": MONTH, "season": SEASON, "year": YEAR}


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern by its name."""
    source = files("tracker.drafting").joinpath("patterns.yaml").read_text(encoding="utf-8")
    data = yaml.load(source, yaml.CSafeLoader)
    fragments: dict[str, Form] = data["fragments"] | _OF_THE_CALENDAR

    def whole(form: Form) -> str:
        return _FRAGMENT.sub(lambda mark: whole(fragments[mark[1]]), expression(form))

    return {name: re.compile(whole(form)) for name, form in data["patterns"].items()}
