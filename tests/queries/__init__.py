"""Tests of the queries: what can be asked of a record, and how it is found."""
