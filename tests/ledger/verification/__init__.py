"""Tests of verification: whatever was changed is found, and told by its place."""
