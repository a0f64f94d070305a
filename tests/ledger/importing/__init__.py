"""Tests of imports: what an exported file must hold, although all of its digests are right."""
