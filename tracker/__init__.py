"""Follows diplomatic commitments from readout to readout."""

__version__ = "0.1.0"
