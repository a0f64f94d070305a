"""Encounters: the verbs by which a text tells that people met."""

from __future__ import annotations

import re

_MEETS = r"met|meets|spoke|speaks|talked|held|holds|consulted|consults|conferred|confers"
_RECEIVES = r"received|receives|welcomed|welcomes|hosted|hosts"
_OPENS = r"(?:co-)?chair(?:ed|s)|open(?:ed|s)"
_ACTIVE = r"\b(?<!was )(?<!were )(?<!be )"
"""That somebody did it: not "was received by"."""

MEETS = rf"(?:{_MEETS}|{_RECEIVES}|{_OPENS}|called)"
"""What those do who meet, or open a meeting, one word of it."""

RECEIVED = re.compile(rf"\b(?:{_RECEIVES})\b")
"""What a host did."""

MET = re.compile(
    rf"{_ACTIVE}(?:{_MEETS}|{_RECEIVES}|had|called|paid|pays)\b"
    r"[^.;]{0,80}?\b(?:with|to|by|on)\b"
    rf"|{_ACTIVE}(?:met|meets|{_RECEIVES}|called)\b"
    r"|\b(?:said|says|stated)\b[^,;.]{0,40}?\s(?:following|after)\s+"
    r"(?:(?:his|her|their|a|\w+ly|official|bilateral)\s+){0,2}"
    r"(?:talks|meeting|consultations)\b[^.;]{0,60}?\bwith\b"
)
"""What somebody did who met somebody."""

OPENED_OR_MET = re.compile(rf"{MET.pattern}|\b(?:{_OPENS})\b")
"""The same, or that somebody opened the meeting or chaired it."""
