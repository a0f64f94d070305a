"""Parties: countries that are and were, bodies, and those that a user adds; by code and by name."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest
import yaml

from tests.support.commandline import tracker
from tests.support.records import Record
from tests.support.stories import commitment, readout
from tracker.domain.parties import BODIES, COUNTRIES, FORMER, party
from tracker.errors import Unreadable
from tracker.files import parties
from tracker.files.parties import known_parties
from tracker.files.readouts import read

FILE = """\
readout: a
parties: [JP, {party}]
publisher: {party}
meetings:
  - date: 2019-05-01
    participants: {{{party}: [Somebody]}}
statements:
  - type: CommitmentMade
    item: item
    by: [{party}]
    to: [JP]
    summary: Do it.
"""
NAMES = {
    "Japan": "JP",
    "jp": "JP",
    "JPN": "JP",
    "the United Kingdom": "GB",
    "UK": "GB",
    "United States": "US",
    "U.S.": "US",
    "Russia": "RU",
    "Russian Federation": "RU",
    "South Korea": "KR",
    "North Korea": "KP",
    "Viet Nam": "VN",
    "Côte d’Ivoire": "CI",
    "turkiye": "TR",
    "Iran": "IR",
    "Kosovo": "XK",
    "Soviet Union": "SU",
    "SUN": "SU",
    "Yugoslavia": "YU",
    "Czechoslovakia": "CS",
    "Serbia and Montenegro": "CS",
    "East Germany": "DD",
    "Netherlands Antilles": "AN",
    "Burma": "MM",
    "AU": "AU",
    "Australia": "AU",
    "African Union": "AUN",
    "the European Union": "EU",
    "World Trade Organization": "WTO",
    "Gulf Cooperation Council": "GCC",
}


def test_the_countries_are_those_of_the_standard() -> None:
    assert {one.alpha_2 for one in pycountry.countries} | {"XK"} == COUNTRIES
    assert {one.alpha_2 for one in pycountry.historic_countries} - COUNTRIES == FORMER


def test_every_body_has_a_code_and_a_name_of_its_own() -> None:
    listed = yaml.safe_load(Path(parties.__file__).with_name("parties.yaml").read_text("utf-8"))
    assert set(listed["parties"]) == BODIES
    assert set(listed["countries"]) <= COUNTRIES | FORMER
    assert not BODIES & {one.alpha_3 for one in pycountry.countries}
    known = known_parties(Path("/none"))
    for code, body in listed["parties"].items():
        for name in (code, body["name"], *body.get("names", [])):
            assert known.code(name) == code, name
    for country in pycountry.countries:
        assert known.code(country.alpha_3) == known.code(country.name) == country.alpha_2


@pytest.mark.parametrize("name", NAMES)
def test_a_party_is_found_by_its_name(name: str) -> None:
    assert known_parties(Path("/none")).code(name) == NAMES[name]


@pytest.mark.parametrize("name", ["", "Korea", "nowhere", "J", "the"])
def test_no_party_is_guessed(name: str) -> None:
    assert known_parties(Path("/none")).code(name) is None


ASKED = (
    "XK SU YU CS DD AN GCC OSCE AUN ECOWAS APEC UNESCO IAEA EU UN NATO ASEAN G7 G20 OECD WTO WHO"
)
ASKED += " IMF BRICS SCO CARICOM MERCOSUR CIS EAEU QUAD"


@pytest.mark.parametrize("code", ASKED.split())
def test_a_readout_of_a_party_is_recorded_asked_about_and_given_back(
    code: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(FILE.format(party=code))
    assert tracker("record", "a.yaml", folder=tmp_path).err == ""
    name = "-".join(sorted(["JP", code]))
    for words in (("--with", code), ("--with", code.lower()), ("--relationship", f"{code}-Japan")):
        told = tracker("open", *words, "--format", "csv", folder=tmp_path).out
        assert told.count(name) == 1, words
    assert tracker("export", "--to", "out", folder=tmp_path).out.startswith("Wrote 1 file")
    assert tracker("record", "out", folder=tmp_path).out.startswith("Already on record")


def test_what_is_no_party_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    for code, way in {
        "XX": "or the code of a body, such as EU; parties.yaml adds some",
        "UK": "write GB",
        "JPN": "write JP",
        "Russia": "write RU",
        "African Union": "write AUN",
        "TICADX": "or the code of a body, such as EU; parties.yaml adds some",
        "Unted Kingdom": "did you mean United Kingdom, GB?",
        "A-B": "or the code of a body, such as EU; parties.yaml adds some",
    }.items():
        (tmp_path / "a.yaml").write_text(FILE.format(party=code))
        with pytest.raises(Unreadable) as raised:
            read(tmp_path / "a.yaml")
        told = f"'{code}' is not a party: use an ISO 3166-1 alpha-2 code ({way})"
        lines = str(raised.value).splitlines()
        assert f"{tmp_path}/a.yaml:2: parties[1]: {told}" in lines


OWN = (
    "parties:\n  CABAL: {name: The Cabal, names: [Inner Circle]}\n  LEAGUE: A League of Their Own\n"
)


@pytest.mark.parametrize("where", ["beside", "above", "named"])
def test_a_user_adds_parties(where: str, tmp_path: Path) -> None:
    folder = tmp_path / "events" / "cabal-jp"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(FILE.format(party="CABAL"))
    ran = tracker("record", "events", folder=tmp_path)
    assert (ran.code, "'CABAL' is not a party" in ran.err) == (2, True)
    lists = {"beside": folder, "above": tmp_path, "named": tmp_path / "lists"}
    lists[where].mkdir(exist_ok=True)
    (lists[where] / "parties.yaml").write_text(OWN)
    env = {"TRACKER_PARTIES": "lists/parties.yaml"} if where == "named" else {}
    ran = tracker("record", "events", folder=tmp_path, env=env)
    assert (ran.code, ran.err) == (0, "")
    if where != "beside":
        told = tracker("open", "--with", "inner circle", folder=tmp_path, env=env)
        assert "item@a" in told.out
    # Whoever has the store and not the list reads it all, and exports what can be recorded again.
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "tracker.db").rename(elsewhere / "tracker.db")
    for words in (("open", "--with", "CABAL"), ("show", "item"), ("verify",), ("rebuild",)):
        assert tracker(*words, folder=elsewhere).code == 0
    assert tracker("export", "--to", "out", folder=elsewhere).code == 0
    new = ("--store", "sqlite:///new.db")
    assert tracker("record", "out", *new, folder=elsewhere).code == 0 or where == "above"


def test_an_export_brings_the_list_along(record: Record, tmp_path: Path) -> None:
    record.record(
        readout("a", commitment("x", by=["JP"]), on="2019-05-01", parties=["JP", "CABAL"])
    )
    store = ("--store", record.store)
    assert tracker("export", "--to", "out", *store, folder=tmp_path).out.startswith("Wrote 2 files")
    assert (tmp_path / "out/parties.yaml").read_text() == "parties:\n  CABAL: {name: CABAL}\n"
    (tmp_path / "out/parties.yaml").write_text(OWN)
    assert tracker("export", "--to", "out", *store, folder=tmp_path).out.startswith("Wrote 1 file")
    assert (tmp_path / "out/parties.yaml").read_text() == OWN
    new = ("--store", "sqlite:///new.db")
    assert tracker("record", "out", *new, folder=tmp_path).out.startswith("Recorded 1 readout")


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("parties:\n  AU: {name: African Union}\n", "parties.AU: does not fit"),
        ("parties:\n  afu: {name: African Union}\n", "parties.afu: does not fit"),
        ("parties:\n  A-U: {name: African Union}\n", "parties.A-U: does not fit"),
        ("parties:\n  JPN: {name: Another}\n", "JPN stands for the country JP"),
        ("parties: [A]\n", "parties: does not fit"),
        ("parties:\n  ABC: {title: x}\n", "parties.ABC.name: does not fit"),
        ("parties: {\n", "a value is missing here"),
    ],
)
def test_a_list_that_is_none_is_told_by_its_name(listed: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "parties.yaml").write_text(listed)
    (tmp_path / "a.yaml").write_text(FILE.format(party="RU"))
    ran = tracker("record", "a.yaml", folder=tmp_path)
    assert ran.code == 2
    assert "parties.yaml:" in ran.err
    assert told in ran.err


def test_a_list_is_nothing_to_record(tmp_path: Path) -> None:
    (tmp_path / "parties.yaml").write_text(OWN)
    ran = tracker("record", "parties.yaml", folder=tmp_path)
    assert (ran.code, "holds parties, which are known to the readouts" in ran.err) == (2, True)
    assert (
        tracker("record", "a.yaml", folder=tmp_path, env={"TRACKER_PARTIES": "no.yaml"}).code == 2
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--relationship", "Japan-Russia"), 0),
        (("--relationship", "rus-jpn"), 0),
        (("--relationship", "Russian Federation-JP"), 0),
        (("--with", "Russia"), 0),
        (("--with", "ruS"), 0),
        (("--relationship", "Guinea-Bissau"), 2),
        (("--relationship", "Guinea-Bissau-Japan"), 1),
        (("--relationship", "Japan"), 2),
        (("--relationship", "Japan-nowhere at all"), 2),
        (("--with", "nowhere at all"), 2),
        (("--with", ""), 2),
        (("--with", "CABAL"), 2),
    ],
)
def test_parties_are_taken_by_name_on_the_command_line(
    words: tuple[str, ...], code: int, recorded_once: Path
) -> None:
    ran = tracker("items", *words, folder=recorded_once)
    assert ran.code == code, ran.both
    assert code or ran.out.endswith("  Item  item\n")


@pytest.fixture(scope="module")
def recorded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parties")
    (folder / "a.yaml").write_text(FILE.format(party="RU"))
    assert tracker("record", "a.yaml", folder=folder).code == 0
    return folder


def test_what_is_on_record_is_read_whoever_knows_the_party() -> None:
    assert party("CABAL") == "CABAL"
    for wrong in ("XX", "cabal", "JP-RU", "A", "ABCDEFGHIJKLM", "../X", "CA BAL", "ÄBC", "CABAL\n"):
        with pytest.raises(ValueError, match="is not a party"):
            party(wrong)
