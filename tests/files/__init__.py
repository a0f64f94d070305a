"""Tests of readout files: what is read, what is refused and in what words, what is written."""
