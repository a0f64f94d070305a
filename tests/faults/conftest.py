"""Fixtures: one PostgreSQL server for all the tests of this folder."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest

with warnings.catch_warnings():
    # It warns, on being imported, where no runtime folder is set; it then takes another.
    warnings.simplefilter("ignore")
    from tests.servers import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A server that runs, by the connection string of its first database."""
    with postgresql() as found:
        yield found
