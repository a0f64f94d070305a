"""Tests of faults made on purpose: the program killed, a disk full, a server lost, files spoilt."""
