"""Scales: how others score what was promised, each with a row for every situation."""

from tracker.reports.scales.g7 import G7
from tracker.reports.scales.obligations import OBLIGATIONS
from tracker.reports.scales.ogp import OGP
from tracker.reports.scales.pam import PAM
from tracker.reports.scales.politifact import POLITIFACT
from tracker.reports.scales.scale import Level, Rated, ScoreScale

SCALES: dict[str, ScoreScale] = {one.name: one for one in (G7, POLITIFACT, PAM, OGP, OBLIGATIONS)}
"""The scales by their names."""

__all__ = ["SCALES", "Level", "Rated", "ScoreScale"]
