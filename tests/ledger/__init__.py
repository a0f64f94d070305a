"""Tests of the ledger: what is recorded, amended, judged, given out, taken in and verified."""
