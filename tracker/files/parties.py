"""Lists of parties: the one that comes with the program, and those that users add to it.

A user's list is a file `parties.yaml` in the folder of a readout or in one above it, and the file
that the variable `TRACKER_PARTIES` names. What is on record is read without any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError, model_validator

from tracker import settings
from tracker.domain.names import slug_of
from tracker.domain.parties import BODY, COUNTRIES, FORMER
from tracker.domain.values import Model, Name
from tracker.errors import Fault, Unreadable
from tracker.files.encoding import MOST_BYTES
from tracker.files.scalars import scalar
from tracker.files.yaml import read_mapping
from tracker.suggestions import near

FILE = "parties.yaml"
"""The name of the file of a list of parties."""

_LIKE = 0.75
"""How much of two names has to be the same for the one to be suggested."""

_SHORT = 3
"""Up to how many letters names are codes, of which most are like another."""


class Body(Model):
    """A body by its name, with the other names that it is found by."""

    name: Name
    names: tuple[Name, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class PartyList(Model):
    """What a file of parties holds."""

    parties: dict[Annotated[str, StringConstraints(pattern=rf"^{BODY}$")], Body]
    countries: dict[str, tuple[Name, ...]] = Field(default_factory=dict)
    """Other names of countries, by their codes."""


class Parties:
    """The parties that are known in a place.

    Args:
        lists: the lists of them; of two that name a body, the later one is followed.
    """

    def __init__(self, lists: Iterable[PartyList]) -> None:
        self._lists = tuple(lists)
        self.bodies = {code: body for one in self._lists for code, body in one.parties.items()}
        self._names: dict[str, str] | None = None

    def __contains__(self, code: object) -> bool:
        """Whether a body of that code is known."""
        return code in self.bodies

    def code(self, name: str) -> str | None:
        """The code of the country or body of that name: a code, alpha-3 or a name in English."""
        upper = name.strip().upper()
        if upper in COUNTRIES or upper in FORMER or upper in self.bodies:
            return upper
        if self._names is None:
            self._names = dict(reversed([(_bare(one), code) for code, one in self._named()]))
        return self._names.get(_bare(name))

    def names(self) -> list[str]:
        """Every name by which a party is known here."""
        return [name for _, name in self._named()]

    def near(self, name: str, *, most: int = 1) -> list[str]:
        """The names that may be meant by one that is no party's, the likest first."""
        if len(name) <= _SHORT:
            return []
        known = {one.casefold(): one for one in self.names() if len(one) > _SHORT}
        return [known[one] for one in near(name.casefold(), known, most=most, like=_LIKE)]

    def name(self, code: str) -> str | None:
        """What a body is called, or a country by a name that the standard does not list."""
        if code in self.bodies:
            return self.bodies[code].name
        names = (one.countries[code][0] for one in self._lists if one.countries.get(code))
        return next(names, None)

    def _named(self) -> Iterator[tuple[str, str]]:
        """Every name with its code; of two alike, the first counts."""
        for one in reversed(self._lists):
            for code, body in one.parties.items():
                yield from ((code, name) for name in (body.name, *body.names))
            for code, names in one.countries.items():
                yield from ((code, name) for name in names)
        yield from _countries()


def known_parties(place: Path) -> Parties:
    """The parties that are known to a file, or to whoever is in a folder.

    Raises:
        Unreadable: a list of them is not one; it is named.
    """
    found = [path for path in (settings.parties_file(), _beside(place)) if path]
    return _together(tuple(_stamped(path) for path in found))


def party_list_text(codes: Iterable[str], known: Parties) -> str:
    """The text of a list of some bodies, with their names as far as they are known."""
    lines = []
    for code in sorted(codes):
        body = known.bodies.get(code) or Body(name=code)
        more = f", names: [{', '.join(scalar(one, flow=True) for one in body.names)}]"
        named = f"{{name: {scalar(body.name, flow=True)}{more if body.names else ''}}}"
        lines.append(f"  {code}: {named}\n")
    return f"parties:\n{''.join(lines)}"


def is_party_list(path: Path) -> bool:
    """Whether a file is a list of parties, and neither a readout nor a list of items."""
    if path.name != FILE:
        return False
    try:
        data = read_mapping(path.read_bytes()[: MOST_BYTES + 1], str(path))
    except (Unreadable, OSError):
        return True  # whoever reads a readout beside it is told what is wrong
    return "readout" not in data and "items" not in data


def _beside(place: Path) -> Path | None:
    """The nearest list in the folder of a file, or in those above it."""
    for folder in Path(place).absolute().parents:
        path = folder / FILE
        if path.is_file() and is_party_list(path):
            return path
    return None


_Stamp = tuple[Path, int, int]


def _stamped(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read: {error.strerror or error}") from None
    return path, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=16)
def _together(stamps: tuple[_Stamp, ...]) -> Parties:
    shipped = files("tracker.files").joinpath(FILE).read_bytes()
    return Parties([_list(shipped, FILE), *(_own(path) for path, _, _ in stamps)])


def _own(path: Path) -> PartyList:
    """A user's list; it may take no code that stands for a country."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read: {error.strerror or error}") from None
    found = _list(content, str(path))
    taken = {code: alpha_3 for alpha_3, code in _alpha_3().items() if alpha_3 in found.parties}
    if taken:
        code, alpha_3 = next(iter(taken.items()))
        raise Unreadable(f"{path}: {alpha_3} stands for the country {code}; give the body another")
    return found


def _list(content: bytes, file: str) -> PartyList:
    data: dict[str, Any] = read_mapping(content, file)
    try:
        return PartyList.model_validate(data)
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"] if step != "[key]")
        raise Unreadable(
            [
                Fault(
                    file,
                    1,
                    f"{where}: does not fit; under `parties`, write each body as CODE: {{name: …, "
                    "names: […]}}, its code of 3 to 12 capitals and digits",
                )
            ]
        ) from None


def _bare(name: str) -> str:
    """A name as it is looked up: its plain letters and digits."""
    return slug_of(name).removeprefix("the-")


@lru_cache(maxsize=1)
def _alpha_3() -> dict[str, str]:
    import pycountry  # noqa: PLC0415 - what only a name needs

    former = {one.alpha_3: one.alpha_2 for one in pycountry.historic_countries}
    return {
        **{alpha_3: code for alpha_3, code in former.items() if code in FORMER},
        **{one.alpha_3: one.alpha_2 for one in pycountry.countries},
    }


@lru_cache(maxsize=1)
def _countries() -> tuple[tuple[str, str], ...]:
    """The names of ISO 3166, whole and up to their comma, with the codes."""
    import pycountry  # noqa: PLC0415

    found = [(code, alpha_3) for alpha_3, code in _alpha_3().items()]
    short: list[tuple[str, str]] = []
    for one in (*pycountry.countries, *pycountry.historic_countries):
        if one.alpha_2 not in COUNTRIES | FORMER or (
            one in pycountry.historic_countries and one.alpha_2 in COUNTRIES
        ):
            continue
        names = [getattr(one, kind, None) for kind in ("name", "common_name", "official_name")]
        found += [(one.alpha_2, name) for name in names if name]
        short += [(one.alpha_2, name.partition(",")[0]) for name in names if name and "," in name]
    once = {_bare(name) for _, name in short if len({c for c, n in short if n == name}) == 1}
    return (*found, *((code, name) for code, name in short if _bare(name) in once))
