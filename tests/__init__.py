"""Tests: stories of the domain, laws of the two clocks, transcripts of the command line."""
