"""The locks: complete on every Python and system, in agreement, and of no particular machine."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.project import PROJECT

LOCKS = {"requirements.lock": "build", "requirements-dev.lock": "dev"}
"""Each lock, with the extra of the project that it is made for."""

SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
LINE = re.compile(
    r"# .*|[a-z0-9-]+==[\w.]+( ; [\w.' \"=<>!]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
)


def pinned(lock: str) -> list[Requirement]:
    """What a lock names, each with its one version and its marker."""
    text = (PROJECT / lock).read_text(encoding="utf-8")
    return [Requirement(line) for line in re.findall(r"^(\w.*?) \\$", text, flags=re.MULTILINE)]


def missing(lock: str, extra: str, environment: dict[str, str]) -> set[str]:
    """What the project and its packages ask for in that environment and the lock does not give."""
    held = {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in pinned(lock)
        if one.marker is None or one.marker.evaluate(environment)
    }
    lacking: set[str] = set()
    seen: set[tuple[str, str]] = set()
    ahead = [("commitment-tracker", name) for name in ("", extra)]
    while ahead:
        package, extra = ahead.pop()
        if (package, extra) in seen:
            continue
        seen.add((package, extra))
        for asked in map(Requirement, _asked(package)):
            if asked.marker and not asked.marker.evaluate({**environment, "extra": extra}):
                continue
            name = canonicalize_name(asked.name)
            given = name == "commitment-tracker" or (
                name in held and asked.specifier.contains(held[name], prereleases=True)
            )
            if not given:
                lacking.add(f"{asked}, for {package}")
            ahead += [(name, wanted) for wanted in ("", *asked.extras)]
    assert len(seen) > 20
    return lacking


def _asked(package: str) -> list[str]:
    try:
        return requires(package) or []
    except PackageNotFoundError:
        assert package == "colorama", f"{package} is not here, to see what it asks for"
        return []


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_nothing_is_missing_on_any_python(python: str, system: str, lock: str) -> None:
    environment = SYSTEMS[system] | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    assert missing(lock, LOCKS[lock], environment) == set()


def test_a_lock_that_lacks_something_would_be_found() -> None:
    environment = SYSTEMS["Linux"] | {"python_version": "3.11", "python_full_version": "3.11.0"}
    lacking = missing("requirements.lock", "dev", environment)
    assert any(one.startswith("hypothesis") for one in lacking)
    assert any(one.startswith("psycopg-binary") for one in lacking)
    assert not any(one.startswith("click") for one in lacking)


def test_the_tests_run_on_what_users_get() -> None:
    """The longer lock holds the shorter one, word for word."""
    assert set(map(str, pinned("requirements.lock"))) < set(
        map(str, pinned("requirements-dev.lock"))
    )


@pytest.mark.parametrize("lock", [*LOCKS, "tests/installing/pip.lock"])
def test_a_lock_names_no_machine_and_no_host(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert all(LINE.fullmatch(line) for line in text.splitlines())
    assert not re.search(r"[/@]|\bfile:", text)
