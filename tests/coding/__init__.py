"""Tests of coding: programs that are asked, what they say, and what is made of it."""
