"""Drafting: from the text of a published readout to statements proposed for review."""
