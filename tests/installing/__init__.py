"""Installing: the locks and the Makefile's commands, as a user meets them on another day."""
