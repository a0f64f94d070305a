"""Tests of the page: what is answered over HTTP, and what a browser makes of it."""
