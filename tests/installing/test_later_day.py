"""A lock installs the same on any later day, when the index has newer versions of everything.

The Makefile itself is run, on locks of small packages and an index of its own. Its Python is this
one as it first came out: an older pip asks more of a lock.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installing.index import lock, served, wheel
from tests.support.makefile import make
from tests.support.project import PROJECT

FIRST_PIP = Path(__file__).with_name("pip.lock")

BACKEND = """
import shutil

def build_editable(folder, config_settings=None, metadata_directory=None):
    return shutil.copy("sample-0.1-py3-none-any.whl", folder).rsplit("/", 1)[-1]
"""


@pytest.fixture(scope="module")
def first_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This Python, but what its `-m venv` makes has the pip that its first release came with."""
    folder = tmp_path_factory.mktemp("first-python")
    download = "pip download --quiet --no-deps --require-hashes --only-binary :all:"
    got = subprocess.run(
        [sys.executable, "-m", *download.split(), "--dest", folder, "--requirement", FIRST_PIP],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution found" in got.stderr:
        pytest.skip("no package index is reached from here, to get an older pip from")
    assert got.returncode == 0, got.stderr
    [pip] = folder.glob("pip-*.whl")
    python = folder / "python"
    python.write_text(
        f"""#!/bin/sh
case "$1 $2" in
"-m venv")
    for made; do :; done
    "{sys.executable}" "$@" --without-pip &&
    "{sys.executable}" -m zipfile -e "{pip}" "$made"/lib/python3*/site-packages ;;
*)
    exec "{sys.executable}" "$@" ;;
esac
"""
    )
    python.chmod(0o755)
    return python


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with this Makefile, which needs `core`; its tests need `covering`."""
    folder = tmp_path / "sample project"
    folder.mkdir()
    (folder / "Makefile").write_text((PROJECT / "Makefile").read_text())
    wheel(folder, "sample", "0.1", "Requires-Dist: core>=1")
    (folder / "backend.py").write_text(BACKEND)
    (folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    return folder


@pytest.fixture
def wheels(tmp_path: Path, project: Path) -> Path:
    """What the index holds once everything has a newer version; the locks name the older ones."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    core = _core(folder, "1.0")
    tests_need = [_covering(folder, "1.0"), _covered(folder, "1.0")]
    (project / "requirements.lock").write_text(lock([core]))
    (project / "requirements-dev.lock").write_text(lock([core, *tests_need]))
    for newer in _core, _covering, _covered:
        newer(folder, "2.0")
    return folder


def _core(folder: Path, version: str) -> Path:
    return wheel(folder, "core", version)


def _covering(folder: Path, version: str) -> Path:
    """Asks for an extra, as pytest-cov does of coverage."""
    return wheel(folder, "covering", version, "Requires-Dist: covered[toml]>=1")


def _covered(folder: Path, version: str) -> Path:
    extra = 'Requires-Dist: tomli ; python_version < "3.11" and extra == "toml"'
    return wheel(folder, "covered", version, "Provides-Extra: toml", extra)


@pytest.fixture
def settings(wheels: Path, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which pip knows this index and no other, and has nothing in its cache."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    with served(wheels) as address:
        yield others | {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": address,
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "NO_PROXY": "127.0.0.1",
        }


def installed(project: Path) -> dict[str, str]:
    """What the project's environment holds, by name."""
    told = subprocess.run(
        [project / ".venv" / "bin" / "python", "-m", "pip", "list", "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {one["name"]: one["version"] for one in json.loads(told.stdout)}


def test_what_the_locks_name_is_installed_and_nothing_newer(
    project: Path, settings: dict[str, str], first_python: Path
) -> None:
    done = make(project, ".venv/installed-dev", f"PYTHON={first_python}", environment=settings)
    assert done.returncode == 0, done.stdout
    held = installed(project)
    assert f"pip=={held.pop('pip')} ;" in FIRST_PIP.read_text()
    assert held == {"sample": "0.1", "core": "1.0", "covering": "1.0", "covered": "1.0"}


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="the first pip of this Python is mended")
def test_such_an_index_stops_the_first_pip_where_it_resolves(
    project: Path, settings: dict[str, str], first_python: Path
) -> None:
    """So it was before; without it the test above would show nothing."""
    makefile = (project / "Makefile").read_text()
    assert makefile.count("--no-deps --require-hashes") == 1
    (project / "Makefile").write_text(
        makefile.replace("--no-deps --require-hashes", "--require-hashes")
    )
    done = make(project, ".venv/installed-dev", f"PYTHON={first_python}", environment=settings)
    assert done.returncode != 0
    assert "must have their versions pinned" in done.stdout
    assert re.search(r"covered\[toml\]>=1 .*covered-2\.0", done.stdout)


def test_a_lock_that_lacks_something_is_told(
    project: Path, settings: dict[str, str], first_python: Path
) -> None:
    (project / "requirements.lock").write_text("")
    done = make(project, ".venv/installed", f"PYTHON={first_python}", environment=settings)
    assert done.returncode != 0
    assert "sample 0.1 requires core, which is not installed" in done.stdout
    assert not (project / ".venv" / "installed").exists()
