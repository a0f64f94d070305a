"""Campaigns: what takes too long for the tests, run by hand, each with a sample among them."""
