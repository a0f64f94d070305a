"""The library, as programs and notebooks use it."""
