"""How well drafting agrees with what was coded by hand."""
