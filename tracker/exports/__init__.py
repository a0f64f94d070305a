"""Exports: answers in forms for other programs: sheets, calendars and feeds."""
