"""Where events and views are kept: databases to ask, and the event store's recorders on them."""
