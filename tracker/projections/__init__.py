"""The views: tables that every answer is read from, kept by the events and rebuilt from them."""
