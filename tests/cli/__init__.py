"""Tests of the command line: what each command prints, and what it tells the shell."""
