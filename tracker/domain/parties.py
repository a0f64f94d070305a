"""Parties: countries by ISO 3166-1 alpha-2 code, and the bodies that speak for themselves."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
    ZW
    """.split()  # noqa: SIM905 - the codes are read, and checked, as a table
)
"""The officially assigned codes of ISO 3166-1."""

BODIES = frozenset({"ASEAN", "EU", "G20", "G7", "NATO", "UN"})
"""Bodies that meet and promise in their own name."""

_MEANT = {"UK": "GB", "EL": "GR", "UAE": "AE", "USA": "US", "DPRK": "KP", "ROK": "KR"}


def party(value: str) -> str:
    """The code, if it is a party's.

    Raises:
        ValueError: it is none; says which was meant, where that is known.
    """
    if value in COUNTRIES or value in BODIES:
        return value
    meant = _MEANT.get(value.upper(), value.upper())
    known = meant in COUNTRIES or meant in BODIES
    hint = f"write {meant}" if known else f"or one of {', '.join(sorted(BODIES))}"
    raise ValueError(f"{value!r} is not a party: use an ISO 3166-1 alpha-2 code ({hint})")


Party = Annotated[str, AfterValidator(party)]
"""A country's ISO 3166-1 alpha-2 code, or one of the bodies."""
