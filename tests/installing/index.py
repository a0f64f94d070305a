"""A package index on this machine: the wheels in it are made by the test that asks for it."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


def wheel(folder: Path, name: str, version: str, *metadata: str) -> Path:
    """A wheel that holds one empty module.

    Args:
        folder: where to put it.
        name: the package's name, a word.
        version: the package's version.
        metadata: further lines, such as `Requires-Dist: …`.
    """
    about = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": "",
        f"{about}/METADATA": "\n".join(
            ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *metadata, ""]
        ),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},{_digest(text)},{len(text)}\n" for path, text in files.items())
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in {**files, f"{about}/RECORD": f"{record}{about}/RECORD,,\n"}.items():
            archive.writestr(member, text)
    return path


def _digest(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return f"sha256={digest.decode().rstrip('=')}"


def lock(wheels: Iterable[Path]) -> str:
    """A lock of these wheels, in the form of the project's own."""
    return "".join(
        f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in wheels
        for name, version in [path.name.split("-")[:2]]
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The wheels in a folder as an index of the simple form (PEP 503), by its address."""
    wheels = sorted(folder.glob("*.whl"))
    for name in {_name(path) for path in wheels}:
        links = [f'<a href="/{one.name}">{one.name}</a>' for one in wheels if _name(one) == name]
        page = folder / "simple" / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<!DOCTYPE html>\n" + "<br>\n".join(links), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/simple/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _name(path: Path) -> str:
    return path.name.split("-")[0]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
        """Keep what was asked for out of the test's output."""
