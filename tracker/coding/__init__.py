"""Coding: a second coder beside the rules, any program that reads a prompt and writes JSON."""
