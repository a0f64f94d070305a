"""Editors: YAML as they read it, to check a file by its schema."""

from __future__ import annotations

from typing import Any

import yaml


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: numbers as numbers, dates as texts."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_an_editor_reads_it(text: str) -> Any:
    return yaml.load(text, Editor)  # noqa: S506
