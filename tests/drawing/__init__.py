"""Tests of the drawing: what of a record is shown as a picture, and where."""
