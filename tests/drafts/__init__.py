"""Tests of drafts under review: kept in the store, edited by several, tried and recorded."""
