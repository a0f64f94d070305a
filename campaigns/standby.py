"""Standby: the primary of a recorder is killed, its synchronous standby promoted.

python -m campaigns.standby --readouts 300 --outage 2
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from tests.support.faults.failover import fail_over


def main() -> None:
    """Print what became of the recorder."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--readouts", type=int, default=300)
    parser.add_argument("--outage", type=float, default=2.0, metavar="SECONDS")
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    failures = 0
    for _ in range(asked.runs):
        with tempfile.TemporaryDirectory() as folder:
            found = fail_over(Path(folder), readouts=asked.readouts, outage=asked.outage)
        print(found, *found.failures, sep="\n  ", flush=True)
        failures += len(found.failures)
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
