"""Faults: what makes them, and what looks at a store afterwards; for tests and campaigns alike."""
