"""Torn: SQLite's log cut off at every page and within every page, as when a machine stops.

python -m campaigns.torn
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from tests.support.faults.tearing import tear


def main() -> None:
    """Print what became of the store."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="PAGES")
    parser.add_argument("--verify-every", type=int, default=5, metavar="CUTS")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = tear(Path(folder), every=asked.every, verify_every=asked.verify_every)
    print(found, *found.failures, sep="\n  ", flush=True)
    sys.exit(bool(found.failures))


if __name__ == "__main__":
    main()
