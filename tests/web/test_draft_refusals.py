"""What is sent to begin or edit a draft and means harm: refused, told, and nothing changed."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.drafts import READOUT
from tests.support.records import Record, in_folder, size
from tests.support.reviews import server
from tests.support.word import bomb, document
from tracker import bootstrap


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = in_folder(tmp_path_factory.mktemp("refusals"))
    bootstrap.make(made.store)
    return made


@pytest.fixture(scope="module")
def officer(record: Record) -> Iterator[httpx.Client]:
    """Somebody who sends forms without a browser."""
    with server(record.store) as site, httpx.Client(base_url=site.address, timeout=60) as found:
        found.headers["origin"] = site.address
        yield found


def _token(officer: httpx.Client) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', officer.get("/drafts").text)
    assert found
    return found[1]


def _drafts(record: Record) -> int:
    with bootstrap.shelf(record.store) as shelf:
        return len(shelf.listed())


def _begin(officer: httpx.Client, content: bytes, name: str = "readout.txt") -> httpx.Response:
    fields = {"form_token": _token(officer)}
    return officer.post("/drafts", data=fields, files={"file": (name, content)})


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("/draft/x/record", "/draft/x"),
        ("/draft/x/edit", "/draft/x"),
        ("/team/add", "/team"),
        ("/account/password", "/account"),
        ("/sign-out", "/"),
    ],
)
def test_the_address_of_a_form_leads_back_to_its_page(
    officer: httpx.Client, form: str, page: str
) -> None:
    answer = officer.get(f"{form}?as_of=2031-06-01")
    assert answer.status_code == 303
    there = urlsplit(answer.headers["location"])
    assert (there.path, there.query) == (page, "as_of=2031-06-01")


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..\\..\\x.txt", "/etc/x", "a\u202e.txt"])
def test_the_name_of_a_file_leads_nowhere(record: Record, officer: httpx.Client, name: str) -> None:
    answer = _begin(officer, READOUT.encode(), name)
    assert answer.status_code == 303
    page = officer.get(answer.headers["location"]).text
    assert "etc/" not in page
    assert "\u202e" not in page
    assert size(record) == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "nothing to draft"),
        (b"PK\x03\x04" + bytes(100), "damaged zip archive"),
        (READOUT.encode("utf-8")[:20], "beside the text"),
    ],
)
def test_what_holds_no_readout_is_told(
    record: Record, officer: httpx.Client, content: bytes, told: str
) -> None:
    before = _drafts(record)
    answer = _begin(officer, content)
    assert answer.status_code == 400
    assert told in answer.text
    assert _drafts(record) == before


def test_of_a_text_and_a_file_neither_is_passed_over(record: Record, officer: httpx.Client) -> None:
    before = _drafts(record)
    fields = {"form_token": _token(officer), "text": "Two leaders met.", "publisher": "JP"}
    answer = officer.post("/drafts", data=fields, files={"file": ("a.txt", READOUT.encode())})
    assert answer.status_code == 400
    assert "text and a file were given" in answer.text
    assert "Two leaders met.</textarea>" in answer.text
    assert _drafts(record) == before


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 8])
def test_who_met_is_asked_for_where_the_text_does_not_say_it_alone(
    officer: httpx.Client, content: bytes
) -> None:
    assert "say so beside it" not in _begin(officer, content, "g.bin").text


def test_a_zip_bomb_is_refused(record: Record, officer: httpx.Client) -> None:
    before = _drafts(record)
    answer = _begin(officer, bomb(), "readout.docx")
    assert answer.status_code == 400
    assert "unpacks to far more" in answer.text
    assert _drafts(record) == before


def test_a_word_document_is_drafted(officer: httpx.Client) -> None:
    assert _begin(officer, document(READOUT), "readout.docx").status_code == 303


def test_a_gigabyte_is_refused_before_it_is_read(record: Record, officer: httpx.Client) -> None:
    before = _drafts(record)
    where = urlsplit(str(officer.base_url))
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=20) as line:
        head = (
            f"POST /drafts HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {officer.headers['origin']}"
            "\r\nContent-Type: multipart/form-data; boundary=x\r\n"
            f"Content-Length: {1 << 30}\r\n\r\n"
        )
        line.sendall(head.encode())
        assert b" 413 " in line.recv(4000)
    assert _drafts(record) == before


def test_a_form_of_another_site_or_without_its_token_changes_nothing(
    record: Record, officer: httpx.Client
) -> None:
    address = _begin(officer, READOUT.encode()).headers["location"]
    edit = {"base": "0", "statement": "s1", "what": "drop"}
    assert officer.post(f"{address}/edit", data=edit).status_code == 403
    stolen = {**edit, "form_token": _token(officer)}
    answer = officer.post(f"{address}/edit", data=stolen, headers={"origin": "http://evil.test"})
    assert answer.status_code == 403
    with bootstrap.shelf(record.store) as shelf:
        assert shelf.draft(address.rpartition("/")[2]).kept == ()


@pytest.mark.parametrize(
    "sent",
    [
        {"base": "99", "what": "drop", "statement": "s1"},
        {"base": "-1", "what": "drop", "statement": "s1"},
        {"base": "9" * 5000, "what": "drop", "statement": "s1"},
        {"base": "0", "what": "explode"},
        {"base": "0", "what": "drop", "statement": "../x"},
        {"base": "0", "what": "take", "number": "x"},
        {"base": "0", "what": "add", "words": " "},
        {"base": "0", "offer": "summary x", "statement": "s1"},
    ],
)
def test_what_is_no_edit_is_told(
    record: Record, officer: httpx.Client, sent: dict[str, str]
) -> None:
    address = _begin(officer, READOUT.encode()).headers["location"]
    answer = officer.post(f"{address}/edit", data={**sent, "form_token": _token(officer)})
    assert answer.status_code == 400
    with bootstrap.shelf(record.store) as shelf:
        assert shelf.draft(address.rpartition("/")[2]).kept == ()


def test_a_form_sent_again_is_done_once(record: Record, officer: httpx.Client) -> None:
    address = _begin(officer, READOUT.encode()).headers["location"]
    sent = {"base": "0", "what": "split", "statement": "s1", "form_token": _token(officer)}
    for _ in range(3):
        assert officer.post(f"{address}/edit", data=sent).status_code == 303
    with bootstrap.shelf(record.store) as shelf:
        assert len(shelf.draft(address.rpartition("/")[2]).kept) == 1


@pytest.mark.parametrize("part", ['name="text"', 'name="file"; filename="+2AA-.txt"'])
def test_half_a_character_is_refused(record: Record, officer: httpx.Client, part: str) -> None:
    before = _drafts(record)
    fields = {'name="form_token"': _token(officer), part: f"+2AA- {READOUT}"}
    parts = [f"--x\r\nContent-Disposition: form-data; {k}\r\n\r\n{v}" for k, v in fields.items()]
    kind = {"Content-Type": "multipart/form-data; boundary=x; charset=utf-7"}
    content = "\r\n".join([*parts, "--x--\r\n"]).encode()
    answer = officer.post("/drafts", content=content, headers=kind)
    assert answer.status_code == 400
    assert "no text has" in answer.text
    assert _drafts(record) == before


def test_there_is_no_draft_of_another_name(officer: httpx.Client) -> None:
    for path in ("/draft/nope", "/draft/nope/file"):
        assert officer.get(path).status_code == 404
