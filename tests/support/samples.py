"""Files to read in the tests: the shipped ones, and the smallest readout that there is."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import EVENTS

SHIPPED = sorted((EVENTS / "jp-ru").glob("*.yaml"))

SMALLEST = """\
readout: 2019-06-29-osaka
parties: [JP, RU]
meetings:
  - date: 2019-06-29
statements:
  - type: CommitmentMade
    item: peace-treaty
    by: [JP, RU]
    summary: Go on negotiating.
"""


def written(folder: Path, content: str | bytes, name: str = "x.yaml") -> Path:
    """A file with that content in the folder."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
