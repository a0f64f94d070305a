"""Tests of the exports: calendars and feeds as other programs read them."""
