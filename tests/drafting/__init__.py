"""Tests of drafting: phrases of time, sources, sentences, acts, items and whole readouts."""
