"""Tests of the domain: deadlines, names, amendments, grounds and the rules of every status."""
