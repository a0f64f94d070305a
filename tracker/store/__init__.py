"""Where events are kept: the eventsourcing library's recorders, with our stamp on each event."""
