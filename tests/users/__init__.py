"""Tests of the users: who may do what, and how they are known."""
