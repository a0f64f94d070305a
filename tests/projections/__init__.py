"""Tests of the views: what is kept recording by recording is what the whole gives."""
