"""Tests: a folder for each package of the program, and on top those that are of the whole."""
