"""Tests of statuses: each rule as a story, from what was said to what is so."""
