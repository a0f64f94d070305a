"""A primary killed under a recorder: nothing acknowledged is lost, and the recorder carries on."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.faults.failover import fail_over


def test_a_recorder_carries_on_with_the_standby() -> None:
    with TemporaryDirectory(prefix="pg-") as folder:
        found = fail_over(Path(folder), readouts=45, outage=2)
    assert found.failures == []
    assert found.before >= 15
    assert found.after == 45
