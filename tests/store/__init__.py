"""Tests of stores: what holds on SQLite and on PostgreSQL alike, and whose tables they are."""
