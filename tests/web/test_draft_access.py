"""Drafts of those who may code in one relationship alone: they begin, see and record no others'."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import httpx
import pytest

from tests.support.drafts import READOUT
from tests.support.forms import said
from tests.support.records import Record, in_folder, size
from tests.support.sites import served
from tests.support.teams import HIDDEN, make_team, password, sent, signed_in, token_in
from tracker import bootstrap
from tracker.users import Role


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Record:
    made = in_folder(tmp_path_factory.mktemp("team"))
    make_team(made)
    with bootstrap.users(made.store) as users:
        users.add("zoe", password("zoe"))
        users.grant("zoe", Role.CODE, "CL-JP")
    return made


@pytest.fixture(scope="module")
def site(team: Record) -> Iterator[str]:
    with served(team.store) as address:
        yield address


@pytest.fixture
def zoe(site: str) -> httpx.Client:
    return signed_in(site, "zoe")


def test_nobody_begins_a_draft_between_others(site: str, team: Record) -> None:
    before = _drafts(team)
    answer = sent(signed_in(site, "ben"), "/drafts", "/drafts", text=READOUT)
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert "may not code for CL-JP" in answer.text
    assert "driving licences" in answer.text
    assert _drafts(team) == before


def test_half_a_word_among_the_parties_shuts_nobody_out(zoe: httpx.Client) -> None:
    draft = _begun(zoe)
    for base, typed in enumerate(("JP, C", "Japan and Chile", "CL, JP")):
        assert _edited(zoe, draft, base, parties=typed).status_code == httpx.codes.SEE_OTHER
        assert zoe.get(draft).status_code == httpx.codes.OK
    assert zoe.get(f"{draft}/file").status_code == httpx.codes.OK


def test_parties_that_are_typed_tell_nothing_and_record_nothing_of_others(
    zoe: httpx.Client, site: str, team: Record
) -> None:
    draft, before = _begun(zoe), size(team)
    _edited(zoe, draft, 0, parties="CN, JP", **{"meeting-0-date": "2019-02-01"})
    _edited(zoe, draft, 2, statement="s1", renews="mining@2019-02-01-b", item="mining")
    page = zoe.get(draft).text
    assert HIDDEN not in page
    assert "cn-jp-2019-02-01-summit" not in page
    answer = sent(zoe, draft, f"{draft}/record", base="4", doubtful="1")
    assert answer.status_code == httpx.codes.FORBIDDEN
    assert size(team) == before
    assert signed_in(site, "ben").get(draft).status_code == httpx.codes.FORBIDDEN


def test_a_draft_tells_alike_of_what_is_between_others_and_of_what_is_nowhere(
    zoe: httpx.Client, team: Record
) -> None:
    draft, before = _begun(zoe), size(team)
    refs = ("mining@2019-02-01-b", "visa@2019-01-01-a", "nosuch@2019-02-01-b", "nosuch@nowhere")
    pages = []
    for base, ref in enumerate(refs):
        _edited(zoe, draft, base, statement="s1", renews=ref)
        page = said(zoe.get(draft)).partition("What recording it would change")[2]
        told = page.partition("The text")[0]
        assert f"{ref} cannot be named" in told
        pages.append(told.replace(ref, "REF"))
        answer = sent(zoe, draft, f"{draft}/record", base=str(base + 1), doubtful="1")
        assert answer.status_code == httpx.codes.FORBIDDEN
    assert len({page.partition("Edits")[0] for page in pages}) == 1
    assert size(team) == before


def test_what_was_recorded_between_others_is_theirs(
    zoe: httpx.Client, site: str, team: Record
) -> None:
    draft = _begun(zoe)
    with bootstrap.shelf(team.store) as shelf:
        name = draft.rpartition("/")[2]
        shelf.end(name, "2031-05-14-osaka", by="carl", version=0)
    assert zoe.get(draft).status_code == httpx.codes.OK
    other, carl = _begun(zoe), signed_in(site, "carl")
    assert _edited(carl, other, 0, parties="CN, JP").status_code == httpx.codes.SEE_OTHER
    with bootstrap.shelf(team.store) as shelf:
        shelf.end(other.rpartition("/")[2], "2031-05-14-elsewhere", by="carl", version=1)
    assert zoe.get(other).status_code == httpx.codes.FORBIDDEN
    assert carl.get(other).status_code == httpx.codes.OK


def test_a_form_that_is_sent_twice_at_once_begins_one_draft(
    zoe: httpx.Client, team: Record
) -> None:
    form = {"form_token": token_in(zoe.get("/drafts").text), "text": READOUT}
    before = _drafts(team)

    def send(_: int) -> int:
        return zoe.post("/drafts", data=form).status_code

    with ThreadPoolExecutor() as pool:
        told = {*pool.map(send, range(4))}
    assert told <= {httpx.codes.SEE_OTHER, httpx.codes.CONFLICT}
    assert _drafts(team) == before + 1


def test_a_pasted_text_has_the_digest_of_the_text_however_a_browser_ends_its_lines(
    zoe: httpx.Client, team: Record
) -> None:
    address = sent(zoe, "/drafts", "/drafts", text=READOUT.replace("\n", "\r\n"))
    with bootstrap.shelf(team.store) as shelf:
        draft = shelf.draft(address.headers["Location"].rpartition("/")[2])
    assert draft.state.made["sha256"] == sha256(READOUT.encode()).hexdigest()


def _begun(client: httpx.Client) -> str:
    answer = sent(client, "/drafts", "/drafts", text=READOUT)
    assert answer.status_code == httpx.codes.SEE_OTHER, answer.text
    return answer.headers["Location"]


def _edited(client: httpx.Client, draft: str, base: int, **fields: str) -> httpx.Response:
    return sent(client, draft, f"{draft}/edit", base=str(base), **fields)


def _drafts(record: Record) -> int:
    with bootstrap.shelf(record.store) as shelf:
        return len(shelf.listed())
