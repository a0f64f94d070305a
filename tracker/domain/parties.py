"""Parties: countries by their ISO 3166 codes, and the bodies that speak for themselves."""

from __future__ import annotations

import re
from typing import Annotated, Protocol

from pydantic import AfterValidator, ValidationInfo

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA
    ZM ZW
    """.split()  # noqa: SIM905 - the codes are read, and checked, as a table
)
"""The officially assigned codes of ISO 3166-1, and XK, which means Kosovo everywhere."""

FORMER = frozenset(
    """
    AN BU CS CT DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR
    """.split()  # noqa: SIM905
)
"""The codes of former countries (ISO 3166-3), except those that another country has now."""

BODIES = frozenset(
    """
    ACD ACS ADB AFDB AIIB AMU APEC ASEAN AUKUS AUN BENELUX BIMSTEC BRICS BSEC CARICOM CBSS CEEAC
    CELAC CEMAC CICA CIS COE COMESA COMMONWEALTH CPLP CSTO CTBTO D8 E3 EAC EAEU EBRD ECB ECO ECOWAS
    EFTA EIB EU FAO FATF G15 G20 G24 G4 G5SAHEL G7 G77 G8 GCC GECF IADB IAEA ICAO ICC ICRC IEA IFAD
    IFRC IGAD ILO IMF IMO INTERPOL IOM IORA IRENA ITU LAS MERCOSUR MRC NATO NB8 NDB NORDIC OAS OECD
    OECS OIC OIF OPCW OPEC OSCE OTS P5 PALM PIF QUAD SAARC SADC SCO SICA TICAD UFM UN UNASUR UNCTAD
    UNDP UNEP UNESCO UNHCR UNICEF UNIDO UNODC UNRWA UNSC UPU V4 WBG WCO WFP WHO WIPO WMO WTO
    """.split()  # noqa: SIM905
)
"""Bodies that meet and promise in their own name; `tracker/files/parties.yaml` has their names."""

BODY = r"(?:[A-Z][0-9]|EU|UN|[A-Z][A-Z0-9]{2,11})"
"""The form of a body's code; two letters are a country's, but for the oldest two bodies."""

_BODY = re.compile(BODY)
_MEANT = {"UK": "GB", "EL": "GR", "UAE": "AE", "USA": "US", "DPRK": "KP", "ROK": "KR"}


class Known(Protocol):
    """The bodies that a file may name, and what countries and bodies are called."""

    def __contains__(self, code: object) -> bool:
        """Whether a body of that code is known."""

    def code(self, name: str) -> str | None:
        """The code of the country or body of that name, if there is one."""

    def near(self, name: str) -> list[str]:
        """The names that may be meant by one that is no party's, the likest first."""


def party(value: str, known: Known | None = None) -> str:
    """The code, if it is a party's.

    Args:
        value: the code.
        known: the bodies that can be meant; None for a code out of a record, where a body may be
            known to others than to whoever reads it.

    Raises:
        ValueError: it is none; says which was meant, where that is known.
    """
    if value in COUNTRIES or value in FORMER:
        return value
    if _BODY.fullmatch(value) and (known is None or value in known):
        return value
    meant = _MEANT.get(value.upper(), value.upper())
    if meant not in COUNTRIES | FORMER | BODIES and (known is None or meant not in known):
        meant = (known and known.code(value)) or ""
    other = "or the code of a body, such as EU; parties.yaml adds some"
    near = known.near(value) if known and not meant else []
    alike = f"did you mean {near[0]}, {known.code(near[0])}?" if known and near else ""
    hint = f"write {meant}" if meant else alike or other
    raise ValueError(f"{value!r} is not a party: use an ISO 3166-1 alpha-2 code ({hint})")


def _party(value: str, info: ValidationInfo) -> str:
    if value in COUNTRIES:  # as nearly every one is
        return value
    return party(value, (info.context or {}).get("parties"))


Party = Annotated[str, AfterValidator(_party)]
"""A country's ISO 3166-1 alpha-2 code, a former country's, or the code of a body."""
