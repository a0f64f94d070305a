"""Forms: those that an answer has for programs, whatever it answers."""

JSON = ("json", "jsonl")
"""A list or an object; and JSON Lines, each answer of a list on a line of its own."""

SHEETS = ("csv", "csv-bom", "xlsx")
"""Those that are rows and columns."""

FORMS = (*JSON, *SHEETS)

BREAKS = {ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}
"""What some programs take for the end of a line, and JSON need not escape, written escaped."""
