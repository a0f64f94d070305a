"""Drafts under review: what is drafted from a text, kept in the store until it is recorded."""
